"""How hard a Swedish text is to read, as a figure: LIX. Pure.

LIX is the mean number of words in a sentence plus the share of words longer than six letters, in per cent
(C. H. Björnsson, Läsbarhet, 1968). It looks at lengths only, so it is a hint and never a hindrance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDS = re.compile(r"[.!?:]+(?:\s|$)|\n+")
_LONG = 6


class Ease(StrEnum):
    """What the figure means, by Björnsson's own steps."""

    VERY_EASY = "very_easy"
    EASY = "easy"
    MIDDLING = "middling"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Readability:
    """The figure, rounded, and what it is made of."""

    lix: int
    words: int
    sentences: int

    @property
    def ease(self) -> Ease:
        """In words."""
        for limit, ease in ((30, Ease.VERY_EASY), (40, Ease.EASY), (50, Ease.MIDDLING)):
            if self.lix < limit:
                return ease
        return Ease.HARD


def readability(text: str) -> Readability | None:
    """The figure of a text; None of one without words. A row of a list ends a sentence."""
    words = _WORD.findall(text)
    if not words:
        return None
    sentences = sum(1 for part in _ENDS.split(text) if _WORD.search(part)) or 1
    long_words = sum(len(word) > _LONG for word in words)
    return Readability(round(len(words) / sentences + 100 * long_words / len(words)), len(words), sentences)
