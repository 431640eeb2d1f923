"""From segments to the order of reading: rows, columns and tables. Pure; lengths in points.

Where a page has two columns and the signs are too weak to say so, its lines are flagged instead of guessed at:
`COLUMN_CONFIDENCE` is the share of a column's width that its lines must fill.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from fyren.base.documents.lines import LineFlag
from fyren.base.documents.pdf_glyphs import Segment
from fyren.base.documents.pdf_tables import Rule, Table, find_tables

COLUMN_CONFIDENCE = 0.6
_COLUMN_LINES = 5  # lines on each side, at least
_COLUMN_CHARACTERS = 18  # of a line on average; cells of a table are shorter
_GUTTER = 8.0  # points, at least
_CROSSING = 0.5  # lines across the gutter for each line beside it, at most
_STEP = 2.0
_OVERLAP = 0.5  # of the lower segment's height; then two segments stand on one row
_JOINING_GAP = 1.6  # in type sizes
_MARK_GAP = 8.0  # in type sizes, after a number or bullet that stands out in the margin
_LONGEST_MARK = 8
_LONGEST_PAGE_NUMBER = 4
_LEADERS = ("...", "…", "···", "___")


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment in its place: in a table's cell, in a column of running text, or neither."""

    segment: Segment
    table: int | None = None
    row: int | None = None
    column: int | None = None
    flag: LineFlag = LineFlag.NONE


Row = list[Segment]


def lay_out(segments: Sequence[Segment], rules: Sequence[Rule], width: float, tables_before: int) -> list[Placed]:
    """The page's text in the order of reading; tables are numbered on from `tables_before`. Turned text comes last."""
    level = [segment for segment in segments if segment.upright]
    turned = [Placed(segment, flag=LineFlag.ROTATED) for segment in segments if not segment.upright]
    rows = _rows(level)
    gutter = _find_gutter(level, rules, width)
    if gutter is not None:
        flag = LineFlag.NONE if gutter.confidence >= COLUMN_CONFIDENCE else LineFlag.UNCERTAIN_ORDER
        return [*_by_columns(rows, gutter.at, flag), *turned]
    joined = [_joined(row) for row in rows]
    tables = find_tables(joined, rules)
    return [*_by_rows(joined, tables, tables_before), *turned]


