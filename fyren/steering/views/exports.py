"""Files out: what stands on a page as a table, and a budget's exchange file."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.csv_text import csv_lines
from fyren.base.downloads import download
from fyren.base.spreadsheets import Sheet, workbook
from fyren.people.requests import ViewerRequest
from fyren.steering.access import check_write_for
from fyren.steering.queries.budgets import own_budget, year_of
from fyren.steering.queries.exchange import exchange_workbook
from fyren.steering.queries.export import Exported, rows_for_export

KINDS = (("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON"))
_WIDTHS = {
    "activity": 50,
    "area": 30,
    "body": 28,
    "focus_area": 50,
    "focus_areas": 18,
    "group": 24,
    "message": 50,
    "says": 60,
    "to_mend": 40,
    "unit": 24,
}


@dataclass(frozen=True, slots=True)
class WayOut:
    """A page's table as a file of one kind: what the link says, and where it leads."""

    label: str
    url: str


def ways_out(request: ViewerRequest, route: str, *arguments: str | int) -> list[WayOut]:
    """The files of a page, with the same choices as the page's own address.

    Args:
        route: name of the export's route, whose last argument is the kind of file.
    """
    query = request.GET.copy()
    query.pop("page", None)
    asked = f"?{query.urlencode()}" if query else ""
    return [WayOut(label, reverse(route, args=[*arguments, kind]) + asked) for kind, label in KINDS]


def activity_export(request: ViewerRequest, number: int, kind: str) -> HttpResponse:
    """The activity list of the same address, all of it, as a file.

    Raises:
        Http404: there is no such year, or no such kind of file.
    """
    check_kind(kind)
    return as_file(rows_for_export(request.viewer, year_of(number), request.GET), kind)


def exchange_file(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Every field of a budget's activities, to be filled in elsewhere and taken in again."""
    budget = own_budget(request.viewer, public_id)
    check_write_for(request.viewer, budget.authority.public_id)
    content = exchange_workbook(budget, note=example_note())
    return download(content, f"{budget.authority.short_name} {budget.year}", "xlsx")


def example_note() -> str:
    """What every file of a demo begins with."""
    return _("Example data: figures and names are made up.") if settings.DEMO else ""


def check_kind(kind: str) -> None:
    """Nothing is read for a file that cannot be made.

    Raises:
        Http404: there is no such kind of file.
    """
    if kind not in dict(KINDS):
        raise Http404


def as_file(exported: Exported, kind: str, *, name: str = "") -> HttpResponse:
    """A table as a file of one of the `KINDS`. `name`: what the file is called, if not as the table."""
    content = {"xlsx": _as_workbook, "csv": _as_csv, "json": _as_json}[kind](exported)
    return download(content, name or exported.name, kind)


def _as_workbook(exported: Exported) -> bytes:
    sheet = Sheet(
        name=exported.name,
        header=[label for _key, label in exported.columns],
        rows=exported.rows,
        note=example_note(),
        widths=[_WIDTHS.get(key, 13) for key, _label in exported.columns],
    )
    return workbook(sheet, title=sheet.name)


def _as_csv(exported: Exported) -> bytes:
    notes = [[example_note()]] if example_note() else []
    rows = [*notes, [label for _key, label in exported.columns], *exported.rows]
    return "".join(csv_lines(rows)).encode()


def _as_json(exported: Exported) -> bytes:
    answer = {
        **exported.about,
        "is_example": settings.DEMO,
        "columns": dict(exported.columns),
        exported.kind: list(exported.as_objects()),
    }
    return (json.dumps(answer, ensure_ascii=False, indent=1) + "\n").encode()
