"""The page that tells what others may fetch: open data, the API and calendars."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.house.api import addresses
from fyren.reports.open_data.sets import SETS

# What each operation gives, for people; its description for programs stands in the API itself.
GIVES: dict[str, Promise] = {
    "/api/v1/bodies": _("The municipal group's bodies"),
    "/api/v1/plans": _("Adopted plans"),
    "/api/v1/plans/{slug}": _("A plan with its whole wording"),
    "/api/v1/focus-areas": _("The plans' focus areas"),
    "/api/v1/indicators": _("The indicators, with what they say and do not say"),
    "/api/v1/values": _("Values for the municipality and those it is compared with"),
    "/api/v1/activities": _("Adopted and released activities"),
    "/api/v1/follow-up": _("Decided follow-up, body by body"),
    "/api/v1/plan-analyses": _("The plans' own analyses, in reports that are decided"),
}


def open_data(request: HttpRequest) -> HttpResponse:
    """Every public set with its files and columns, and every operation of the API."""
    files = {
        each.key: [(kind.upper(), reverse(f"open_set_{kind}", args=[each.key])) for kind in ("csv", "json")]
        for each in SETS
    }
    context = {
        "sets": [(each, files[each.key]) for each in SETS],
        "operations": [(address, GIVES[address]) for address in addresses()],
        "licence": settings.OPEN_DATA_LICENCE,
        "contact": settings.OPEN_DATA_CONTACT,
    }
    return render(request, "house/open_data.html", context)
