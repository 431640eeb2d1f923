"""When somebody answers, minute by minute and by other means than the rules: what they are held against."""

from __future__ import annotations

import datetime as dt

from fyren.guide.content import Contact

DAY = 24 * 60
AHEAD = 14


def easter_of(year: int) -> dt.date:
    """Easter Sunday, by Gauss's way as Meeus writes it."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def is_free(day: dt.date) -> bool:
    """Whether a day is a public holiday by lag (1989:253), Sundays apart from Easter's and Whitsun's left out."""
    after_easter = (day - easter_of(day.year)).days
    is_saturday = day.weekday() == 5
    return (
        (day.month, day.day) in {(1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26)}
        or after_easter in {-2, 0, 1, 39, 49}
        or (is_saturday and dt.date(day.year, 6, 20) <= day <= dt.date(day.year, 6, 26))
        or (is_saturday and dt.date(day.year, 10, 31) <= day <= dt.date(day.year, 11, 6))
    )


def answered(contact: Contact, first: dt.date, days: int) -> list[bool]:
    """For each minute from the day before `first`, whether somebody answers."""
    minutes = [False] * ((days + 2) * DAY)
    for place in range(days + 1):
        day = first + dt.timedelta(place - 1)
        for opens, closes in _times(contact, day):
            for minute in range(DAY):
                if opens < closes and opens <= minute < closes:
                    minutes[place * DAY + minute] = True
                if closes <= opens and minute >= opens:
                    minutes[place * DAY + minute] = True
                if closes <= opens and minute < closes:
                    minutes[(place + 1) * DAY + minute] = True
    return minutes


def _times(contact: Contact, day: dt.date) -> list[tuple[int, int]]:
    others = [each for each in contact.other_days if each.day == day]
    if others:
        return [(_minute(each.opens), _minute(each.closes)) for each in others if each.opens]
    return [
        (_minute(each.opens), _minute(each.closes))
        for each in contact.hours or ()
        if day.weekday() + 1 in each.days
        and (each.valid_from or day) <= day <= (each.valid_to or day)
        and not (is_free(day) and not each.holidays)
    ]


def _minute(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def state_by_minute(contact: Contact, moment: dt.datetime) -> tuple[bool, dt.datetime | None, dt.datetime | None]:
    """Whether it is open, when it closes and when it opens, as far as it is looked ahead."""
    minutes = answered(contact, moment.date(), AHEAD + 1)
    midnight = dt.datetime.combine(moment.date(), dt.time.min)
    now = DAY + moment.hour * 60 + moment.minute
    is_open = minutes[now]
    until = (AHEAD + 1) * DAY if is_open else (AHEAD + 2) * DAY
    change = next((at for at in range(now, until) if minutes[at] != is_open), None)
    when = None if change is None else midnight + dt.timedelta(minutes=change - DAY)
    return (True, when, None) if is_open else (False, None, when)
