"""Which column of a file is which: by what was remembered, by name, then by likeness of the header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from fyren.base.importing.columns import Column, names_of
from fyren.base.importing.reading import Table
from fyren.base.importing.rows import Layout
from fyren.base.text import fold, plain

LIKE = 0.8  # how like a header must be to be proposed without having been seen before
_LOOK_AT = 20  # rows among which the headers are sought


def normalised(header: str) -> str:
    """A header as it is remembered."""
    return " ".join(fold(plain(header)).split())


def find_header_row(table: Table, columns: Sequence[Column], remembered: Mapping[str, str]) -> int:
    """The place of the row that most cells of are known headers; the first row with two cells where none is."""
    known = names_of(columns).keys() | remembered.keys()
    scores = [sum(normalised(cell) in known for cell in row) for row in table.rows[:_LOOK_AT]]
    if scores and max(scores) >= 2:
        return scores.index(max(scores))
    filled = (place for place, row in enumerate(table.rows[:_LOOK_AT]) if sum(bool(cell.strip()) for cell in row) > 1)
    return next(filled, 0)


def match_columns(headers: Sequence[str], columns: Sequence[Column], remembered: Mapping[str, str]) -> dict[int, str]:
    """For each place of a header that is understood, the key of its column; each key once.

    Args:
        remembered: normalised header to key, "" for one that was left out; what somebody has said goes before
            likeness.
    """
    names = names_of(columns)
    found: dict[int, str] = {}
    taken: set[str] = set()
    left: list[int] = []
    for place, header in enumerate(headers):
        name = normalised(header)
        key = remembered.get(name, names.get(name))
        if key is None:
            left.append(place)
        elif key and key not in taken:
            found[place] = key
            taken.add(key)
    for place in left:
        key = _likest(normalised(headers[place]), {name: key for name, key in names.items() if key not in taken})
        if key:
            found[place] = key
            taken.add(key)
    return found


def layout_for(table: Table, columns: Sequence[Column], remembered: Mapping[str, str]) -> Layout:
    """How a sheet that has just come is to be read."""
    header = find_header_row(table, columns, remembered)
    return Layout(header, match_columns(table.rows[header] if table.rows else (), columns, remembered))


def best_sheet(layouts: Sequence[Layout]) -> int:
    """The place of the sheet with most known headers, the first of several."""
    return max(range(len(layouts)), key=lambda place: (len(layouts[place].places), -place))


def _likest(header: str, names: Mapping[str, str]) -> str:
    if not header:
        return ""
    scored = [(SequenceMatcher(None, header, name).ratio(), name) for name in names]
    score, name = max(scored, default=(0.0, ""))
    return names[name] if score >= LIKE else ""
