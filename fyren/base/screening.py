"""The one screen for personal data in free text.

No identity of anyone who seeks or gets help may be stored, so every free text passes here before it is saved.
Personal identity numbers are refused; telephone numbers, e-mail and street addresses are asked about, since a
function's may stay and a person's may not.

What it cannot do: recognise a name, a number with a wrong check digit, a farm without a street name. The
warning beside every text box stands for those.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from fyren.base import screening_contact


class Kind(StrEnum):
    """What a piece of free text looks like."""

    PERSONAL_IDENTITY_NUMBER = "personal_identity_number"
    PHONE = "phone"
    EMAIL = "email"
    STREET_ADDRESS = "street_address"


@dataclass(frozen=True)
class Finding:
    """A piece of the screened text: `text == screened[start:end]`, exactly as it was written there."""

    kind: Kind
    start: int
    end: int
    text: str
    line: int  # counted from 1, for the message to the writer


@dataclass(frozen=True)
class Findings:
    """Everything found in one text, in the order it stands."""

    items: tuple[Finding, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.items)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def of(self, kind: Kind) -> tuple[Finding, ...]:
        """Those of one kind."""
        return tuple(item for item in self.items if item.kind == kind)

    @property
    def personal_numbers(self) -> tuple[Finding, ...]:
        """Those that may never be saved."""
        return self.of(Kind.PERSONAL_IDENTITY_NUMBER)

    @property
    def contact_details(self) -> tuple[Finding, ...]:
        """Those that may be saved when they belong to a function and not to a person."""
        return tuple(item for item in self.items if item.kind != Kind.PERSONAL_IDENTITY_NUMBER)


# Characters that show as nothing though Unicode counts them as letters or symbols.
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_SPACES = frozenset("\t\r\x0b\x0c\x85")
_MINUS_SIGNS = frozenset("\u2212\u02d7\u207b\u208b")
# Between the parts of a number: one sign with a space on either side. Not what separates one thing from the
# next: "2023, 08.12.2023" is a year and a date.
_GAP = r"\s?(?:[^\w\s,;|]|_)?\s?"
_PERSONAL_NUMBER = (
    re.compile(rf"(1[89]|20){_GAP}([0-9]{{2}}){_GAP}([0-9]{{2}}){_GAP}([0-9]{{2}}){_GAP}([0-9]{{4}})(?![0-9])"),
    re.compile(rf"()([0-9]{{2}}){_GAP}([0-9]{{2}}){_GAP}([0-9]{{2}}){_GAP}([0-9]{{4}})(?![0-9])"),
)
# The same with one and the same sign between all digits: "8 1 1 2 1 8 9 8 7 6".
_SPREAD_NUMBER = re.compile(r"[0-9]([\W_])[0-9](?:\1[0-9]){8}(?:\1[0-9]\1[0-9])?(?!\1?[0-9])")
# "2025-10-31 2026-01-01" is two dates, not a date with a serial number.
_DATE_GOES_ON = re.compile(r"([-/.])[0-9]{2}\1[0-9]{2}(?![0-9])")
_DIGIT_RUN_START = re.compile(r"(?<![0-9])[0-9]")


def screen(text: str) -> Findings:
    """Find personal identity numbers and contact details in a text.

    Looks through full-width digits, digits of other scripts, zero-width characters, combining marks and all
    kinds of spaces and hyphens. The spans point into the text as it was given.
    """
    plain, origin = _readable(text)
    spans = [(start, end, Kind.PERSONAL_IDENTITY_NUMBER) for start, end in _personal_numbers(plain)]
    details = screening_contact.contact_details(plain, taken=[(start, end) for start, end, _ in spans])
    spans += [(start, end, Kind(name)) for name, start, end in details]
    items = []
    line, counted_to = 1, 0
    for start, end, kind in sorted(spans):
        first, last = origin[start], origin[end - 1] + 1
        line, counted_to = line + text.count("\n", counted_to, first), first
        items.append(Finding(kind, first, last, text[first:last], line))
    return Findings(tuple(items))


def _readable(text: str) -> tuple[str, list[int]]:
    """The text as a reader sees it, in plain characters, and for each of them its place in the original."""
    signs: list[str] = []
    origin: list[int] = []
    for place, sign in enumerate(text):
        category = unicodedata.category(sign)
        if category in ("Mn", "Me"):
            _join_mark(signs, sign)
            continue
        plain = _plain_sign(sign, category)
        signs.extend(plain)
        origin.extend([place] * len(plain))
    return "".join(signs), origin


def _join_mark(signs: list[str], mark: str) -> None:
    """Put a combining mark on the letter before it (a + ring = å); on anything else it is dropped."""
    if signs:
        joined = unicodedata.normalize("NFC", signs[-1] + mark)
        if len(joined) == 1:
            signs[-1] = joined


def _plain_sign(sign: str, category: str) -> str:
    """One character as its plain counterpart; "" for one that shows as nothing."""
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category == "Pd" or sign in _MINUS_SIGNS:
        return "-"
    if sign == "\n":
        return sign
    if category.startswith("Z") or sign in _SPACES:
        return " "
    if category in ("Cf", "Cc", "Cs") or sign in _BLANK_LETTERS:
        return ""
    plain = unicodedata.normalize("NFKC", sign)
    # A sign such as ½ or ㏠ would bring digits that nobody wrote.
    return sign if any(part.isdigit() for part in plain) else plain


def _personal_numbers(plain: str) -> Iterator[tuple[int, int]]:
    """Spans of personal identity numbers and co-ordination numbers, not overlapping."""
    free_from = 0
    for begin in _DIGIT_RUN_START.finditer(plain):
        if begin.start() < free_from:
            continue
        end = _number_end(plain, begin.start()) or _spread_number_end(plain, begin.start())
        if end:
            yield begin.start(), end
            free_from = end


def _number_end(plain: str, start: int) -> int | None:
    for pattern in _PERSONAL_NUMBER:
        match = pattern.match(plain, start)
        if match and is_personal_number("".join(match.groups())):
            serial_is_year = match.group(5)[:2] in ("19", "20")
            if not (serial_is_year and _DATE_GOES_ON.match(plain, match.end())):
                return match.end()
    return None


def _spread_number_end(plain: str, start: int) -> int | None:
    match = _SPREAD_NUMBER.match(plain, start)
    if match is None:
        return None
    separator = match.group(1)
    in_longer_row = start >= 2 and plain[start - 1] == separator and plain[start - 2].isdigit()
    if in_longer_row or not is_personal_number(match.group().replace(separator, "")):
        return None
    return match.end()


def is_personal_number(digits: str) -> bool:
    """True for 10 or 12 digits that make a valid personnummer or samordningsnummer.

    Rule, from Skatteverket's public description of both numbers: date of birth (for a samordningsnummer the
    day plus 60), three digits, and a check digit by the Luhn rule over the last ten. An organisation number
    has at least 20 in the month's place, and so fails here; a sole trader's organisation number is a personal
    identity number, and is found.
    """
    if len(digits) not in (10, 12) or not digits.isascii() or not digits.isdigit():
        return False
    century, short = digits[:-10], digits[-10:]
    month, day = int(short[2:4]), int(short[4:6])
    day = day - 60 if day > 60 else day
    # Without a century, 00 is read as 2000, the leap year of the two: rather one too many than one too few.
    year = int((century or "20") + short[:2])
    if century and not 1800 <= year <= 2099:
        return False
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return False
    return _luhn_sum(short) % 10 == 0


def _luhn_sum(digits: str) -> int:
    total = 0
    for place, digit in enumerate(digits):
        product = int(digit) * (2 if place % 2 == 0 else 1)
        total += product - 9 if product > 9 else product
    return total


def masked(number: str) -> str:
    """A personal identity number for a message: two digits and dots, enough to find it by and no more."""
    seen = 0
    signs = []
    for sign in number:
        is_digit = sign.isdigit()
        seen += is_digit
        signs.append("•" if is_digit and seen > 2 else sign)
    return "".join(signs)


# Marks that turn the direction of the text: they can make a saved text read otherwise than it was reviewed.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def without_controls(text: str, *, one_line: bool = False) -> str:
    """The text without control characters, with line ends as \\n (as spaces when `one_line`).

    PostgreSQL refuses NUL and no database takes a lone surrogate; the others carry nothing a reader sees.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    if one_line:
        text = text.replace("\n", " ").replace("\t", " ")
    return "".join(
        sign
        for sign in text
        if sign in "\n\t" or (unicodedata.category(sign) not in ("Cc", "Cs") and sign not in _TURNING)
    )
