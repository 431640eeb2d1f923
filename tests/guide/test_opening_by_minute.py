"""Opening hours held against a reckoning minute by minute, which shares nothing with the rules."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fyren.guide.content import Channel, Contact, Hours, OtherDay
from fyren.guide.opening import is_holiday, state_of
from tests.guide.by_minute import is_free, state_by_minute

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2029, 12, 1)
# Days around which rules go wrong: summer time, Christmas and New Year, Easter, Midsummer, a leap day.
HARD = [
    dt.date(2026, 3, 29),
    dt.date(2026, 4, 3),
    dt.date(2026, 6, 19),
    dt.date(2026, 10, 25),
    dt.date(2026, 12, 24),
    dt.date(2026, 12, 31),
    dt.date(2027, 1, 1),
    dt.date(2027, 3, 28),
    dt.date(2028, 2, 29),
]
DAYS = st.sampled_from(HARD) | st.dates(FIRST, LAST)
TIMES = st.sampled_from(["00:00", "00:01", "02:00", "03:00", "08:30", "12:00", "23:59"]) | st.builds(
    "{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)
)
CLOSES = TIMES | st.just("24:00")
HOURS = st.builds(
    Hours,
    days=st.lists(st.sampled_from(EVERY_DAY), min_size=1, unique=True).map(tuple),
    opens=TIMES,
    closes=CLOSES,
    valid_from=st.none() | DAYS,
    valid_to=st.none() | DAYS,
    holidays=st.booleans(),
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Contact, dt.datetime]:
    """A contact and a moment, with days that differ near it."""
    day = draw(DAYS)
    moment = dt.datetime.combine(day, draw(st.times()).replace(second=0, microsecond=0))
    near = st.integers(-1, 15).map(lambda after: day + dt.timedelta(after))
    other = st.builds(OtherDay, near, TIMES, CLOSES) | st.builds(OtherDay, near)
    rows = draw(st.lists(HOURS, min_size=1, max_size=3).map(tuple))
    others = draw(st.lists(other, max_size=3).map(tuple))
    return Contact(Channel.VOICE, "1177", number="1177", hours=rows, other_days=others), moment


@settings(max_examples=200, deadline=None)
@given(cases())
def test_the_rules_say_what_each_minute_says(case: tuple[Contact, dt.datetime]) -> None:
    contact, moment = case
    state = state_of(contact, moment)
    assert state is not None
    assert (state.is_open, state.closes, state.opens) == state_by_minute(contact, moment)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)))
def test_holidays_are_those_of_another_reckoning(day: dt.date) -> None:
    assert is_holiday(day) == is_free(day)


@pytest.mark.parametrize("year", range(2020, 2060))
def test_every_day_of_a_year_is_a_holiday_in_both_reckonings_or_in_none(year: int) -> None:
    days = [dt.date(year, 1, 1) + dt.timedelta(after) for after in range(366)]
    assert [day for day in days if is_holiday(day) != is_free(day)] == []


def test_the_reckoning_tells_rules_that_are_wrong() -> None:
    contact = Contact(Channel.VOICE, "1177", number="1177", hours=(Hours(EVERY_DAY, "22:00", "02:00"),))
    cut = Contact(Channel.VOICE, "1177", number="1177", hours=(Hours(EVERY_DAY, "22:00", "24:00"),))
    moment = dt.datetime.fromisoformat("2026-11-25T01:00")
    assert state_by_minute(contact, moment) == (True, dt.datetime.fromisoformat("2026-11-25T02:00"), None)
    assert state_by_minute(cut, moment) == (False, None, dt.datetime.fromisoformat("2026-11-25T22:00"))