def _rows(segments: Iterable[Segment]) -> list[Row]:
    """Segments that stand beside each other, from top to bottom and each row from left to right."""
    rows: list[Row] = []
    for segment in sorted(segments, key=lambda segment: segment.middle):
        if rows and _beside(rows[-1][0], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    for row in rows:
        row.sort(key=lambda segment: segment.x0)
    return rows


def _beside(first: Segment, second: Segment) -> bool:
    shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    return shared > _OVERLAP * min(first.height, second.height)


def _joined(row: Row) -> Row:
    """The row with segments put together that only seem apart: a raised digit, or a number out in the margin."""
    joined: Row = []
    for segment in row:
        if joined and _belongs(joined[-1], segment):
            joined[-1] = _merged(joined[-1], segment)
        else:
            joined.append(segment)
    return joined


def _belongs(before: Segment, segment: Segment) -> bool:
    gap = segment.x0 - before.x1
    size = min(before.size, segment.size)
    if gap < _JOINING_GAP * size or (_is_mark(before.text) and gap < _MARK_GAP * size):
        return True
    is_page_number = segment.text.isdigit() and len(segment.text) <= _LONGEST_PAGE_NUMBER
    return is_page_number and before.text.replace(" ", "").endswith(_LEADERS)


def _is_mark(text: str) -> bool:
    """A number such as "3.1.", a letter "a)" or a bullet."""
    bare = text.strip(".):")
    if len(text) > _LONGEST_MARK:
        return False
    return bare.replace(".", "").isdigit() or len(bare) <= 1


def _merged(before: Segment, segment: Segment) -> Segment:
    larger = before if before.size >= segment.size else segment
    gap = segment.x0 - before.x1
    return Segment(
        text=before.text + ("" if gap < 0.1 * larger.size else " ") + segment.text,
        x0=min(before.x0, segment.x0),
        x1=max(before.x1, segment.x1),
        top=min(before.top, segment.top),
        bottom=max(before.bottom, segment.bottom),
        size=larger.size,
        bold=before.bold and segment.bold,
    )


@dataclass(frozen=True, slots=True)
class _Gutter:
    at: float
    confidence: float


def _find_gutter(segments: Sequence[Segment], rules: Sequence[Rule], width: float) -> _Gutter | None:
    """The empty strip between two columns of running text, if there is one in the middle of the page."""
    if len(segments) < 2 * _COLUMN_LINES:
        return None
    best: tuple[int, float] | None = None
    x = 0.3 * width
    while x <= 0.7 * width:
        crossing = sum(1 for segment in segments if segment.x0 < x + _GUTTER / 2 and segment.x1 > x - _GUTTER / 2)
        if best is None or crossing < best[0]:
            best = crossing, x
        x += _STEP
    if best is None:
        return None
    crossing, at = best
    left = [segment for segment in segments if segment.x1 <= at]
    right = [segment for segment in segments if segment.x0 >= at]
    if min(len(left), len(right)) < _COLUMN_LINES or crossing > _CROSSING * min(len(left), len(right)):
        return None
    if not _stand_side_by_side(left, right) or _is_ruled(rules, at) or _few_words(left) or _few_words(right):
        return None
    return _Gutter(at, min(_fill(left), _fill(right)))


def _stand_side_by_side(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether the sides share much of their height; a right-hand date above left-hand text is no column."""
    top = max(min(segment.top for segment in left), min(segment.top for segment in right))
    bottom = min(max(segment.bottom for segment in left), max(segment.bottom for segment in right))
    return sum(1 for segment in (*left, *right) if top <= segment.middle <= bottom) >= _COLUMN_LINES


def _is_ruled(rules: Sequence[Rule], at: float) -> bool:
    """Lines drawn across the gutter, several of them, make it a table."""
    return sum(1 for rule in rules if rule.is_level and rule.x0 < at < rule.x1) >= 3


def _few_words(side: Sequence[Segment]) -> bool:
    return sum(len(segment.text) for segment in side) < _COLUMN_CHARACTERS * len(side)


def _fill(side: Sequence[Segment]) -> float:
    """How much of the column's width its lines fill, in the median."""
    start, end = min(segment.x0 for segment in side), max(segment.x1 for segment in side)
    return median((segment.x1 - start) / (end - start) for segment in side) if end > start else 0.0


def _by_columns(rows: Sequence[Row], at: float, flag: LineFlag) -> list[Placed]:
    """Left before right between lines that cross the gutter, which part the page from top to bottom."""
    placed: list[Placed] = []
    left: list[Placed] = []
    right: list[Placed] = []
    for row in rows:
        across = _joined([segment for segment in row if segment.x0 < at < segment.x1])
        left += [Placed(segment, column=1, flag=flag) for segment in _joined([s for s in row if s.x1 <= at])]
        right += [Placed(segment, column=2, flag=flag) for segment in _joined([s for s in row if s.x0 >= at])]
        if across:
            placed += [*left, *right, *(Placed(segment) for segment in across)]
            left, right = [], []
    return [*placed, *left, *right]


def _by_rows(rows: Sequence[Row], tables: Sequence[Table], tables_before: int) -> list[Placed]:
    placed: list[Placed] = []
    starts = {table.first: table for table in tables}
    inside = {position for table in tables for position in range(table.first, table.last + 1)}
    parted = sum(1 for position, row in enumerate(rows) if len(row) > 1 and position not in inside)
    number = position = 0
    while position < len(rows):
        table = starts.get(position)
        if table is None:
            placed.extend(_outside(rows[position], parted))
            position += 1
            continue
        number += 1
        for cell in table.cells:
            placed.append(Placed(cell.segment, tables_before + number, cell.row, cell.column))
        position = table.last + 1
    return placed


def _outside(row: Row, parted: int) -> list[Placed]:
    """A row outside tables is one line, unless so many rows are parted that there may be columns nobody found."""
    if len(row) > 1 and parted >= _COLUMN_LINES:
        return [Placed(segment, flag=LineFlag.UNCERTAIN_ORDER) for segment in row]
    return [Placed(_as_line(row))]


def _as_line(row: Row) -> Segment:
    """The row as one segment; its gaps are kept as wide space."""
    first, *others = row
    for segment in others:
        wide = Segment(f"{first.text}   ", first.x0, first.x1, first.top, first.bottom, first.size, first.bold)
        first = _merged(wide, segment)
    return first
