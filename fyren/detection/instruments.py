"""The instruments that the register knows: names and structure, from the pack. Never an item, an answer or a score."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "pack" / "instruments.toml"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A method for assessing risk or asking about violence.

    Args:
        for_whom: whom it is about, and who uses it.
        structure: how it is built, in words.
        terms: what is known of licence and training.
        unverified: what is told of it but not confirmed in any source; "" where there is nothing.
        checked_on: when the source was read.
    """

    key: str
    name: str
    for_whom: str
    structure: str
    terms: str
    source: str
    checked_on: dt.date
    unverified: str = ""


@lru_cache(maxsize=1)
def instruments() -> tuple[Instrument, ...]:
    """All of them, in the register's order."""
    listed = tomllib.loads(FILE.read_text(encoding="utf-8"))["instrument"]
    return tuple(Instrument(**each) for each in listed)


def instrument_of(key: str) -> Instrument | None:
    """The one with the key."""
    return next((each for each in instruments() if each.key == key), None)
