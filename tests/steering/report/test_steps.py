"""A report's way from being written to being decided: sent, given back, released, taken back, decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from fyren.base.history import Conflict
from fyren.steering.actions import body_reports as actions
from fyren.steering.models import BodyReport
from fyren.steering.queries.body_reports import deadlines_of
from fyren.steering.round_rules import ReportState
from fyren.steering.rules import Instance
from tests.steering.report.rounds import RoundCourse

pytestmark = pytest.mark.django_db


def test_from_written_to_decided(course: RoundCourse) -> None:
    states = []
    course.tell()
    course.analyse()
    for step in (course.send, course.release, course.decide):
        states.append(step().state)
    report = course.fresh()
    assert states == ["sent", "released", "decided"]
    assert (report.sent_by, report.released_by) == (course.by.actor, course.head.actor)
    assert (report.instance, report.decided_on, report.section) == ("board", course.world.day, "88")


def test_without_its_analysis_nothing_is_sent(course: RoundCourse) -> None:
    course.tell()
    with pytest.raises(ValidationError, match="analysen"):
        course.send()
    course.analyse()
    assert course.send().state == ReportState.SENT
    assert course.content().unfinished, "parts that are not marked as done may be left"


def test_the_head_gives_back_with_a_reason_that_is_gone_once_it_is_sent_again(course: RoundCourse) -> None:
    report = course.driven_to(ReportState.SENT)

    def give_back(because: str) -> BodyReport:
        version = report.row_version
        return actions.give_back_report(report=report, because=because, expected_version=version, by=course.head)

    with pytest.raises(ValidationError):
        give_back(" ")
    assert (give_back("Siffrorna saknas.").state, course.fresh().returned_because) == ("writing", "Siffrorna saknas.")
    assert course.send().returned_because == ""


@pytest.mark.parametrize("state", [ReportState.SENT, ReportState.RELEASED])
def test_contact_and_head_take_back_what_is_not_decided(course: RoundCourse, state: ReportState) -> None:
    for by in (course.by, course.head):
        report = course.driven_to(state) if course.fresh().state == "writing" and by == course.by else course.fresh()
        taken = actions.take_back_report(report=report, expected_version=report.row_version, by=by)
        assert taken.state == ReportState.WRITING
        course.send()
        if state is ReportState.RELEASED:
            course.release()


def test_what_is_decided_is_not_taken_back(course: RoundCourse) -> None:
    report = course.driven_to(ReportState.DECIDED)
    with pytest.raises(PermissionDenied):
        actions.take_back_report(report=report, expected_version=report.row_version, by=course.by)


def test_what_is_sent_is_not_written_in(course: RoundCourse) -> None:
    course.driven_to(ReportState.SENT)
    with pytest.raises(PermissionDenied):
        course.tell(1, result="För sent.")


def test_the_head_writes_no_texts(course: RoundCourse) -> None:
    course.tell()
    course.by = course.head
    with pytest.raises(PermissionDenied):
        course.tell(1, result="Chefens ord.")


def test_a_step_over_what_has_changed_is_a_conflict(course: RoundCourse) -> None:
    report = course.driven_to(ReportState.SENT)
    with pytest.raises(Conflict):
        actions.release_report(report=report, expected_version=report.row_version - 1, by=course.head)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"section": ""}, "section"),
        ({"on": dt.date(2999, 1, 1)}, "decided_on"),
        ({"instance": Instance.COMPANY_BOARD}, "instance"),
        ({"instance": Instance.DELEGATION, "reported_on": dt.date(2000, 1, 1)}, "reported_on"),
    ],
)
def test_half_a_decision_is_refused(course: RoundCourse, changes, field: str) -> None:
    report = course.driven_to(ReportState.RELEASED)
    with pytest.raises(ValidationError) as refused:
        actions.decide_report(
            report=report,
            decision=replace(course.decision, **changes),
            expected_version=report.row_version,
            by=course.by,
        )
    assert set(refused.value.message_dict) == {field}
    assert course.fresh().state == ReportState.RELEASED


def test_a_company_decides_by_delegation_and_says_later_when_it_was_reported(world) -> None:
    course = RoundCourse(world, "Vidingehem")
    report = course.driven_to(ReportState.RELEASED)
    decision = replace(course.decision, instance=Instance.DELEGATION, section="", dnr="EX 5")
    report = actions.decide_report(report=report, decision=decision, expected_version=report.row_version, by=course.by)
    report = actions.change_report_facts(
        report=report, values={"reported_on": world.day}, expected_version=report.row_version, by=course.by
    )
    assert (report.state, report.instance, report.dnr, report.reported_on) == (
        "decided",
        "delegation",
        "EX 5",
        world.day,
    )


def test_the_days_are_counted_back_from_the_boards_meeting(course: RoundCourse) -> None:
    assert deadlines_of(course.report).due_on is None
    on = dt.date(2026, 9, 30)
    report = actions.date_report(report=course.report, board_on=on, expected_version=1, by=course.by)
    days = deadlines_of(report)
    assert (days.due_on, days.papers_on, days.board_on) == (dt.date(2026, 9, 16), dt.date(2026, 9, 23), on)
