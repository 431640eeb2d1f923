"""A file's rows summed to numbers of groups, and compared with what is saved."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fyren.base.importing.columns import CellFault, Column, number_column
from fyren.base.importing.rows import Fault
from fyren.competence.importing.columns import Known, columns_for, known_at, needed
from fyren.competence.importing.layout import layout_of
from fyren.competence.models import FILE, CompetenceImport, Completion, Headcount, ImportKind

MOST_FAULTS = 1000  # that are told one by one
MOST_LINES = 100
Cell = tuple[Any, ...]


@dataclass(slots=True)
class Summed:
    """What a file says.

    Args:
        numbers: by cell: unit and level, then course and month, or day.
        faults: the first of the rows that are left out; `faulty` is how many there are.
    """

    numbers: dict[Cell, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    faulty: int = 0
    rows: int = 0


class _Reader:
    """Reads a column's cells, each different one once."""

    def __init__(self, column: Column, place: int | None, whole: str) -> None:
        self.column, self.place, self.whole = column, place, whole
        self._known: dict[str, Any] = {}

    def read(self, row: Sequence[str]) -> Any:
        """The value of the row's cell, or a CellFault."""
        cell = self.whole if self.place is None else row[self.place] if self.place < len(row) else ""
        if cell in self._known:
            return self._known[cell]
        try:
            value = self.column.read(cell)
        except CellFault as fault:
            value = fault
        self._known[cell] = value
        return value


def summed(
    rows: Iterable[list[str]], header: int, readers: Sequence[_Reader], number: _Reader, *, is_added: bool
) -> Summed:
    """Read the rows under the headers, empty ones passed by.

    Args:
        readers: of the columns that name a cell, in the cell's order.
        is_added: rows that name the same cell are added up; else the last one counts.
    """
    found, numbers = Summed(), dict[Cell, int]()
    for place, row in enumerate(rows, start=1):
        if place <= header + 1 or not any(row):
            continue
        found.rows += 1
        values = tuple([reader.read(row) for reader in readers])
        count = number.read(row)
        if count.__class__ is CellFault or any(value.__class__ is CellFault for value in values):
            _tell(found, place, zip((*readers, number), (*values, count), strict=True))
        elif is_added:
            numbers[values] = numbers.get(values, 0) + (1 if count is None else count)
        else:
            numbers[values] = count
    found.numbers = numbers
    return found


def _tell(found: Summed, place: int, read: Iterable[tuple[_Reader, Any]]) -> None:
    found.faulty += 1
    if len(found.faults) < MOST_FAULTS:
        found.faults += [
            Fault(place, str(reader.column.label), str(value), reader.column.key)
            for reader, value in read
            if isinstance(value, CellFault)
        ]


@dataclass(frozen=True, slots=True)
class Line:
    """A number that the file says, in words. `before` is None where there was none."""

    unit: str
    level: str
    what: str
    before: int | None
    after: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a file in would do now.

    Args:
        numbers: what would be written: what is new or has changed.
        new, changed: how many they are; the first of each stand in `new_lines` and `changed_lines`.
        seen: names exactly what would be done.
    """

    numbers: Mapping[Cell, int]
    new: int
    changed: int
    same: int
    new_lines: tuple[Line, ...]
    changed_lines: tuple[Line, ...]
    summed: Summed
    seen: str


def preview_of(draft: CompetenceImport, day: dt.date) -> Preview:
    """What an open file would do now: 3 queries, whatever its rows."""
    kind, known = ImportKind(draft.kind), known_at(draft.authority)
    found = read_numbers(draft, known, day)
    saved = _saved(kind, draft)
    new = {cell: number for cell, number in found.numbers.items() if cell not in saved}
    changed = {cell: number for cell, number in found.numbers.items() if saved.get(cell, number) != number}
    columns = {column.key: column for column in columns_for(kind, known, day)}
    return Preview(
        new | changed,
        len(new),
        len(changed),
        len(found.numbers) - len(new) - len(changed),
        tuple(_lines(new, saved, columns, kind)),
        tuple(_lines(changed, saved, columns, kind)),
        found,
        _digest(new, changed, saved, found),
    )


def read_numbers(draft: CompetenceImport, known: Known, day: dt.date) -> Summed:
    """What the file says, in numbers of groups."""
    kind, said = ImportKind(draft.kind), layout_of(draft)
    places = {key: place for place, key in said.layout.places.items()}
    readers = {
        column.key: _Reader(column, places.get(column.key), said.whole.get(column.key, ""))
        for column in columns_for(kind, known, day)
    }
    number = readers.pop("number", _Reader(number_column("number", ""), None, ""))
    named = [readers[key] for key in needed(kind) if key != "number"]
    is_added = kind is ImportKind.COMPLETIONS
    return summed(draft.read_rows(), said.layout.header, named, number, is_added=is_added)


def _saved(kind: ImportKind, draft: CompetenceImport) -> dict[Cell, int]:
    if kind is ImportKind.HEADCOUNTS:
        rows = Headcount.objects.filter(unit__authority=draft.authority).order_by()
        return {tuple(cell): number for *cell, number in rows.values_list("unit", "level", "day", "number").iterator()}
    kept = Completion.objects.filter(unit__authority=draft.authority, source=FILE).order_by()
    names = ("unit", "level", "course", "month", "number")
    return {tuple(cell): number for *cell, number in kept.values_list(*names).iterator()}


def _lines(
    numbers: Mapping[Cell, int], saved: Mapping[Cell, int], columns: Mapping[str, Column], kind: ImportKind
) -> Iterator[Line]:
    for cell in sorted(numbers)[:MOST_LINES]:
        unit, level, *rest = cell
        of_rest = ("day",) if kind is ImportKind.HEADCOUNTS else ("course", "month")
        what = ", ".join(columns[key].shown(value) for key, value in zip(of_rest, rest, strict=True))
        shown = columns["unit"].shown(unit), columns["level"].shown(level)
        yield Line(*shown, what, saved.get(cell), numbers[cell])


def _digest(new: Mapping[Cell, int], changed: Mapping[Cell, int], saved: Mapping[Cell, int], found: Summed) -> str:
    digest = hashlib.sha256(f"{found.faulty} {len(new)}".encode())
    for cell in sorted(new):
        digest.update(f"{cell}={new[cell]};".encode())
    for cell in sorted(changed):
        digest.update(f"{cell}={saved[cell]}>{changed[cell]};".encode())
    return digest.hexdigest()[:24]
