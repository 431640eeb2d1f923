"""When the plan is revised, what was decided is read through what its focus areas became."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from fyren.plan.models import FocusArea, PlanEdition
from fyren.steering.queries.compare import compare_years
from fyren.steering.queries.frame import Frame, chosen, frame_of, plans_to_choose
from fyren.steering.queries.listing import Criteria, listed
from fyren.steering.queries.matrix import matrix_of
from tests.actions.world import World
from tests.plan.pages.reader import read
from tests.plan.revision.course import REWORDED, Course
from tests.steering.course import YearCourse

ClientOf = Callable[[str | None], Client]


def reworded(world: World) -> FocusArea:
    """3.1.2 as the second edition has it."""
    edition = PlanEdition.objects.get(plan=world.plan, stage="adopted", number__gt=1)
    return FocusArea.objects.get(development_area__edition=edition, number="3.1.2")


def frame_for(world: World, year: int) -> Frame:
    choice = chosen(plans_to_choose(world.coordinator), "")
    assert choice is not None
    return frame_of(choice, year)


def test_what_was_decided_before_stands_under_the_new_wording(world: World, course: YearCourse) -> None:
    old = world.area.focus_areas.get(slug="3.1.2")
    activity = course.activity(old)
    course.propose()
    course.adopt()
    Course(world).adopted()
    assert list(activity.focus_areas.all()) == [old], "the decision keeps the area it was made under"
    frame = frame_for(world, course.number)
    matrix = matrix_of(world.coordinator, course.year, frame)
    (row,) = (row for row in matrix.rows if row.activities)
    assert (row.area, row.is_lost) == (reworded(world), False)
    found = listed(world.coordinator, course.year, Criteria(area=row.area.public_id), frame)
    assert [each.key for each in found] == [activity.pk]


def test_an_earlier_year_is_framed_by_the_edition_that_held_then(world: World, course: YearCourse) -> None:
    Course(world).adopted()
    assert reworded(world).pk in frame_for(world, course.number).rows
    assert reworded(world).pk not in frame_for(world, course.number - 1).rows


def test_year_against_year_goes_through_the_mapping(client_of: ClientOf, world: World, course: YearCourse) -> None:
    before = YearCourse(world, year=course.number - 1)
    before.activity(world.area.focus_areas.get(slug="3.1.2"))
    before.propose()
    before.adopt()
    Course(world).adopted()
    course.activity(reworded(world))
    course.propose()
    course.adopt()
    comparison = compare_years(world.coordinator, course.year, before.year, frame_for(world, course.number))
    assert (comparison.earlier, comparison.later) == (before.year, course.year)
    rows = [row for _group, rows in comparison.groups for row in rows if row.area.number == "3.1.2"]
    assert [(row.earlier.activities, row.later.activities, row.change) for row in rows] == [(1, 1, 0)]
    text = read(client_of("amira").get(f"/aret/{course.number}/jamforelse/?med={before.number}")).text
    assert REWORDED in text
    assert f"{before.number}: 1 aktivitet. {course.number}: 1 aktivitet." in text


def test_the_thread_follows_to_the_current_edition(client_of: ClientOf, world: World, course: YearCourse) -> None:
    course.activity(world.area.focus_areas.get(slug="3.1.2"))
    course.propose()
    course.adopt()
    Course(world).adopted()
    address = {"fran": f"insatsomrade:{reworded(world).public_id}"}
    assert "Fråga om våld vid nybesök" in read(client_of("amira").get("/roda-traden/", address)).text
