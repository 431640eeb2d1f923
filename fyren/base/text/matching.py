"""How a word of a question meets a word of a text: as written, inflected, in a compound, apart or misspelt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from fyren.base.text.compounds import analyse
from fyren.base.text.folding import bare
from fyren.base.text.spelling import allowance, distance, near_key, near_keys_of_question


class Match(IntEnum):
    """How well a word answers; higher is better."""

    MISSPELLING = 1
    APART = 2  # the parts of a compound question stand in different words: hedersvåld, "hedersrelaterat våld"
    COMPOUND = 3
    INFLECTION = 4
    EXACT = 5


# What a key is about stands first in it.
_WHOLE, _PART, _NEAR = "=", "+", "?"


def word_keys(word: str) -> set[str]:
    """The keys under which an index keeps a folded word."""
    stems, _ = analyse(word)
    whole = "".join(stems)
    keys = {_WHOLE + whole}
    for first in range(len(stems)):
        for after in range(first + 1, len(stems) + 1):
            if after - first < len(stems):
                keys.add(_PART + "".join(stems[first:after]))
    if word.isalpha():
        keys.update(_NEAR + near_key(form) for form in _forms(word, whole))
    return keys


def _forms(word: str, whole: str) -> set[str]:
    """What is compared to find misspellings: the word as it is, and its stem, without dots."""
    return {bare(word), bare(whole)}


@dataclass(frozen=True)
class QueryKeys:
    """What to look for in an index for one word of a question."""

    word: str
    sure: dict[str, Match]  # a word under such a key answers, this well
    near: frozenset[str]  # a word under such a key answers if `is_misspelling` says so
    apart: tuple[frozenset[str], ...]  # a text answers that has a word under a key of each of these


def query_keys(word: str) -> QueryKeys:
    """The keys to look for, for a folded word of a question."""
    stems, known = analyse(word)
    whole = "".join(stems)
    sure = {_WHOLE + whole: Match.INFLECTION, _PART + whole: Match.COMPOUND}
    if not known and bare(word) == word:
        read_with_dots = "".join(analyse(word, without_dots=True)[0])
        sure.setdefault(_WHOLE + read_with_dots, Match.MISSPELLING)
        sure.setdefault(_PART + read_with_dots, Match.MISSPELLING)
    apart: tuple[frozenset[str], ...] = ()
    if len(stems) == 2:
        apart = tuple(frozenset((_WHOLE + part, _PART + part)) for part in stems)
    near = {_NEAR + key for form in _forms(word, whole) for key in near_keys_of_question(form)}
    return QueryKeys(word, sure, frozenset(near if word.isalpha() else ()), apart)


def is_misspelling(question: str, word: str, *, extra: int = 0) -> bool:
    """True when one of two folded words can be the other, misspelt.

    Two words made of known parts are never misspellings of each other, however near: föräldrar, förändrar. `extra`
    slips more are allowed for a suggestion than for a hit.
    """
    if not _begin_alike(bare(question), bare(word)):
        return False
    asked, asked_known = analyse(question)
    stands, stands_known = analyse(word)
    without_dots = not asked_known and bare(question) == question
    if stands_known and (asked_known or (without_dots and analyse(question, without_dots=True)[1])):
        return False
    pairs = ((question, word), ("".join(asked), "".join(stands)))
    return any(_is_near(*pair, without_dots=without_dots, extra=extra) for pair in pairs)


def _is_near(asked: str, stands: str, *, without_dots: bool, extra: int) -> bool:
    """Dots count, unless the question may come from a keyboard that has none."""
    most = allowance(min(len(asked), len(stands))) + extra
    return distance(asked, bare(stands) if without_dots else stands, most) <= most


def _begin_alike(asked: str, stands: str) -> bool:
    return asked[:1] == stands[:1] or asked[:2] == stands[1::-1]


def match(question: str, word: str) -> Match | None:
    """How one folded word answers another, without an index; `Match.APART` is about texts and never returned."""
    if question == word:
        return Match.EXACT
    wanted, offered = query_keys(question), word_keys(word)
    found = [level for key, level in wanted.sure.items() if key in offered]
    if found:
        return max(found)
    if wanted.near & offered and is_misspelling(question, word):
        return Match.MISSPELLING
    return None
