"""A year's answers as they are read, whether the assessment is open or closed; closed, they are frozen as this.

Names and wordings are copied in, so that a closed one reads as it did the day it was closed. Days in ISO form.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from fyren.reports.assessment.answers import Answer, is_lacking, only_hints
from fyren.reports.assessment.questions import Kind, Question

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A question with its answer; without one, `evidence` and `answered_on` are "".

    Args:
        said: the word, "" where the answer is a number or there is none.
        lacks: the answer is less than the question asks for.
        lacking: the bodies that it is due to, by public id and name, where data tells them.
    """

    key: str
    survey: str
    text: str
    source: str
    year: int
    checked_on: str
    review_by: str
    kind: str
    data: str
    focus_areas: tuple[str, ...]
    gap_title: str
    gap_description: str
    gap_to: str
    said: str = ""
    number: float | None = None
    evidence: str = ""
    answered_on: str = ""
    by_hand: bool = False
    lacks: bool = False
    lacking: tuple[tuple[str, str], ...] = ()

    @property
    def is_answered(self) -> bool:
        """There is an answer."""
        return bool(self.answered_on)

    @property
    def is_for_the_hand(self) -> bool:
        """It may be answered by hand: it is, nothing else answers it, or data only hints."""
        return self.by_hand or not self.is_answered or only_hints(self.data)

    @property
    def is_share(self) -> bool:
        """The answer is a share, in per cent."""
        return self.kind == Kind.SHARE

    @property
    def day(self) -> dt.date | None:
        """The day of the answer."""
        return _day(self.answered_on)

    @property
    def is_verified(self) -> bool:
        """Somebody has compared the question with its source."""
        return bool(self.checked_on)

    def is_old(self, day: dt.date) -> bool:
        """Whether the question was to be compared with its source again before the day."""
        by = _day(self.review_by)
        return by is not None and by < day


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def row_of(question: Question, answer: Answer | None) -> Row:
    """A question with its answer."""
    asked = Row(
        key=question.key,
        survey=question.survey,
        text=question.text,
        source=question.source,
        year=question.year,
        checked_on=question.checked_on.isoformat() if question.checked_on else "",
        review_by=question.review_by.isoformat(),
        kind=question.kind.value,
        data=question.data,
        focus_areas=question.focus_areas,
        gap_title=question.gap_title,
        gap_description=question.gap_description,
        gap_to=question.gap_to,
    )
    if answer is None:
        return asked
    return replace(
        asked,
        said=answer.said.value if answer.said else "",
        number=answer.number,
        evidence=answer.evidence,
        answered_on=answer.day.isoformat(),
        by_hand=answer.by_hand,
        lacks=is_lacking(question, answer),
        lacking=answer.lacking,
    )


@dataclass(frozen=True, slots=True)
class AssessmentContent:
    """A year's answers. `surveys`: keys and titles, in their order."""

    year: int
    authority: str
    day: str
    is_example: bool
    surveys: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]

    def find(self, key: str) -> Row | None:
        """The question with a key; None where it was not asked."""
        return next((row for row in self.rows if row.key == key), None)

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(row.is_answered for row in self.rows)

    @property
    def lacking(self) -> int:
        """How many answers are less than their question asks for."""
        return sum(row.lacks for row in self.rows)

    def by_survey(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """The questions under the title of their survey."""
        for key, title in self.surveys:
            yield title, tuple(row for row in self.rows if row.survey == key)

    def with_evidence(self, key: str, evidence: str) -> AssessmentContent:
        """The same with another evidence for a question that was answered by hand."""
        rows = (replace(row, evidence=evidence) if row.key == key and row.by_hand else row for row in self.rows)
        return replace(self, rows=tuple(rows))

    def to_json(self) -> dict[str, Any]:
        """As it is frozen."""
        told = asdict(self)
        rows = [
            row | {"focus_areas": list(row["focus_areas"]), "lacking": _lists(row["lacking"])} for row in told["rows"]
        ]
        return told | {"schema": SCHEMA_VERSION, "surveys": _lists(told["surveys"]), "rows": rows}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> AssessmentContent:
        """What was frozen.

        Raises:
            ValueError: the schema is unknown.
        """
        if told["schema"] != SCHEMA_VERSION:
            raise ValueError(f"Unknown schema of an assessment: {told['schema']}")
        kept = {name: value for name, value in told.items() if name != "schema"}
        rows = tuple(
            Row(**{**row, "focus_areas": tuple(row["focus_areas"]), "lacking": _pairs(row["lacking"])})
            for row in told["rows"]
        )
        return cls(**{**kept, "surveys": _pairs(told["surveys"]), "rows": rows})


def _lists(pairs: Any) -> list[list[str]]:
    return [list(pair) for pair in pairs]


def _pairs(lists: Any) -> tuple[tuple[str, str], ...]:
    return tuple((first, second) for first, second in lists)
