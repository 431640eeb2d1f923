"""Reviewing an import: what is still to be decided, and what a decision does to the corrections. Pure.

A *step* is one decision of the reviewer. It remembers what stood on its lines before, so that the last step can be
undone without replaying the others.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from fyren.plan.importing.labels import REMOVALS, Correction, Corrections, Label, Mention
from fyren.plan.importing.result import ParsedPlan, Span


class Asks(StrEnum):
    """What kind of decision a question asks for."""

    TITLE = "title"  # the document has none
    DOUBT = "doubt"  # placed, but somebody should look
    UNRESOLVED = "unresolved"  # not placed
    CONTACT = "contact"  # seems to hold a telephone number, an e-mail or a street address


class Answer(StrEnum):
    """A decision that changes no label. Values are stored."""

    AGREE = "agree"
    LEAVE_OUT = "leave_out"  # never in the plan; wiped from the import when it is published


# What may be answered to what, without choosing a label.
ANSWERS: dict[Asks, frozenset[Answer]] = {
    Asks.TITLE: frozenset(),
    Asks.DOUBT: frozenset({Answer.AGREE}),
    Asks.UNRESOLVED: frozenset({Answer.LEAVE_OUT}),
    Asks.CONTACT: frozenset({Answer.AGREE}),
}


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """A contact detail in the document: `kind` as in `fyren.base.screening.Kind`, the line, and what was found."""

    kind: str
    line: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something to decide. `key` is the same after a correction elsewhere, and new when the text has changed.

    `reason` is a sentence to the reviewer; for contact details it is the kind of detail instead.
    """

    key: str
    asks: Asks
    line: int
    start: int
    text: str
    reason: str
    choices: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One decision, with what stood there before it."""

    lines: tuple[int, ...] = ()
    before: tuple[Correction, ...] = ()
    mentions_before: Mapping[Mention, tuple[str, ...]] | None = None
    decided: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The step as plain JSON values."""
        kept = Corrections(self.before, dict(self.mentions_before or {})).to_json()
        return {
            "lines": list(self.lines),
            "before": kept["items"],
            "mentions_before": None if self.mentions_before is None else kept["mentions"],
            "decided": list(self.decided),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Step:
        """Read what `to_json` wrote."""
        kept = Corrections.from_json({"items": data["before"], "mentions": data["mentions_before"] or {}})
        return cls(
            lines=tuple(data["lines"]),
            before=kept.items,
            mentions_before=None if data["mentions_before"] is None else kept.mentions,
            decided=tuple(data["decided"]),
        )


@dataclass(frozen=True, slots=True)
class Review:
    """All that a reviewer has decided: labels, answers by question key, and the steps in order."""

    corrections: Corrections = field(default_factory=Corrections)
    decided: Mapping[str, Answer] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()

    @classmethod
    def from_json(cls, corrections: dict[str, Any], decided: Sequence[Mapping[str, str]]) -> Review:
        """Read an import's two columns."""
        return cls(
            corrections=Corrections.from_json(corrections),
            decided={row["key"]: Answer(row["answer"]) for row in decided},
            steps=tuple(Step.from_json(step) for step in corrections.get("steps", ())),
        )

    def corrections_json(self) -> dict[str, Any]:
        """The first column: labels and steps."""
        return {**self.corrections.to_json(), "steps": [step.to_json() for step in self.steps]}

    def decided_json(self) -> list[dict[str, str]]:
        """The second column: answers."""
        return [{"key": key, "answer": answer.value} for key, answer in self.decided.items()]

    def with_labels(self, items: Sequence[Correction]) -> Review:
        """A new step: these labels replace every label that was given before on the lines they concern."""
        lines = tuple(sorted({item.line for item in items}))
        old = self.corrections.items
        before = tuple(item for item in old if item.line in lines)
        kept = tuple(item for item in old if item.line not in lines)
        corrections = Corrections((*kept, *items), dict(self.corrections.mentions))
        return replace(self, corrections=corrections, steps=(*self.steps, Step(lines, before)))

    def with_mentions(self, mentions: Mapping[Mention, tuple[str, ...]]) -> Review:
        """A new step: these lists of names replace those that were found."""
        old = self.corrections.mentions
        corrections = Corrections(self.corrections.items, {**old, **mentions})
        return replace(self, corrections=corrections, steps=(*self.steps, Step(mentions_before=dict(old))))

    def with_answers(self, keys: Iterable[str], answer: Answer) -> Review:
        """A new step: the questions are answered."""
        new = tuple(key for key in keys if key not in self.decided)
        decided = {**self.decided, **dict.fromkeys(new, answer)}
        return replace(self, decided=decided, steps=(*self.steps, Step(decided=new)))

    def undone(self) -> Review:
        """The review without its last step; the same when there is none."""
        if not self.steps:
            return self
        *steps, last = self.steps
        items = tuple(item for item in self.corrections.items if item.line not in last.lines)
        mentions = self.corrections.mentions if last.mentions_before is None else last.mentions_before
        return Review(
            corrections=Corrections((*items, *last.before), dict(mentions)),
            decided={key: answer for key, answer in self.decided.items() if key not in last.decided},
            steps=tuple(steps),
        )


def all_questions(parsed: ParsedPlan, contacts: Iterable[ContactDetail]) -> list[Question]:
    """Every question of an import, answered or not, in the order of the document."""
    found = [*_unresolved(parsed), *_doubts(parsed), *_contacts(contacts)]
    return sorted(found, key=lambda question: (question.line, question.start))


def open_questions(
    parsed: ParsedPlan, contacts: Iterable[ContactDetail], decided: Mapping[str, Answer]
) -> list[Question]:
    """The questions without an answer, in the order of the document; the missing title first."""
    return [question for question in all_questions(parsed, contacts) if question.key not in decided]


def _unresolved(parsed: ParsedPlan) -> Iterable[Question]:
    """Unresolved text; rows of activity tables are kept for the bodies and ask nothing."""
    spans = {span.path: span for span in parsed.spans if span.path.startswith("unresolved/")}
    for index, row in enumerate(parsed.unresolved):
        span = spans.get(f"unresolved/{index}")
        if span is not None and span.label is Label.PROPOSAL:
            continue
        start = span.start if span else 0
        asks = Asks.UNRESOLVED if row.line else Asks.TITLE
        yield Question(_key(asks, row.line, start, row.text, row.reason), asks, row.line, start, row.text, row.reason)


def _doubts(parsed: ParsedPlan) -> Iterable[Question]:
    for doubt in parsed.doubts:
        key = _key(Asks.DOUBT, doubt.line, doubt.start, doubt.text, doubt.reason)
        yield Question(key, Asks.DOUBT, doubt.line, doubt.start, doubt.text, doubt.reason, doubt.choices)


def _contacts(contacts: Iterable[ContactDetail]) -> Iterable[Question]:
    for detail in contacts:
        key = _key(Asks.CONTACT, detail.line, detail.start, detail.text, detail.kind)
        yield Question(key, Asks.CONTACT, detail.line, detail.start, detail.text, detail.kind)


def _key(asks: Asks, line: int, start: int, text: str, reason: str) -> str:
    return f"{asks.value}-{line}-{start}-{zlib.crc32(f'{text}|{reason}'.encode()):08x}"


@dataclass(frozen=True, slots=True)
class LinePiece:
    """Characters `start` to `end` of a line that share a label and a place in the structure."""

    start: int
    end: int
    label: Label
    path: str


def pieces_of_lines(spans: Iterable[Span]) -> dict[int, list[LinePiece]]:
    """The pieces of every line, from the spans in order.

    A printed number, and the punctuation that was taken from it, belong to the piece whose text they stand before.
    """
    lines: dict[int, list[LinePiece]] = {}
    for span in spans:
        pieces = lines.setdefault(span.line, [])
        path = _place(span.path)
        if pieces and _belong_together(pieces[-1], span, path):
            last = pieces.pop()
            is_left_out = last.path.startswith("removed/")
            pieces.append(replace(last, end=span.end, path=path if is_left_out else last.path))
        else:
            pieces.append(LinePiece(span.start, span.end, span.label, path))
    return lines


def _place(path: str) -> str:
    """A span's path, where a printed number belongs to the heading or focus area that it stands before."""
    base = path.removesuffix("/number")
    if base == path or base.count("/") > 1:
        return base
    return f"{base}/title"


def _belong_together(last: LinePiece, span: Span, path: str) -> bool:
    if last.label is not span.label:
        return False
    by_the_way = span.label not in REMOVALS and (path.startswith("removed/") or last.path.startswith("removed/"))
    return last.path == path or by_the_way


def relabelled(
    pieces: Sequence[LinePiece], earlier: Corrections, *, line: int, start: int, label: Label, area: str = ""
) -> list[Correction]:
    """The labels of a line when the text from character `start` to the end of its piece becomes `label`.

    `start` in the middle of a piece cuts it there. What stands before is left as it was found; what stands after
    is named, since a correction otherwise reaches to the end of the line.
    """
    is_inside = any(piece.start < start < piece.end for piece in pieces)
    if not is_inside:  # in the white space before a piece
        start = min((piece.start for piece in pieces if piece.start >= start), default=start)
    given = {item.start: item for item in earlier.items if item.line == line}
    before = [item for item in given.values() if item.start < start]
    after = [given.get(p.start) or Correction(line, p.label, p.start) for p in pieces if p.start > start]
    return [*before, Correction(line, label, start, area), *after]
