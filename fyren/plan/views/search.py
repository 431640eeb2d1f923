"""Searching in the plans. Nothing is kept of what was asked for or by whom."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.base.search import EVERYONE_LOGGED_IN, SEARCH_SOURCES, Hit, SearchResult
from fyren.base.search import search as find
from fyren.people.requests import ViewerRequest
from fyren.plan.models import Plan
from fyren.plan.search import SOURCE

PER_PAGE = 20
LONGEST = 200
KINDS: dict[str, str | Promise] = {
    "plan": _("Plan"),
    "section": _("Part of the plan"),
    "closing": _("Part of the plan"),
    "area": _("Development area"),
    "focus_area": _("Focus area"),
    "aim": _("Aim without number"),
    "note": _("Editorial note"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as the page shows it. `title_adopted`, `text_adopted`: these words are the council's."""

    hit: Hit
    kind: str | Promise
    plan: str
    title_adopted: bool = False
    text_adopted: bool = False


def search(request: ViewerRequest) -> HttpResponse:
    """What has every word of `?q=`, the best first."""
    query = request.GET.get("q", "").strip()[:LONGEST]
    number = _page_number(request.GET.get("page", ""))
    result = _find(request, query, number)
    # The index has done the cutting; the pager only needs to know how many there are.
    pages = Paginator(range(result.total), PER_PAGE)
    context = {
        "query": query,
        "result": result,
        "found": _found(result.hits),
        "page": pages.get_page(number),
    }
    return render(request, "plan/search.html", context)


def _find(request: ViewerRequest, query: str, number: int) -> SearchResult:
    authorities = request.viewer.draft_authorities
    if request.viewer.is_known:
        authorities |= {EVERYONE_LOGGED_IN}
    result = find(query, viewer_authorities=authorities, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    if result.hits or not result.total:
        return result
    last = (result.total - 1) // PER_PAGE  # an address from before something was taken away
    return find(query, viewer_authorities=authorities, limit=PER_PAGE, offset=last * PER_PAGE)


def _page_number(text: str) -> int:
    return int(text) if text.isdecimal() and 0 < len(text) <= 4 and int(text) else 1


def _found(hits: list[Hit]) -> list[Found]:
    """The hits with what each is, and of which plan: one query."""
    plans = {hit.key.partition(":")[0] for hit in hits if hit.source == SOURCE}
    titles = dict(Plan.objects.filter(public_id__in=plans).values_list("public_id", "title")) if plans else {}
    return [_one(hit, titles) for hit in hits]


def _one(hit: Hit, titles: dict[str, str]) -> Found:
    if hit.source != SOURCE:
        return Found(hit, next((source.label for source in SEARCH_SOURCES if source.name == hit.source), ""), "")
    plan, kind, _number = hit.key.split(":")
    is_wording = kind not in ("plan", "note")
    title = "" if kind == "plan" else titles.get(plan, "")
    return Found(hit, KINDS[kind], title, title_adopted=is_wording and kind != "closing", text_adopted=is_wording)
