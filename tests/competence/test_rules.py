"""What completions are worth on a day, and which groups may be shown."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.competence.rules import (
    SMALLEST_SHOWN,
    Done,
    Group,
    Share,
    Valid,
    merged,
    month_day,
    month_number,
    share_of,
    valid_around,
    valid_in,
)

NOW = month_number(dt.date(2026, 11, 25))


def test_a_month_and_its_number_say_the_same() -> None:
    assert month_day(NOW) == dt.date(2026, 11, 1)
    assert month_number(dt.date(2027, 1, 1)) - month_number(dt.date(2026, 12, 31)) == 1


@pytest.mark.parametrize(
    ("months_ago", "valid_months", "counts"),
    [(0, 12, True), (12, 12, True), (13, 12, False), (-1, 12, False), (300, None, True)],
)
def test_a_completion_is_valid_in_its_month_and_those_that_follow(
    months_ago: int, valid_months: int | None, counts: bool
) -> None:
    assert valid_in([Done(NOW - months_ago, 3)], valid_months, NOW) == (3 if counts else 0)


def test_what_two_sources_say_of_a_month_is_the_same_people() -> None:
    done = [Done(NOW, 3, "file"), Done(NOW, 5, "xapi"), Done(NOW - 1, 2, "file")]
    assert valid_in(done, None, NOW) == 7


def test_persons_who_are_counted_by_themselves_go_before_totals() -> None:
    done = [
        Done(NOW, 9, "file"),
        Done(NOW - 5, 4, "hashed", until=NOW, is_exact=True),
        Done(NOW, 4, "hashed", is_exact=True),
    ]
    assert valid_in(done, None, NOW) == 4
    assert valid_in(done, None, NOW - 1) == 4


def test_around_a_month_the_future_knows_no_more_than_now() -> None:
    done = [Done(NOW - 20, 5), Done(NOW - 6, 3), Done(NOW + 1, 100)]
    assert valid_around(done, 24, NOW) == Valid(now=8, year_ago=5, in_a_year=3)


def test_no_more_are_counted_than_there_are() -> None:
    share = share_of(10, [Valid(now=14, in_a_year=12), Valid(now=6, in_a_year=2)])
    assert share == Share(people=10, places=20, filled=16, expiring=4, is_capped=True)
    assert (share.percent, share.missing) == (80, 4)


def test_all_but_one_is_not_a_hundred_percent() -> None:
    assert Share(1000, 1000, 999).percent == 99
    assert Share(5).percent is None


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        ({"a": 5, "b": 9}, [{"a"}, {"b"}]),
        ({"a": 2, "b": 3, "c": 9}, [{"c"}, {"a", "b"}]),
        ({"a": 4, "b": 9, "c": 7}, [{"b"}, {"a", "c"}]),
        ({"a": 1, "b": 2, "c": 6}, [{"a", "b", "c"}]),
        ({"a": 1, "b": 3}, []),
        ({"a": 4, "b": 0}, []),
        ({"a": 0}, []),
    ],
)
def test_small_groups_are_shown_together(people: dict[str, int], shown: list[set[str]]) -> None:
    assert list(merged(Group(key, number) for key, number in people.items())) == shown


GROUPS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 12), max_size=12)


@given(GROUPS)
def test_nothing_below_five_can_be_seen_or_worked_out(people: dict[str, int]) -> None:
    shown = merged(Group(key, number) for key, number in people.items())
    assert all(sum(people[key] for key in keys) >= SMALLEST_SHOWN for keys in shown)
    seen = [key for keys in shown for key in keys]
    assert len(seen) == len(set(seen))
    # All there are, or none: what is left out of a total would otherwise be the small one itself.
    assert not shown or set(seen) == {key for key, number in people.items() if number}
