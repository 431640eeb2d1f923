"""One shape for all spellings of a letter, and the words of a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Letters that Swedish reads as another one. The rest lose their accents.
_READ_AS = {"æ": "ä", "ø": "ö", "ß": "ss", "ð": "d", "þ": "th", "đ": "d", "ł": "l", "œ": "oe", "ı": "i"}
_OWN_LETTERS = "åäö"
_COMMON = re.compile(r"[a-z0-9åäö .,:;-]*")

# Section numbers and law numbers (3.2.1, 2025:400) are one word each, and so is a letter with its hyphen (e-post).
_WORD = re.compile(r"[0-9]+(?:[.:][0-9]+)+|(?<![^\W_])[^\W\d_]-[^\W\d_]{2,}|[^\W_]+")

_STOP_WORDS = """
    alla allt att av bli blir både de dem den denna det detta dig din ditt du där då efter eller en ett från för ha
    har hon hos han här i icke inom inte ingen inget jag kan kring kunna med mellan mera mig mot ni nu när och också
    om oss på samt sig sin sina sitt ska skall som så såsom till under upp ut utan utifrån var vara vad vid vi vilka
    vilken vilket är än åt över
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True)
class Word:
    """A word of a text: folded, and where it stands in the text as given."""

    folded: str
    start: int
    end: int


def plain(text: str) -> str:
    """The text in composed letters and without signs that show as nothing; line ends stay."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in composed if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs"))


def fold(text: str) -> str:
    """Lower case, without accents except on å, ä and ö: what two spellings of one word have in common."""
    if _COMMON.fullmatch(lowered := text.lower()):
        return lowered
    lowered = unicodedata.normalize("NFKC", text).lower()
    return "".join(_folded_sign(sign) for sign in unicodedata.normalize("NFC", lowered))


def _folded_sign(sign: str) -> str:
    if sign in _OWN_LETTERS or sign.isascii():
        return sign
    if sign in _READ_AS:
        return _READ_AS[sign]
    parts = unicodedata.normalize("NFD", sign)
    return "".join(part for part in parts if not unicodedata.combining(part))


def words(text: str) -> Iterator[Word]:
    """The words of a text that has gone through `plain`, with their places."""
    for match in _WORD.finditer(text):
        yield Word(fold(match.group()).replace("-", ""), match.start(), match.end())


def tokens(text: str) -> list[str]:
    """The folded words of any text, in order, stop words included."""
    return [word.folded for word in words(plain(text))]


_BARE = str.maketrans("åäö", "aao")


def bare(word: str) -> str:
    """A folded word as written on a keyboard without å, ä and ö."""
    return word.translate(_BARE)
