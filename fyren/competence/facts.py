"""What other rooms may know of how far knowledge reaches: numbers of groups that may be shown, on any day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add

from fyren.competence.coverage import coverage_on, of_level, shown_groups
from fyren.competence.models import LEVELS
from fyren.competence.rules import Level, Share


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
