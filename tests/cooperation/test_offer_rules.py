"""How old what is said of an offer may be, and who counts as being without one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.cooperation.models import ForWhom, TargetGroup
from fyren.cooperation.offer_rules import ALL, NOBODY, counted, is_checked, is_waiting_old

DAY = dt.date(2026, 8, 31)
EARLIER, LATER = dt.date(2026, 1, 31), dt.date(2026, 9, 1)


@pytest.mark.parametrize(
    ("source", "checked_on", "review_by", "trusted"),
    [
        ("Enheten", EARLIER, LATER, True),
        ("Enheten", EARLIER, DAY, True),
        ("Enheten", EARLIER, None, True),
        ("Enheten", EARLIER, DAY - dt.timedelta(days=1), False),
        ("Enheten", LATER, None, False),
        ("Enheten", None, LATER, False),
        ("", EARLIER, LATER, False),
    ],
)
def test_what_is_said_is_trusted_until_its_day_of_review(
    source: str, checked_on: dt.date | None, review_by: dt.date | None, trusted: bool
) -> None:
    assert is_checked(source, checked_on, review_by, DAY) is trusted


@pytest.mark.parametrize(
    ("said_on", "old"),
    [
        (None, False),
        (DAY, False),
        (dt.date(2026, 2, 28), True),  # believed to 28 August
        (dt.date(2026, 3, 1), False),
    ],
)
def test_a_waiting_time_is_believed_for_six_months(said_on: dt.date | None, old: bool) -> None:
    assert is_waiting_old(said_on, DAY) is old


def test_what_takes_in_everybody_is_no_offer_to_a_group() -> None:
    cells = counted([(["exposed"], []), (["exposed", "using"], ["men"])], ForWhom.values, TargetGroup.values)
    assert cells["exposed", ALL] == 1
    assert cells["exposed", "men"] == cells["using", "men"] == 1
    assert cells["exposed", "older"] == cells["using", ALL] == 0


def test_a_cell_that_nobody_is_in_lacks_nothing() -> None:
    cells = counted([(["children"], ["men"])], ForWhom.values, TargetGroup.values)
    assert not NOBODY & set(cells)
    assert len(cells) + len(NOBODY) == len(ForWhom) * (len(TargetGroup) + 1)


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(ForWhom.values), unique=True),
            st.lists(st.sampled_from(TargetGroup.values), unique=True),
        )
    )
)
def test_every_offer_counts_once_in_each_cell_it_is_for(offers: list[tuple[list[str], list[str]]]) -> None:
    cells = counted(offers, ForWhom.values, TargetGroup.values)
    wanted = sum((who, group) not in NOBODY for whom, fits in offers for who in whom for group in fits or [ALL])
    assert sum(cells.values()) == wanted
