"""Tables on a PDF page, told by rows whose segments line up, or by drawn lines. Pure; lengths in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from fyren.base.documents.pdf_glyphs import Segment

_TOLERANCE = 6.0  # how far the left edges of a column may differ
_FEWEST_ROWS = 3  # rows with several cells; two are enough where lines are drawn
_SHARE = 0.3  # of the rows; a left edge seen less often is no column
_ROW_GAP = 1.35  # times the least gap: then a new row of the table starts
_RULES = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn straight line."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 > self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Cell:
    """A segment in a table; rows and columns count from 1."""

    segment: Segment
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table over the page's rows `first` to `last`, its cells row by row and column by column."""

    first: int
    last: int
    cells: tuple[Cell, ...]


def find_tables(rows: Sequence[Sequence[Segment]], rules: Sequence[Rule]) -> list[Table]:
    """The tables among the page's rows, which stand from top to bottom."""
    tables: list[Table] = []
    position = 0
    while position < len(rows):
        last = _end_of_run(rows, position)
        table = _table(rows, position, last, rules) if last > position else None
        if table is not None:
            tables.append(table)
            position = table.last + 1
        else:
            position += 1
    return tables


def _end_of_run(rows: Sequence[Sequence[Segment]], first: int) -> int:
    """The last row that can belong to a table that starts at `first`; `first` itself when none does."""
    if len(rows[first]) < 2:
        return first
    edges = [segment.x0 for segment in rows[first]]
    last = position = first
    while position + 1 < len(rows):
        position += 1
        row = rows[position]
        if not _fits(row, edges) or _is_far(rows[position - 1], row):
            break
        if len(row) > 1 or row[0].x0 > edges[1] - _TOLERANCE or _is_wrapped_cell(rows, position, edges):
            last = position
    return last


def _fits(row: Sequence[Segment], edges: Sequence[float]) -> bool:
    """Whether each segment starts at a column's edge and none runs over the next column."""
    for segment in row:
        column = _column(segment, edges)
        if abs(segment.x0 - edges[column]) > _TOLERANCE:
            return False
        if column + 1 < len(edges) and segment.x1 > edges[column + 1]:
            return False
    return True


def _is_far(before: Sequence[Segment], row: Sequence[Segment]) -> bool:
    gap = min(segment.top for segment in row) - max(segment.bottom for segment in before)
    return gap > 3 * max(segment.height for segment in row)


def _is_wrapped_cell(rows: Sequence[Sequence[Segment]], position: int, edges: Sequence[float]) -> bool:
    """A lone line in the first column goes on in a cell when a row of cells follows."""
    following = rows[position + 1 : position + 4]
    return any(len(row) > 1 and _fits(row, edges) for row in following)


def _column(segment: Segment, edges: Sequence[float]) -> int:
    return max((i for i, edge in enumerate(edges) if segment.x0 >= edge - _TOLERANCE), default=0)


def _table(rows: Sequence[Sequence[Segment]], first: int, last: int, rules: Sequence[Rule]) -> Table | None:
    inside = rows[first : last + 1]
    wide = [row for row in inside if len(row) > 1]
    top = min(segment.top for segment in inside[0])
    bottom = max(segment.bottom for segment in inside[-1])
    levels = sorted(rule.top for rule in rules if rule.is_level and top - 20 <= rule.top <= bottom + 20)
    if len(wide) < (2 if len(levels) >= _RULES else _FEWEST_ROWS):
        return None
    edges = [segment.x0 for segment in inside[0]]
    cells = [
        Cell(segment, number, _column(segment, edges) + 1)
        for number, row in zip(_row_numbers(inside, levels), inside, strict=True)
        for segment in row
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column, cell.segment.middle))
    return Table(first, last, tuple(cells))


def _row_numbers(rows: Sequence[Sequence[Segment]], levels: Sequence[float]) -> list[int]:
    """For each line of text the table row it is in: by drawn lines, else by space, else by the first column."""
    middles = [median(segment.middle for segment in row) for row in rows]
    if len(levels) >= _RULES:
        return _ranked([sum(1 for level in levels if level < middle) for middle in middles])
    gaps = [after - before for before, after in pairwise(middles)]
    wide = _ROW_GAP * min(gaps)
    by_space = max(gaps) > wide
    numbers = [1]
    for gap, row in zip(gaps, rows[1:], strict=True):
        starts = gap > wide if by_space else abs(row[0].x0 - rows[0][0].x0) <= _TOLERANCE
        numbers.append(numbers[-1] + (1 if starts else 0))
    return numbers


def _ranked(values: Sequence[int]) -> list[int]:
    ranks = {value: rank for rank, value in enumerate(sorted(set(values)), start=1)}
    return [ranks[value] for value in values]
