"""Packs for auditors: made by the coordinator, fetched by the auditor until their last day."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.downloads import download
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add
from fyren.plan.models import FocusArea
from fyren.reports import actions
from fyren.reports.access import can_fetch_pack, can_make_pack
from fyren.reports.composing.words import focus_areas_of
from fyren.reports.forms import PackForm
from fyren.reports.models import AuditPack
from fyren.reports.queries import edition_of, packs
from fyren.reports.rounds import owner_of
from fyren.reports.views.composing import framed

_USUAL = dt.timedelta(days=60)


def pack_new(request: ViewerRequest, public_id: str, slug: str) -> HttpResponse:
    """Make a pack of one focus area.

    Raises:
        Http404: the plan is another authority's.
    """
    if not can_make_pack(request.viewer, owner_of(slug)):
        raise Http404
    frame = framed(public_id, slug)
    areas = FocusArea.objects.filter(public_id__in=focus_areas_of(frame.plan)).order_by(
        "development_area__position", "position"
    )

    def save(form: PackForm) -> AuditPack:
        return actions.make_pack(
            edition=edition_of(public_id),
            focus_area=form.cleaned_data["focus_area"],
            expires_on=form.cleaned_data["expires_on"],
            by=request.viewer,
        )

    editing = Editing(
        save=save,
        done=lambda made: reverse("audit_pack", args=[made.public_id]),
        message=_("The pack is ready. Send its address to the auditors."),
        context={
            "title": _("Pack for auditors"),
            "explanation": _("Decisions, stances, activities and follow-up of one focus area, for a time."),
            "button": _("Make the pack"),
            "back": (f"{frame.content.title} {frame.content.year}", reverse("report_compose", args=[public_id, slug])),
        },
    )
    initial = {"expires_on": request.viewer.day + _USUAL}
    return add(request, PackForm(request.POST or None, initial=initial, focus_areas=areas), editing)


def pack(request: ViewerRequest, public_id: str) -> HttpResponse:
    """A pack: what is in it and until when; posted to, the file itself. Each fetching stands in the audit."""
    found = get_object_or_404(packs(), public_id=public_id)
    if request.method == "POST" and found.is_open(request.viewer.day):
        data = actions.fetch_pack(pack=found, by=request.viewer)
        return download(data, " ".join((_("auditors"), str(found.edition.round.year), found.focus_area.slug)), "zip")
    context = {
        "pack": found,
        "is_open": found.is_open(request.viewer.day),
        "may_fetch": can_fetch_pack(request.viewer, found),
    }
    return render(request, "reports/pack.html", context)
