"""When a service answers: holidays, spans of a day, and whether it is open. Pure; the page's script does the same.

All times are Swedish wall-clock time without a zone: a service that closes at five closes at five on both sides of
summer time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateutil.easter import easter

from fyren.guide.content import Contact, Hours, OtherDay

_DAY = dt.timedelta(days=1)
# So many days ahead a next opening is looked for, and so long must somebody answer without a break to answer always.
AHEAD = 14
# Public holidays under lag (1989:253) om allmänna helgdagar, Sundays apart: days of the year, and days from Easter.
_FIXED = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26))
_FROM_EASTER = (-2, 0, 1, 39, 49)


@cache
def holidays(year: int) -> tuple[dt.date, ...]:
    """The public holidays of a year in order, ordinary Sundays left out (1989:253)."""
    found = {dt.date(year, month, day) for month, day in _FIXED}
    found |= {easter(year) + dt.timedelta(days=after) for after in _FROM_EASTER}
    found |= {_saturday_from(dt.date(year, 6, 20)), _saturday_from(dt.date(year, 10, 31))}
    return tuple(sorted(found))


def _saturday_from(day: dt.date) -> dt.date:
    """The Saturday on the day or next after it: Midsummer Day 20–26 June, All Saints' Day 31 October–6 November."""
    return day + dt.timedelta(days=(6 - day.isoweekday()) % 7)


def is_holiday(day: dt.date) -> bool:
    """Whether a day is a public holiday, ordinary Sundays left out."""
    return day in holidays(day.year)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From when until when somebody answers; `ends` itself is after."""

    begins: dt.datetime
    ends: dt.datetime


def spans_of(contact: Contact, day: dt.date) -> list[Span]:
    """The spans that begin on a day. A day that differs has its own hours, and no others."""
    other = [each for each in contact.other_days if each.day == day]
    if other:
        return sorted(_span(day, each.opens, each.closes) for each in other if each.opens)
    return sorted(_span(day, each.opens, each.closes) for each in contact.hours or () if _holds(each, day))


def _holds(hours: Hours, day: dt.date) -> bool:
    begun = hours.valid_from is None or hours.valid_from <= day
    ended = hours.valid_to is not None and hours.valid_to < day
    return begun and not ended and day.isoweekday() in hours.days and (hours.holidays or not is_holiday(day))


def _span(day: dt.date, opens: str, closes: str) -> Span:
    first, last = minutes(opens), minutes(closes)
    midnight = dt.datetime.combine(day, dt.time.min)
    if last <= first:
        last += 24 * 60
    return Span(midnight + dt.timedelta(minutes=first), midnight + dt.timedelta(minutes=last))


def minutes(time: str) -> int:
    """Minutes from midnight of a time ("HH:MM", "24:00" too)."""
    hours, _colon, rest = time.partition(":")
    return int(hours) * 60 + int(rest)


@dataclass(frozen=True, slots=True)
class State:
    """Whether somebody answers at a moment, and when that changes. Both None: not within `AHEAD` days."""

    is_open: bool
    closes: dt.datetime | None = None
    opens: dt.datetime | None = None


def state_of(contact: Contact, moment: dt.datetime) -> State | None:
    """How it is at a moment of Swedish wall-clock time; None where no hours are stated."""
    if contact.hours is None and not contact.other_days:
        return None
    for span in _joined(contact, moment.date() - _DAY):
        if span.begins <= moment < span.ends:
            lasts = span.ends < dt.datetime.combine(moment.date() + AHEAD * _DAY, dt.time.min)
            return State(True, closes=span.ends if lasts else None)
        if span.begins > moment:
            return State(False, opens=span.begins)
    return State(False)


def _joined(contact: Contact, first: dt.date) -> Iterator[Span]:
    """The spans from a day on, those that meet put together."""
    found = [span for ahead in range(AHEAD + 2) for span in spans_of(contact, first + ahead * _DAY)]
    current: Span | None = None
    for span in sorted(found):
        if current and span.begins <= current.ends:
            current = Span(current.begins, max(current.ends, span.ends))
            continue
        if current:
            yield current
        current = span
    if current:
        yield current


def is_always(hours: Sequence[Hours] | None) -> bool:
    """Whether hours are the whole day, every day, holidays too."""
    return bool(hours) and any(_is_whole(each) for each in hours or ())


def _is_whole(each: Hours) -> bool:
    whole_day = minutes(each.opens) == 0 and minutes(each.closes) in (0, 24 * 60)
    return whole_day and len(set(each.days)) == 7 and each.holidays and not (each.valid_from or each.valid_to)


def table_of(contact: Contact) -> dict[str, Any]:
    """A contact's hours for the page's script: rows of days, minutes, validity and holidays; and days that differ."""
    return {"r": [_row(each) for each in contact.hours or ()], "o": [_other(each) for each in contact.other_days]}


def _row(each: Hours) -> list[Any]:
    valid = (_iso(each.valid_from), _iso(each.valid_to))
    return [list(each.days), minutes(each.opens), minutes(each.closes), *valid, int(each.holidays)]


def _other(each: OtherDay) -> list[Any]:
    return [each.day.isoformat(), *((minutes(each.opens), minutes(each.closes)) if each.opens else ())]


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def holiday_table(day: dt.date, years: int = 4) -> list[str]:
    """The public holidays of the years around a day, for the page's script: a tree may lie for long."""
    return [each.isoformat() for year in range(day.year - 1, day.year + years) for each in holidays(year)]
