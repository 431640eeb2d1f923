"""Telephone numbers: typed as people write them, kept in E.164 or as a short number of a closed list."""

from __future__ import annotations

import re

from fyren.guide.numbers import SHORT_NUMBERS

# How the short ones are written where they are not one group.
_GROUPED = {"11414": "114 14", "116006": "116 006", "116111": "116 111"}


class NotANumber(ValueError):
    """What was typed is no telephone number that exists."""


def read_number(typed: str) -> str:
    """The number as it is kept.

    Raises:
        NotANumber: it is neither a possible number nor one of the short ones.
    """
    import phonenumbers  # late: its ranges of numbers

    digits = re.sub(r"[\s()/.–-]", "", typed)
    if digits in SHORT_NUMBERS:
        return digits
    try:
        number = phonenumbers.parse(typed, "SE")
    except phonenumbers.NumberParseException as error:
        raise NotANumber(typed) from error
    if not phonenumbers.is_valid_number(number):
        raise NotANumber(typed)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def shown_number(kept: str) -> str:
    """A kept number as people in Sweden read it."""
    import phonenumbers

    if not kept or kept in SHORT_NUMBERS:
        return _GROUPED.get(kept, kept)
    number = phonenumbers.parse(kept)
    is_swedish = number.country_code == 46
    form = phonenumbers.PhoneNumberFormat.NATIONAL if is_swedish else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)
