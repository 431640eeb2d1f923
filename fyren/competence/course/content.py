"""What the course is made of. Pure data: read from items, written to pages and packages.

Days are dates, languages BCP 47. Prose is as in `fyren.publishing.prose`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """Who takes the course. Most lessons are the same for both."""

    EMPLOYEES = "employees"
    ELECTED = "elected"


@dataclass(frozen=True, slots=True)
class Number:
    """A helpline's number: E.164, as people read it, where it stood, and when it was read."""

    key: str
    number: str
    shown: str
    source: str
    checked_on: dt.date
    review_by: dt.date


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of a lesson. Its words are of each language."""

    key: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A question with answers to choose from, of which one is right."""

    key: str
    choices: tuple[str, ...]
    right: str

    def __post_init__(self) -> None:
        if len(set(self.choices)) != len(self.choices) or len(self.choices) < 2:
            raise ValueError("A question has at least two answers, each once.")
        if self.right not in self.choices:
            raise ValueError("The right answer is one of those to choose from.")


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson, in the course's order.

    Attributes:
        audience: who takes it; None for all.
        numbers: keys of the helplines that it ends with.
    """

    key: str
    sections: tuple[Section, ...]
    checks: tuple[Check, ...]
    audience: Audience | None = None
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """The course as one audience takes it; `slug` is its part of the address."""

    key: Audience
    slug: str


@dataclass(frozen=True, slots=True)
class Course:
    """The whole: its version, the day of it, for whom, and the lessons."""

    version: str
    dated: dt.date
    audience: tuple[Edition, ...]
    lesson: tuple[Lesson, ...]

    def lessons_of(self, audience: Audience) -> tuple[Lesson, ...]:
        """The lessons that an audience takes, in order."""
        return tuple(lesson for lesson in self.lesson if lesson.audience in (None, audience))


@dataclass(frozen=True, slots=True)
class Text:
    """A heading and what stands under it."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to choose, and why it is right or what to think instead."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class CheckText:
    """A question's words; `choice` by the answer's key."""

    question: str
    choice: dict[str, Choice]


@dataclass(frozen=True, slots=True)
class LessonText:
    """A lesson's words in a language; `section` and `check` by key."""

    title: str
    lead: str
    section: dict[str, Text]
    check: dict[str, CheckText]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the course needs to know of the municipality: its name, and the neutral page that the exit leads to."""

    municipality: str
    exit_address: str = "https://www.smhi.se/"
