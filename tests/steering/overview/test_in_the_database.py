"""What is counted in the database is what the rules say of each activity."""

from __future__ import annotations

import datetime as dt
from itertools import product

from django.db.models import Min, Q

from fyren.steering.content import outline_of
from fyren.steering.models import Activity, BudgetEdition, BudgetYear
from fyren.steering.queries.activities import activities_seen, lacking, row_of, with_days_of_steps, with_shown
from fyren.steering.queries.budgets import bodies_of
from fyren.steering.queries.facts import facts_of
from fyren.steering.queries.frame import Frame
from fyren.steering.queries.matrix import EVERYTHING, matrix_from
from fyren.steering.queries.told import told
from fyren.steering.rules import ActivityStatus, Quality, Shown, StanceKind
from tests.actions.world import World
from tests.steering.course import YearCourse

DAY = dt.timedelta(days=1)


def every_kind(course: YearCourse, day: dt.date) -> None:
    """Activities of every status, with last days and steps on each side of the day, said lately and long ago."""
    first = course.activity()
    around = (None, day - DAY, day, day + DAY)
    for status, ends_on, due_on in product(ActivityStatus, around, around):
        activity = Activity.objects.create(
            budget=course.budget, title="x", status=status, ends_on=ends_on, ended_because="Skäl"
        )
        activity.focus_areas.set(first.focus_areas.all())
        if due_on is not None:
            activity.steps.create(title="Steg", due_on=due_on)
            activity.steps.create(title="Gjort", due_on=day - DAY, done_on=day)
    midnight = dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)
    for place, key in enumerate(Activity.objects.values_list("pk", flat=True)):
        said_at = midnight - dt.timedelta(days=180 + place % 4, seconds=place % 3 - 1)
        texts = {"unit": ("", " ", "Enhet")[place % 3], "expected_result": ("", "\n", "Något")[place % 3]}
        Activity.objects.filter(pk=key).update(said_at=said_at, **texts)


def test_the_database_shows_and_judges_as_the_rules_do(world: World, course: YearCourse) -> None:
    viewer = world.contact
    every_kind(course, viewer.day)
    found = list(with_shown(with_days_of_steps(activities_seen(viewer), viewer.day), viewer.day))
    shown = {each.pk: row_of(each, viewer.day).shown for each in found}
    assert set(shown.values()) == set(Shown)
    assert {each.pk: each.shown for each in found} == shown
    for point in Quality:
        wanted = {each.pk for each in found if point in row_of(each, viewer.day).quality}
        assert 0 < len(wanted) < len(found)
        assert set(activities_seen(viewer).filter(lacking(point, viewer.day)).values_list("pk", flat=True)) == wanted


def test_the_matrix_counts_what_can_be_named(world: World, course: YearCourse, year: BudgetYear, frame: Frame) -> None:
    viewer = world.contact
    every_kind(course, viewer.day)
    course.activity(world.area.focus_areas.get(slug="3.1.2")).focus_areas.add(world.focus_area)
    matrix = matrix_from(facts_of(viewer, [year], frame), year, frame, bodies_of(year), EVERYTHING)
    for row in matrix.rows:
        named = list(told(viewer, year, frame, row.area.pk))
        assert sorted(each.shown for each in named) == sorted(
            shown for cell in row.cells for shown in cell.states.elements()
        )
    assert matrix.activities == matrix.undecided == Activity.objects.count()
    assert sum(row.activities for row in matrix.rows) == matrix.activities + 1, "one stands in two rows"


def test_a_handed_over_edition_counts_as_the_budget_did(
    world: World, course: YearCourse, year: BudgetYear, frame: Frame
) -> None:
    every_kind(course, world.contact.day)
    course.stance(StanceKind.CORE, "Varje dag.")
    own = facts_of(world.contact, [year], frame)
    edition = course.hand_over()
    assert edition.outline == outline_of(BudgetEdition.objects.get().content)
    others = facts_of(world.coordinator, [year], frame)
    assert others.activities == own.activities
    assert others.stances == own.stances
    assert not facts_of(world.viewer("carin"), [year], frame).activities


def test_the_outline_has_the_earliest_step_that_is_left(course: YearCourse, world: World) -> None:
    every_kind(course, world.contact.day)
    outline = course.hand_over().outline
    earliest = Min("steps__due_on", filter=Q(steps__done_on__isnull=True))
    kept = Activity.objects.annotate(earliest=earliest).values_list("status", "ends_on", "earliest")
    assert sorted(each[1:] for each in outline["activities"]) == sorted(
        [status, *(day.isoformat() if day else "" for day in days)] for status, *days in kept
    )
