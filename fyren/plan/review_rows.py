"""The review's two sides, row by row: the lines of the document, and beside them what was found there. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from fyren.base.documents import SourceLine
from fyren.plan.importing.labels import CONTINUATIONS, Label
from fyren.plan.importing.result import ParsedPlan, Span
from fyren.plan.review import LinePiece, pieces_of_lines
from fyren.plan.structure import PlanStructure


class Fate(StrEnum):
    """What becomes of a row's text."""

    WORDING = "wording"
    REMOVED = "removed"  # page numbers and the like
    LEFT = "left"  # without place
    ASIDE = "aside"  # from a table of activities: kept for the bodies


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of one line: as it stands in the document, and the part of the wording that it became ("" for none)."""

    line: int
    start: int
    source: str
    found: str


@dataclass(slots=True)
class Row:
    """Neighbouring pieces that went to the same place. `number` as printed; `reason` says why text was left out."""

    path: str
    label: Label
    fate: Fate
    number: str = ""
    reason: str = ""
    goes_on: bool = False  # the rest of a text that something else stood in the middle of
    segments: list[Segment] = field(default_factory=list)

    @property
    def first_line(self) -> int:
        """The number of the row's first line."""
        return self.segments[0].line

    @property
    def lines(self) -> frozenset[int]:
        """The numbers of the row's lines."""
        return frozenset(segment.line for segment in self.segments)

    @property
    def level(self) -> int:
        """How deep a heading stands, 1 to 4; 0 for what is no heading."""
        if self.label not in (Label.SECTION_HEADING, Label.AREA_HEADING, Label.TITLE):
            return 0
        return min(4, 1 + self.number.count(".")) if self.number else 1


def rows_of(lines: Sequence[SourceLine], parsed: ParsedPlan) -> list[Row]:
    """All rows in the order of the document. Lines without text have no row."""
    state = _Rows(parsed)
    texts = {line.number: line.text for line in lines}
    for number, pieces in pieces_of_lines(parsed.spans).items():
        for piece in pieces:
            state.add(number, texts[number], piece)
    return state.rows


class _Rows:
    def __init__(self, parsed: ParsedPlan) -> None:
        self.rows: list[Row] = []
        self.texts = dict(parsed.structure.texts())
        self.numbers = dict(_numbers(parsed.structure))
        self.reasons = {f"removed/{i}": row.reason for i, row in enumerate(parsed.removed)}
        self.reasons |= {f"unresolved/{i}": row.reason for i, row in enumerate(parsed.unresolved)}
        self.read_to: dict[str, int] = {}
        self.spans: dict[int, list[Span]] = {}
        for span in parsed.spans:
            self.spans.setdefault(span.line, []).append(span)

    def add(self, number: int, text: str, piece: LinePiece) -> None:
        row = self._row(piece)
        source = text[piece.start : piece.end].strip()
        found = "".join(self._found(number, text, piece)) if row.fate is Fate.WORDING else ""
        row.segments.append(Segment(number, piece.start, source, found))

    def _row(self, piece: LinePiece) -> Row:
        """The row that the piece belongs to: the latest, when it goes on there, else a new one."""
        fate, reason = _fate(piece), self.reasons.get(piece.path, "")
        latest = self.rows[-1] if self.rows else None
        if latest is not None and self._continues(latest, piece, fate, reason):
            if latest.label is Label.NUMBER:
                latest.label = piece.label
            return latest
        goes_on = fate is Fate.WORDING and piece.label in CONTINUATIONS
        number = "" if goes_on else self.numbers.get(piece.path, "")
        row = Row(piece.path, piece.label, fate, number, reason, goes_on)
        self.rows.append(row)
        return row

    def _continues(self, latest: Row, piece: LinePiece, fate: Fate, reason: str) -> bool:
        if latest.fate is not fate or latest.reason != reason:
            return False
        return fate is not Fate.WORDING or (latest.path == piece.path and not _opens(piece, self.read_to))

    def _found(self, number: int, text: str, piece: LinePiece) -> Iterator[str]:
        """The parts of the wording that the piece became, with what stands before them since the last part."""
        wording = self.texts.get(piece.path, "")
        for span in self.spans[number]:
            if span.path != piece.path or not piece.start <= span.start < piece.end:
                continue
            words = " ".join(text[span.start : span.end].split())
            begun = self.read_to.get(piece.path, 0)
            place = wording.find(words, begun)
            if place < 0:
                yield words
                continue
            self.read_to[piece.path] = place + len(words)
            yield wording[begun : place + len(words)]


def _opens(piece: LinePiece, read_to: dict[str, int]) -> bool:
    """Whether the piece begins a new paragraph in a place that already has text: only the closing has several."""
    return piece.path == "closing" and piece.label not in CONTINUATIONS and piece.path in read_to


def _fate(piece: LinePiece) -> Fate:
    if piece.path.startswith("removed/"):
        return Fate.REMOVED
    if piece.path.startswith("unresolved/"):
        return Fate.ASIDE if piece.label is Label.PROPOSAL else Fate.LEFT
    return Fate.WORDING


def _numbers(structure: PlanStructure) -> Iterator[tuple[str, str]]:
    """The printed number of every place that has one, by path as in `PlanStructure.texts`."""
    for position, section in enumerate(structure.sections):
        yield f"section/{section.number or f'u{position + 1}'}/title", section.number
    for position, area in enumerate(structure.development_areas):
        key = f"area/{area.number or f'u{position + 1}'}"
        yield f"{key}/title", area.number
        yield f"{key}/long_title", area.number
        for index, block in enumerate(area.blocks, start=1):
            yield f"{key}/b{index}", block.number
