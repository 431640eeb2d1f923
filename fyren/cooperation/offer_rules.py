"""How old what is said of an offer may be, and which target groups can be without one: pure decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from dateutil.relativedelta import relativedelta

WAITING_MONTHS = 6
"""So long a waiting time is believed."""

ALL = ""
"""Stands for those whom no special target group is said of."""

Cell = tuple[str, str]
"""For whom, and which target group."""

# Grown-up people only: nobody lacks an offer to children who are old.
NOBODY: frozenset[Cell] = frozenset({("children", "men"), ("children", "women"), ("children", "older")})


def is_checked(source: str, checked_on: dt.date | None, review_by: dt.date | None, day: dt.date) -> bool:
    """Whether what is said can be trusted on the day: it has a source, was checked, and its next check is not
    past."""
    if not source or checked_on is None or checked_on > day:
        return False
    return review_by is None or day <= review_by


def is_waiting_old(said_on: dt.date | None, day: dt.date) -> bool:
    """Whether a waiting time was said longer ago than it is believed. False where none is said."""
    return said_on is not None and believed_to(said_on) < day


def believed_to(said_on: dt.date) -> dt.date:
    """The last day on which a waiting time is believed."""
    last: dt.date = said_on + relativedelta(months=WAITING_MONTHS)
    return last


def counted(
    offers: Iterable[tuple[Iterable[str], Iterable[str]]], for_whom: Iterable[str], groups: Iterable[str]
) -> Mapping[Cell, int]:
    """How many offers there are in each cell that somebody can be in, `ALL` among the groups.

    An offer that fits some specially counts for those, and one that fits nobody specially for `ALL`: that it takes in
    everybody does not say that it knows what a group needs.

    Args:
        offers: for whom each is, and whom it fits specially.
    """
    groups = tuple(groups)
    cells = {(who, group): 0 for who in for_whom for group in (ALL, *groups) if (who, group) not in NOBODY}
    for whom, fits in offers:
        special = tuple(fits)
        for who in whom:
            for group in special or (ALL,):
                if (who, group) in cells:
                    cells[who, group] += 1
    return cells
