"""Frozen editions of an internal budget: read, compared, and downloaded as the very bytes that were kept."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from fyren.base.downloads import download
from fyren.people.requests import ViewerRequest
from fyren.plan.queries.blanking import texts_to_blank
from fyren.steering.access import can_read_draft
from fyren.steering.blanking import blanked_in_editions
from fyren.steering.comparing import compared
from fyren.steering.models import FileKind
from fyren.steering.queries.budgets import editions_seen
from fyren.steering.queries.edition_page import edition_of, lay_out, papers_of
from fyren.steering.terms import term_of


def edition(request: ViewerRequest, public_id: str, number: int) -> HttpResponse:
    """An edition as it stood."""
    found = edition_of(request.viewer, public_id, number)
    earlier = editions_seen(request.viewer, found.budget).filter(number__lt=number).first()
    context = {
        "budget": found.budget,
        "term": term_of(found.budget.authority),
        "edition": found,
        "files": list(papers_of(found).defer("data")),
        "page": lay_out(found),
        "earlier": earlier,
        "is_own": can_read_draft(request.viewer, found.budget),
        "blanked": blanked_in_editions([found]),
        "to_blank": texts_to_blank(request.viewer, [found]),
    }
    return render(request, "steering/budget_edition.html", context)


def file(request: ViewerRequest, public_id: str, number: int, kind: str) -> HttpResponse:
    """An appendix: the bytes that were frozen when it was proposed."""
    if kind not in FileKind.values:
        raise Http404
    found = edition_of(request.viewer, public_id, number)
    kept = get_object_or_404(papers_of(found), kind=kind)
    name = f"{term_of(found.budget.authority).heading} {found.budget.year} {found.budget.authority} {number}"
    return download(bytes(kept.data), name, kind)


def compare(request: ViewerRequest, public_id: str, a: int, b: int) -> HttpResponse:
    """Two editions, field by field; whichever order they are named in, the earlier one is the old."""
    old, new = (edition_of(request.viewer, public_id, number) for number in sorted((a, b)))
    context = {
        "budget": new.budget,
        "term": term_of(new.budget.authority),
        "old": old,
        "new": new,
        "found": compared(lay_out(old).content, lay_out(new).content),
    }
    return render(request, "steering/budget_compare.html", context)
