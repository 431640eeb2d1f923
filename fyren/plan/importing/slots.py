"""Where text lands: slots that become wording, and the ledger of what was left out. Nothing here can lose a character.

A slot takes whole stretches of source lines and joins them; every stretch is noted as a placed span. What a slot
gives up again (a hyphen, all of it) goes to the ledger in the same step.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fyren.plan.importing import reasons
from fyren.plan.importing.joining import Join, Vocabulary, ends_in_hyphen, join_of, without_soft_hyphens
from fyren.plan.importing.labels import Label
from fyren.plan.importing.marks import SOFT_HYPHEN
from fyren.plan.importing.result import Removed, Span, Unresolved


@dataclass(slots=True)
class Stretch:
    """Characters `start` to `end` of a line, placed in a slot."""

    line: int
    start: int
    end: int
    label: Label
    text: str


@dataclass(frozen=True, slots=True)
class _LeftOut:
    line: int
    start: int
    end: int
    label: Label
    text: str
    reason: str
    removed: bool


@dataclass(slots=True)
class Ledger:
    """Removed and unresolved text, in any order until `entries` sorts it."""

    _rows: list[_LeftOut] = field(default_factory=list)

    def remove(self, stretch: Stretch, reason: str) -> None:
        """Note text that is not part of the wording."""
        self._note(stretch, reason, removed=True)

    def leave(self, stretch: Stretch, reason: str) -> None:
        """Note text that has no place."""
        self._note(stretch, reason, removed=False)

    def _note(self, stretch: Stretch, reason: str, *, removed: bool) -> None:
        text = " ".join(stretch.text.split())
        if text:
            self._rows.append(_LeftOut(stretch.line, stretch.start, stretch.end, stretch.label, text, reason, removed))

    def entries(self) -> tuple[list[Removed], list[Unresolved], list[Span]]:
        """All rows in the order of the document, and the spans that point to them."""
        removed: list[Removed] = []
        unresolved: list[Unresolved] = []
        spans: list[Span] = []
        for row in sorted(self._rows, key=lambda row: (row.line, row.start)):
            if row.removed:
                path = f"removed/{len(removed)}"
                removed.append(Removed(row.line, row.text, row.reason))
            else:
                path = f"unresolved/{len(unresolved)}"
                unresolved.append(Unresolved(row.line, row.text, row.reason))
            spans.append(Span(row.line, row.start, row.end, row.label, path))
        return removed, unresolved, spans


@dataclass(slots=True)
class Slot:
    """A piece of wording under construction. `path` may be set late, as for a wording whose area is not known yet."""

    path: str = ""
    stretches: list[Stretch] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _tail: str = ""  # the last characters, enough to decide how the next line joins
    _soft_end: bool = False

    @property
    def text(self) -> str:
        """The wording so far."""
        return "".join(self._parts)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been put here."""
        return not self._parts

    def put(self, stretch: Stretch, ledger: Ledger, vocabulary: Vocabulary, forced: Join | None = None) -> Join:
        """Add a stretch after what is there and say how it was joined; soft hyphens go to the ledger.

        `forced` is the reviewer's decision about a hyphen before the stretch; it is ignored where there is none.
        """
        words = without_soft_hyphens(stretch.text)
        join = Join.SPACE
        if words and self._parts:
            join = self._join(words, ledger, vocabulary, forced)
        if words:
            self._parts.append(words)
            self._tail = (self._tail + words)[-200:]
        for part in _visible_parts(stretch, ledger):
            self.stretches.append(part)
        if words or stretch.text.strip():
            self._soft_end = stretch.text.rstrip().endswith(SOFT_HYPHEN)
        return join

    def _join(self, words: str, ledger: Ledger, vocabulary: Vocabulary, forced: Join | None) -> Join:
        if self._soft_end and words[0].islower():
            return Join.KEEP  # the invisible hyphen has gone already
        join = join_of(self._tail, words, vocabulary)
        if forced is not None and ends_in_hyphen(self._tail):
            join = forced
        if join is Join.DROP:
            self._drop_hyphen(ledger)
        if join is Join.SPACE:
            self._parts.append(" ")
            self._tail += " "
        return join

    def _drop_hyphen(self, ledger: Ledger) -> None:
        self._parts[-1] = self._parts[-1][:-1]
        self._tail = self._tail[:-1]
        last = self.stretches[-1]
        kept = last.text.rstrip()[:-1]
        place = last.start + len(kept)
        hyphen = Stretch(last.line, place, place + 1, last.label, last.text[len(kept)])
        ledger.remove(hyphen, reasons.JOINED_HYPHEN)
        last.end, last.text = place, kept
        if not kept.strip():
            self.stretches.pop()

    def dissolve(self, ledger: Ledger, reason: str) -> None:
        """Give everything up: each stretch becomes unresolved."""
        for stretch in self.stretches:
            ledger.leave(stretch, reason)
        self.stretches.clear()
        self._parts.clear()
        self._tail = ""

    def spans(self) -> Iterator[Span]:
        """Where the slot's characters came from."""
        for stretch in self.stretches:
            yield Span(stretch.line, stretch.start, stretch.end, stretch.label, self.path)


def _visible_parts(stretch: Stretch, ledger: Ledger) -> Iterator[Stretch]:
    """The stretch cut at its soft hyphens, which go to the ledger, and without white space round it."""
    position = 0
    for part in stretch.text.split(SOFT_HYPHEN):
        if position:
            place = stretch.start + position - 1
            ledger.remove(Stretch(stretch.line, place, place + 1, stretch.label, SOFT_HYPHEN), reasons.SOFT_HYPHEN)
        text = part.strip()
        if text:
            start = stretch.start + position + len(part) - len(part.lstrip())
            yield Stretch(stretch.line, start, start + len(text), stretch.label, text)
        position += len(part) + 1
