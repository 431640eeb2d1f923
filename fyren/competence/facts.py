"""What other rooms may know of how far knowledge reaches: numbers of groups that may be shown, on any day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add

from fyren.competence.coverage import coverage_on, of_level, shown_groups
from fyren.competence.models import LEVELS, Completion, Headcount
from fyren.competence.rules import SMALLEST_SHOWN, YEAR, Level, Share, month_number
from fyren.people.models import Unit


@dataclass(frozen=True, slots=True)
class KnownShares:
    """How far knowledge reaches on a day.

    Args:
        by_level: of the whole municipality; a level of which nothing may be shown is not there.
        by_body: of each body (its key) that may be shown by itself.
    """

    day: dt.date
    by_level: Mapping[Level, Share]
    by_body: Mapping[int, Mapping[Level, Share]]


def known_shares(day: dt.date) -> KnownShares:
    """How far knowledge reached on a day, by level and body: 5 queries. No group in it is below five, and none can be
    worked out from a total. Completions that are told of later change a day that has been: whoever freezes it, keeps
    it."""
    shares = coverage_on(day).by_body()
    by_level: dict[Level, Share] = {}
    by_body: dict[int, dict[Level, Share]] = {}
    for value, _label in LEVELS:
        level = Level(value)
        groups = shown_groups(of_level(shares, level), {})
        if groups:
            by_level[level] = reduce(add, (each.share for each in groups))
        for each in groups:
            if not each.is_merged:
                (body,) = each.members
                by_body.setdefault(body, {})[level] = each.share
    return KnownShares(day, by_level, by_body)


def units_taught(day: dt.date, bodies: Collection[int], level: Level) -> dict[int, tuple[int, int]]:
    """By body (its key): in how many of its units somebody of the level completed a course in the last twelve months,
    and how many units that was asked of: 2 queries. Units with fewer than five of the level are asked for nothing."""
    counted = Headcount.objects.filter(unit__in=Unit.objects.on(day).filter(authority__in=bodies), level=level)
    said = counted.filter(day__lte=day).order_by("day").values_list("unit", "unit__authority", "number")
    latest = {unit: (body, number) for unit, body, number in said}
    month = month_number(day)
    done = Completion.objects.filter(unit__in=latest, level=level, number__gt=0, month__gt=month - YEAR)
    taught = set(done.filter(month__lte=month).values_list("unit", flat=True))
    found: dict[int, tuple[int, int]] = {}
    for unit, (body, number) in latest.items():
        if number >= SMALLEST_SHOWN:
            with_course, units = found.get(body, (0, 0))
            found[body] = with_course + (unit in taught), units + 1
    return found
