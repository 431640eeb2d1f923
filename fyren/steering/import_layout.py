"""Which sheets and columns of a body's file are what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fyren.base.importing.columns import Column
from fyren.base.importing.headers import best_sheet, layout_for, normalised
from fyren.base.importing.models import TableImport
from fyren.base.importing.reading import Table
from fyren.base.importing.rows import Layout, headers_of, kept_layout
from fyren.steering.exchange import ACTIVITY, ACTIVITY_TITLE


@dataclass(frozen=True, slots=True)
class Layouts:
    """How a file is read.

    Args:
        sheet: the place of the sheet with activities.
        steps_sheet: that of the one with steps; None where there is none.
        focus_area: the key of the focus area that rows get where the file has no such column; "" for none.
        is_settled: every column is known, or somebody has said which is which.
    """

    sheet: int
    activities: Layout
    steps_sheet: int | None = None
    steps: Layout | None = None
    focus_area: str = ""
    is_settled: bool = False

    def to_json(self) -> dict[str, Any]:
        """As `TableImport.places` keeps it."""
        return {
            "sheet": self.sheet,
            "activities": self.activities.to_json(),
            "steps_sheet": self.steps_sheet,
            "steps": self.steps.to_json() if self.steps is not None else None,
            "focus_area": self.focus_area,
            "is_settled": self.is_settled,
        }


def layouts_of(draft: TableImport) -> Layouts:
    """What is kept of how the file is read."""
    kept = draft.places
    return Layouts(
        kept["sheet"],
        kept_layout(kept["activities"]),
        kept["steps_sheet"],
        kept_layout(kept["steps"]) if kept["steps"] is not None else None,
        kept["focus_area"],
        kept["is_settled"],
    )


def propose(
    tables: Sequence[Table], columns: Sequence[Column], steps: Sequence[Column], remembered: Mapping[str, str]
) -> Layouts:
    """How a file that has just come is to be read: the sheet with most known headers holds the activities."""
    found = [layout_for(table, columns, remembered) for table in tables]
    sheet = best_sheet(found)
    for place, table in enumerate(tables):
        layout = layout_for(table, steps, {})
        keys = set(layout.places.values())
        if place != sheet and "title" in keys and keys & {ACTIVITY, ACTIVITY_TITLE}:
            return Layouts(sheet, found[sheet], place, layout, is_settled=_is_known(tables[sheet], found[sheet]))
    return Layouts(sheet, found[sheet], is_settled=_is_known(tables[sheet], found[sheet]))


def _is_known(table: Table, layout: Layout) -> bool:
    """True for our own file: every header is understood, the id among them."""
    filled = [place for place, header in enumerate(headers_of(table, layout)) if normalised(header)]
    keys = set(layout.places.values())
    return {"id", "version", "title"} <= keys and all(place in layout.places for place in filled)
