"""When an agreement must be renewed and followed up."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.cooperation.rules import State, Terms, begin_by, choose_by, follow_up_by, months_before, state_of

NEW_YEARS_EVE = dt.date(2026, 12, 31)
BEGUN = dt.date(2024, 1, 1)


@pytest.mark.parametrize(
    ("notice", "renewal", "choose", "begin"),
    [
        (0, 0, NEW_YEARS_EVE, NEW_YEARS_EVE),
        (0, 6, NEW_YEARS_EVE, dt.date(2026, 6, 30)),
        (3, 0, dt.date(2026, 9, 30), dt.date(2026, 9, 30)),
        (3, 6, dt.date(2026, 9, 30), dt.date(2026, 3, 31)),
        (10, 0, dt.date(2026, 2, 28), dt.date(2026, 2, 28)),
    ],
)
def test_the_warning_counts_back_from_the_last_day_to_choose(
    notice: int, renewal: int, choose: dt.date, begin: dt.date
) -> None:
    terms = Terms(BEGUN, NEW_YEARS_EVE, notice, renewal)
    assert (choose_by(terms), begin_by(terms)) == (choose, begin)


@pytest.mark.parametrize(
    ("day", "is_renewed", "state"),
    [
        (dt.date(2023, 12, 31), False, State.COMING),
        (BEGUN, False, State.HOLDS),
        (dt.date(2026, 6, 29), False, State.HOLDS),
        (dt.date(2026, 6, 30), False, State.RENEW),
        (dt.date(2026, 6, 30), True, State.HOLDS),
        (NEW_YEARS_EVE, False, State.RENEW),
        (dt.date(2027, 1, 1), False, State.ENDED),
        (dt.date(2027, 1, 1), True, State.ENDED),
    ],
)
def test_where_it_stands(day: dt.date, is_renewed: bool, state: State) -> None:
    assert state_of(Terms(BEGUN, NEW_YEARS_EVE, 0, 6, is_renewed), day) is state


def test_what_holds_until_further_notice_is_never_renewed() -> None:
    terms = Terms(BEGUN, None, 3, 6)
    assert choose_by(terms) is None
    assert begin_by(terms) is None
    assert state_of(terms, dt.date(2099, 1, 1)) is State.HOLDS


@pytest.mark.parametrize(
    ("last", "begun", "by"),
    [
        (None, None, None),
        (None, BEGUN, dt.date(2026, 1, 1)),
        (dt.date(2025, 3, 10), BEGUN, dt.date(2027, 3, 10)),
        (dt.date(2024, 2, 29), BEGUN, dt.date(2026, 2, 28)),
    ],
)
def test_followed_up_counts_for_24_months(last: dt.date | None, begun: dt.date | None, by: dt.date | None) -> None:
    assert follow_up_by(last, begun) == by


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_the_renewal_begins_before_the_choice_and_the_choice_before_the_end(
    ends: dt.date, notice: int, renewal: int
) -> None:
    terms = Terms(None, ends, notice, renewal)
    begin, choose = begin_by(terms), choose_by(terms)
    assert begin is not None
    assert choose is not None
    assert begin <= choose <= ends
    assert state_of(terms, ends) is State.RENEW
    assert state_of(terms, begin - dt.timedelta(days=1)) is State.HOLDS


@given(DAYS, st.integers(0, 60))
def test_a_months_last_day_goes_to_a_months_last_day(day: dt.date, months: int) -> None:
    earlier = months_before(day, months)
    assert (day.year - earlier.year) * 12 + day.month - earlier.month == months
    if (day + dt.timedelta(days=1)).day == 1:
        assert (earlier + dt.timedelta(days=1)).day == 1
