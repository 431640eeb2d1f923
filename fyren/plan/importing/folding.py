"""Folding labelled pieces into a plan. Each piece is handled once, in order, so nothing is lost or doubled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from fyren.base.documents import SourceLine
from fyren.plan.importing import reasons
from fyren.plan.importing.joining import Join, Vocabulary, without_soft_hyphens
from fyren.plan.importing.labels import CONTINUATIONS, REMOVALS, Label
from fyren.plan.importing.likeness import match_long_titles
from fyren.plan.importing.marks import Mark, find_bullet, leading_number
from fyren.plan.importing.pieces import Piece
from fyren.plan.importing.result import Doubt, Removed, Span, TitleSource, Unresolved
from fyren.plan.importing.slots import Ledger, Slot, Stretch
from fyren.plan.structure import Block, BlockKind, DevelopmentArea, PlanStructure, Section

_FORCED = {Label.CONTINUATION_JOIN: Join.DROP, Label.CONTINUATION_KEEP: Join.KEEP}
_LEAVING = {
    Label.RUNNING_HEADER: reasons.RUNNING_HEADER,
    Label.FOOTER: reasons.FOOTER,
    Label.CONTENTS: reasons.CONTENTS,
    Label.PROPOSAL: reasons.PROPOSAL,
    Label.UNRESOLVED: reasons.LEFT_BY_REVIEWER,
}


@dataclass(slots=True)
class _Item:
    """A block of a development area."""

    kind: BlockKind
    number: Slot
    text: Slot


@dataclass(slots=True)
class _Part:
    """A section or a development area under construction."""

    is_area: bool
    number: Slot = field(default_factory=Slot)
    title: Slot = field(default_factory=Slot)
    long_title: Slot = field(default_factory=Slot)
    paragraphs: list[Slot] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Folded:
    """What came out of the fold."""

    structure: PlanStructure
    title_source: TitleSource
    removed: list[Removed]
    unresolved: list[Unresolved]
    doubts: list[Doubt]
    spans: list[Span]


class _Fold:
    def __init__(self, lines: Sequence[SourceLine], vocabulary: Vocabulary) -> None:
        self.texts = {line.number: line.text for line in lines}
        self.vocabulary = vocabulary
        self.ledger = Ledger()
        self.doubts: list[Doubt] = []
        self.title = Slot("title")
        self.parts: list[_Part] = []
        self.closing: list[Slot] = []
        self.long_titles: list[tuple[Slot, Piece]] = []
        self.numbers_taken: set[tuple[bool, str]] = set()
        self.pending: list[Stretch] = []  # a number on a line of its own, waiting for its text
        self.slot: Slot | None = None  # where a continuation goes
        self.actions: dict[Label, Callable[[Piece, Stretch], None]] = {
            Label.TITLE: self._title,
            Label.SECTION_HEADING: self._heading,
            Label.AREA_HEADING: self._heading,
            Label.LONG_TITLE: self._long_title,
            Label.NUMBER: self._number,
            Label.PARAGRAPH: self._paragraph,
            Label.LIST_ITEM: self._paragraph,
            Label.LEAD_IN: self._paragraph,
            Label.FOCUS_AREA: self._focus_area,
            Label.AIM: self._aim,
            Label.CLOSING: self._closing,
        }

    def add(self, piece: Piece) -> None:
        """Put the piece where its label says."""
        stretch = Stretch(
            piece.line, piece.start, piece.end, piece.label, self.texts[piece.line][piece.start : piece.end]
        )
        self.doubts.extend(piece.doubts)
        if not without_soft_hyphens(stretch.text):
            Slot().put(stretch, self.ledger, self.vocabulary)  # only invisible hyphens, which go to the ledger
        elif piece.label in _LEAVING:
            note = self.ledger.remove if piece.label in REMOVALS else self.ledger.leave
            note(stretch, piece.reason or _LEAVING[piece.label])
        elif piece.label in CONTINUATIONS:
            self._continue(piece, stretch)
        else:
            self.actions[piece.label](piece, stretch)

    def _put(self, slot: Slot, stretch: Stretch) -> None:
        slot.put(stretch, self.ledger, self.vocabulary)
        self.slot = slot

    def _continue(self, piece: Piece, stretch: Stretch) -> None:
        if self.slot is None:
            self.ledger.leave(stretch, reasons.CONTINUES_NOTHING)
            return
        forced = _FORCED.get(piece.label)
        join = self.slot.put(stretch, self.ledger, self.vocabulary, forced)
        if forced is None and join is not Join.SPACE:
            reason = reasons.JOINED_WORD if join is Join.DROP else reasons.KEPT_HYPHEN
            choices = (Label.CONTINUATION_JOIN, Label.CONTINUATION_KEEP, Label.PARAGRAPH)
            self.doubts.append(Doubt(piece.line, stretch.text.strip(), reason, choices, piece.start))

    def flush_number(self) -> None:
        """Leave a number that found no text."""
        for stretch in self.pending:
            self.ledger.leave(stretch, reasons.NUMBER_WITHOUT_TEXT)
        self.pending.clear()

    def _title(self, piece: Piece, stretch: Stretch) -> None:
        self.flush_number()
        if self.title.is_empty:
            self._put(self.title, stretch)
        else:
            self.ledger.leave(stretch, reasons.SECOND_TITLE)

    def _heading(self, piece: Piece, stretch: Stretch) -> None:
        part = _Part(is_area=piece.label is Label.AREA_HEADING)
        rest = self._take_number(piece, stretch, part.number, part.is_area)
        self.parts.append(part)
        self.slot = part.title
        if rest.text.strip():
            self._put(part.title, rest)

    def _take_number(self, piece: Piece, stretch: Stretch, slot: Slot, is_area: bool | None) -> Stretch:
        """Put the number that stands first, or on the line before, into `slot`; give back the rest.

        `is_area` is None for a focus area; headings have their number for themselves, as it names them.
        """
        mark = leading_number(stretch.text) if piece.numbered else None
        if mark is None:
            self._place_number(self.pending, slot, is_area)
            self.pending = []
            return stretch
        self.flush_number()
        self._place_number([_part(stretch, mark.start, mark.number_end)], slot, is_area)
        self._remove_marks(stretch, mark)
        return _part(stretch, mark.end, len(stretch.text))

    def _remove_marks(self, stretch: Stretch, mark: Mark) -> None:
        self.ledger.remove(_part(stretch, 0, mark.start), reasons.BULLET_BEFORE_AIM)
        self.ledger.remove(_part(stretch, mark.number_end, mark.end), reasons.NUMBER_PUNCTUATION)

    def _place_number(self, stretches: list[Stretch], slot: Slot, is_area: bool | None) -> None:
        for stretch in stretches:
            number = " ".join(stretch.text.split())
            if is_area is not None and (is_area, number) in self.numbers_taken:
                self.ledger.leave(stretch, reasons.NUMBER_TAKEN)
                continue
            if is_area is not None:
                self.numbers_taken.add((is_area, number))
            slot.put(stretch, self.ledger, self.vocabulary)

    def _number(self, piece: Piece, stretch: Stretch) -> None:
        self.flush_number()
        mark = leading_number(stretch.text)
        if mark is None or mark.end < len(stretch.text.rstrip()):
            self.ledger.leave(stretch, reasons.NOT_A_NUMBER)
            return
        self._remove_marks(stretch, mark)
        self.pending = [_part(stretch, mark.start, mark.number_end)]

    def _long_title(self, piece: Piece, stretch: Stretch) -> None:
        self.flush_number()
        slot = Slot()
        self.long_titles.append((slot, piece))
        self._put(slot, stretch)

    def _paragraph(self, piece: Piece, stretch: Stretch) -> None:
        self.flush_number()
        if not self.parts:
            self.parts.append(_Part(is_area=False))
        part = self.parts[-1]
        slot = Slot()
        if part.is_area:
            kind = BlockKind.LEAD_IN if piece.label is Label.LEAD_IN else BlockKind.PARAGRAPH
            part.items.append(_Item(kind, Slot(), slot))
        else:
            part.paragraphs.append(slot)
        self._put(slot, stretch)

    def _focus_area(self, piece: Piece, stretch: Stretch) -> None:
        if not self.parts or not self.parts[-1].is_area:
            self.flush_number()
            self.ledger.leave(stretch, reasons.OUTSIDE_AREA)
            return
        mark = leading_number(stretch.text) if piece.numbered else None
        if mark is not None and mark.end >= len(stretch.text.rstrip()):
            self._number(piece, stretch)
            return
        number = Slot()
        rest = self._take_number(piece, stretch, number, None)
        if number.is_empty:
            self._aim(piece, rest)
            return
        item = _Item(BlockKind.FOCUS_AREA, number, Slot())
        self.parts[-1].items.append(item)
        self._put(item.text, rest)

    def _aim(self, piece: Piece, stretch: Stretch) -> None:
        self.flush_number()
        if not self.parts or not self.parts[-1].is_area:
            self.ledger.leave(stretch, reasons.OUTSIDE_AREA)
            return
        bullet = find_bullet(stretch.text)
        if bullet is not None and stretch.text[bullet.end :].strip():
            self.ledger.remove(_part(stretch, 0, bullet.end), reasons.BULLET_BEFORE_AIM)
            stretch = _part(stretch, bullet.end, len(stretch.text))
        item = _Item(BlockKind.AIM, Slot(), Slot())
        self.parts[-1].items.append(item)
        self._put(item.text, stretch)

    def _closing(self, piece: Piece, stretch: Stretch) -> None:
        self.flush_number()
        slot = Slot("closing")
        self.closing.append(slot)
        self._put(slot, stretch)


def fold(pieces: Iterable[Piece], lines: Sequence[SourceLine], *, title: str | None, fallback_title: str) -> Folded:
    """Fold pieces, which cover every non-space character of the lines once, into a structure and what is left."""
    state = _Fold(lines, Vocabulary.of(line.text for line in lines))
    for piece in pieces:
        state.add(piece)
    state.flush_number()
    _settle_long_titles(state)
    plan_title, source = _settle_title(state, title, fallback_title)
    _set_paths(state.parts)
    removed, unresolved, spans = state.ledger.entries()
    if source is TitleSource.FILE_NAME:
        unresolved.insert(0, Unresolved(0, "", reasons.NO_TITLE))
        spans = [_shifted(span) for span in spans]
    for slot in _all_slots(state):
        spans.extend(slot.spans())
    spans.sort(key=lambda span: (span.line, span.start))
    doubts = sorted(state.doubts, key=lambda doubt: (doubt.line, doubt.start))
    return Folded(_structure(state, plan_title), source, removed, unresolved, doubts, spans)


def _part(stretch: Stretch, start: int, end: int) -> Stretch:
    return Stretch(stretch.line, stretch.start + start, stretch.start + end, stretch.label, stretch.text[start:end])


def _settle_long_titles(state: _Fold) -> None:
    areas = [part for part in state.parts if part.is_area]
    free: list[tuple[Slot, Piece]] = []
    for slot, piece in state.long_titles:
        wanted = " ".join(piece.area.split())
        named = [area for area in areas if wanted and wanted in (area.number.text, area.title.text)]
        if named and named[0].long_title.is_empty:
            named[0].long_title = slot
        else:
            free.append((slot, piece))
    left = [area for area in areas if area.long_title.is_empty]
    matches = match_long_titles([slot.text for slot, _ in free], [area.title.text for area in left])
    for (slot, piece), match in zip(free, matches, strict=True):
        if match.area is None:
            slot.dissolve(state.ledger, reasons.LONG_TITLE_WITHOUT_AREA)
            continue
        left[match.area].long_title = slot
        if not match.alike:
            choices = (Label.LONG_TITLE, Label.PARAGRAPH)
            state.doubts.append(Doubt(piece.line, slot.text, reasons.LONG_TITLE_MATCH, choices, piece.start))


def _settle_title(state: _Fold, title: str | None, fallback_title: str) -> tuple[str, TitleSource]:
    given = " ".join((title or "").split())
    found = state.title.text
    if given:
        reason = reasons.TITLE_REPEATED if found == given else reasons.TITLE_DIFFERS
        for stretch in state.title.stretches:
            note = state.ledger.remove if found == given else state.ledger.leave
            note(stretch, reason)
        state.title.stretches.clear()
        return given, TitleSource.GIVEN
    if found:
        return found, TitleSource.DOCUMENT
    return " ".join(fallback_title.split()), TitleSource.FILE_NAME


def _set_paths(parts: list[_Part]) -> None:
    sections = areas = 0
    for part in parts:
        if part.is_area:
            areas += 1
            key = f"area/{part.number.text or f'u{areas}'}"
        else:
            sections += 1
            key = f"section/{part.number.text or f'u{sections}'}"
        part.number.path = f"{key}/number"
        part.title.path = f"{key}/title"
        part.long_title.path = f"{key}/long_title"
        for index, slot in enumerate(part.paragraphs, start=1):
            slot.path = f"{key}/p{index}"
        for index, item in enumerate(part.items, start=1):
            item.text.path = f"{key}/b{index}"
            item.number.path = f"{key}/b{index}/number"


def _all_slots(state: _Fold) -> Iterable[Slot]:
    yield state.title
    yield from state.closing
    for part in state.parts:
        yield from (part.number, part.title, part.long_title, *part.paragraphs)
        for item in part.items:
            yield from (item.number, item.text)


def _shifted(span: Span) -> Span:
    """The span with its place among the unresolved moved one down, for the row about the title."""
    kind, _, position = span.path.partition("/")
    if kind != "unresolved":
        return span
    return Span(span.line, span.start, span.end, span.label, f"unresolved/{int(position) + 1}")


def _structure(state: _Fold, title: str) -> PlanStructure:
    return PlanStructure(
        title=title,
        sections=tuple(
            Section(part.number.text, part.title.text, tuple(slot.text for slot in part.paragraphs))
            for part in state.parts
            if not part.is_area
        ),
        development_areas=tuple(
            DevelopmentArea(
                number=part.number.text,
                title=part.title.text,
                long_title=part.long_title.text,
                blocks=tuple(Block(item.kind, item.text.text, item.number.text) for item in part.items),
            )
            for part in state.parts
            if part.is_area
        ),
        closing="\n\n".join(slot.text for slot in state.closing),
    )
