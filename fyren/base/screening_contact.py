"""Telephone numbers, e-mail and street addresses in a text: the part that is asked about, not refused.

Works on the plain characters that `screening` makes; import `screening`, not this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# --- e-mail: also "anna @ example.se" and "anna(at)example.se", which are written to slip past
_EMAIL = re.compile(r"[\w.+%-]{1,64}(?: ?@ ?|\s?[(\[]at[)\]]\s?)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)

# --- telephone
_NATIONAL = re.compile(r"(?<![\w+])(?<![0-9][-.,:/])\(?0[1-9](?:[ ./()-]{0,3}[0-9]){6,8}(?![0-9])")
_INTERNATIONAL = re.compile(r"(?<![\w])(?:\+ ?|00)[1-9](?:[ ./()-]{0,3}[0-9]){7,14}(?![0-9])")
_AREA_CODE = re.compile(r"\(?(?:08|0[0-9]{2}|0[0-9]{3})(?=[ ./()-])")
_DATE = re.compile(r"[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ](?:19|20)[0-9]{2}")
_HOURS = re.compile(r"[0-2][0-9][.:]?[0-5][0-9] ?- ?[0-2][0-9][.:]?[0-5][0-9]")
_AMOUNT_FOLLOWS = re.compile(r" ?(?:kr\b|kronor\b|[tmk]kr\b|mnkr\b|miljoner\b|sek\b|%|procent\b)", re.IGNORECASE)

# --- street address
_SURE_ENDINGS = (
    "gatan|gata|vägen|väg|gränden|gränd|stigen|stig|allén|alléen|allé|esplanaden|esplanad|torget|torg"
    "|boulevarden|promenaden|slingan|kajen|brinken"
)
# Also ends of ordinary words, so these count only with a capital letter.
_POSSIBLE_ENDINGS = (
    "backen|backe|bron|dalen|gården|gård|hagen|hamnen|hamn|hörnet|höjden|kroken|kullen|leden|liden|lunden"
    "|parken|park|platsen|plats|ringen|rundan|stranden|strand|stråket|svängen|terrassen|trappan|tunet|udden|ängen"
)
_HOUSE_NUMBER = r"(?!(?:19|20)[0-9]{2}\b)[0-9]{1,4}(?: ?[A-Ha-h])?\b(?![:.,][0-9]|%| %| kap\b| §)"
_STREET_END = re.compile(rf"(?:(?P<sure>(?i:{_SURE_ENDINGS}))|(?:{_POSSIBLE_ENDINGS})),? ?(?:nr\.? ?)?{_HOUSE_NUMBER}")
# What stands before the ending: up to two words with a capital, and the first part of the word itself.
_STREET_BEGINNING = re.compile(r"((?:[A-ZÅÄÖÉ][\w:.-]* ){0,2})([\w:.-]*)$")
_LONGEST_BEGINNING = 80
_CARE_OF = re.compile(r"(?<![\w])c/o\s+[A-ZÅÄÖÉ][\w-]+", re.IGNORECASE)
# The police's 114 14 looks like a postal code and belongs to nobody.
_POSTAL_TOWN = re.compile(
    r"(?<![\w.,:+/-])(?<![0-9] )(?:SE?-)?(?!114 14 (?!Stockholm))[1-9][0-9]{2} ?[0-9]{2} {1,2}[A-ZÅÄÖ]\w+"
)


def contact_details(plain: str, *, taken: Iterable[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of every contact detail outside `taken`; where two overlap, the first kind wins."""
    occupied = bytearray(len(plain))
    for start, end in taken:
        occupied[start:end] = b"x" * (end - start)
    for kind, start, end in _candidates(plain):
        if not any(occupied[start:end]):
            occupied[start:end] = b"x" * (end - start)
            yield kind, start, end


def _candidates(plain: str) -> Iterator[tuple[str, int, int]]:
    for match in _EMAIL.finditer(plain):
        yield "email", match.start(), match.end()
    for match in _INTERNATIONAL.finditer(plain):
        if not _AMOUNT_FOLLOWS.match(plain, match.end()):
            yield "phone", match.start(), match.end()
    for match in _NATIONAL.finditer(plain):
        if _is_telephone(match.group()):
            yield "phone", match.start(), match.end()
    for start, end in _streets(plain):
        yield "street_address", start, end
    for pattern in (_CARE_OF, _POSTAL_TOWN):
        for match in pattern.finditer(plain):
            yield "street_address", match.start(), match.end()


def _is_telephone(text: str) -> bool:
    """False for what has the shape of a number but is a date, opening hours or too broken up."""
    if _DATE.match(text) or _HOURS.match(text):
        return False
    unbroken = text.strip("()").isdigit()
    return unbroken or _AREA_CODE.match(text) is not None


def _streets(plain: str) -> Iterator[tuple[int, int]]:
    """Finds an ending with a house number, then looks backwards: a long text costs no more than its length."""
    for match in _STREET_END.finditer(plain):
        before = plain[max(0, match.start() - _LONGEST_BEGINNING) : match.start()]
        beginning = _STREET_BEGINNING.search(before)
        if beginning is None:
            continue
        words, first_part = beginning.groups()
        if match.group("sure"):
            is_street = len(first_part) >= 2 or bool(words) or match.group()[0].isupper()
        else:
            is_street = len(first_part) >= 2 and first_part[0].isupper()
        if is_street:
            yield match.start() - len(beginning.group()), match.end()
