"""Telephone numbers, e-mail and street addresses in a text: the part of the screen that asks and does not refuse.

Works on the plain characters that `screening` makes; import `screening`, not this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# --- e-mail: also "anna @ example.se" and "anna(at)example.se", which are written to slip past
_EMAIL = re.compile(r"[\w.+%-]+(?: ?@ ?|\s?[(\[]at[)\]]\s?)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)

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
_STREET = re.compile(
    r"(?<![\w])(?:"
    rf"[\w:.-]{{2,40}}?(?i:{_SURE_ENDINGS})"  # storgatan 5, S:t Eriksgatan 3
    rf"|[A-ZÅÄÖÉ][\w:.-]{{1,40}} (?i:{_SURE_ENDINGS})"  # Norra Esplanaden 12 B, Kung Oscars väg 5
    rf"|(?=[A-ZÅÄÖ])(?i:{_SURE_ENDINGS})"  # Esplanaden 5
    rf"|[A-ZÅÄÖÉ][\w:-]{{1,40}}?(?:{_POSSIBLE_ENDINGS})"  # Teleborgsbacken 7
    rf"),? ?(?:nr\.? ?)?{_HOUSE_NUMBER}"
)
_CARE_OF = re.compile(r"(?<![\w])c/o\s+[A-ZÅÄÖÉ][\w-]+", re.IGNORECASE)
# The police's 114 14 looks like a postal code and belongs to nobody.
_POSTAL_TOWN = re.compile(
    r"(?<![\w.,:+/-])(?<![0-9] )(?:SE?-)?(?!114 14 (?!Stockholm))[1-9][0-9]{2} ?[0-9]{2} {1,2}[A-ZÅÄÖ]\w+"
)


def contact_details(plain: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of every contact detail; spans of different kinds never overlap (the first kind wins)."""
    taken: list[tuple[int, int]] = []
    for kind, start, end in _candidates(plain):
        if not any(start < other_end and other_start < end for other_start, other_end in taken):
            taken.append((start, end))
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
    for pattern in (_STREET, _CARE_OF, _POSTAL_TOWN):
        for match in pattern.finditer(plain):
            yield "street_address", match.start(), match.end()


def _is_telephone(text: str) -> bool:
    """False for what has the shape of a number but is a date, opening hours or too broken up."""
    if _DATE.match(text) or _HOURS.match(text):
        return False
    unbroken = text.strip("()").isdigit()
    return unbroken or _AREA_CODE.match(text) is not None
