"""Pure decisions about counting: which months are open, and what is shown of a year once it is released."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from fyren.base.disclosure import Cell, shown

SCHEMA = 1
WHOLE = "municipality"
MONTHS = 12


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month; there is no day in it to remember."""

    year: int
    number: int

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.number, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self.next.first - dt.timedelta(days=1)

    @property
    def next(self) -> Month:
        """The month after it."""
        return Month(self.year + self.number // MONTHS, self.number % MONTHS + 1)

    @property
    def before(self) -> Month:
        """The month before it."""
        day = self.first - dt.timedelta(days=1)
        return Month(day.year, day.month)


def month_of(day: dt.date) -> Month:
    """The month that a day lies in."""
    return Month(day.year, day.month)


def months_to_note(day: dt.date, begins: dt.date | None, ends: dt.date | None) -> Iterator[Month]:
    """The months of last year and this one, up to the day's own, in which something with these days existed."""
    month = Month(day.year - 1, 1)
    while month <= month_of(day):
        if (begins is None or begins <= month.last) and (ends is None or month.first <= ends):
            yield month
        month = month.next


@dataclass(frozen=True, slots=True)
class Named:
    """An authority with its units, or a unit: id and name as they were when the year was released."""

    key: str
    name: str
    parts: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Released:
    """What is shown of a year.

    Args:
        authorities: those that had handed over, with their units.
        shown: by kind, and then by key of a unit, an authority or `WHOLE`: at least so many, a multiple of five; 0 is
            fewer than five.
    """

    year: int
    authorities: tuple[Named, ...]
    shown: Mapping[str, Mapping[str, int]]

    def renamed(self, key: str, name: str) -> Released:
        """With another name for what has the key; the numbers stay."""
        return replace(self, authorities=tuple(_renamed(each, key, name) for each in self.authorities))

    def to_json(self) -> dict[str, Any]:
        """As it is frozen."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Released:
        """From what was frozen."""
        return cls(data["year"], tuple(_named(each) for each in data["authorities"]), data["shown"])


def _renamed(named: Named, key: str, name: str) -> Named:
    parts = tuple(_renamed(each, key, name) for each in named.parts)
    return Named(named.key, name if named.key == key else named.name, parts)


def _named(data: Mapping[str, Any]) -> Named:
    return Named(data["key"], data["name"], tuple(_named(each) for each in data["parts"]))


def released(year: int, authorities: tuple[Named, ...], counts: Mapping[str, Mapping[str, int]]) -> Released:
    """What may be shown of a year's counts, by the rules of `base/disclosure`.

    Args:
        counts: by kind, and then by a unit's key; a unit without one has counted none.
    """
    return Released(year, authorities, {kind: shown(_whole(authorities, of_kind)) for kind, of_kind in counts.items()})


def _whole(authorities: tuple[Named, ...], counts: Mapping[str, int]) -> Cell:
    return Cell(WHOLE, parts=tuple(_cell(each, counts) for each in authorities))


def _cell(named: Named, counts: Mapping[str, int]) -> Cell:
    if named.parts:
        return Cell(named.key, parts=tuple(_cell(each, counts) for each in named.parts))
    return Cell(named.key, own=counts.get(named.key, 0))
