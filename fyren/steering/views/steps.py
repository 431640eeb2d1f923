"""An activity's steps, and what coordinator and contact say about it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.history import Conflict
from fyren.people.forms.versioned import values_of
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change
from fyren.plan.forms.notes import VersionOnlyForm
from fyren.plan.views.confirming import confirm
from fyren.steering.access import check_comment
from fyren.steering.actions.activities import write_comment
from fyren.steering.actions.steps import remove_step, save_step
from fyren.steering.forms.activities import CommentForm, StepChangeForm, StepForm
from fyren.steering.models import Activity, Step
from fyren.steering.queries.activities import activity_of
from fyren.steering.queries.activity_page import written_activity, written_step
from fyren.steering.queries.budgets import writes_for
from fyren.steering.views.activities import STEP_DONE


def _address(activity: Activity) -> str:
    return reverse("activity", args=[activity.public_id])


def step_new(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Add a step."""
    activity = written_activity(request.viewer, public_id)
    editing = Editing(
        save=lambda form: save_step(activity=activity, values=values_of(form), by=request.viewer),
        done=f"{_address(activity)}#steg",
        message=_("The step is added."),
        context={
            "title": _("Add a step"),
            "button": _("Add the step"),
            "back": (activity.title, _address(activity)),
        },
    )
    return add(request, StepForm(request.POST or None), editing)


def step_edit(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Change a step."""
    step = written_step(request.viewer, public_id)
    activity = step.activity
    editing = Editing(
        save=lambda form: save_step(
            activity=activity,
            step=step,
            values=values_of(form),
            expected_version=form.version,
            by=request.viewer,
        ),
        done=f"{_address(activity)}#steg",
        message=_("The step is saved."),
        template="steering/step_form.html",
        context={
            "title": _("Change the step"),
            "button": _("Save the step"),
            "back": (activity.title, _address(activity)),
            "step": step,
        },
    )

    def make(data: Any, expected: int) -> StepChangeForm:
        return StepChangeForm(data, instance=Step.objects.get(pk=step.pk), expected=expected)

    return change(request, step, make, editing)


def step_remove(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Take a step away, once confirmed."""
    step = written_step(request.viewer, public_id)
    editing = Editing(
        save=lambda form: remove_step(step=step, expected_version=form.version, by=request.viewer),
        done=f"{_address(step.activity)}#steg",
        message=_("The step is taken away."),
        context={
            "title": _("Take the step away"),
            "button": _("Take away"),
            "danger": True,
            "explanation": step.title,
            "back": (step.activity.title, _address(step.activity)),
        },
    )
    return confirm(request, step, VersionOnlyForm, editing)


def step_done(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Mark a step as done with one press; the page then offers to undo it."""
    return _mark(request, public_id, is_done=True)


def step_undone(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Take the mark away again."""
    return _mark(request, public_id, is_done=False)


def _mark(request: ViewerRequest, public_id: str, *, is_done: bool) -> HttpResponse:
    step = written_step(request.viewer, public_id)
    if request.method != "POST":
        return redirect(f"{_address(step.activity)}#steg")
    done_on = request.viewer.day if is_done else None
    try:
        save_step(
            activity=step.activity,
            step=step,
            values={"done_on": done_on},
            expected_version=step.row_version,
            by=request.viewer,
        )
    except Conflict:
        messages.warning(request, _("This was changed while you read it. Nothing has been done. Read it again."))
    asked = f"?{STEP_DONE}={step.public_id}" if is_done else ""
    return redirect(f"{_address(step.activity)}{asked}#steg")


def comment_new(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say something about an activity to the other side."""
    activity = activity_of(request.viewer, public_id)
    check_comment(request.viewer, activity)
    if activity.binned_at is not None:
        raise PermissionDenied("the activity lies in the bin")
    form = CommentForm(request.POST or None, authorities=list(writes_for(request.viewer)))
    editing = Editing(
        save=lambda form: write_comment(
            activity=activity, authority=form.authority, text=form.cleaned_data["text"], by=request.viewer
        ),
        done=f"{_address(activity)}#kommentarer",
        message=_("The comment is sent."),
        context={
            "title": _("Write a comment"),
            "button": _("Send the comment"),
            "back": (activity.title, _address(activity)),
        },
    )
    return add(request, form, editing)
