"""Activities as bars over a year: whole numbers that a template draws."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from fyren.steering.queries.activities import Row

WIDTH = 360  # twelve months of thirty


@dataclass(frozen=True, slots=True)
class Bar:
    """An activity's place in the year, 0 to `WIDTH`. `before`, `after`: it goes on outside the year.

    An activity without dates has no bar (`width` 0); one with a single date is a mark there.
    """

    row: Row
    x: int = 0
    width: int = 0
    before: bool = False
    after: bool = False


def bar_of(row: Row, year: int) -> Bar:
    """The bar of an activity in the year; what has no beginning begins with the year, what has no end ends with it."""
    starts, ends = row.activity.starts_on, row.activity.ends_on
    if starts is None and ends is None:
        return Bar(row)
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    begins, stops = starts or first, ends or last
    if stops < first or begins > last:
        return Bar(row, before=stops < first, after=begins > last)
    left = place_of(max(begins, first), year)
    right = place_of(min(stops, last), year)
    return Bar(row, left, max(right - left, 4), before=begins < first, after=stops > last)


def place_of(day: dt.date, year: int) -> int:
    """Where a day of the year stands."""
    return round((day - dt.date(year, 1, 1)).days * WIDTH / 365)
