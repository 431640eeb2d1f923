"""Help with plain Swedish (klarspråk) while one writes: friendly remarks, never hinders. Pure.

The rules are simple on purpose and look at words, not at grammar: long sentences, passive voice and abbreviations that
are not written out. Source: Språkrådet, "Klarspråk lönar sig" and "Myndigheternas skrivregler" (Ds 2014:4), sections
on sentences, active verbs and abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

LONGEST_SENTENCE = 25  # words
_WORD = re.compile(r"[0-9A-Za-zÅÄÖåäöÉéÜü]+(?:[-:.’'][0-9A-Za-zÅÄÖåäöÉéÜü]+)*")
_END = re.compile(r"[.!?]+[\"”’)]*(?=\s+[\"”’(]?[0-9A-ZÅÄÖÉ]|\s*\Z)|\n\s*\n|\n(?=\s*[-–•*])|\Z")


class Habit(StrEnum):
    """What a remark is about."""

    LONG_SENTENCE = "long_sentence"
    PASSIVE = "passive"
    ABBREVIATION = "abbreviation"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that could be said more plainly.

    Args:
        start, end: its place in the text.
        quoted: the words themselves; of a long sentence its beginning.
        count: how many words a long sentence has; 0 otherwise.
    """

    habit: Habit
    start: int
    end: int
    quoted: str
    count: int = 0


def remarks(text: str) -> list[Remark]:
    """What could be said more plainly, in the order of the text."""
    found = [*_long_sentences(text), *_passives(text), *_abbreviations(text)]
    return sorted(found, key=lambda remark: (remark.start, remark.end, remark.habit))


def _long_sentences(text: str) -> Iterator[Remark]:
    begins = 0
    for end in _END.finditer(text):
        words = list(_WORD.finditer(text, begins, end.start()))
        if len(words) > LONGEST_SENTENCE:
            start, stop = words[0].start(), words[-1].end()
            yield Remark(Habit.LONG_SENTENCE, start, stop, text[start : words[4].end()], len(words))
        begins = end.end()


# Words that end as passives do and are none: deponent verbs, nouns, adverbs, and genitives that are often met.
_NOT_PASSIVE = frozenset(
    [
        "fanns",
        "funnits",
        "hoppas",
        "hoppades",
        "hoppats",
        "lyckas",
        "lyckades",
        "lyckats",
        "misslyckas",
        "misslyckades",
        "misslyckats",
        "minnas",
        "trivdes",
        "trivas",
        "umgicks",
        "umgås",
        "andas",
        "andades",
        "låtsas",
        "låtsades",
        "tyckas",
        "behövdes",
        "träffas",
        "träffades",
        "träffats",
        "mötas",
        "kännas",
        "kändes",
        "svettas",
        "saknas",
        "saknades",
        "saknats",
        "vistas",
        "vistades",
        "vistats",
        "skämdes",
        "kvinnas",
        "människas",
        "veckas",
        "månadens",
        "annars",
        "tillsammans",
        "vardagas",
        "alldeles",
        "rättas",
        "deras",
        "våras",
        "plats",
        "insats",
        "arbetsplats",
        "mötesplats",
        "bostads",
        "förskolas",
        "skolas",
        "gymnasieskolas",
        "grundskolas",
        "kommunernas",
        "samtals",
        "hjälpas",
        "sommaras",
        "resultats",
        "arbetas",
        "medlemmas",
        "åldras",
        "växlas",
    ]
)
_PLURAL_GENITIVE = re.compile(r"(?:[aeo]r|en)nas\Z")
# Past and perfect of regular verbs, and the present of those whose stem ends in a vowel or a soft consonant.
_PASSIVE = re.compile(
    r"[a-zåäö]{2,}(?:[bdfgjklmnprstv]as|eras|ades|ats|rdes|ndes|ldes|gdes|vdes|ttes|ktes|ptes|stes|ställt?s|förs|läggs|"
    r"hålls|byggs|köps|följs)\Z"
)
_PASSIVE_FORMS = frozenset(
    [
        "görs",
        "gjordes",
        "gjorts",
        "tas",
        "togs",
        "tagits",
        "läggs",
        "lades",
        "lagts",
        "sätts",
        "sattes",
        "satts",
        "hålls",
        "hölls",
        "hållits",
        "skrivs",
        "skrevs",
        "skrivits",
        "förs",
        "fördes",
        "förts",
        "används",
        "användes",
        "använts",
        "erbjuds",
        "erbjöds",
        "erbjudits",
        "genomförs",
        "införs",
        "utförs",
        "följs",
        "följts",
        "nås",
        "ges",
        "gavs",
        "getts",
        "bedrivs",
        "bedrevs",
        "bedrivits",
        "drivs",
        "drevs",
        "drivits",
        "köps",
        "köpts",
        "säljs",
        "byggs",
        "byggts",
        "leds",
        "leddes",
        "letts",
        "styrs",
        "styrdes",
        "styrts",
        "bestäms",
        "bestämdes",
        "bestämts",
        "tillsätts",
        "tillsattes",
        "tillsatts",
        "ställs",
        "ställts",
        "beskrivs",
        "beskrevs",
    ]
)
_PARTICIPLE = re.compile(
    r"\b(?:blir|blev|blivit|bli)\s+(?:inte\s+|också\s+|sedan\s+)?"
    r"([a-zåäö]{2,}(?:ade|ad|at|rda|rd|rt|nda|nd|lda|ld|gda|gd|tta|tt|ven|vet|vna|gen|get|gna|dna|jort|jorda|jord))\b"
)
_NOT_PARTICIPLE = frozenset(
    ["rätt", "lätt", "nytt", "ont", "gott", "svårt", "kort", "brott", "tätt", "trött", "tyst", "ungt", "ett", "att"]
)


