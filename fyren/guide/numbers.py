"""Telephone numbers as the guide knows them: E.164 or a short one of a closed list; which have room on paper. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

# Short numbers of a closed list, dialled as they stand: emergency, police, care, children, victims of crime.
SHORT_NUMBERS = frozenset({"112", "11414", "1177", "116111", "116006"})
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")


def is_number(number: str) -> bool:
    """Whether a number can be dialled: a short one of the closed list, or a valid one in E.164."""
    if number in SHORT_NUMBERS:
        return True
    if not _E164.fullmatch(number):
        return False
    import phonenumbers  # late: its ranges of numbers

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False


def is_shown_as(number: str, shown: str) -> bool:
    """Whether what people read is the number that is dialled."""
    digits = re.sub(r"[^0-9]", "", shown)
    if number in SHORT_NUMBERS or shown.strip().startswith(("+", "00")):
        return digits.removeprefix("00") == number.removeprefix("+")
    return digits.startswith("0") and number == f"+46{digits[1:]}"


def each_word_first(rows: Iterable[T], word: Callable[[T], str]) -> list[T]:
    """Rows in their order, but those that repeat a word come last: where there is no room for all, none whom a word
    speaks to is without a number while another has two."""
    said: set[str] = set()
    first: list[T] = []
    again: list[T] = []
    for row in rows:
        (again if word(row) in said else first).append(row)
        said.add(word(row))
    return first + again
