"""Comparing two editions. Everyone may; what one may not know of answers 404."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fyren.people.requests import viewer_of
from fyren.plan.queries.revision_compare import compared, editions_to_choose
from fyren.plan.queries.revision_words import summary_sentence


def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose which two editions to compare; with both chosen, go there."""
    editions = editions_to_choose(viewer_of(request), slug)
    numbers = {str(edition.number) for edition in editions}
    first, second = request.GET.get("fran", ""), request.GET.get("till", "")
    if {first, second} <= numbers and first != second:
        return redirect("plan_compare", slug, *sorted((int(first), int(second))))
    context = {
        "plan": editions[0].plan,
        "editions": editions,
        "old_number": int(first) if first in numbers else editions[min(1, len(editions) - 1)].number,
        "new_number": int(second) if second in numbers else editions[0].number,
        "same": bool(first) and first == second,
    }
    return render(request, "plan/compare_choose.html", context)


def compare(request: HttpRequest, slug: str, a: int, b: int) -> HttpResponse:
    """Two editions, part by part."""
    viewer, everything = viewer_of(request), request.GET.get("visa") == "allt"
    found = compared(viewer, slug, a, b, everything=everything)
    context = {
        "found": found,
        "plan": found.plan,
        "sentence": summary_sentence(found.summary),
        "everything": everything,
        "editions": editions_to_choose(viewer, slug),
        "old_number": found.old.number,
        "new_number": found.new.number,
    }
    return render(request, "plan/compare.html", context)
