"""From segments to the order of reading: rows, columns and tables. Pure; lengths in points.

Where a page has two columns and the signs are too weak to say so, its lines are flagged instead of guessed at:
`COLUMN_CONFIDENCE` is the share of a column's width that its lines must fill.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment in its place: in a table's cell, in a column of running text, or neither."""

    segment: Segment
    table: int | None = None
    row: int | None = None
    column: int | None = None
    flag: LineFlag = LineFlag.NONE


@dataclass(slots=True)
class _Row:
    segments: list[Segment] = field(default_factory=list)

    @property
    def top(self) -> float:
        return min(segment.top for segment in self.segments)


def lay_out(segments: Sequence[Segment], rules: Sequence[Rule], width: float, tables_before: int) -> list[Placed]:
    """The page's text in the order of reading; tables are numbered on from `tables_before`. Turned text comes last."""
    level = [segment for segment in segments if segment.upright]
    turned = [Placed(segment, flag=LineFlag.ROTATED) for segment in segments if not segment.upright]
    rows = [_joined(row) for row in _rows(level)]
    gutter = _find_gutter([segment for row in rows for segment in row.segments], rules, width)
    if gutter is not None:
        flag = LineFlag.NONE if gutter.confidence >= COLUMN_CONFIDENCE else LineFlag.UNCERTAIN_ORDER
        return [*_by_columns(rows, gutter.at, flag), *turned]
    tables = find_tables([row.segments for row in rows], rules)
    return [*_by_rows(rows, tables, tables_before), *turned]


def _rows(segments: Iterable[Segment]) -> list[_Row]:
    """Segments that stand beside each other, from top to bottom and each row from left to right."""
    rows: list[_Row] = []
    for segment in sorted(segments, key=lambda segment: segment.middle):
        if rows and _beside(rows[-1].segments[0], segment):
            rows[-1].segments.append(segment)
        else:
            rows.append(_Row([segment]))
    for row in rows:
        row.segments.sort(key=lambda segment: segment.x0)
    return rows


def _beside(first: Segment, second: Segment) -> bool:
    shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    return shared > _OVERLAP * min(first.height, second.height)


def _joined(row: _Row) -> _Row:
    """The row with segments put together that only seem apart: a raised digit, or a number out in the margin."""
    joined: list[Segment] = []
    for segment in row.segments:
        if joined and _belongs(joined[-1], segment):
            joined[-1] = _merged(joined[-1], segment)
        else:
            joined.append(segment)
    return _Row(joined)


def _belongs(before: Segment, segment: Segment) -> bool:
    gap = segment.x0 - before.x1
    size = max(before.size, segment.size)
    if gap < _JOINING_GAP * size:
        return True
    if _is_mark(before.text) and gap < _MARK_GAP * size:
        return True
    return (
        segment.text.strip(".·… ").isdigit() and len(segment.text) <= 4 and "...." in before.text[-8:].replace(" ", "")
    )


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


def _by_columns(rows: Sequence[_Row], at: float, flag: LineFlag) -> list[Placed]:
    """Left before right between lines that cross the gutter, which part the page from top to bottom."""
    placed: list[Placed] = []
    left: list[Placed] = []
    right: list[Placed] = []
    for row in rows:
        for segment in row.segments:
            if segment.x1 <= at:
                left.append(Placed(segment, column=1, flag=flag))
            elif segment.x0 >= at:
                right.append(Placed(segment, column=2, flag=flag))
            else:
                placed += [*left, *right, Placed(segment)]
                left, right = [], []
    return [*placed, *left, *right]


def _by_rows(rows: Sequence[_Row], tables: Sequence[Table], tables_before: int) -> list[Placed]:
    placed: list[Placed] = []
    number = 0
    position = 0
    while position < len(rows):
        table = next((table for table in tables if table.first == position), None)
        if table is None:
            placed.extend(Placed(segment) for segment in _as_line(rows[position]))
            position += 1
            continue
        number += 1
        for cell in table.cells:
            placed.append(Placed(cell.segment, tables_before + number, cell.row, cell.column))
        position = table.last + 1
    return placed


def _as_line(row: _Row) -> list[Segment]:
    """A row outside tables is one line, whatever gaps it has; they are kept as wide space."""
    first, *others = row.segments
    for segment in others:
        wide = Segment(f"{first.text}   ", first.x0, first.x1, first.top, first.bottom, first.size, first.bold)
        first = _merged(wide, segment)
    return [first]
