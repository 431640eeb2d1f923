"""Courses, and of whom each is required."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.competence.access import can_require
from fyren.competence.actions.courses import save_course, save_requirement
from fyren.competence.forms import CourseChangeForm, CourseEntryForm, RequirementChangeForm, RequirementForm
from fyren.competence.models import Course, Requirement
from fyren.competence.queries import courses_with_requirements
from fyren.people.access import can_keep
from fyren.people.forms.versioned import values_of
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change, history_of
from fyren.people.views.own import own_authority, require_own, writes_for
from fyren.plan.queries.blanking import texts_to_blank


def courses(request: ViewerRequest) -> HttpResponse:
    """Every course that is given, for everyone who is logged in; those that are given no more are folded away."""
    found, day = list(courses_with_requirements()), request.viewer.day
    context = {
        "courses": [each for each in found if each.valid_to is None or each.valid_to >= day],
        "earlier": [each for each in found if each.valid_to is not None and each.valid_to < day],
        "day": day,
        "writes_for": writes_for(request),
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


def course_new(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Add a course."""
    body = own_authority(request, public_id)
    editing = Editing(
        save=lambda form: save_course(
            course=Course(authority=body), values=values_of(form), expected_version=1, by=request.viewer
        ),
        done=_page,
        message=_("The course is added. Say of whom it is required."),
        context={
            "title": _("Add a course"),
            "button": _("Add the course"),
            "explanation": body.name,
            "back": (_("Courses"), reverse("courses")),
        },
    )
    return add(request, CourseEntryForm(request.POST or None, instance=Course(authority=body)), editing)


def course_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Change what is said of a course."""
    found = _own(request, public_id)
    editing = _on_page(
        found,
        save=lambda form: save_course(
            course=_own(request, public_id), values=values_of(form), expected_version=form.version, by=request.viewer
        ),
        message=_("Saved."),
        title=_("Change: %(course)s") % {"course": found},
        button=_("Save"),
    )

    def make(data: Any, expected: int) -> CourseChangeForm:
        return CourseChangeForm(data, instance=_own(request, public_id), expected=expected)

    return change(request, found, make, editing)


def requirement_new(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say of whom a course is required."""
    found = _own(request, public_id)
    editing = _on_page(
        found,
        save=lambda form: save_requirement(
            requirement=Requirement(course=found), values=values_of(form), expected_version=1, by=request.viewer
        ),
        message=_("The requirement is entered."),
        title=_("Require: %(course)s") % {"course": found},
        button=_("Enter the requirement"),
    )
    form = RequirementForm(request.POST or None, instance=Requirement(course=found), viewer=request.viewer)
    return add(request, form, editing)


def requirement_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Change a requirement, or say when it ended."""
    required = _own_requirement(request, public_id)
    editing = _on_page(
        required.course,
        save=lambda form: save_requirement(
            requirement=_own_requirement(request, public_id),
            values=values_of(form),
            expected_version=form.version,
            by=request.viewer,
        ),
        message=_("Saved."),
        title=_("Change the requirement"),
        button=_("Save"),
        explanation=str(required.course),
        history=history_of(required),
    )

    def make(data: Any, expected: int) -> RequirementChangeForm:
        instance = _own_requirement(request, public_id)
        return RequirementChangeForm(data, instance=instance, expected=expected, viewer=request.viewer)

    return change(request, required, make, editing)


def _own(request: ViewerRequest, public_id: str) -> Course:
    found = get_object_or_404(Course.objects.select_related("authority"), public_id=public_id)
    require_own(request, found.authority)
    return found


def _own_requirement(request: ViewerRequest, public_id: str) -> Requirement:
    found = get_object_or_404(Requirement.objects.select_related("course__authority", "body"), public_id=public_id)
    if not can_require(request.viewer, found.course, found.body):
        raise Http404
    return found


def _page(course: Course) -> str:
    return reverse("course", args=[course.public_id])


def _on_page(course: Course, *, save: Any, message: str, **context: Any) -> Editing:
    """A form that comes from the course's page and leads back to it."""
    page = _page(course)
    return Editing(save=save, done=page, message=message, context={**context, "back": (str(course), page)})
