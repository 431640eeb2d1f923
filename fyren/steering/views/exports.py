"""Files out: a year's activities as listed, and a budget's exchange file."""

from __future__ import annotations

import json

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from fyren.base.csv_text import csv_lines
from fyren.base.spreadsheets import Sheet, workbook
from fyren.people.requests import ViewerRequest
from fyren.steering.access import check_write_for
from fyren.steering.queries.budgets import own_budget, year_of
from fyren.steering.queries.exchange import exchange_workbook
from fyren.steering.queries.export import Exported, rows_for_export
from fyren.steering.views.report_files import file_response

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = {"activity": 50, "body": 28, "unit": 24, "group": 24, "focus_areas": 18, "to_mend": 40}


def activity_export(request: ViewerRequest, number: int, kind: str) -> HttpResponse:
    """The activity list of the same address, all of it, as a file.

    Raises:
        Http404: there is no such year, or no such kind of file.
    """
    writers = {"xlsx": _as_workbook, "csv": _as_csv, "json": _as_json}
    if kind not in writers:
        raise Http404
    exported = rows_for_export(request.viewer, year_of(number), request.GET)
    content, content_type = writers[kind](exported, number)
    return file_response(content, content_type, _("Activities %(year)s") % {"year": number}, kind)


def exchange_file(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Every field of a budget's activities, to be filled in elsewhere and taken in again."""
    budget = own_budget(request.viewer, public_id)
    check_write_for(request.viewer, budget.authority.public_id)
    content = exchange_workbook(budget, note=example_note())
    return file_response(content, XLSX, f"{budget.authority.short_name} {budget.year}", "xlsx")


def example_note() -> str:
    """What every file of a demo begins with."""
    return _("Example data: figures and names are made up.") if settings.DEMO else ""


def _as_workbook(exported: Exported, number: int) -> tuple[bytes, str]:
    sheet = Sheet(
        name=_("Activities %(year)s") % {"year": number},
        header=[label for _key, label in exported.columns],
        rows=exported.rows,
        note=example_note(),
        widths=[_WIDTHS.get(key, 13) for key, _label in exported.columns],
    )
    return workbook(sheet, title=sheet.name), XLSX


def _as_csv(exported: Exported, number: int) -> tuple[bytes, str]:
    notes = [[example_note()]] if example_note() else []
    rows = [*notes, [label for _key, label in exported.columns], *exported.rows]
    return "".join(csv_lines(rows)).encode(), "text/csv; charset=utf-8"


def _as_json(exported: Exported, number: int) -> tuple[bytes, str]:
    answer = {
        "year": number,
        "is_example": settings.DEMO,
        "columns": dict(exported.columns),
        "activities": list(exported.as_objects()),
    }
    return (json.dumps(answer, ensure_ascii=False, indent=1) + "\n").encode(), "application/json"
