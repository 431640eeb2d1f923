"""The municipal group, for everyone."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.people.access import can_administer
from fyren.people.models import Body, BodyDecision, BodyKind, DecisionKind
from fyren.people.organisation import organisation_on, story_of
from fyren.people.requests import ViewerRequest


class DayForm(forms.Form):
    """Which day the organisation is shown for."""

    dag = forms.DateField(label=_("Show the organisation as it was on"), required=False)


def body_list(request: ViewerRequest) -> HttpResponse:
    """All bodies as they are on a day."""
    form = DayForm(request.GET if "dag" in request.GET else None)
    day = _day_of(form)
    context = {
        "form": form,
        "organisation": organisation_on(day),
        "day": day,
        "is_today": day == clock.today(),
        "may_administer": can_administer(request.viewer),
    }
    return render(request, "people/organisation/list.html", context)


def _day_of(form: DayForm) -> dt.date:
    """The day asked for; today when none is, or when it cannot be read (the form then says so)."""
    chosen: dt.date | None = form.cleaned_data.get("dag") if form.is_bound and form.is_valid() else None
    return chosen or clock.today()


def body(request: ViewerRequest, public_id: str) -> HttpResponse:
    """One body, with what came before and after it."""
    shown = get_object_or_404(Body.objects.select_related("parent"), public_id=public_id)
    decisions = list(shown.decisions.select_related("decided_by"))
    context = {
        "body": shown,
        "today": clock.today(),
        "may_administer": can_administer(request.viewer),
        "children": shown.children.on(clock.today()),
        "story": story_of(shown),
        "decisions": _decisions_to_show(shown, decisions),
    }
    return render(request, "people/organisation/body.html", context)


def _decisions_to_show(body: Body, decisions: list[BodyDecision]) -> list[tuple[str, list[BodyDecision]]]:
    """Decisions by kind. A company has both kinds also when they are not entered: that is what the page then says."""
    expected = {DecisionKind.OWNER_DIRECTIVE, DecisionKind.APPLIES_PLAN} if body.kind == BodyKind.COMPANY else set()
    grouped = [(kind, [found for found in decisions if found.kind == kind]) for kind in DecisionKind]
    return [(str(kind.label), found) for kind, found in grouped if found or kind in expected]
