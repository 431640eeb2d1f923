"""Outreach to society: what has been done, for whom, and how far it reached."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyren.competence.actions.outreach import save_outreach
from fyren.competence.forms.outreach import OutreachChangeForm, OutreachForm
from fyren.competence.models import Outreach
from fyren.competence.queries import outreach_of_year, outreach_years
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.people.views.own import writes_for
from fyren.people.views.register import Register, Words
from fyren.plan.queries.blanking import texts_to_blank


def outreach(request: ViewerRequest) -> HttpResponse:
    """A year's outreach with its sums by audience, for everyone who is logged in; the last year with any, where none
    is asked for."""
    years, asked = outreach_years(), request.GET.get("ar", "")
    if asked and asked not in map(str, years):
        raise Http404
    year = int(asked) if asked else max(years, default=request.viewer.day.year)
    page = outreach_of_year(year)
    own = writes_for(request)
    context = {
        "year": year,
        "years": years,
        "page": page,
        "writes_for": own,
        "own": {body.pk for body in own},
        "to_blank": texts_to_blank(request.viewer, page.done),
    }
    return render(request, "competence/outreach.html", context)


def _save(done: Outreach, values: dict[str, Any], expected_version: int, by: Viewer) -> Outreach:
    return save_outreach(outreach=done, values=values, expected_version=expected_version, by=by)


OUTREACH = Register(
    kind=Outreach,
    form=OutreachForm,
    change_form=OutreachChangeForm,
    save=_save,
    place=lambda _done: (_("Outreach to society"), reverse("outreach")),
    words=Words(_("Enter outreach"), _("Enter it"), _("It is entered."), _("Save"), _("Saved.")),
)
