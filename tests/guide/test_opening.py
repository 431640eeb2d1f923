"""When a service answers: holidays under the law, spans over midnight, and what the next change is."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.guide.content import Channel, Contact, Hours, OtherDay
from fyren.guide.opening import (
    AHEAD,
    State,
    holiday_table,
    holidays,
    is_always,
    is_holiday,
    spans_of,
    state_of,
    table_of,
)

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
TIMES = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
HOURS = st.builds(
    Hours,
    days=st.lists(st.sampled_from(EVERY_DAY), min_size=1, unique=True).map(tuple),
    opens=TIMES,
    closes=TIMES | st.just("24:00"),
    holidays=st.booleans(),
)
MOMENTS = st.datetimes(dt.datetime.fromisoformat("2026-01-01"), dt.datetime.fromisoformat("2029-12-31"))


def contact(*hours: Hours, other: tuple[OtherDay, ...] = ()) -> Contact:
    return Contact(Channel.VOICE, "1177", number="1177", hours=hours or None, other_days=other)


def hours(opens: str, closes: str, days: tuple[int, ...] = EVERY_DAY, *, also_holidays: bool = True) -> Hours:
    return Hours(days, opens, closes, holidays=also_holidays)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


# The days as they stood in the almanac.
@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2026, "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-20 10-31 12-25 12-26"),
        (2027, "01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-06 06-26 11-06 12-25 12-26"),
    ],
)
def test_the_public_holidays_are_those_of_the_law(year: int, expected: str) -> None:
    assert [day.strftime("%m-%d") for day in holidays(year)] == expected.split()


@given(st.integers(1990, 2100))
def test_movable_holidays_fall_on_their_weekday(year: int) -> None:
    found = holidays(year)
    easter = next(day for day in found if day.isoweekday() == 7 and dt.date(year, 3, 22) <= day <= dt.date(year, 4, 25))
    assert {easter + dt.timedelta(days) for days in (-2, 1, 39, 49)} <= set(found)
    assert any(day.isoweekday() == 6 and dt.date(year, 6, 20) <= day <= dt.date(year, 6, 26) for day in found)
    assert any(day.isoweekday() == 6 and dt.date(year, 10, 31) <= day <= dt.date(year, 11, 6) for day in found)
    assert len(found) in (12, 13)  # Ascension Day and the first of May, or the sixth of June and Whit Sunday, may meet


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-24T18:59", State(False, opens=at("2026-11-24T19:00"))),
        ("2026-11-24T19:00", State(True, closes=at("2026-11-25T02:00"))),
        ("2026-11-25T00:00", State(True, closes=at("2026-11-25T02:00"))),
        ("2026-11-25T01:59", State(True, closes=at("2026-11-25T02:00"))),
        ("2026-11-25T02:00", State(False, opens=at("2026-11-25T19:00"))),
    ],
)
def test_hours_over_midnight(moment: str, expected: State) -> None:
    assert state_of(contact(hours("19:00", "02:00")), at(moment)) == expected


def test_hours_that_begin_before_a_holiday_end_on_it_and_none_begin() -> None:
    closed_on_holidays = contact(hours("19:00", "02:00", also_holidays=False))
    assert state_of(closed_on_holidays, at("2026-12-25T01:00")) == State(True, closes=at("2026-12-25T02:00"))
    assert state_of(closed_on_holidays, at("2026-12-25T20:00")) == State(False, opens=at("2026-12-27T19:00"))
    assert state_of(contact(hours("19:00", "02:00")), at("2026-12-25T20:00")) == State(True, at("2026-12-26T02:00"))


def test_a_day_that_differs_has_its_own_hours_only() -> None:
    other = (OtherDay(dt.date(2026, 12, 24), "10:00", "12:00"), OtherDay(dt.date(2026, 12, 31)))
    found = contact(hours("09:00", "17:00"), other=other)
    assert state_of(found, at("2026-12-24T09:30")) == State(False, opens=at("2026-12-24T10:00"))
    assert state_of(found, at("2026-12-24T12:00")) == State(False, opens=at("2026-12-25T09:00"))
    assert state_of(found, at("2026-12-31T12:00")) == State(False, opens=at("2027-01-01T09:00"))


def test_round_the_clock_never_closes_and_days_that_meet_are_one() -> None:
    always = contact(hours("00:00", "24:00"))
    assert is_always(always.hours)
    assert state_of(always, at("2026-11-24T00:00")) == State(True)
    weekend = contact(hours("00:00", "24:00", (6, 7)))
    assert not is_always(weekend.hours)
    assert state_of(weekend, at("2026-11-28T12:00")) == State(True, closes=at("2026-11-30T00:00"))


def test_hours_hold_from_and_to_their_days() -> None:
    summer = Hours(EVERY_DAY, "09:00", "15:00", valid_from=dt.date(2026, 6, 1), valid_to=dt.date(2026, 8, 31))
    days = [dt.date(2026, 5, 31), dt.date(2026, 6, 1), dt.date(2026, 8, 31), dt.date(2026, 9, 1)]
    assert [bool(spans_of(contact(summer), day)) for day in days] == [False, True, True, False]


def test_what_has_no_hours_has_no_state() -> None:
    assert state_of(contact(), at("2026-11-24T12:00")) is None


@given(st.lists(HOURS, min_size=1, max_size=3), MOMENTS)
def test_open_is_to_be_within_a_span_that_began_today_or_yesterday(rows: list[Hours], moment: dt.datetime) -> None:
    found = contact(*rows)
    days = (moment.date() - dt.timedelta(1), moment.date())
    within = any(span.begins <= moment < span.ends for day in days for span in spans_of(found, day))
    state = state_of(found, moment)
    assert state is not None
    assert state.is_open == within


@given(st.lists(HOURS, min_size=1, max_size=3), MOMENTS)
def test_it_changes_when_it_says_and_not_before(rows: list[Hours], moment: dt.datetime) -> None:
    found = contact(*rows)
    state = state_of(found, moment)
    assert state is not None
    change = state.closes or state.opens
    if change is None:
        assert state.is_open or all(not spans_of(found, moment.date() + dt.timedelta(n)) for n in range(1, AHEAD))
        return
    assert change > moment
    before, after = state_of(found, change - dt.timedelta(minutes=1)), state_of(found, change)
    assert before is not None
    assert after is not None
    assert after.is_open != state.is_open
    if change - dt.timedelta(minutes=1) >= moment:
        assert before.is_open == state.is_open


@given(st.lists(HOURS, min_size=1, max_size=2), st.dates(dt.date(2026, 1, 1), dt.date(2029, 12, 31)))
def test_nothing_begins_on_a_holiday_that_hours_do_not_hold(rows: list[Hours], day: dt.date) -> None:
    closed = [Hours(row.days, row.opens, row.closes, holidays=False) for row in rows]
    assert not (is_holiday(day) and spans_of(contact(*closed), day))


def test_the_script_gets_the_same_table() -> None:
    row = Hours((1, 5), "08:00", "16:30", valid_from=dt.date(2026, 1, 1), holidays=False)
    found = table_of(
        contact(row, other=(OtherDay(dt.date(2026, 12, 24)), OtherDay(dt.date(2026, 12, 23), "08:00", "12:00")))
    )
    assert found == {
        "r": [[[1, 5], 480, 990, "2026-01-01", "", 0]],
        "o": [["2026-12-24"], ["2026-12-23", 480, 720]],
    }
    table = holiday_table(dt.date(2026, 11, 24))
    assert (table[0], table[-1]) == ("2025-01-01", "2029-12-26")
