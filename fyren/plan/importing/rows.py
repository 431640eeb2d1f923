"""Lines with text, and what their place on the page tells: how they end, how far they reach, what stands between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from fyren.base.documents import SourceLine
from fyren.plan.importing.labels import Label
from fyren.plan.importing.marks import Mark
from fyren.plan.importing.result import Doubt

_TERMINAL = ".!?:;"
_CLOSING = "”“\"'»)]’"
# A line that ends in one of these cannot be the end of anything.
_OPEN_WORDS = frozenset(
    {"och", "eller", "samt", "som", "att", "av", "i", "på", "till", "för", "med", "från", "mot", "om", "vid", "under"}
    | {"över", "mellan", "genom", "inom", "hos", "utan", "den", "det", "de", "en", "ett", "sin", "sitt", "sina", "är"}
    | {"var", "har", "ska", "kan", "vill", "bör", "inte", "dess", "deras", "vår", "våra"}
)
_WIDE_ENOUGH = 40  # characters; shorter lines say nothing about how wide the text is
_PERCENTILE = 0.05
_HIGH_PERCENTILE = 0.97
_NEAR_EDGE = 0.99
_NEARLY = 0.92
_FEWEST_SAMPLES = 3
_SAME_GAP = 0.35


class Kind(StrEnum):
    """What opens a row."""

    TEXT = "text"
    NUMBERED = "numbered"
    LISTED = "listed"  # 1. 2. 3. of a list, not of the plan's own numbering
    WORD = "word"
    LETTER = "letter"
    BULLET = "bullet"


@dataclass(slots=True, eq=False)
class Row:
    """A line with text. `gap` is the empty space before it in lines, None where that says nothing (a new page)."""

    line: SourceLine
    text: str
    gap: float | None = None
    level: int = 0  # of a heading by style or size; 0 is no heading
    kind: Kind = Kind.TEXT
    mark: Mark | None = None
    label: Label | None = None
    reason: str = ""
    doubts: list[Doubt] = field(default_factory=list)
    numbered: bool = True
    goes_on: bool = False  # known to continue the row before
    cut: int | None = None  # where in the raw line a second piece starts
    cut_label: Label | None = None

    @property
    def rest(self) -> str:
        """The text after the mark."""
        return self.line.text[self.mark.end :].strip() if self.mark else self.text

    @property
    def is_number_only(self) -> bool:
        """Whether the line holds a number and nothing else."""
        return self.mark is not None and self.kind is not Kind.BULLET and not self.rest

    def doubt(self, reason: str, *choices: Label) -> None:
        """Note that a person should look at the row."""
        self.doubts.append(Doubt(self.line.number, self.text, reason, choices))


def make_rows(lines: Sequence[SourceLine]) -> list[Row]:
    """Rows of all lines that hold more than white space, with their gaps."""
    rows: list[Row] = []
    empty = 0
    for line in lines:
        text = line.text.strip()
        if not text:
            empty += 1
            continue
        gap = _gap(rows[-1].line, line, empty) if rows else None
        rows.append(Row(line, text, gap))
        empty = 0
    return rows


def _gap(before: SourceLine, line: SourceLine, empty: int) -> float | None:
    if before.page != line.page or before.column != line.column or before.table != line.table:
        return None
    if before.bottom is None or line.top is None:
        return float(empty)
    height = (line.bottom or line.top) - line.top
    distance = line.top - before.bottom
    return distance / height if height > 0 and distance > -height else None


def is_terminated(text: str) -> bool:
    """Whether the text ends a sentence, a heading's colon or a list's semicolon included."""
    bare = text[-10:].rstrip(_CLOSING)
    return bare.endswith(tuple(_TERMINAL))


def is_open(text: str) -> bool:
    """Whether the text must go on: it ends in a comma, a hyphen or a word such as "och"."""
    return text.endswith((",", "-", "–", "\u00ad", "/", "(")) or text[-20:].split()[-1].casefold() in _OPEN_WORDS


def starts_lower(text: str) -> bool:
    """Whether the text starts as the middle of a sentence does."""
    for char in text[:10]:
        if char.isalpha():
            return char.islower()
        if char.isdigit():
            return False
    return False


@dataclass(frozen=True, slots=True)
class Measures:
    """How far text reaches and how lines are spaced, learnt from the document itself.

    `edges` is the right margin of each column in points. Plain text has none, since characters differ in width: there
    `full` is learnt from lines that plainly go on in the middle of a sentence, and `widest` is what to go by without.
    `gap` is the usual space between the lines of a paragraph; `is_spaced` that paragraphs have more between them.
    """

    edges: dict[int | None, float]
    full: dict[bool, float]
    widest: float = 0.0
    gap: float | None = None
    is_spaced: bool = False

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Measures:
        """Measure the rows, above all the pairs where the second plainly goes on in the middle of a sentence."""
        needed: dict[bool, list[float]] = {False: [], True: []}
        gaps: Counter[float] = Counter()
        in_list = False
        for before, row in pairwise(rows):
            in_list = before.kind is not Kind.TEXT or (in_list and starts_lower(before.text))
            if not starts_lower(row.text) or is_terminated(before.text) or row.kind is not Kind.TEXT:
                continue
            if row.gap is not None:
                gaps[round(row.gap, 1)] += 1
            if len(before.text) >= _WIDE_ENOUGH:
                needed[in_list].append(reach(before, row))
        usual = gaps.most_common(1)[0][0] if gaps else None
        return cls(
            edges=_edges(rows),
            full={key: _low(values) for key, values in needed.items() if len(values) >= _FEWEST_SAMPLES},
            widest=max((float(len(row.text)) for row in rows), default=0.0),
            gap=usual,
            is_spaced=usual is not None and _paragraphs_are_spaced(rows, usual),
        )

    def is_wrapped(self, before: Row, row: Row, in_list: bool, slack: float = 0.0) -> bool:
        """Whether the first word of `row` would not have fitted on the line before, so that the break means nothing.

        `slack` (0–1) is the share of the line's length that may be missing.
        """
        edge = self.edges.get(row.line.column)
        if edge is None:
            edge = self.full.get(in_list, self.full.get(not in_list, max(_NEARLY * self.widest, _WIDE_ENOUGH)))
        return reach(before, row) >= edge * (1 - slack)

    def is_wider(self, row: Row, inner: float | None) -> bool:
        """Whether the space before the row is larger than between the lines of a paragraph."""
        usual = inner if inner is not None else self.gap
        if row.gap is None:
            return False
        return row.gap >= 1.0 if usual is None else row.gap > usual + _SAME_GAP


def _low(values: list[float]) -> float:
    """A low value, but not the lowest few: they come from short lines that a person broke."""
    return sorted(values)[int(len(values) * _PERCENTILE)]


def _edges(rows: Sequence[Row]) -> dict[int | None, float]:
    ends: dict[int | None, list[float]] = {}
    for row in rows:
        if row.line.x1 is not None and len(row.text) >= _WIDE_ENOUGH // 2:
            ends.setdefault(row.line.column, []).append(row.line.x1)
    return {column: sorted(values)[int(len(values) * _HIGH_PERCENTILE)] * _NEAR_EDGE for column, values in ends.items()}


def _paragraphs_are_spaced(rows: Sequence[Row], usual: float) -> bool:
    wider = sum(1 for row in rows if row.gap is not None and row.gap > usual + _SAME_GAP)
    return wider >= max(_FEWEST_SAMPLES, len(rows) // 40)


def reach(before: Row, row: Row) -> float:
    """How far right the line before would have reached with the first word of the next: points, else characters."""
    word = len(row.text[:60].split()[0]) + 1
    line = before.line
    if line.x1 is None or line.x0 is None:
        return float(len(before.text) + word)
    return line.x1 + word * (line.x1 - line.x0) / len(before.text)


def close_ranks(rows: Iterable[Row]) -> list[Row]:
    """The rows that have no label yet; a gap over rows that were taken out says nothing any more."""
    left: list[Row] = []
    skipped = False
    for row in rows:
        if row.label is None:
            if skipped:
                row.gap = None
            left.append(row)
        skipped = row.label is not None
    return left
