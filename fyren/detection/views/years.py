"""A year handed over, released and read."""

from __future__ import annotations

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.detection import queries
from fyren.detection.actions.counts import hand_over_counts, release_counts
from fyren.detection.counting import MONTHS
from fyren.detection.models import CountHandover, CountKind, CountRelease
from fyren.detection.views.units import kept_authority
from fyren.indicators.actions.own_data import take_own_figures
from fyren.indicators.models import Indicator, Place
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.people.views.editing import Editing, add


def hand_over(request: ViewerRequest, public_id: str, year: int) -> HttpResponse:
    """How much is noted, never what; and the handing over."""
    body = kept_authority(request, public_id)
    if not 2000 <= year < request.viewer.day.year:
        raise Http404
    editing = Editing(
        save=lambda form: hand_over_counts(authority=body, year=year, by=request.viewer),
        done=reverse("detection"),
        message=_("%(year)s is handed over.") % {"year": year},
        template="detection/hand_over.html",
        context={
            "title": _("Hand over %(year)s") % {"year": year},
            "authority": body,
            "year": year,
            "units": queries.noted_months(body, year),
            "months": MONTHS,
            "handover": CountHandover.objects.filter(authority=body, year=year).first(),
            "is_released": CountRelease.objects.filter(year=year).exists(),
        },
    )
    return add(request, forms.Form(request.POST or None), editing)


def release(request: ViewerRequest, year: int) -> HttpResponse:
    """Who has handed over and who has not; and the release, which is never made again."""
    if not 2000 <= year < request.viewer.day.year:
        raise Http404
    editing = Editing(
        save=lambda form: _released(year, request.viewer),
        done=reverse("count_year", args=[year]),
        message=_("%(year)s is released.") % {"year": year},
        template="detection/release.html",
        context={
            "title": _("Release %(year)s") % {"year": year},
            "year": year,
            "handing": queries.handing_over(year),
            "is_released": CountRelease.objects.filter(year=year).exists(),
        },
    )
    return add(request, forms.Form(request.POST or None), editing)


def _released(year: int, by: Viewer) -> CountRelease:
    """Release the year and let the indicators have it: two acts, both or neither."""
    with transaction.atomic():
        made = release_counts(year=year, by=by)
        if Place.objects.filter(is_home=True).exists():
            take_own_figures(by=by)
    return made


def year(request: ViewerRequest, year: int) -> HttpResponse:
    """What is shown of a released year."""
    found = get_object_or_404(CountRelease, year=year)
    codes = [f"detection.{kind.value}" for kind in CountKind]
    context = {
        "year": year,
        "release": found,
        "rows": queries.released_rows(found.read()),
        "kinds": list(CountKind),
        "indicators": Indicator.objects.filter(code__in=codes),
    }
    return render(request, "detection/year.html", context)
