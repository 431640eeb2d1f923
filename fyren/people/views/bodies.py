"""Bodies, for administrators."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.people import actions
from fyren.people.forms.bodies import (
    BodyChangeForm,
    BodyDecisionChangeForm,
    BodyDecisionForm,
    BodyForm,
    SuccessionForm,
)
from fyren.people.forms.versioned import values_of
from fyren.people.models import Body, BodyDecision
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change, history_of
from fyren.people.views.persons import tabs


def body_admin_list(request: ViewerRequest) -> HttpResponse:
    """Every body, also those that are gone."""
    bodies = Body.objects.select_related("parent")
    context = {"tabs": tabs("body_admin_list"), "bodies": bodies, "today": clock.today()}
    return render(request, "people/organisation/admin_list.html", context)


def body_add(request: ViewerRequest) -> HttpResponse:
    """Add a body."""
    editing = Editing(
        save=lambda form: actions.add_body(values=values_of(form), by=request.viewer),
        done=lambda made: reverse("body", args=[made.public_id]),
        message=_("The body is added."),
        context={
            "title": _("Add body"),
            "button": _("Add body"),
            "back": (_("Organisation"), reverse("body_admin_list")),
        },
    )
    return add(request, BodyForm(request.POST or None), editing)


def body_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Correct a body's facts."""
    body = _body(public_id)
    editing = Editing(
        save=lambda form: actions.change_body(
            body=body, changes=values_of(form), expected_version=form.version, by=request.viewer
        ),
        done=reverse("body_change", args=[body.public_id]),
        message=_("Saved."),
        template="people/organisation/change.html",
        context={
            "title": body.name,
            "button": _("Save"),
            "back": (_("Organisation"), reverse("body_admin_list")),
            "body": body,
            "history": history_of(body),
        },
    )

    def make(data: Any, expected: int) -> BodyChangeForm:
        return BodyChangeForm(data, instance=Body.objects.get(pk=body.pk), expected=expected)

    return change(request, body, make, editing)


def body_succeed(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Let another body follow."""
    body = _body(public_id)
    editing = _about(
        body,
        save=lambda form: actions.succeed_body(
            body=body, **values_of(form), expected_version=form.version, by=request.viewer
        ),
        message=_("The successor is entered."),
        title=_("Let another body follow"),
        button=_("Enter the successor"),
        explanation=_(
            "The body ends the day before its successor begins. What it decided and did remains its own, and roles "
            "held at it go on until they are ended."
        ),
    )

    def make(data: Any, expected: int) -> SuccessionForm:
        return SuccessionForm(data, body=body, expected=expected)

    return change(request, body, make, editing)


def body_decision_add(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Enter an owner directive or an own decision."""
    body = _body(public_id)
    editing = _about(
        body,
        save=lambda form: actions.add_body_decision(values={**values_of(form), "body": body}, by=request.viewer),
        message=_("The decision is entered."),
        title=_("Enter a decision"),
        button=_("Enter the decision"),
    )
    return add(request, BodyDecisionForm(request.POST or None, instance=BodyDecision(body=body)), editing)


def body_decision_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Correct what was entered about a decision."""
    decision = get_object_or_404(BodyDecision.objects.select_related("body"), public_id=public_id)
    editing = _about(
        decision.body,
        save=lambda form: actions.change_body_decision(
            decision=decision, changes=values_of(form), expected_version=form.version, by=request.viewer
        ),
        message=_("Saved."),
        title=_("Correct a decision"),
        button=_("Save"),
        history=history_of(decision),
    )

    def make(data: Any, expected: int) -> BodyDecisionChangeForm:
        return BodyDecisionChangeForm(data, instance=BodyDecision.objects.get(pk=decision.pk), expected=expected)

    return change(request, decision, make, editing)


def _body(public_id: str) -> Body:
    return get_object_or_404(Body.objects.select_related("parent"), public_id=public_id)


def _about(body: Body, *, save: Any, message: Any, **context: Any) -> Editing:
    """A page that is about a body and goes back to the body's own."""
    home = reverse("body", args=[body.public_id])
    return Editing(save=save, done=home, message=message, context={**context, "back": (body.name, home)})
