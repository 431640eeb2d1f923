"""What tests of knowledge stand on: a course that is required, units with people, and what has been completed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from fyren.competence.actions.courses import save_course, save_requirement
from fyren.competence.actions.headcounts import say_headcount
from fyren.competence.counts import write_completions
from fyren.competence.models import FILE, Course, CourseForm, Gives, Requirement
from fyren.competence.rules import Level, month_number
from fyren.people.models import Body, Unit
from fyren.people.viewer import Viewer
from tests.actions.world import World


def course_of(body: Body, by: Viewer, **values: Any) -> Course:
    """A course of the body's, valid for two years."""
    said = {"name": "Grundkurs", "gives": Gives.BASE, "form": CourseForm.E_LEARNING, "valid_months": 24, **values}
    return save_course(course=Course(authority=body), values=said, expected_version=1, by=by)


def require(
    course: Course, by: Viewer, level: Level = Level.FRONT_LINE, body: Body | None = None, units: Iterable[Unit] = ()
) -> Requirement:
    """The course is required of the level, in all bodies where none is said, in all units where none are."""
    values = {"level": level.value, "body": body, "units": list(units)}
    return save_requirement(requirement=Requirement(course=course), values=values, expected_version=1, by=by)


def unit_of(body: Body, name: str = "Förskolan Ängen", **values: Any) -> Unit:
    """A unit of the body's."""
    return Unit.objects.create(authority=body, name=name, **values)


def people_in(unit: Unit, number: int, by: Viewer, level: Level = Level.FRONT_LINE, day: dt.date | None = None) -> None:
    """So many people of the level in the unit, from the day on."""
    say_headcount(unit=unit, day=day or by.day, numbers={level: number}, by=by)


def completed(
    unit: Unit, course: Course, number: int, day: dt.date, level: Level = Level.FRONT_LINE, source: str = FILE
) -> None:
    """So many completed the course in the month of the day."""
    write_completions({(unit.pk, level.value, course.pk, month_number(day)): number}, source)


def required_course(world: World) -> Course:
    """The executive board's course, required of those who meet people everywhere."""
    course = course_of(world.executive, world.coordinator)
    require(course, world.coordinator)
    return course
