"""What the review page of an import shows: the queue, the two sides page by page, and the line being changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from fyren.plan.forms.imports import label_choices
from fyren.plan.import_words import LABELS, reason_of, summary
from fyren.plan.importing import Label, TableProposal
from fyren.plan.queries.imports import ImportContent
from fyren.plan.review import Answer, Asks, LinePiece, Question
from fyren.plan.review_rows import Fate, Row, Segment, rows_of

ROWS_PER_PAGE = 120
QUEUE_SHOWN = 8
MANY_ALIKE = 4
PROPOSALS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the queue. `now` says how the text is read at present, `preferred` which label is offered first."""

    number: int
    question: Question
    reason: str
    now: str
    choices: list[tuple[Any, Any]]
    preferred: str

    @property
    def kind(self) -> str:
        """What kind of decision it asks for."""
        return self.question.asks.value


@dataclass(frozen=True, slots=True)
class Alike:
    """Many questions for the same reason, to be answered at once."""

    reason: str
    answer: str
    keys: str
    count: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a line where it can be cut: the character, and the words that would begin the second part."""

    start: int
    words: str


@dataclass(frozen=True, slots=True)
class EditedPiece:
    """A piece of the line that is being changed."""

    start: int
    text: str
    label: str
    now: str
    cuts: list[Place]


@dataclass(frozen=True, slots=True)
class EditedLine:
    """The line that is being changed."""

    number: int
    pieces: list[EditedPiece]


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A piece of a line on both sides. `is_first` where the line's own anchor stands."""

    line: int
    source: str
    found: str
    is_first: bool
    asked: int  # the number of its question in the queue; 0 for none
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the two sides; `label` in words. `is_edited` where the form for the chosen line stands."""

    fate: str
    label: str
    level: int
    number: str
    reason: str
    goes_on: bool
    is_edited: bool
    parts: list[ShownPart]


@dataclass(frozen=True)
class ReviewPage:
    """Everything that the review page shows of an import's content."""

    content: ImportContent
    sentence: str
    queue: list[Asked]
    queue_more: int
    alike: list[Alike]
    page: Page[Row]
    rows: list[ShownRow]
    edited: EditedLine | None
    areas: list[tuple[str, str, int]]
    proposals: Sequence[TableProposal]
    proposals_more: int
    removed: int

    @property
    def is_last(self) -> bool:
        """True where the document ends on this page."""
        return not self.page.has_next()


def review_page(content: ImportContent, *, page: int | None, line: int | None, whole_queue: bool) -> ReviewPage:
    """Lay the review out.

    Args:
        page: the page of the document, from 1; None for the one that holds `line`, or the first.
        line: the number of the line to change.
        whole_queue: show every question, not only the first ones.
    """
    rows = rows_of(content.lines, content.parsed)
    questions = content.questions
    shown = questions if whole_queue else questions[:QUEUE_SHOWN]
    open_page = Paginator(rows, ROWS_PER_PAGE).get_page(page or _page_of(line, rows))
    proposals = content.parsed.proposals
    return ReviewPage(
        content=content,
        sentence=summary(content.parsed.structure, questions),
        queue=[_asked(number, question, content) for number, question in enumerate(shown, start=1)],
        queue_more=len(questions) - len(shown),
        alike=_alike(questions),
        page=open_page,
        rows=_shown(open_page, questions, line),
        edited=_edited(content, line) if line is not None else None,
        areas=[
            (row.number, row.segments[-1].found or row.segments[0].source, row.first_line)
            for row in rows
            if row.label is Label.AREA_HEADING and not row.goes_on
        ],
        proposals=proposals[:PROPOSALS_SHOWN],
        proposals_more=max(0, len(proposals) - PROPOSALS_SHOWN),
        removed=sum(len(row.segments) for row in rows if row.fate is Fate.REMOVED),
    )


def _page_of(line: int | None, rows: Sequence[Row]) -> int:
    if line is None:
        return 1
    place = next((index for index, row in enumerate(rows) if line in row.lines), 0)
    return place // ROWS_PER_PAGE + 1


def _shown(rows: Iterable[Row], questions: Iterable[Question], chosen: int | None) -> list[ShownRow]:
    """The rows with what the page marks in them. A line that is cut in two has its anchor and its form once."""
    seen: set[int] = set()
    asked: dict[int, list[tuple[int, int]]] = {}
    for place, question in enumerate(questions, start=1):
        asked.setdefault(question.line, []).append((question.start, place))
    shown = []
    for row in rows:
        is_edited = chosen in row.lines and chosen not in seen
        parts = []
        for segment in row.segments:
            number = segment.line
            is_first = number not in seen
            seen.add(number)
            place = _asked_in(segment, asked.get(number, ()), is_first)
            parts.append(ShownPart(number, segment.source, segment.found, is_first, place, number == chosen))
        words = str(LABELS[row.label])
        shown.append(ShownRow(row.fate.value, words, row.level, row.number, row.reason, row.goes_on, is_edited, parts))
    return shown


def _asked_in(segment: Segment, asked: Iterable[tuple[int, int]], is_first: bool) -> int:
    """The number of the first question about this piece of the line; 0 when there is none."""
    end = segment.start + len(segment.source)
    return next((number for start, number in asked if (is_first or segment.start <= start) and start < end), 0)


def _asked(number: int, question: Question, content: ImportContent) -> Asked:
    now = _piece_at(content, question.line, question.start)
    others = [label for label in question.choices if now is None or label is not now.label]
    preferred = others[0] if others else Label.PARAGRAPH
    words = str(LABELS[now.label]) if now else ""
    return Asked(number, question, reason_of(question), words, label_choices(others), preferred.value)


def _piece_at(content: ImportContent, line: int, start: int) -> LinePiece | None:
    """The piece that holds the character, or the first one after it."""
    return next((piece for piece in content.pieces.get(line, ()) if piece.end > start), None)


def _alike(questions: Iterable[Question]) -> list[Alike]:
    """Reasons that many lines share. What asks for words of its own is never answered in bulk."""
    answers = {Asks.DOUBT: Answer.AGREE, Asks.UNRESOLVED: Answer.LEAVE_OUT}
    asked = [question for question in questions if question.asks in answers]
    counts = Counter((question.asks, question.reason) for question in asked)
    found = []
    for (asks, reason), count in counts.items():
        if count >= MANY_ALIKE:
            keys = " ".join(q.key for q in asked if (q.asks, q.reason) == (asks, reason))
            found.append(Alike(reason, answers[asks].value, keys, count))
    return found


def _edited(content: ImportContent, number: int) -> EditedLine | None:
    text = next((line.text for line in content.lines if line.number == number), "")
    pieces = [
        EditedPiece(
            piece.start,
            text[piece.start : piece.end],
            piece.label.value,
            str(LABELS[piece.label]),
            _cuts(text, piece.start, piece.end),
        )
        for piece in content.pieces.get(number, ())
    ]
    return EditedLine(number, pieces) if pieces else None


def _cuts(text: str, start: int, end: int) -> list[Place]:
    """The places between words."""
    words = list(re.finditer(r"\S+", text[start:end]))
    return [
        Place(start + word.start(), " ".join(follower.group() for follower in words[index : index + 3]))
        for index, word in enumerate(words)
        if index
    ]
