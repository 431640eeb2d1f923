"""Which sheet and columns of a file are what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fyren.base.importing.columns import Column
from fyren.base.importing.headers import best_sheet, layout_for, normalised
from fyren.base.importing.reading import Table
from fyren.base.importing.rows import Layout, headers_of, kept_layout
from fyren.indicators.models import ImportKind, ValueImport

NEEDED = {ImportKind.FIGURES: ("year", "value"), ImportKind.COUNCIL_SET: ("title",)}


@dataclass(frozen=True, slots=True)
class ValueLayout:
    """How a file is read.

    Args:
        sheet: the place of the sheet that is taken in.
        indicator: the id of the indicator that every row is about, where no column says; "" for none.
        is_settled: every column is known, or somebody has said which is which.
    """

    sheet: int
    layout: Layout
    indicator: str = ""
    is_settled: bool = False

    def to_json(self) -> dict[str, Any]:
        """As `ValueImport.places` keeps it."""
        return {
            "sheet": self.sheet,
            **self.layout.to_json(),
            "indicator": self.indicator,
            "is_settled": self.is_settled,
        }


def layout_of(draft: ValueImport) -> ValueLayout:
    """What is kept of how the file is read."""
    kept = draft.places
    return ValueLayout(kept["sheet"], kept_layout(kept), kept["indicator"], kept["is_settled"])


def propose(
    tables: Sequence[Table], kind: ImportKind, columns: Sequence[Column], remembered: Mapping[str, str]
) -> ValueLayout:
    """How a file that has just come is to be read: the sheet with most known headers. Settled when all are known."""
    layouts = [layout_for(table, columns, remembered) for table in tables]
    sheet = best_sheet(layouts)
    found = layouts[sheet]
    keys = set(found.places.values())
    filled = [
        place for place, header in enumerate(headers_of(tables[sheet], found)) if normalised(header) not in remembered
    ]
    unknown = [place for place in filled if place not in found.places]
    needed = {*NEEDED[kind], *(["indicator"] if kind is ImportKind.FIGURES else [])}
    return ValueLayout(sheet, found, is_settled=needed <= keys and not unknown)
