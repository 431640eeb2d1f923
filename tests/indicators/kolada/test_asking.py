"""How Kolada is asked: in segments that it takes."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from fyren.indicators.kolada.client import SEGMENT, Kolada, asked_by, by_place, by_year

CODES = st.sets(st.from_regex(r"N[0-9]{5}", fullmatch=True), min_size=1, max_size=70)
PLACES = st.sets(st.from_regex(r"[0-9]{4}", fullmatch=True), min_size=1, max_size=70)


@given(CODES, PLACES, st.none() | st.dates())
def test_every_pair_is_asked_for_once(codes: set[str], places: set[str], since: dt.date | None) -> None:
    asked = [asked_by(path) for path in by_place(codes, places, since)]
    assert all(len(some) <= SEGMENT and len(others) <= SEGMENT for some, others, _, _ in asked)
    pairs = [(code, place) for some, others, _, _ in asked for code in some for place in others]
    assert sorted(pairs) == sorted((code, place) for code in codes for place in places)
    assert all(changes is (since is not None) for *_, changes in asked)


@given(CODES)
def test_by_year_asks_for_25_years_and_no_place(codes: set[str]) -> None:
    asked = [asked_by(path) for path in by_year(codes, 2026)]
    assert sorted(code for some, *_ in asked for code in some) == sorted(codes)
    assert all((places, years[0], years[-1], len(years)) == ([], 2002, 2026, SEGMENT) for _, places, years, _ in asked)


class Circle:
    """A source whose every page is followed by the first one."""

    asked = 0

    def get_json(self, address: str) -> object:
        self.asked += 1
        return {"values": [{"id": "0780", "title": "Växjö", "type": "K"}], "next_url": "municipality?page=1"}


def test_pages_that_go_round_in_a_circle_come_to_an_end() -> None:
    source = Circle()
    assert {each.code for each in Kolada(source).municipalities()} == {"0780"}
    assert source.asked == 2
