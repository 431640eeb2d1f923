"""What waits in a report: for the contact, then for the head, then for who enters the decision."""

from __future__ import annotations

import datetime as dt

import pytest

from fyren.base.due import DueItem
from fyren.people.viewer import Viewer
from fyren.steering.actions import body_reports as actions
from fyren.steering.models import Round
from fyren.steering.report_due import reports_due
from fyren.steering.round_rules import ReportState, RoundState
from tests.steering.report.rounds import RoundCourse

pytestmark = pytest.mark.django_db

DECIDE = ["Lägg in beslutet"]


def waiting(viewer: Viewer) -> list[DueItem]:
    return list(reports_due(viewer))


def verbs(course: RoundCourse) -> dict[str, list[str]]:
    people = ("bjorn", "inger", "eva", "carin", "amira", "gun")
    found = {who: [str(item.verb) for item in waiting(course.world.viewer(who))] for who in people}
    return {who: said for who, said in found.items() if said}


def test_it_waits_for_each_in_turn(course: RoundCourse) -> None:
    course.driven_to(ReportState.WRITING)
    assert verbs(course) == {"bjorn": ["Skriv"]}
    course.send()
    assert verbs(course) == {"inger": ["Släpp"]}
    course.release()
    assert verbs(course) == {"bjorn": ["Lägg in beslutet"], "eva": ["Lägg in beslutet"]}
    course.decide()
    assert verbs(course) == {}


def test_decision_makers_read_what_lies_with_the_meeting(world) -> None:
    course = RoundCourse(world, "Arbete och välfärd")
    course.driven_to(ReportState.RELEASED)
    assert [str(item.verb) for item in waiting(world.decision_reader)] == ["Läs"]


def test_the_day_is_counted_back_from_the_meeting(course: RoundCourse) -> None:
    assert [item.date for item in (course.report and waiting(course.by))] == [None]
    on = course.world.day + dt.timedelta(days=10)
    actions.date_report(report=course.report, board_on=on, expected_version=1, by=course.by)
    (item,) = waiting(course.by)
    assert item.date == course.world.day - dt.timedelta(days=4)
    assert item.is_late(course.world.day)


@pytest.mark.parametrize(
    ("state", "asked"), [(ReportState.WRITING, {}), (ReportState.RELEASED, {"bjorn": DECIDE, "eva": DECIDE})]
)
def test_a_closed_round_asks_for_the_decision_only(
    course: RoundCourse, state: ReportState, asked: dict[str, list[str]]
) -> None:
    course.driven_to(state)
    Round.objects.update(state=RoundState.CLOSED)
    assert verbs(course) == asked
