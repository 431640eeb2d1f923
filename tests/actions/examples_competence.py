"""Examples of the competence room's actions."""

from __future__ import annotations

from collections.abc import Callable

from fyren.competence.actions import courses, headcounts
from fyren.competence.models import Course, CourseForm, Gives, Requirement
from fyren.competence.rules import Level
from tests.actions.world import World
from tests.competence.known import course_of, unit_of

Act = Callable[[], object]


def _course(world: World) -> Act:
    by, course = world.contact, Course(authority=world.board)
    values = {"name": "Grundkurs", "gives": Gives.BASE, "form": CourseForm.E_LEARNING}
    return lambda: courses.save_course(course=course, values=values, expected_version=1, by=by)


def _requirement(world: World) -> Act:
    by, course = world.contact, course_of(world.board, world.contact)
    values = {"level": Level.MANAGER.value, "body": world.board}
    return lambda: courses.save_requirement(
        requirement=Requirement(course=course), values=values, expected_version=1, by=by
    )


def _headcount(world: World) -> Act:
    by, unit = world.contact, unit_of(world.board)
    return lambda: headcounts.say_headcount(unit=unit, day=world.day, numbers={Level.MANAGER: 4}, by=by)


EXAMPLES: dict[str, Callable[[World], Act]] = {
    "fyren.competence.actions.courses.save_course": _course,
    "fyren.competence.actions.courses.save_requirement": _requirement,
    "fyren.competence.actions.headcounts.say_headcount": _headcount,
}
