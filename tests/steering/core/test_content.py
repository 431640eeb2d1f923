"""The content of a frozen edition: read back as it was written."""

from __future__ import annotations

import dataclasses
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from fyren.base.frozen import checksum_of
from fyren.steering.actions.activities import bin_activity
from fyren.steering.content import (
    ActivityContent,
    BudgetContent,
    FocusAreaRef,
    GoalRef,
    PictureRef,
    StanceContent,
    StepContent,
    concerned,
    day_of,
    day_text,
)
from fyren.steering.queries.content import content_of
from tests.steering.course import YearCourse

WORDS = st.text(max_size=6)
DAYS = st.none() | st.dates()
DAY_TEXTS = DAYS.map(day_text)
AREAS = st.builds(FocusAreaRef, st.sampled_from("abcde"), WORDS, WORDS, WORDS)
STEPS = st.builds(StepContent, WORDS, DAY_TEXTS, DAY_TEXTS)
GOALS = st.builds(GoalRef, WORDS, WORDS, WORDS)
PICTURES = st.builds(PictureRef, WORDS, WORDS)
ACTIVITIES = st.builds(
    ActivityContent,
    amount=st.none() | st.integers(0, 10**9),
    focus_areas=st.lists(AREAS, max_size=2).map(tuple),
    perspectives=st.lists(WORDS, max_size=2).map(tuple),
    target_groups=st.lists(WORDS, max_size=2).map(tuple),
    steps=st.lists(STEPS, max_size=2).map(tuple),
    goals=st.lists(GOALS, max_size=2).map(tuple),
    pictures=st.lists(PICTURES, max_size=2).map(tuple),
)
STANCES = st.builds(StanceContent, AREAS, WORDS, WORDS)
CONTENTS = st.builds(
    BudgetContent,
    year=st.integers(2000, 2100),
    stances=st.lists(STANCES, max_size=2).map(tuple),
    activities=st.lists(ACTIVITIES, max_size=2).map(tuple),
)


@settings(max_examples=40, deadline=None)
@given(CONTENTS)
def test_what_is_read_back_is_what_was_written(content: BudgetContent) -> None:
    stored = json.loads(json.dumps(content.to_json()))
    assert BudgetContent.from_json(stored) == content
    assert checksum_of(stored) == checksum_of(content.to_json())


@settings(max_examples=40, deadline=None)
@given(CONTENTS, CONTENTS)
def test_equal_sums_are_equal_contents(one: BudgetContent, other: BudgetContent) -> None:
    assert (checksum_of(one.to_json()) == checksum_of(other.to_json())) is (one == other)


@pytest.mark.parametrize("version", [None, 0, 3])
def test_an_unknown_version_is_refused(version: int | None) -> None:
    data = BudgetContent("Nämnden", "x", 2026, False, (), ()).to_json()
    assert BudgetContent.from_json(data)
    with pytest.raises(ValueError, match="schema version"):
        BudgetContent.from_json(data | {"schema_version": version})


@settings(max_examples=40, deadline=None)
@given(CONTENTS)
def test_the_first_version_is_read_without_what_came_later(content: BudgetContent) -> None:
    data = json.loads(json.dumps(content.to_json())) | {"schema_version": 1}
    for activity in data["activities"]:
        for name in ("goals", "pictures"):
            del activity[name]
    read = BudgetContent.from_json(data)
    bare = [dataclasses.replace(each, goals=(), pictures=()) for each in content.activities]
    assert read == dataclasses.replace(content, activities=tuple(bare))


@given(DAYS)
def test_a_day_is_kept(day: object) -> None:
    assert day_of(day_text(day)) == day  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(CONTENTS, st.sets(st.sampled_from("abcde")))
def test_only_what_concerns_the_areas_is_left(content: BudgetContent, wanted: set[str]) -> None:
    left = concerned(content, wanted)
    assert left.stances == tuple(each for each in content.stances if each.focus_area.public_id in wanted)
    for activity in content.activities:
        helps = any(area.public_id in wanted for area in activity.focus_areas)
        assert (activity in left.activities) is helps
    assert dataclasses.replace(left, stances=(), activities=()) == dataclasses.replace(
        content, stances=(), activities=()
    )


@pytest.mark.django_db
def test_an_edition_costs_as_many_queries_with_many_activities(course: YearCourse) -> None:
    course.stance()
    counts = []
    for _ in range(2):
        course.activity()
        budget = course.fresh()
        with CaptureQueriesContext(connection) as captured:
            assert content_of(budget).activities
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.django_db
def test_what_lies_in_the_bin_is_not_in_the_edition(course: YearCourse) -> None:
    kept, binned = course.activity(title="Kvar"), course.activity(title="I papperskorgen")
    bin_activity(activity=binned, expected_version=binned.row_version, by=course.by)
    assert [each.public_id for each in content_of(course.fresh()).activities] == [kept.public_id]


@pytest.mark.django_db
def test_goals_and_pictures_are_copied_as_they_were_called(course: YearCourse) -> None:
    goal, picture = course.world.direction_goal, course.world.target_picture
    course.activity(direction_goals=[goal], target_pictures=[picture])
    edition = course.propose()
    type(goal).objects.update(wording="Ett annat mål")
    type(picture).objects.update(name="En annan målbild")
    (said,) = edition.read().activities
    assert said.goals == (GoalRef(goal.public_id, goal.wording, goal.process.name),)
    assert said.pictures == (PictureRef(picture.public_id, picture.name),)
    assert edition.schema_version == 2
    assert content_of(course.fresh()).activities[0].goals[0].wording == "Ett annat mål"


@pytest.mark.django_db
def test_what_was_proposed_in_the_first_version_is_adopted_as_it_was_proposed(course: YearCourse) -> None:
    course.activity()
    edition = course.propose()
    old = edition.content | {"schema_version": 1}
    for activity in old["activities"]:
        for name in ("goals", "pictures"):
            del activity[name]
    values = {"content": old, "checksum": checksum_of(old), "schema_version": 1}
    type(edition).objects.filter(pk=edition.pk).update(**values)
    adopted = course.adopt()
    assert (adopted.schema_version, adopted.checksum) == (1, checksum_of(old))
    assert adopted.read().activities[0].goals == ()
