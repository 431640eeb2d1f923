"""How far knowledge reaches: what completions are worth on a day, what is required, which groups may be shown. Pure.

Months are counted as numbers (`month_number`), so that a validity is a subtraction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

SMALLEST_SHOWN = 5
YEAR = 12  # months


class Level(StrEnum):
    """Whose knowledge. Values are stored."""

    ELECTED = "elected"
    MANAGER = "manager"
    OFFICIAL = "official"
    FRONT_LINE = "front_line"


def month_number(day: dt.date) -> int:
    """The month of a day as a number: one more for each month."""
    return day.year * YEAR + day.month - 1


def month_day(number: int) -> dt.date:
    """The first day of a month by its number."""
    return dt.date(number // YEAR, number % YEAR + 1, 1)


@dataclass(frozen=True, slots=True)
class Done:
    """So many completed a course in a month.

    Args:
        source: who says so; of one that counts persons by themselves `is_exact`, and then nothing else counts.
        until: the month in which the same persons completed it again, or left; None where that is not known.
    """

    month: int
    number: int
    source: str = ""
    until: int | None = None
    is_exact: bool = False


def valid_in(done: Iterable[Done], valid_months: int | None, month: int, known_in: int | None = None) -> int:
    """How many completions of a course are valid in a month.

    A completion is valid in its own month and the `valid_months` that follow (None: always). Of what several sources
    say of the same month the largest number counts: they mostly tell of the same people.

    Args:
        known_in: the last month whose completions are known; the month itself where not said.
    """
    known = [each for each in done if each.month <= (month if known_in is None else known_in)]
    known = [each for each in known if each.is_exact] or known
    first = None if valid_months is None else month - valid_months
    by_source: dict[tuple[int, str], int] = {}
    for each in known:
        reaches = first is None or each.month >= first
        if reaches and (each.until is None or each.until > month):
            key = (each.month, each.source)
            by_source[key] = by_source.get(key, 0) + each.number
    largest: dict[int, int] = {}
    for (of_month, _source), number in by_source.items():
        largest[of_month] = max(number, largest.get(of_month, 0))
    return sum(largest.values())


class Valid(NamedTuple):
    """Completions of a course in a group that are valid now, were a year ago, and will be in a year if no more come."""

    now: int = 0
    year_ago: int = 0
    in_a_year: int = 0

    def plus(self, other: Valid) -> Valid:
        """Those of two groups."""
        return Valid(self.now + other.now, self.year_ago + other.year_ago, self.in_a_year + other.in_a_year)


def valid_around(done: Sequence[Done], valid_months: int | None, month: int) -> Valid:
    """`valid_in` for the month, for the same month a year ago, and for a year ahead with what is known now."""
    return Valid(
        valid_in(done, valid_months, month),
        valid_in(done, valid_months, month - YEAR),
        valid_in(done, valid_months, month + YEAR, known_in=month),
    )


@dataclass(frozen=True, slots=True)
class Share:
    """How far a group's knowledge reaches. Shares add up to the share of the groups together.

    Args:
        people: how many they are.
        places: a place for each person and course that is required of the group.
        filled: places for which somebody holds a valid completion.
        expiring: those of them that will not be valid in a year, if nothing more is done.
        is_capped: some completions are more than the people, and are not counted.
    """

    people: int = 0
    places: int = 0
    filled: int = 0
    expiring: int = 0
    is_capped: bool = False

    def __add__(self, other: Share) -> Share:
        return Share(
            self.people + other.people,
            self.places + other.places,
            self.filled + other.filled,
            self.expiring + other.expiring,
            self.is_capped or other.is_capped,
        )

    @property
    def missing(self) -> int:
        """Completions that it would take to fill every place."""
        return self.places - self.filled

    @property
    def percent(self) -> int | None:
        """Whole percent of the places that are filled, never rounded up to 100; None where nothing is required."""
        return self.filled * 100 // self.places if self.places else None


def share_of(people: int, required: Iterable[Valid]) -> Share:
    """A group's share, by what is valid of each course that is required of it: never more than the people."""
    places = filled = lasting = 0
    is_capped = False
    for now, _year_ago, in_a_year in required:
        places += people
        filled += min(now, people)
        lasting += min(in_a_year, people)
        is_capped = is_capped or now > people
    return Share(people, places, filled, filled - lasting, is_capped)


def share_a_year_ago(people: int, required: Iterable[Valid]) -> Share:
    """A group's share a year ago, by how many they were then and what was required then."""
    filled = [min(valid.year_ago, people) for valid in required]
    return Share(people, people * len(filled), sum(filled))


@dataclass(frozen=True, slots=True)
class Group:
    """Some people who are shown together.

    Args:
        key: what names them.
        people: how many they are.
    """

    key: str
    people: int


def merged(groups: Iterable[Group]) -> tuple[frozenset[str], ...]:
    """Which groups are shown together, so that no group below five can be seen or worked out from a total.

    Those of five and more stand by themselves. The smaller are one group; while it has fewer than five people, or only
    one member, the smallest of the others joins it. Groups with nobody in them have nothing to show, and are left out.

    Returns:
        The groups that are shown, in the order given; () where all together are fewer than five.
    """
    found = [group for group in groups if group.people > 0]
    small = [group for group in found if group.people < SMALLEST_SHOWN]
    large = sorted((group for group in found if group.people >= SMALLEST_SHOWN), key=lambda group: group.people)
    while small and large and (len(small) == 1 or sum(each.people for each in small) < SMALLEST_SHOWN):
        small.append(large.pop(0))
    together = frozenset(group.key for group in small)
    if small and sum(each.people for each in small) < SMALLEST_SHOWN:
        return ()
    alone = [frozenset({group.key}) for group in found if group.key not in together]
    return (*alone, together) if small else tuple(alone)