def _passives(text: str) -> Iterator[Remark]:
    taken: set[int] = set()
    for match in _PARTICIPLE.finditer(text):
        if match[1] not in _NOT_PARTICIPLE:
            taken.add(match.start(1))
            yield Remark(Habit.PASSIVE, match.start(), match.end(), match[0])
    for word in _WORD.finditer(text):
        if word.start() not in taken and _is_passive(word[0]):
            yield Remark(Habit.PASSIVE, word.start(), word.end(), word[0])


def _is_passive(word: str) -> bool:
    """True for a word that reads as a verb's passive with -s."""
    if word in _PASSIVE_FORMS:
        return True
    return word not in _NOT_PASSIVE and not _PLURAL_GENITIVE.search(word) and bool(_PASSIVE.fullmatch(word))


# Abbreviations that everyone reads without help.
_KNOWN = frozenset(["AB", "EU", "FN", "SMS", "TV", "IT", "PDF", "KF", "KS", "OK", "SFS", "PM"])
_ABBREVIATION = re.compile(r"(?<![0-9A-Za-zÅÄÖåäö-])[A-ZÅÄÖ]{2,6}(?![0-9A-Za-zÅÄÖåäö])")
_DOTTED = re.compile(r"(?<![A-Za-zÅÄÖåäö.])(?:[a-zåäö]{1,4}\.\s?){1,2}[a-zåäö]{1,4}\.(?![A-Za-zÅÄÖåäö])")


def _abbreviations(text: str) -> Iterator[Remark]:
    """Capital letters that are explained nowhere, once each; and those with full stops between."""
    met: set[str] = set()
    for match in _ABBREVIATION.finditer(text):
        name = match[0]
        if name in _KNOWN or name in met or _is_shouted(text, match):
            continue
        met.add(name)
        if not _is_explained(name, text):
            yield Remark(Habit.ABBREVIATION, match.start(), match.end(), name)
    for match in _DOTTED.finditer(text):
        yield Remark(Habit.ABBREVIATION, match.start(), match.end(), match[0].rstrip())


def _is_explained(name: str, text: str) -> bool:
    """True for "barnens bästa (BB)" and "BB (barnens bästa)"."""
    return f"({name})" in text or bool(re.search(rf"\b{name}\s*\((?=[^)]*[a-zåäö]{{3}})", text))


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """True for a word in a heading of capitals: the words around it are in capitals too."""
    around = f"{text[max(0, match.start() - 12) : match.start()]} {text[match.end() : match.end() + 12]}"
    letters = [sign for sign in around if sign.isalpha()]
    return bool(letters) and all(sign.isupper() for sign in letters)
