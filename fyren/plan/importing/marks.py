"""What can stand before the text of a line: a number, a letter, "Mål 1", a bullet. Every pattern is bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """The kinds of mark."""

    DECIMAL = "decimal"  # 3.2.1
    WORD = "word"  # Mål 1
    LETTER = "letter"  # A. a)
    ROMAN = "roman"  # II.
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark and its place in the raw line: number from `start` to `number_end`, then punctuation, text from `end`.

    `number` is as printed, without closing punctuation and with single spaces; "" for a bullet. `parts` are its
    numbers in order; `word` is the word before them in lower case.
    """

    kind: MarkKind
    number: str
    start: int
    number_end: int
    end: int
    parts: tuple[int, ...] = ()
    word: str = ""
    closing: str = ""


# Only a line's first characters are looked at: no mark is longer.
_WINDOW = 60
_BULLETS = "•●◦▪■□‣∙·⁃➢►✓✔\uf0b7\uf0a7\uf0d8\uf076"
_DASHES = "-–—*"
HYPHENS = "-\u2010\u2011"
SOFT_HYPHEN = "\u00ad"

AREA_WORDS = (
    "mål",
    "huvudmål",
    "målområde",
    "utvecklingsområde",
    "fokusområde",
    "prioriterat område",
    "område",
    "strategi",
    "strategiområde",
    "inriktning",
    "inriktningsmål",
    "prioritering",
)
ITEM_WORDS = ("delmål", "insatsområde", "insats", "delområde", "delstrategi")
_OTHER_WORDS = ("kapitel", "avsnitt", "del", "bilaga")

_DECIMAL = re.compile(r"\s{0,40}([0-9]{1,2}(?:\.[0-9]{1,2}){0,4})([.):]{0,2})(?=\s|$)")
_GLUED = re.compile(r"\s{0,40}([0-9]{1,2}(?:\.[0-9]{1,2}){1,4})(\.?)(?=[A-ZÅÄÖ])")
_WORD = re.compile(
    r"\s{0,20}((?i:"
    + "|".join(sorted((*AREA_WORDS, *ITEM_WORDS, *_OTHER_WORDS), key=len, reverse=True))
    + r"))\s{1,3}([0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[A-ZÅÄÖ]|[IVX]{1,5})(\s{0,2}[.:)–—-]|)(?=\s|$)"
)
_LETTER = re.compile(r"\s{0,40}([A-Za-zÅÄÖåäö])([.)])(?=\s|$)")
_ROMAN = re.compile(r"\s{0,40}([IVX]{1,6}|[ivx]{1,6})([.)])(?=\s|$)")
_BULLET = re.compile(rf"\s{{0,40}}(?:([{re.escape(_BULLETS)}])\s{{0,20}}|([{re.escape(_DASHES)}])\s{{1,20}})(?=\S|$)")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"


def find_mark(raw: str) -> Mark | None:
    """The mark that opens the line, or None. Whether it is meant as one depends on the lines around it."""
    head = raw[:_WINDOW]
    return _find_word(head) or find_number(head) or _find_letter(head) or find_bullet(head)


def find_number(head: str) -> Mark | None:
    """A decimal number such as "3.2.1" at the start; years and dates are none, since a part has two digits at most."""
    match = _DECIMAL.match(head) or _GLUED.match(head)
    if match is None:
        return None
    parts = tuple(int(part) for part in match[1].split("."))
    return _mark(MarkKind.DECIMAL, match, match[1], parts)


def find_bullet(head: str) -> Mark | None:
    """A bullet or a dash at the start."""
    match = _BULLET.match(head[:_WINDOW])
    if match is None:
        return None
    group = 1 if match[1] else 2
    start, end = match.span(group)
    return Mark(MarkKind.BULLET, "", start, start, match.end(), closing=head[start:end])


def find_roman(head: str) -> Mark | None:
    """A Roman number such as "II." at the start."""
    match = _ROMAN.match(head[:_WINDOW])
    if match is None:
        return None
    return _mark(MarkKind.ROMAN, match, match[1], (_roman_value(match[1]),))


def leading_number(raw: str) -> Mark | None:
    """The mark with a number that a heading or focus area opens with, whatever stands around it."""
    mark = find_mark(raw)
    if mark is None or mark.kind is not MarkKind.BULLET:
        return mark
    inner = find_mark(raw[mark.end : mark.end + _WINDOW])
    if inner is None or inner.kind is MarkKind.BULLET:
        return None
    return Mark(
        inner.kind,
        inner.number,
        inner.start + mark.end,
        inner.number_end + mark.end,
        inner.end + mark.end,
        inner.parts,
        inner.word,
        inner.closing,
    )


def _find_word(head: str) -> Mark | None:
    match = _WORD.match(head)
    if match is None:
        return None
    closing = match[3].strip()
    rest = head[match.end() :].lstrip()
    if rest and not closing and not rest[0].isupper():
        return None  # "Mål 1 handlar om …" is prose
    number = " ".join(f"{match[1]} {match[2]}".split())
    value = match[2]
    if value[0].isdigit():
        parts = tuple(int(part) for part in value.split("."))
    elif len(value) == 1 and value not in "IVX":
        parts = (_LETTERS.index(value.lower()) + 1,)
    else:
        parts = (_roman_value(value),)
    end = _skip_space(head, match.end())
    return Mark(
        MarkKind.WORD, number, match.start(1), match.end(2), end, parts, " ".join(match[1].lower().split()), closing
    )


def _find_letter(head: str) -> Mark | None:
    match = _LETTER.match(head)
    if match is None:
        return find_roman(head)
    return _mark(MarkKind.LETTER, match, match[1], (_LETTERS.index(match[1].lower()) + 1,))


def _mark(kind: MarkKind, match: re.Match[str], number: str, parts: tuple[int, ...]) -> Mark:
    start, number_end = match.span(1)
    return Mark(kind, number, start, number_end, _skip_space(match.string, match.end()), parts, closing=match[2])


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _roman_value(text: str) -> int:
    values = [_ROMAN_VALUES[char] for char in text.lower()]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))
