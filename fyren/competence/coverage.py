"""How far knowledge reaches on a day: groups of a unit and level, summed to bodies, and merged where they are small."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from dateutil.relativedelta import relativedelta

from fyren.base.models import holds
from fyren.competence.models import Headcount, Requirement
from fyren.competence.rules import SMALLEST_SHOWN, Group, Share, Valid, merged, share_a_year_ago, share_of
from fyren.competence.standing import Triple, standings_on
from fyren.people.models import Unit

Cell = tuple[int, str]  # a unit or a body, and a level
NOTHING = Share()
_NONE = Valid()


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit as coverage is reckoned with it."""

    key: int
    body: int
    valid_from: dt.date | None
    valid_to: dt.date | None
    next: int | None

    def holds_on(self, day: dt.date) -> bool:
        """True when the unit exists on the day."""
        return holds(self.valid_from, self.valid_to, day)


_REQUIRED = (
    *("level", "course", "body", "units", "valid_from", "valid_to"),
    *("course__valid_from", "course__valid_to"),
)


@dataclass(frozen=True, slots=True)
class Required:
    """That a course is required: in a unit, else in all units of a body, else in all. One that is for several units is
    as many."""

    level: str
    course: int
    body: int | None
    unit: int | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    given_from: dt.date | None
    given_to: dt.date | None

    def holds_on(self, day: dt.date) -> bool:
        """True when the course is given on the day, and required."""
        return holds(self.valid_from, self.valid_to, day) and holds(self.given_from, self.given_to, day)


@dataclass(frozen=True)
class Coverage:
    """Shares by unit and level, on a day and a year before it.

    Args:
        bodies: each unit's body.
        before: what was a year ago, for the units that exist now; nothing where nobody knows how many they were.
        courses: for each unit and level, what is valid of each course that is required.
    """

    day: dt.date
    bodies: Mapping[int, int]
    shares: Mapping[Cell, Share]
    before: Mapping[Cell, Share] = field(default_factory=dict)
    courses: Mapping[Cell, Mapping[int, Valid]] = field(default_factory=dict)

    def by_body(self, body: int | None = None) -> dict[Cell, Share]:
        """Shares by body and level, all of them or one body's."""
        return self._summed(self.shares, body)

    def before_by_body(self) -> dict[Cell, Share]:
        """The same a year ago."""
        return self._summed(self.before, None)

    def _summed(self, shares: Mapping[Cell, Share], only: int | None) -> dict[Cell, Share]:
        found: dict[Cell, Share] = defaultdict(Share)
        for (unit, level), share in shares.items():
            if only in (None, self.bodies[unit]):
                found[self.bodies[unit], level] += share
        return dict(found)


def coverage_on(day: dt.date) -> Coverage:
    """How far knowledge reaches on a day: 5 queries, whatever there is."""
    earlier_day = day - relativedelta(years=1)
    units = {each.key: each for each in _units()}
    standings = standings_on(day)
    required = [Required(*row) for row in Requirement.objects.order_by().values_list(*_REQUIRED)]
    counted = list(Headcount.objects.filter(day__lte=day).order_by("day").values_list("unit", "level", "day", "number"))
    now = _Moment(day, units, required, _latest(counted, day))
    then = _Moment(earlier_day, units, required, _latest(counted, earlier_day))
    of_courses = now.courses(standings)
    shares = {cell: share_of(now.people[cell], valid.values()) for cell, valid in of_courses.items()}
    before: dict[Cell, Share] = defaultdict(Share)
    for (unit, level), valid in then.courses(standings).items():
        living = living_unit(units, unit, day)
        if living is not None:
            before[living, level] += share_a_year_ago(then.people[unit, level], valid.values())
    return Coverage(day, {key: each.body for key, each in units.items()}, shares, dict(before), of_courses)


def _units() -> Iterable[UnitFacts]:
    names = ("pk", "authority", "valid_from", "valid_to", "succeeded_by")
    return (UnitFacts(*row) for row in Unit.objects.order_by().values_list(*names))


def _latest(counted: Iterable[tuple[int, str, dt.date, int]], day: dt.date) -> dict[Cell, int]:
    """The last number of people that was said on or before a day. `counted` in the order of days."""
    return {(unit, level): number for unit, level, on, number in counted if on <= day}


