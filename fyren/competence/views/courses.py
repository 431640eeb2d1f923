"""Courses, and of whom each is required."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyren.competence.access import can_require
from fyren.competence.actions.courses import save_course, save_requirement
from fyren.competence.base_course import base_courses
from fyren.competence.forms.courses import CourseChangeForm, CourseEntryForm, RequirementChangeForm, RequirementForm
from fyren.competence.models import Course, Requirement
from fyren.competence.queries import courses_with_requirements
from fyren.people.access import can_keep
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.people.views.editing import history_of
from fyren.people.views.own import writes_for
from fyren.people.views.register import Place, Register, Words
from fyren.plan.queries.blanking import texts_to_blank


def courses(request: ViewerRequest) -> HttpResponse:
    """Every course that is given, for everyone who is logged in; earlier ones are folded away."""
    found, day = list(courses_with_requirements()), request.viewer.day
    context = {
        "courses": [each for each in found if each.valid_to is None or each.valid_to >= day],
        "earlier": [each for each in found if each.valid_to is not None and each.valid_to < day],
        "day": day,
        "writes_for": writes_for(request),
        "base_courses": base_courses(),
    }
    return render(request, "competence/courses.html", context)


def course(request: ViewerRequest, public_id: str) -> HttpResponse:
    """One course: what it gives, and of whom it is required."""
    found = get_object_or_404(courses_with_requirements(), public_id=public_id)
    required = list(found.requirements.all())
    context = {
        "course": found,
        "required": [(each, can_require(request.viewer, found, each.body)) for each in required],
        "may_keep": can_keep(request.viewer, found.authority),
        "history": history_of(found, *required),
        "to_blank": texts_to_blank(request.viewer, [found]),
    }
    return render(request, "competence/course.html", context)


def _course_place(course: Course) -> Place:
    if course.pk is None:
        return _("Courses"), reverse("courses")
    return str(course), reverse("course", args=[course.public_id])


def _save_course(course: Course, values: dict[str, Any], expected_version: int, by: Viewer) -> Course:
    return save_course(course=course, values=values, expected_version=expected_version, by=by)


COURSES = Register(
    kind=Course,
    form=CourseEntryForm,
    change_form=CourseChangeForm,
    save=_save_course,
    place=_course_place,
    words=Words(
        _("Add a course"),
        _("Add the course"),
        _("The course is added. Say of whom it is required."),
        _("Save"),
        _("Saved."),
    ),
)


def _save_requirement(
    requirement: Requirement, values: dict[str, Any], expected_version: int, by: Viewer
) -> Requirement:
    return save_requirement(requirement=requirement, values=values, expected_version=expected_version, by=by)


def _required(request: ViewerRequest, public_id: str) -> Requirement:
    return Requirement(course=get_object_or_404(Course, public_id=public_id))


REQUIREMENTS = Register(
    kind=Requirement,
    form=RequirementForm,
    change_form=RequirementChangeForm,
    save=_save_requirement,
    place=lambda requirement: _course_place(requirement.course),
    words=Words(
        _("Require the course"), _("Enter the requirement"), _("The requirement is entered."), _("Save"), _("Saved.")
    ),
    begun=_required,
    options=lambda request: {"viewer": request.viewer},
)
