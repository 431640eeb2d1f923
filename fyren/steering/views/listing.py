"""The activity list and the timeline: the same filters, two ways to read."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fyren.people.requests import ViewerRequest
from fyren.people.roles import Role
from fyren.steering.forms.listing import ListFilter
from fyren.steering.models import BudgetYear
from fyren.steering.queries import budgets, listing
from fyren.steering.queries.frame import chosen, frame_of, plans_to_choose
from fyren.steering.queries.quality import lacking_in
from fyren.steering.queries.timeline import WIDTH, bar_of, place_of
from fyren.steering.rules import Shown
from fyren.steering.views.exports import ways_out
from fyren.steering.views.matrix import tabs_of

PER_PAGE = 25
BARS_PER_PAGE = 60
WAYS_OUT = {"activity_list": "activity_export", "timeline": "timeline_export"}


def activities_at_hand(request: ViewerRequest) -> HttpResponse:
    """The activities of the year that is worked with now."""
    year = budgets.year_at_hand(request.viewer.day)
    if year is None:
        return render(request, "steering/overview_none.html", {"heading": _("Activities")})
    return _list(request, year)


def activity_list(request: ViewerRequest, number: int) -> HttpResponse:
    """A year's activities, as the address asks for them."""
    return _list(request, budgets.year_of(number))


def _list(request: ViewerRequest, year: BudgetYear) -> HttpResponse:
    form, found = filtered(request, year)
    placed = listing.grouped(found, form.group, _("Not said"))
    page = Paginator(placed, PER_PAGE).get_page(request.GET.get("page"))
    rows = listing.rows_of(request.viewer, [each.listed.key for each in page])
    shown = [(each.heading, rows[each.listed.key]) for each in page if each.listed.key in rows]
    counts = Counter(each.heading for each in placed)
    context = _about(request, year, form, found, "activity_list") | {
        "page": page,
        "rows": shown,
        "counts": counts,
        "lacking": lacking_in(request.viewer, year) if request.viewer.holds(Role.COORDINATOR) else [],
    }
    return render(request, "steering/activity_list.html", context)


def timeline(request: ViewerRequest, number: int) -> HttpResponse:
    """The same activities as bars over the year, with their dates beside."""
    year = budgets.year_of(number)
    form, found = filtered(request, year)
    page = Paginator(found, BARS_PER_PAGE).get_page(request.GET.get("page"))
    day = request.viewer.day
    rows = listing.rows_of(request.viewer, [each.key for each in page])
    months = [dt.date(number, month, 1) for month in range(1, 13)]
    places = [place_of(first, number) for first in months]
    context = _about(request, year, form, found, "timeline") | {
        "page": page,
        "bars": [bar_of(rows[each.key], number) for each in page if each.key in rows],
        "width": WIDTH,
        "months": [(f"{100 * x / WIDTH:.1f}%", first) for x, first in zip(places, months, strict=True)],
        "grid": "".join(f"M{x} 0V20" for x in places),
        "today": place_of(day, number) if day.year == number else None,
    }
    return render(request, "steering/timeline.html", context)


def filtered(request: ViewerRequest, year: BudgetYear) -> tuple[ListFilter, list[listing.Listed]]:
    """The filters as the address has them, and the activities that they leave, in order."""
    choices = plans_to_choose(request.viewer)
    choice = chosen(choices, request.GET.get("plan", ""))
    frame = frame_of(choice, year.year) if choice is not None else None
    form = ListFilter(request.GET, choices=choices, frame=frame, columns=budgets.bodies_of(year))
    return form, listing.listed(request.viewer, year, form.criteria, frame)


def _about(
    request: ViewerRequest, year: BudgetYear, form: ListFilter, found: list[listing.Listed], name: str
) -> dict[str, Any]:
    states = Counter(each.shown for each in found)
    return {
        "year": year,
        "years": budgets.years(),
        "form": form,
        "count": len(found),
        "late": states[Shown.LATE],
        "bodies": len({each.body for each in found}),
        "is_filtered": form.is_filtering,
        "tabs": tabs_of(year.year, name),
        "route": name,
        "files": ways_out(request, WAYS_OUT[name], year.year),
    }
