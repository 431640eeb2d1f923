"""Compounds: the known words that a Swedish word is put together of."""

from __future__ import annotations

from functools import lru_cache

from fyren.base.text.stemming import cut_stem, known_stem, never_parts, roots

_SHORTEST_PART = 3
_MOST_PARTS = 5
# What may stand between a stem and the next part: hedersvåld, kvinnofrid, föräldraroll, gatukontor, läroplan,
# utbildningsplan, samverkanspartner, säkerhetsskydd.
_LINKS = ("", "s", "a", "o", "u", "e", "es", "ings", "nings", "ans", "hets", "ar", "are", "n", "ende", "ande")
_SURE_HEAD = 5  # so long must a known last part be to stand after something unknown; 4 when an s joins them
_SURE_FIRST = 5  # so long a known first part before something unknown, when no s joins them
_UNKNOWN_PART = 4
_UNKNOWN_HEAD = 5
_VOWELS = "aeiouyåäö"


def parts(word: str) -> tuple[str, ...]:
    """The stems that a folded word consists of; one, when it is no compound that can be seen through."""
    return analyse(word)[0]


@lru_cache(maxsize=20_000)
def analyse(word: str, without_dots: bool = False) -> tuple[tuple[str, ...], bool]:
    """The stems that a folded word consists of, and whether all of them are known.

    `without_dots`: as `roots` says.
    """
    if not word.isalpha():
        return (word,), True
    whole = known_stem(word, without_dots)
    if whole:
        return (whole,), True
    known = _split(word, _MOST_PARTS, without_dots)
    if known:
        return known, True
    return _half_known(word, without_dots) or (cut_stem(word),), False


def is_known(word: str) -> bool:
    """True when a folded word is made of known stems only, and so hardly misspelt."""
    return analyse(word)[1]


def _split(word: str, most: int, without_dots: bool) -> tuple[str, ...] | None:
    """The fewest known parts that make up the whole word; of equally many, those with the longest last part."""
    best: tuple[str, ...] | None = None
    for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first = _first_part(word[:place], without_dots)
        if first is None:
            continue
        rest = _rest(word, place, most - 1, without_dots)
        if rest and (best is None or len(rest) + 1 < len(best)):
            best = (first, *rest)
    return best


def _rest(word: str, place: int, most: int, without_dots: bool) -> tuple[str, ...] | None:
    """The parts of what follows a first part, also where three equal consonants became two (busstopp)."""
    for rest in _readings(word, place):
        last = _last_part(rest, without_dots)
        if last:
            return (last,)
        further = _split(rest, most, without_dots) if most > 1 else None
        if further:
            return further
    return None


def _readings(word: str, place: int) -> tuple[str, ...]:
    rest = word[place:]
    ends_double = word[place - 1] == word[place - 2] and word[place - 1] not in _VOWELS
    return (rest, word[place - 1] + rest) if ends_double else (rest,)


def _first_part(text: str, without_dots: bool) -> str | None:
    """The stem of a part that others follow."""
    table = roots(without_dots)
    for link in _LINKS:
        base = text[: len(text) - len(link)]
        if len(base) >= _SHORTEST_PART and text.endswith(link) and base in table and base not in never_parts():
            return table[base]
    return None


def _last_part(text: str, without_dots: bool) -> str | None:
    """The stem of the part that carries the ending."""
    if len(text) < _SHORTEST_PART:
        return None
    found = known_stem(text, without_dots)
    return found if found and len(found) >= _SHORTEST_PART and found not in never_parts() else None


def _half_known(word: str, without_dots: bool) -> tuple[str, ...] | None:
    """A part that is known beside one that is not: "Växjöbostäder", "våldsprodukt"."""
    for place in range(_UNKNOWN_PART, len(word) - _SURE_HEAD + 2):
        last = _last_part(word[place:], without_dots)
        needed = _SURE_HEAD - (word[place - 1] == "s")
        if last and len(last) >= needed and _is_wordlike(word[:place], _UNKNOWN_PART):
            return (cut_stem(word[:place]), last)
    for place in range(len(word) - _UNKNOWN_HEAD, _SHORTEST_PART, -1):
        first, rest = _first_part(word[:place], without_dots), word[place:]
        joined_by_s = word[place - 1] == "s"
        if first and (joined_by_s or place >= _SURE_FIRST) and _is_wordlike(rest, _UNKNOWN_HEAD):
            return (first, cut_stem(rest))
    return None


def _is_wordlike(text: str, shortest: int) -> bool:
    return len(text) >= shortest and any(letter in _VOWELS for letter in text)
