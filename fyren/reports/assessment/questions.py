"""The questions as data: `questions.toml`, in our own words with a reference to the item that each follows."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("questions.toml")
ALL = 100.0  # per cent


class Kind(StrEnum):
    """How a question is answered. Values stand in the file and are frozen."""

    SAID = "said"  # yes, partly or no
    SHARE = "share"  # per cent


@dataclass(frozen=True, slots=True)
class Survey:
    """One of the national surveys."""

    key: str
    title: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question.

    Args:
        source: the item that it follows; year: whose item is known, 0 where that is not.
        checked_on: when it was compared with its source; None where it never was, and then it is unverified.
        data: what answers it, "" where that is done by hand.
        focus_areas: numbers of those it serves.
        gap_title, gap_description: what a lacking answer gives reason to do; gap_to: the kind of body that does it.
    """

    key: str
    survey: str
    text: str
    source: str
    year: int
    checked_on: dt.date | None
    review_by: dt.date
    kind: Kind
    data: str
    focus_areas: tuple[str, ...]
    gap_title: str
    gap_description: str
    gap_to: str

    @property
    def is_verified(self) -> bool:
        """Somebody has compared it with its source."""
        return self.checked_on is not None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every survey and question, in their order."""

    surveys: tuple[Survey, ...]
    questions: tuple[Question, ...]

    def find(self, key: str) -> Question | None:
        """The question with a key; None where there is none (any more)."""
        return next((each for each in self.questions if each.key == key), None)


@cache
def catalogue() -> Catalogue:
    """The questions as the file has them."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    surveys = tuple(Survey(key, each["title"], each["publisher"]) for key, each in told["survey"].items())
    return Catalogue(surveys, tuple(_question(each, told["review_by"]) for each in told["question"]))


def _question(told: Mapping[str, Any], review_by: dt.date) -> Question:
    kept = {name: told[name] for name in ("key", "survey", "text", "source", "year", "data")}
    gap = {name: told[name] for name in ("gap_title", "gap_description", "gap_to")}
    return Question(
        **kept,
        **gap,
        checked_on=told.get("checked_on"),
        review_by=review_by,
        kind=Kind(str(told["kind"])),
        focus_areas=tuple(told["focus_areas"]),
    )
