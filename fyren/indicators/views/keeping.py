"""Pages of who keeps the indicators: the library, the council's decisions, and what an indicator hangs on."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyren.indicators.actions import library, links, sets
from fyren.indicators.forms.keeping import CouncilSetForm, IndicatorForm, LinkForm
from fyren.indicators.models import CouncilSet, Indicator, IndicatorLink
from fyren.indicators.queries.pages import council_set as open_set
from fyren.indicators.queries.pages import open_indicator
from fyren.people.forms.versioned import values_of
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change, history_of
from fyren.plan.forms.thread import EndForm
from fyren.plan.views.confirming import confirm


def indicator_new(request: ViewerRequest) -> HttpResponse:
    """Add an indicator to the library."""
    editing = Editing(
        save=lambda form: library.save_indicator(
            indicator=Indicator(), values=values_of(form), expected_version=1, by=request.viewer
        ),
        done=lambda made: _address(made),
        message=_("Saved."),
        context={"title": _("Add an indicator"), "button": _("Save"), "back": _list()},
    )
    return add(request, IndicatorForm(request.POST or None, expected=1), editing)


def indicator_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Change what is said of an indicator."""
    found = open_indicator(public_id)
    editing = Editing(
        save=lambda form: library.save_indicator(
            indicator=found, values=values_of(form), expected_version=form.version, by=request.viewer
        ),
        done=_address(found),
        message=_("Saved."),
        context={
            "title": _("Change the indicator"),
            "button": _("Save"),
            "back": (found.title, _address(found)),
            "history": history_of(found),
        },
    )

    def make(data: Any, expected: int) -> IndicatorForm:
        return IndicatorForm(data, instance=Indicator.objects.get(pk=found.pk), expected=expected)

    return change(request, found, make, editing)


def link_new(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say what an indicator hangs on."""
    found = open_indicator(public_id)
    editing = Editing(
        save=lambda form: links.make_link(
            indicator=found,
            to=form.to,
            rationale=form.cleaned_data["rationale"],
            valid_from=form.cleaned_data["valid_from"],
            by=request.viewer,
        ),
        done=_address(found),
        message=_("Saved. The indicator now reaches every part of a plan that leads there."),
        context={
            "title": _("Say what it hangs on"),
            "explanation": _("Your reading, with a date and a reason. The plan itself is not changed."),
            "button": _("Save"),
            "back": (found.title, _address(found)),
        },
    )
    return add(request, LinkForm(request.POST or None, initial={"valid_from": request.viewer.day}), editing)


def link_end(request: ViewerRequest, public_id: str) -> HttpResponse:
    """End a reading; it remains as one that held."""
    made = get_object_or_404(IndicatorLink.objects.select_related("indicator"), public_id=public_id)
    editing = Editing(
        save=lambda form: links.end_link(
            link=made, last_day=form.cleaned_data["last_day"], expected_version=form.version, by=request.viewer
        ),
        done=_address(made.indicator),
        message=_("The reading is ended."),
        context={
            "title": _("End the reading"),
            "explanation": made.rationale,
            "button": _("End it"),
            "back": (made.indicator.title, _address(made.indicator)),
            "history": history_of(made),
        },
    )

    def make(data: Any, expected: int) -> EndForm:
        return EndForm(data, initial={"last_day": request.viewer.day}, expected=expected)

    return confirm(request, made, make, editing)


def council_set_new(request: ViewerRequest) -> HttpResponse:
    """Enter that the council decides on indicators for a year."""
    editing = Editing(
        save=lambda form: sets.save_council_set(
            council_set=CouncilSet(), values=values_of(form), expected_version=1, by=request.viewer
        ),
        done=lambda made: reverse("council_set", args=[made.public_id]),
        message=_("Saved. Now read in the council's file."),
        context={"title": _("Add a decision"), "button": _("Save"), "back": _list()},
    )
    form = CouncilSetForm(request.POST or None, initial={"year": request.viewer.day.year + 1}, expected=1)
    return add(request, form, editing)


def council_set_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Correct what is known of a decision."""
    found = open_set(public_id)
    address = reverse("council_set", args=[found.public_id])
    editing = Editing(
        save=lambda form: sets.save_council_set(
            council_set=found, values=values_of(form), expected_version=form.version, by=request.viewer
        ),
        done=address,
        message=_("Saved."),
        context={
            "title": _("Change the decision"),
            "button": _("Save"),
            "back": (str(found), address),
            "history": history_of(found),
        },
    )

    def make(data: Any, expected: int) -> CouncilSetForm:
        return CouncilSetForm(data, instance=CouncilSet.objects.get(pk=found.pk), expected=expected)

    return change(request, found, make, editing)


def _address(found: Indicator) -> str:
    return reverse("indicator", args=[found.public_id])


def _list() -> tuple[Any, str]:
    return _("Indicators"), reverse("indicator_list")
