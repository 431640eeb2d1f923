"""Which column of a file is what, and what counts for the whole file where no column says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fyren.base.importing.columns import Column
from fyren.base.importing.headers import layout_for, normalised
from fyren.base.importing.reading import Table
from fyren.base.importing.rows import WITHHELD, Layout, headers_of, kept_layout
from fyren.competence.importing.columns import needed
from fyren.competence.models import CompetenceImport, ImportKind

WHOLE = ("unit", "level", "course", "day")  # what can be said for the whole file


@dataclass(frozen=True, slots=True)
class NumbersLayout:
    """How a file is read.

    Args:
        whole: by key, what counts for every row, as a cell would say it.
        is_settled: every column is known, or somebody has said which is which.
    """

    layout: Layout
    whole: Mapping[str, str] = field(default_factory=dict)
    is_settled: bool = False

    def to_json(self) -> dict[str, Any]:
        """As `CompetenceImport.places` keeps it."""
        return {
            **self.layout.to_json(),
            "whole": dict(self.whole),
            "is_settled": self.is_settled,
        }


def layout_of(draft: CompetenceImport) -> NumbersLayout:
    """What is kept of how the file is read."""
    kept = draft.places
    return NumbersLayout(kept_layout(kept), kept["whole"], kept["is_settled"])


def propose(head: Table, kind: ImportKind, columns: Sequence[Column], remembered: Mapping[str, str]) -> NumbersLayout:
    """How a file that has just come is to be read. Settled when every column that may be kept is understood."""
    layout = layout_for(head, columns, remembered)
    unknown = [
        place
        for place, name in enumerate(headers_of(head, layout))
        if name.strip()
        and normalised(name) not in remembered
        and place not in layout.places
        and not _hidden(head, place)
    ]
    return NumbersLayout(layout, is_settled=set(needed(kind)) <= set(layout.places.values()) and not unknown)


def _hidden(head: Table, place: int) -> bool:
    """Nothing of the column is kept."""
    return any(row[place : place + 1] == (WITHHELD,) for row in head.rows)
