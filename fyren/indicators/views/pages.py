"""The pages that everyone may read: what is measured is public."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fyren.base.csv_text import csv_lines
from fyren.base.downloads import download
from fyren.base.spreadsheets import Sheet, workbook
from fyren.indicators import charts
from fyren.indicators.access import can_keep_indicators
from fyren.indicators.queries import pages
from fyren.indicators.queries.export import exported
from fyren.indicators.rules import id_told
from fyren.people.requests import viewer_of
from fyren.plan.queries.blanking import texts_to_blank


def indicator_list(request: HttpRequest) -> HttpResponse:
    """Every indicator by whose it is: the council's, the municipality's own, and the context."""
    viewer = viewer_of(request)
    groups = pages.indicator_groups(viewer)
    context = {
        "groups": groups,
        "sets": pages.council_sets(),
        "has_examples": any(row.content.is_example for group in groups for row in group.rows),
        "may_keep": can_keep_indicators(viewer),
    }
    return render(request, "indicators/indicator_list.html", context)


def indicator(request: HttpRequest, public_id: str) -> HttpResponse:
    """One indicator: what it says and does not, its values, comparison, who uses it and where it comes from."""
    viewer = viewer_of(request)
    page = pages.indicator_page(viewer, public_id)
    row = pages.row_of(page.content)
    context = {
        "page": page,
        "indicator": page.indicator,
        "content": page.content,
        "id_told": id_told(page.content.code),
        "row": row,
        "note": charts.example_note(page.content),
        "by_gender": charts.gender_chart(page.content) if page.content.series else None,
        "compared": charts.comparison_chart(page.content),
        "ranges": charts.ranges_chart(page.content),
        "county": charts.county_chart(page.content),
        "may_keep": can_keep_indicators(viewer),
        "to_blank": texts_to_blank(viewer, pages.texts_of(page.indicator)),
    }
    return render(request, "indicators/indicator.html", context)


def council_set(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the council chose for a year, with its decision; "ej ifyllt" until it is given."""
    viewer = viewer_of(request)
    found = pages.council_set(public_id)
    context = {
        "set": found,
        "entries": pages.members_of(found),
        "may_keep": can_keep_indicators(viewer),
    }
    return render(request, "indicators/council_set.html", context)


def indicator_file(request: HttpRequest, public_id: str, kind: str) -> HttpResponse:
    """An indicator's values as a file, in the columns that a file with values is taken in by.

    Raises:
        Http404: there is no such indicator, or no such kind of file.
    """
    if kind not in ("xlsx", "csv"):
        raise Http404
    found = exported(pages.open_indicator(public_id))
    if kind == "xlsx":
        sheet = Sheet(_("Values"), found.header, found.rows, note=found.note, widths=found.widths)
        content = workbook(sheet, title=found.title)
    else:
        content = "".join(csv_lines([found.notes, found.header, *found.rows])).encode()
    return download(content, found.title, kind, is_example=found.is_example)
