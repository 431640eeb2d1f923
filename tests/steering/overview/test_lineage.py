"""Following focus areas through editions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fyren.steering.lineage import Lineage

SPLIT = Lineage([(1, 11), (1, 12), (2, 13), (3, 13), (11, 21)])


def test_an_area_of_the_edition_stands_as_it_is() -> None:
    assert SPLIT.among(11, {11, 12, 13}) == (11,)


def test_onwards_through_a_split_and_two_revisions() -> None:
    assert SPLIT.among(1, {11, 12, 13}) == (11, 12)
    assert SPLIT.among(1, {21}) == (21,)
    assert SPLIT.onwards(1) == (1, 11, 12, 21)


def test_back_to_what_it_came_from() -> None:
    assert SPLIT.among(13, {1, 2, 3}) == (2, 3)
    assert SPLIT.among(21, {1}) == (1,)


def test_what_has_ended_leads_nowhere() -> None:
    assert SPLIT.among(12, {21}) == ()
    assert SPLIT.among(9, {1}) == ()


keys = st.integers(0, 8)


@given(st.lists(st.tuples(keys, keys), max_size=30), keys, st.sets(keys))
def test_a_circle_comes_to_an_end(pairs: list[tuple[int, int]], area: int, wanted: set[int]) -> None:
    """Mappings lead onwards only; a mistake in the data must still not hang a page."""
    lineage = Lineage(pairs)
    assert set(lineage.among(area, wanted)) <= wanted
    assert lineage.onwards(area)[0] == area
