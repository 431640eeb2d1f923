"""A table's rows as values: each faulty cell named with its row, its column and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from fyren.base.importing.columns import CellFault, Column
from fyren.base.importing.reading import Table
from fyren.base.screening import screen, without_controls

ID, VERSION = "id", "version"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a row that cannot be taken in. `key`: the column's, "" when it is about the whole row."""

    row: int
    column: str
    reason: str
    key: str = ""
    sheet: str = ""

    def __str__(self) -> str:
        where = _("Row %(row)s") % {"row": self.row}
        if self.sheet:
            where = _("Sheet %(sheet)s, row %(row)s") % {"sheet": self.sheet, "row": self.row}
        if self.column:
            where = _("%(row)s, column %(column)s") % {"row": where, "column": self.column}
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of a file.

    Args:
        number: as the spreadsheet program counts it.
        values: by the column's key, for the columns that the file has and whose cells are understood.
        cells: the texts that they were read from.
        version: the row version that was exported, or None.
        part_versions: those of parts that stand on a sheet of their own, by key.
    """

    number: int
    values: Mapping[str, Any]
    cells: Mapping[str, str]
    faults: tuple[Fault, ...] = ()
    public_id: str = ""
    version: int | None = None
    part_versions: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is to be read: where its headers stand, and which place is which column."""

    header: int
    places: Mapping[int, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As `TableImport.places` keeps it."""
        return {"header": self.header, "places": {str(place): key for place, key in self.places.items()}}


def kept_layout(kept: Mapping[str, Any]) -> Layout:
    """What `Layout.to_json` has made."""
    return Layout(kept["header"], {int(place): key for place, key in kept["places"].items()})


def headers_of(table: Table, layout: Layout) -> tuple[str, ...]:
    """The headers that stand in the sheet."""
    return table.rows[layout.header] if layout.header < len(table.rows) else ()


def read_rows(
    table: Table, layout: Layout, columns: Sequence[Column], corrections: Mapping[tuple[int, str], str], sheet: str = ""
) -> Iterator[ReadRow]:
    """The rows under the headers, empty ones passed by.

    Args:
        corrections: what was chosen on screen instead of a cell, by row number and column key.
        sheet: the sheet's name, where faults are to name it.
    """
    by_key = {column.key: column for column in columns}
    for number, row in enumerate(table.rows[layout.header + 1 :], start=layout.header + 2):
        if not any(cell.strip() for cell in row):
            continue
        cells = {key: row[place] if place < len(row) else "" for place, key in layout.places.items()}
        cells |= {key: text for (where, key), text in corrections.items() if where == number}
        yield _row(number, cells, by_key, sheet)


def _row(number: int, cells: dict[str, str], by_key: Mapping[str, Column], sheet: str) -> ReadRow:
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for key, cell in cells.items():
        if key not in by_key:
            continue
        try:
            values[key] = _value(by_key[key], cell)
        except CellFault as fault:
            faults.append(Fault(number, str(by_key[key].label), str(fault), key, sheet))
    public_id = cells.get(ID, "").strip()
    version = cells.get(VERSION, "").strip()
    if version and not (version.isascii() and version.isdigit() and len(version) < 9):
        faults.append(Fault(number, _("Version"), _("is not a number. Leave the cell as it was exported."), "", sheet))
        version = ""
    return ReadRow(number, values, cells, tuple(faults), public_id, int(version) if version else None)


def _value(column: Column, cell: str) -> Any:
    if cell == WITHHELD:
        raise CellFault(
            _(
                "holds a personal identity number, which has not been kept. Take it out of the file and choose the "
                "file again, or leave the row out."
            )
        )
    value = column.read(cell)
    if column.is_required and not value:
        raise CellFault(_("the cell is empty. Fill it in, or leave the row out."))
    return value


# Stands in a draft instead of a cell that held a personal identity number: such a cell is never stored. A control
# character, since every other cell is kept without them: whatever people have written is never taken for it.
WITHHELD = "\x1a"
_SHORTEST_NUMBER = 10


def without_identities(table: Table) -> Table:
    """The table as it may be kept: a cell with a personal identity number is withheld, its row then says so."""
    name = "" if screen(table.name).personal_numbers else table.name
    return Table(name, tuple(tuple(_kept(cell) for cell in row) for row in table.rows))


def _kept(cell: str) -> str:
    # Most cells are shorter than a personal identity number, and need not be looked through.
    if len(cell) >= _SHORTEST_NUMBER and screen(cell).personal_numbers:
        return WITHHELD
    return without_controls(cell)
