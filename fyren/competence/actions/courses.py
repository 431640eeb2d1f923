"""Courses, and of whom they are required."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import save_values
from fyren.competence.access import check_require
from fyren.competence.models import Course, Requirement
from fyren.competence.search import refresh_course
from fyren.competence.standing import renew_standings
from fyren.people.access import check_keep
from fyren.people.models import Body, Unit
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.COURSE_SAVED)
def save_course(*, course: Course, values: Mapping[str, Any], expected_version: int, by: Viewer) -> Course:
    """Add a course, or change what is said of it. What is valid of it is reckoned anew when its validity changes.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: the course breaks a rule of its model.
        Conflict: someone else was first.
    """
    check_keep(by, course.authority)
    is_new = course.pk is None
    fields = save_values(course, values=values, expected_version=expected_version, by=by.actor)
    if "valid_months" in fields and not is_new:
        renew_standings(courses=[course.pk])
    refresh_course(course)
    record(Act.COURSE_SAVED, by=by.actor, about=course, fields=fields)
    return course


@action(Act.COURSE_REQUIRED)
def save_requirement(
    *, requirement: Requirement, values: Mapping[str, Any], expected_version: int, by: Viewer
) -> Requirement:
    """Say of whom a course is required, or change it.

    Raises:
        PermissionDenied: `by` may not require it of that body, or not of the one it is required of now.
        ValidationError: it is required already, or of units that are not the body's.
        Conflict: someone else was first.
    """
    if requirement.pk is not None:
        check_require(by, requirement.course, requirement.body)
    body = values.get("body", requirement.body)
    check_require(by, requirement.course, body)
    _check_units(values.get("units", requirement.units.all() if requirement.pk is not None else ()), body)
    fields = save_values(requirement, values=values, expected_version=expected_version, by=by.actor)
    record(Act.COURSE_REQUIRED, by=by.actor, about=requirement, fields=fields)
    return requirement


def _check_units(units: Iterable[Unit], body: Body | None) -> None:
    if any(body is None or unit.authority_id != body.pk for unit in units):
        raise ValidationError({"units": _("Choose units of the body in which it is required, or none.")})
