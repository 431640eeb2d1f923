"""The truth table of every `can_x` on a body's report: each role, in each state, the round open and closed."""

from __future__ import annotations

import inspect

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from fyren.people.roles import Role
from fyren.people.viewer import Grant, Viewer, anonymous
from fyren.steering import report_access
from fyren.steering.queries.body_reports import own_report, report_of
from fyren.steering.round_rules import ReportState, RoundState
from tests.actions.world import World
from tests.steering.report.rounds import RoundCourse

pytestmark = pytest.mark.django_db

BOARD, ELSEWHERE = "Utbildning", "Vidingehem"
W, S, R, D = ReportState.WRITING, ReportState.SENT, ReportState.RELEASED, ReportState.DECIDED
ALWAYS = frozenset(ReportState)
HERE, THERE, UNKNOWN = "here", "there", ("nobody", "nowhere")
OWN_READERS = (Role.COORDINATOR, Role.CONTACT, Role.HEAD, Role.DECISION_READER, Role.REGISTRAR)
Who = tuple[str, str]


def _all() -> list[Who]:
    return [UNKNOWN, *((role.value, place) for role in Role for place in (HERE, THERE))]


def _table() -> dict[str, dict[Who, frozenset[ReportState]]]:
    """For each rule, who may and in which states; who is not named may never."""
    own = {(role.value, HERE): ALWAYS for role in OWN_READERS}
    handed = {
        (role.value, place): frozenset({R, D}) for role in (Role.COORDINATOR, Role.AUDITOR) for place in (HERE, THERE)
    }
    known = {who: frozenset({D}) for who in _all() if who != UNKNOWN}
    writers = ((Role.CONTACT.value, HERE), (Role.COORDINATOR.value, HERE))
    head, registrar = (Role.HEAD.value, HERE), (Role.REGISTRAR.value, HERE)
    return {
        "read_own_report": own,
        "read_report": known | handed | own,
        "write_report": dict.fromkeys(writers, frozenset({W})),
        "date_report": dict.fromkeys(writers, frozenset({W, S, R})),
        "release_report": {head: frozenset({S})},
        "take_back_report": dict.fromkeys((*writers, head), frozenset({S, R})),
        "decide_report": dict.fromkeys((*writers, registrar), frozenset({R})),
        "complete_decision": dict.fromkeys((*writers, registrar), frozenset({D})),
    }


TABLE = _table()
WHEN_CLOSED = ("read_own_report", "read_report", "decide_report", "complete_decision")


def _viewer(world: World, who: Who) -> Viewer:
    role, place = who
    if who == UNKNOWN:
        return anonymous(world.day)
    body = world.bodies[BOARD if place == HERE else ELSEWHERE]
    return Viewer("somebody", world.day, grants=(Grant(Role(role), body.public_id, body.name),))


@pytest.mark.parametrize("state", list(ReportState))
@pytest.mark.parametrize("round_state", list(RoundState))
def test_who_may_what(world: World, state: ReportState, round_state: RoundState) -> None:
    course = RoundCourse(world, BOARD)
    course.driven_to(state)
    type(course.round).objects.update(state=round_state)
    report = course.fresh()
    wrong = []
    for rule, rows in TABLE.items():
        for who in _all():
            expected = state in rows.get(who, frozenset()) and (round_state == RoundState.OPEN or rule in WHEN_CLOSED)
            viewer = _viewer(world, who)
            if getattr(report_access, f"can_{rule}")(viewer, report) is not expected:
                wrong.append(f"{rule} {who}: not {expected}")
            if _checked(rule, viewer, report) is not expected:
                wrong.append(f"check {rule} {who}: not {expected}")
    assert wrong == []


def _checked(rule: str, viewer: Viewer, report: object) -> bool:
    check = getattr(report_access, f"check_{rule}", None)
    if check is None:
        return getattr(report_access, f"can_{rule}")(viewer, report)
    try:
        check(viewer, report)
    except PermissionDenied:
        return False
    return True


@pytest.mark.parametrize("state", list(ReportState))
def test_the_queries_know_of_what_the_rules_let_one_read(world: World, state: ReportState) -> None:
    report = RoundCourse(world, BOARD).driven_to(state)
    for who in _all():
        viewer = _viewer(world, who)
        assert _found(report_of, viewer, report.public_id) is (state in TABLE["read_report"].get(who, frozenset()))
        assert _found(own_report, viewer, report.public_id) is (who in TABLE["read_own_report"])


def _found(query: object, viewer: Viewer, public_id: str) -> bool:
    try:
        query(viewer, public_id)  # type: ignore[operator]
    except Http404:
        return False
    return True


def test_every_rule_stands_in_the_table() -> None:
    rules = {
        name.removeprefix("can_")
        for name, _f in inspect.getmembers(report_access, inspect.isfunction)
        if name.startswith("can_") and _f.__module__ == report_access.__name__
    }
    assert rules == set(TABLE)