def living_unit(units: Mapping[int, UnitFacts], unit: int | None, day: dt.date) -> int | None:
    """The unit itself while it exists on the day, else the one that has followed it; None where none has."""
    seen: set[int] = set()
    while unit is not None and unit not in seen:
        found = units[unit]
        if found.holds_on(day):
            return unit
        seen.add(unit)
        unit = found.next
    return None


class _Moment:
    """Who there was on a day, and what was required of them."""

    def __init__(
        self,
        day: dt.date,
        units: Mapping[int, UnitFacts],
        required: Iterable[Required],
        people: Mapping[Cell, int],
    ) -> None:
        self.day, self.units = day, units
        self.people = {cell: number for cell, number in people.items() if number and units[cell[0]].holds_on(day)}
        self._of_all: dict[str, set[int]] = defaultdict(set)
        self._of_body: dict[Cell, set[int]] = defaultdict(set)
        self._of_unit: dict[Cell, set[int]] = defaultdict(set)
        for each in required:
            if each.holds_on(day):
                self._require(each)

    def _require(self, each: Required) -> None:
        if each.unit is not None:
            living = living_unit(self.units, each.unit, self.day)  # what has followed a unit follows its requirements
            if living is not None:
                self._of_unit[living, each.level].add(each.course)
        elif each.body is not None:
            self._of_body[each.body, each.level].add(each.course)
        else:
            self._of_all[each.level].add(each.course)

    def courses(self, standings: Mapping[Triple, Valid]) -> dict[Cell, dict[int, Valid]]:
        """For each unit and level with people in it, what is valid of each course that is required of them."""
        found = {cell: dict.fromkeys(self._required(*cell), _NONE) for cell in self.people}
        for (unit, level, course), valid in standings.items():
            cell = unit, level
            if cell not in found:
                living = living_unit(self.units, unit, self.day)
                if living is None or (living, level) not in found:
                    continue
                cell = living, level
            of_group = found[cell]
            if course in of_group:
                earlier = of_group[course]
                of_group[course] = valid if earlier is _NONE else earlier.plus(valid)
        return found

    def _required(self, unit: int, level: str) -> set[int]:
        """What is required of the level there. What is required in chosen units counts in those of five or more: else
        the few would be the difference between what is shown with and without the course."""
        of_body = self._of_body.get((self.units[unit].body, level), set())
        is_enough = self.people[unit, level] >= SMALLEST_SHOWN
        of_unit = self._of_unit.get((unit, level), set()) if is_enough else set()
        return self._of_all.get(level, set()) | of_body | of_unit


@dataclass(frozen=True, slots=True)
class Shown:
    """A group as it may be shown.

    Args:
        members: what it holds: one thing, or several that are shown together.
        before: a year ago; None where that is not known, or they were fewer than five.
    """

    members: frozenset[int]
    share: Share
    before: Share | None = None

    @property
    def is_merged(self) -> bool:
        """Several small ones are shown together."""
        return len(self.members) > 1

    @property
    def trend(self) -> int | None:
        """Points of percent since a year ago; None where nothing can be compared."""
        if self.before is None or self.before.percent is None or self.share.percent is None:
            return None
        return self.share.percent - self.before.percent

    @property
    def fall(self) -> int:
        """Points of percent lost since a year ago; 0 where none are."""
        return max(0, -(self.trend or 0))

    def __add__(self, other: Shown) -> Shown:
        known = [each for each in (self.before, other.before) if each is not None]
        return Shown(self.members | other.members, self.share + other.share, sum(known, NOTHING) if known else None)


def shown_groups(shares: Mapping[int, Share], before: Mapping[int, Share]) -> list[Shown]:
    """The groups of one level as they may be shown: none of them below five, now or a year ago."""
    groups = (Group(str(key), share.people) for key, share in shares.items())
    return [_shown(frozenset(map(int, keys)), shares, before) for keys in merged(groups)]


def _shown(members: frozenset[int], shares: Mapping[int, Share], before: Mapping[int, Share]) -> Shown:
    earlier = sum((before.get(each, NOTHING) for each in members), NOTHING)
    is_enough = bool(merged([Group("", earlier.people)]))
    return Shown(members, sum((shares[each] for each in members), NOTHING), earlier if is_enough else None)


def of_level(
    shares: Mapping[Cell, Share], level: str, where: Callable[[int], bool] = lambda _key: True
) -> dict[int, Share]:
    """The shares of one level, by unit or body."""
    return {key: share for (key, of), share in shares.items() if of == level and where(key)}
