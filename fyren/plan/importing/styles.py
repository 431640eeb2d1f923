"""Headings told by how they look: a Word style, a larger type, or a line in bold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fyren.plan.importing import reasons
from fyren.plan.importing.labels import Label
from fyren.plan.importing.rows import Row, is_terminated

_LARGER = 1.12  # times the size of running text
_LONGEST_HEADING = 200
_BOLD_HEADING = 100
_DEEPEST = 6


def set_levels(rows: Sequence[Row]) -> None:
    """Set `level` on rows that look like headings, 1 the highest, and label a title that stands out."""
    for row in rows:
        style = row.line.style
        if style == "title" and row.label is None:
            row.label = Label.TITLE
        elif style.startswith("heading-"):
            row.level = min(int(style.removeprefix("heading-") or 1), _DEEPEST)
    if any(row.level for row in rows):
        return
    _set_levels_by_type(rows)
    _title_by_type(rows)


def _set_levels_by_type(rows: Sequence[Row]) -> None:
    sizes: Counter[float] = Counter()
    bold = 0
    for row in rows:
        if row.line.font_size is not None:
            sizes[_rounded(row)] += len(row.text)
            bold += len(row.text) if row.line.bold else 0
    if not sizes:
        _set_levels_by_bold(rows)
        return
    body = sizes.most_common(1)[0][0]
    larger = sorted({_rounded(row) for row in rows if _is_larger(row, body)}, reverse=True)
    ranks = {size: min(rank, _DEEPEST) for rank, size in enumerate(larger, start=1)}
    mostly_bold = bold * 2 > sum(sizes.values())
    for row in rows:
        if _is_larger(row, body):
            row.level = ranks[_rounded(row)]
        elif not mostly_bold and _is_bold_heading(row):
            row.level = min(len(larger) + 1, _DEEPEST)


def _set_levels_by_bold(rows: Sequence[Row]) -> None:
    bold = [row for row in rows if _is_bold_heading(row)]
    if 0 < len(bold) * 2 < len(rows):
        for row in bold:
            row.level = 1


def _rounded(row: Row) -> float:
    return round((row.line.font_size or 0.0) * 2) / 2


def _is_larger(row: Row, body: float) -> bool:
    size = row.line.font_size
    return size is not None and _rounded(row) >= body * _LARGER and len(row.text) <= _LONGEST_HEADING


def _is_bold_heading(row: Row) -> bool:
    return row.line.bold and len(row.text) <= _BOLD_HEADING and not is_terminated(row.text)


def _title_by_type(rows: Sequence[Row]) -> None:
    """The largest type of all, used once and first, is the title; the other levels move up."""
    top = [row for row in rows if row.level == 1]
    if not top or not any(row.level > 1 for row in rows):
        return
    first, last = rows.index(top[0]), rows.index(top[-1])
    if last - first != len(top) - 1 or len(top) > 3 or any(row.level for row in rows[:first]):
        return
    if top[0].line.page not in (None, 1) or top[0].text[0].isdigit():
        return
    top[0].label = Label.TITLE
    top[0].doubt(reasons.TITLE_GUESS, Label.TITLE, Label.SECTION_HEADING)
    for row in top[1:]:
        row.label = Label.CONTINUATION
    for row in rows:
        row.level = max(row.level - 1, 0)
