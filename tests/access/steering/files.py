"""Example objects for the addresses in fyren/steering/urls/files.py; see tests/access/objects.py."""

from __future__ import annotations

from fyren.people.access_table import Outcome
from fyren.steering.models import ActivityImport, BudgetYear, InternalBudget
from tests.access.maker import Arguments, Asked, Away, Maker, Query


def _budget(asked: Asked) -> InternalBudget:
    year = BudgetYear.objects.get_or_create(year=asked.world.day.year)[0]
    return InternalBudget.objects.get_or_create(year=year, authority=asked.authority)[0]


def _in_budget(asked: Asked) -> Arguments:
    return {"public_id": _budget(asked).public_id}


def _year(asked: Asked) -> Arguments:
    return {"number": _budget(asked).year.year, "kind": "csv"}


def _import(asked: Asked) -> Arguments:
    """A body's file whose columns have been said."""
    made = ActivityImport.objects.create(
        budget=_budget(asked),
        file_name="plan.csv",
        tables=[["", [["Rubrik"], ["Fråga om våld"]]]],
        places={
            "sheet": 0,
            "activities": {"header": 0, "places": {"0": "title"}},
            "steps_sheet": None,
            "steps": None,
            "focus_area": "",
            "is_settled": True,
        },
    )
    return {"public_id": made.public_id}


OBJECTS: dict[str, Maker] = {
    "activity_export": _year,
    "activity_import": _import,
    "activity_import_columns": _import,
    "activity_import_discard": _import,
    "bulk_change": _in_budget,
    "bulk_undo": _in_budget,
    "exchange_file": _in_budget,
    "exchange_import": _in_budget,
}
AWAY: dict[str, Away] = {
    "activity_export": Away(Outcome.ALLOWED, "everyone who is logged in; what one may not read is left out"),
}
LEADS_ON: dict[str, str] = {"bulk_undo": "undoing is done from the page where it was changed"}
QUERIES: dict[tuple[str, str], Query] = {}
