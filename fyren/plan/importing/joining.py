"""What happens between two lines of the same text: a space, a hyphen kept, or a hyphen that only marked the break."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from fyren.plan.importing.marks import HYPHENS, SOFT_HYPHEN

_NON_BREAKING = "\u2011"
# After these the hyphen stands for a word that follows later: "folkhälsa- och trygghetsarbete".
_SUSPENDING = frozenset({"och", "eller", "samt", "respektive", "resp", "till", "som", "men", "alternativt", "el"})
# Words that are written with a hyphen in Swedish whatever follows.
_KEEPING = frozenset({"icke", "hbtq", "hbtqi", "hbtqia", "ex", "vice", "före", "anti", "ickevåld"})
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_WORD = 100


class Join(Enum):
    """What to put between two lines."""

    SPACE = auto()
    KEEP = auto()  # nothing: the hyphen belongs to the word
    DROP = auto()  # nothing, and the hyphen goes


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the document that tell whether a compound is written with a hyphen; in lower case."""

    hyphenated: frozenset[str] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """Collect the hyphenated words that stand within a line."""
        found: set[str] = set()
        for text in texts:
            if "-" in text:
                found.update(word.casefold() for word in _WORDS.findall(text) if "-" in word)
        return cls(frozenset(found))


def ends_in_hyphen(text: str) -> bool:
    """Whether the text ends in a hyphen that belongs to a word: one stands right after a letter or digit."""
    return len(text) > 1 and text[-1] in HYPHENS and text[-2].isalnum()


def join_of(before: str, after: str, vocabulary: Vocabulary) -> Join:
    """How text that ends in `before` goes on with `after`; both are stripped of white space, and not empty."""
    if not ends_in_hyphen(before):
        return Join.SPACE
    stem = _last_word(before[:-1])
    following = _WORDS.match(after[:_LONGEST_WORD])
    if following is None:
        return Join.KEEP if after[0].isdigit() and before[-2].isdigit() else Join.SPACE
    word = following[0]
    if word.casefold() in _SUSPENDING:
        return Join.SPACE
    if before[-1] == _NON_BREAKING or word[0].isupper():
        return Join.KEEP
    if len(stem) < 2 or not stem.isalpha() or stem.isupper() or stem.casefold() in _KEEPING:
        return Join.KEEP
    if f"{stem}-{word}".casefold() in vocabulary.hyphenated:
        return Join.KEEP
    return Join.DROP


def _last_word(text: str) -> str:
    position = len(text)
    lowest = max(0, position - _LONGEST_WORD)
    while position > lowest and text[position - 1].isalnum():
        position -= 1
    return text[position:]


def without_soft_hyphens(text: str) -> str:
    """The text without invisible hyphens and with single spaces."""
    return " ".join(text.replace(SOFT_HYPHEN, "").split())
