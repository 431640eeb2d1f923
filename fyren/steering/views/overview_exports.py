"""The overviews as files: what the page of the same address shows, all pages of it."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from fyren.people.requests import ViewerRequest
from fyren.steering.forms.overviews import asked_for
from fyren.steering.queries import budgets, listing, overview_export, public
from fyren.steering.queries.compare import compare_years
from fyren.steering.queries.frame import Choice, chosen, frame_of, plans_to_choose
from fyren.steering.queries.matrix import matrix_of
from fyren.steering.queries.timeline import bar_of
from fyren.steering.views.exports import as_file, check_kind
from fyren.steering.views.listing import filtered
from fyren.steering.views.matrix import other_year


def matrix_export(request: ViewerRequest, number: int, kind: str) -> HttpResponse:
    """The matrix of the same address as a file.

    Raises:
        Http404: there is no such year, plan or kind of file.
    """
    check_kind(kind)
    year, choice = budgets.year_of(number), _plan(request)
    matrix = matrix_of(request.viewer, year, frame_of(choice, number), asked_for(request.GET))
    return as_file(overview_export.matrix_table(matrix), kind)


def timeline_export(request: ViewerRequest, number: int, kind: str) -> HttpResponse:
    """The timeline of the same address as a file.

    Raises:
        Http404: there is no such year, plan or kind of file.
    """
    check_kind(kind)
    year = budgets.year_of(number)
    _form, found = filtered(request, year)
    rows = listing.rows_of(request.viewer, [each.key for each in found])
    bars = [bar_of(rows[each.key], number) for each in found if each.key in rows]
    return as_file(overview_export.timeline_table(bars, year), kind)


def years_compared_export(request: ViewerRequest, number: int, kind: str) -> HttpResponse:
    """Year against year of the same address as a file.

    Raises:
        Http404: there is no such year, plan or kind of file, or no other year to compare with.
    """
    check_kind(kind)
    year, choice = budgets.year_of(number), _plan(request)
    other = other_year(request, year, budgets.years())
    if other is None:
        raise Http404
    frame = frame_of(choice, max(year.year, other.year))
    comparison = compare_years(request.viewer, year, other, frame, asked_for(request.GET))
    return as_file(overview_export.comparison_table(comparison, choice.plan.slug), kind)


def what_is_done_plan_export(request: ViewerRequest, slug: str, kind: str) -> HttpResponse:
    """The public page of a plan as a file.

    Raises:
        Http404: there is no such adopted plan or kind of file.
    """
    check_kind(kind)
    done = public.what_is_done(request.viewer, slug, request.GET.get("ar", ""), request.GET.get("namnd", ""))
    return as_file(overview_export.public_table(done), kind)


def what_is_done_focus_export(request: ViewerRequest, slug: str, node: str, kind: str) -> HttpResponse:
    """The public page of a focus area as a file.

    Raises:
        Http404: there is no such page or kind of file.
    """
    check_kind(kind)
    found = public.what_is_done_about(request.viewer, slug, node, request.GET.get("ar", ""))
    table = overview_export.public_focus_table(found)
    return as_file(table, kind, name=f"{table.name} {found.done.node}")


def _plan(request: ViewerRequest) -> Choice:
    choice = chosen(plans_to_choose(request.viewer), request.GET.get("plan", ""))
    if choice is None:
        raise Http404
    return choice
