"""The exchange file of an internal budget, written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from fyren.base.importing.columns import Column
from fyren.base.spreadsheets import Sheet, workbook
from fyren.steering.exchange import activity_columns, names_for, raw_values, step_columns, step_values
from fyren.steering.models import Activity, InternalBudget, Step

_RELATED = ("focus_areas", "direction_goals", "target_pictures")


def activities_of(budget: InternalBudget) -> list[Activity]:
    """The budget's activities that are not in the bin, with what they point at: 4 queries."""
    return list(budget.activities.kept().prefetch_related(*_RELATED))


def steps_of(budget: InternalBudget) -> list[Step]:
    """The steps of those activities, each with its activity: one query."""
    rows = Step.objects.filter(activity__budget=budget, activity__binned_at__isnull=True)
    return list(rows.select_related("activity").order_by("activity__title", "activity_id", "due_on", "position", "pk"))


def exchange_workbook(budget: InternalBudget, *, note: str = "") -> bytes:
    """Everything about the budget's activities, and their steps on a second sheet: to be filled in and taken in again.

    Changes that wait for a decision stand as they will be. A constant number of queries.
    """
    names = names_for(budget)
    columns, steps = activity_columns(names), step_columns()
    rows = [_cells(raw_values(each, names), columns) for each in activities_of(budget)]
    step_rows = [_cells(step_values(each), steps) for each in steps_of(budget)]
    return workbook(
        _sheet(_("Activities"), columns, rows, note, still=3),
        _sheet(_("Steps"), steps, step_rows, note, still=2),
        title=f"{budget}",
    )


def _cells(values: dict[str, Any], columns: Sequence[Column]) -> list[object]:
    return [column.write(values[column.key]) for column in columns]


def _sheet(name: str, columns: Sequence[Column], rows: list[list[object]], note: str, still: int) -> Sheet:
    return Sheet(
        name=name,
        header=[str(column.label) for column in columns],
        rows=rows,
        note=note,
        widths=[column.width for column in columns],
        choices={place: column.choices for place, column in enumerate(columns) if column.choices},
        help={place: str(column.help) for place, column in enumerate(columns) if column.help},
        still=still,
    )
