"""The view export: a year's activities as they are listed on screen, row for row and column for column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from fyren.people.viewer import Viewer
from fyren.steering.forms.listing import QUALITY_CHOICES, STATUS_CHOICES, ListFilter
from fyren.steering.models import BudgetYear
from fyren.steering.queries import budgets, listing
from fyren.steering.queries.activities import Row
from fyren.steering.queries.frame import chosen, frame_of, plans_to_choose

_STATUSES = dict(STATUS_CHOICES)
_QUALITY = dict(QUALITY_CHOICES)


Value = str | int | dt.date | None


@dataclass(frozen=True, slots=True)
class Exported:
    """A view as a table.

    Args:
        columns: key and header of each.
        rows: text, whole numbers, days and nothing.
        name: what the table is called.
        about: what the view shows, for JSON: the year, and what it is narrowed to.
        kind: what the rows are called in JSON.
    """

    columns: tuple[tuple[str, str], ...]
    rows: list[tuple[Value, ...]]
    name: str
    about: Mapping[str, Any]
    kind: str = "rows"

    def as_objects(self) -> Iterator[dict[str, Any]]:
        """Each row as names and values, for JSON."""
        keys = [key for key, _label in self.columns]
        for row in self.rows:
            yield {key: _plain(value) for key, value in zip(keys, row, strict=True)}


def _plain(value: Value) -> str | int | None:
    return value.isoformat() if isinstance(value, dt.date) else value


def rows_for_export(viewer: Viewer, year: BudgetYear, params: QueryDict) -> Exported:
    """What `activity_list` shows for the same address, all pages: a constant number of queries.

    Raises:
        Http404: the address names a plan that is not there.
    """
    choices = plans_to_choose(viewer)
    choice = chosen(choices, params.get("plan", ""))
    frame = frame_of(choice, year.year) if choice is not None else None
    form = ListFilter(params, choices=choices, frame=frame, columns=budgets.bodies_of(year))
    placed = listing.grouped(listing.listed(viewer, year, form.criteria, frame), form.group, _("Not said"))
    rows = listing.rows_of(viewer, {each.listed.key for each in placed})
    is_grouped = any(each.heading for each in placed)
    columns = _columns(is_grouped)
    return Exported(
        columns,
        [
            (*((each.heading,) if is_grouped else ()), *_cells(rows[each.listed.key]))
            for each in placed
            if each.listed.key in rows
        ],
        _("Activities %(year)s") % {"year": year.year},
        {"year": year.year},
        "activities",
    )


def _columns(is_grouped: bool) -> tuple[tuple[str, str], ...]:
    shown = (
        ("activity", _("Activity")),
        ("unit", _("Responsible unit")),
        ("body", _("Board or company")),
        ("focus_areas", _("Focus areas")),
        ("starts_on", _("Starts on")),
        ("ends_on", _("Ends on")),
        ("status", _("Status")),
        ("is_decided", _("Decided")),
        ("to_mend", _("To be mended")),
    )
    return (("group", _("Group")), *shown) if is_grouped else shown


def _cells(row: Row) -> tuple[Value, ...]:
    activity = row.activity
    return (
        activity.title,
        activity.unit,
        activity.budget.authority.name,
        ", ".join(area.label for area in activity.focus_areas.all()),
        activity.starts_on,
        activity.ends_on,
        str(_STATUSES[row.shown]),
        _("Yes") if activity.is_decided else _("No"),
        "; ".join(str(_QUALITY[point]) for point in row.quality),
    )
