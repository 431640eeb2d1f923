"""Texts of the steering model that frozen internal budgets have copied: they go with what they were copied from."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from fyren.base.frozen import checksum_of
from fyren.plan.actions.programme import save_direction_goal
from fyren.plan.models import DirectionGoal
from fyren.plan.sorts import removal_mark
from fyren.steering.models import BudgetEdition
from tests.actions.world import World
from tests.plan.revision.everywhere import places_of
from tests.steering.blanking.erased import SECRET, WORD, nowhere, registrar_of, take_away, texts_in_files
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db
COPY = "steering.BudgetEdition.content"


def proposed(course: YearCourse) -> BudgetEdition:
    """An activity that helps a direction goal and a target picture, proposed."""
    world = course.world
    course.activity(direction_goals=[world.direction_goal], target_pictures=[world.target_picture])
    return course.propose()


@pytest.mark.parametrize("sort", ["goal", "picture", "process"])
def test_copies_go_with_the_text(course: YearCourse, world: World, sort: str) -> None:
    goal, picture = world.direction_goal, world.target_picture
    about, field = {"goal": (goal, "wording"), "picture": (picture, "name"), "process": (goal.process, "name")}[sort]
    type(about).objects.filter(pk=about.pk).update(**{field: SECRET})
    edition = proposed(course)
    before = edition.checksum
    assert COPY in places_of(WORD)
    assert WORD in texts_in_files()
    with pytest.raises(PermissionDenied):
        take_away(about, field, world.registrar)
    take_away(about, field, registrar_of(world, "KS"))
    assert nowhere()
    edition.refresh_from_db()
    (said,) = edition.read().activities
    texts = {"goal": said.goals[0].wording, "picture": said.pictures[0].name, "process": said.goals[0].process}
    assert [name for name, text in texts.items() if text == removal_mark()] == [sort]
    assert edition.checksum not in (before, "")
    assert (edition.number, edition.stage) == (1, "proposed")


def test_an_earlier_wording_goes_too_and_an_edition_without_it_stays(course: YearCourse, world: World) -> None:
    goal: Any = world.direction_goal
    other = YearCourse(world, "Vidingehem")
    other.activity()
    untouched = other.propose()
    values = {"process": goal.process, "position": 1, "valid_from": None, "valid_to": None, "source": ""}
    values = {name: getattr(goal, name) for name in values} | {"wording": SECRET}
    save_direction_goal(goal=goal, values=values, expected_version=goal.row_version, by=world.coordinator)
    proposed(course)
    DirectionGoal.objects.filter(pk=goal.pk).update(wording="Alla är trygga.")
    assert COPY in places_of(WORD)
    take_away(goal, "wording", registrar_of(world, "KS"))
    assert nowhere()
    again = BudgetEdition.objects.get(pk=untouched.pk)
    assert (again.checksum, again.row_version) == (untouched.checksum, untouched.row_version)


def test_an_edition_of_the_first_version_is_rewritten_as_the_present_one(course: YearCourse, world: World) -> None:
    activity = course.activity(title=SECRET)
    edition = course.propose()
    old = edition.content | {"schema_version": 1}
    for each in old["activities"]:
        for name in ("goals", "pictures"):
            del each[name]
    values = {"content": old, "checksum": checksum_of(old), "schema_version": 1}
    BudgetEdition.objects.filter(pk=edition.pk).update(**values)
    take_away(activity, "title", world.registrar)
    edition.refresh_from_db()
    assert edition.read().activities[0].title == removal_mark()
    assert edition.schema_version == edition.content["schema_version"] == 2
