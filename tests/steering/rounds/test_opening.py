"""Opening and changing a round."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from fyren.people.models import PlanScope
from fyren.steering.actions.rounds import change_round, open_round
from fyren.steering.models import Round
from fyren.steering.queries.budgets import bodies_of
from fyren.steering.queries.rounds import to_open
from fyren.steering.round_rules import (
    Deadlines,
    Lateness,
    ReportState,
    RoundState,
    Scope,
    deadlines,
    late_with,
)
from fyren.steering.round_template import TEMPLATES, Question
from fyren.steering.year_template import template_for
from tests.actions.world import World
from tests.steering.round_course import RoundCourse

DAY = dt.date(2027, 9, 10)


def test_a_round_begins_as_its_template_with_a_report_for_every_body_that_the_plans_address(
    course: RoundCourse,
) -> None:
    opened = course.round
    assert opened.state == RoundState.OPEN
    assert opened.cut_off_on == dt.date(opened.year.year, 8, 31)
    assert opened.scale.count() == 3
    assert opened.questions.filter(scope=Scope.BODY).exists()
    columns = bodies_of(opened.year)
    asked = {report.authority_id for report in opened.reports.all()}
    assert asked == {column.body.pk for column in columns if not column.is_outside}
    outside = {column.body.pk for column in columns if column.body.plan_scope == PlanScope.OUTSIDE}
    assert outside
    assert not asked & outside


def test_what_the_coordinator_changes_goes_before_the_template(world: World) -> None:
    year = RoundCourse(world).year.year
    opened = open_round(
        year=year,
        key="annual_report",
        values={"title": "Bokslut", "sent_before": 3},
        scale=["Ja", "Nej"],
        questions=[Question(Scope.ACTIVITY, "Vad kostade det?")],
        by=world.coordinator,
    )
    assert (opened.title, opened.sent_before) == ("Bokslut", 3)
    assert [step.label for step in opened.scale.all()] == ["Ja", "Nej"]
    assert [(each.scope, each.text) for each in opened.questions.all()] == [("activity", "Vad kostade det?")]


@pytest.mark.parametrize("scale", [[], ["Ja"], ["Ja", "Ja"]])
def test_a_scale_has_at_least_two_different_steps(world: World, scale: list[str]) -> None:
    year = RoundCourse(world).year.year
    with pytest.raises(ValidationError):
        open_round(year=year, key="annual_report", scale=scale, by=world.coordinator)
    assert not Round.objects.exists()


def test_a_year_has_one_round_of_a_kind(course: RoundCourse) -> None:
    with pytest.raises(ValidationError):
        open_round(year=course.round.year, key=course.key, by=course.world.coordinator)
    left = dict(to_open([course.round.year], [course.round]))
    assert [each.key for each in left[course.round.year]] == ["interim_march", "annual_report"]


def test_only_a_coordinator_opens_and_changes(course: RoundCourse) -> None:
    for by in (course.world.contact, course.world.administrator, course.world.auditor):
        with pytest.raises(PermissionDenied):
            open_round(year=course.round.year, key="annual_report", by=by)
        with pytest.raises(PermissionDenied):
            change_round(round=course.round, values={"title": "X"}, expected_version=1, by=by)


def test_the_rounds_belong_to_the_years_own_phases() -> None:
    phases = {phase.key for phase in template_for(after_election=False)}
    assert {template.key for template in TEMPLATES} <= phases


DAYS = deadlines(DAY, papers_before=7, sent_before=7)


@pytest.mark.parametrize(
    ("state", "day", "expected"),
    [
        (ReportState.WRITING, dt.date(2027, 8, 27), None),
        (ReportState.WRITING, dt.date(2027, 8, 28), Lateness.NOT_SENT),
        (ReportState.SENT, dt.date(2027, 9, 3), None),
        (ReportState.SENT, dt.date(2027, 9, 4), Lateness.NOT_RELEASED),
        (ReportState.RELEASED, DAY, None),
        (ReportState.RELEASED, dt.date(2027, 9, 11), Lateness.NOT_DECIDED),
        (ReportState.DECIDED, dt.date(2028, 1, 1), None),
    ],
)
def test_a_report_is_late_the_day_after(state: ReportState, day: dt.date, expected: Lateness | None) -> None:
    assert late_with(state, DAYS, day) is expected


def test_nobody_is_late_where_no_day_is_known() -> None:
    assert late_with(ReportState.WRITING, Deadlines(None, None, None), DAY) is None
