"""Nobody works out a count of one to four: not from totals, not by knowing a part, not from what is left out.

The attacker knows the rules and everything that is shown, and sometimes one unit's own count. She writes down every
set of counts that would have been shown just so, and sees whether they all agree about somebody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.base.disclosure import FIVE, Cell, shown

Counts = tuple[int, ...]
Show = Callable[[Counts], object]
SMALL = range(1, FIVE)


def flat(counts: Counts) -> object:
    """Units under one body."""
    parts = tuple(Cell(str(place), count) for place, count in enumerate(counts))
    return tuple(sorted(shown(Cell("all", parts=parts)).items()))


def two_bodies(counts: Counts) -> object:
    """The first two units under one body, the others under another, both under the municipality."""
    units = [Cell(str(place), count) for place, count in enumerate(counts)]
    bodies = (Cell("a", parts=tuple(units[:2])), Cell("b", parts=tuple(units[2:])))
    return tuple(sorted(shown(Cell("all", parts=bodies)).items()))


def worked_out(show: Show, worlds: Iterable[Counts]) -> Iterator[tuple[int, int]]:
    """Each unit and its small count that somebody who knows at most one other unit works out."""
    alike: dict[object, list[Counts]] = defaultdict(list)
    for world in worlds:
        alike[show(world)].append(world)
    for group in alike.values():
        for known in (None, *range(len(group[0]))):
            seen: dict[int | None, list[Counts]] = defaultdict(list)
            for world in group:
                seen[None if known is None else world[known]].append(world)
            for possible in seen.values():
                yield from _agreed(possible, known)


def _agreed(possible: list[Counts], known: int | None) -> Iterator[tuple[int, int]]:
    for unit in range(len(possible[0])):
        values = {world[unit] for world in possible}
        if unit != known and len(values) == 1 and values <= set(SMALL):
            yield unit, values.pop()


# High enough that no set of counts is left out that would be shown like one that is there.
@pytest.mark.parametrize(("units", "below"), [(1, 30), (2, 20), (3, 15), (4, 10), (5, 5)])
def test_no_small_count_is_worked_out_from_a_total(units: int, below: int) -> None:
    assert not list(worked_out(flat, product(range(below), repeat=units)))


def test_no_small_count_is_worked_out_from_totals_at_two_levels() -> None:
    assert not list(worked_out(two_bodies, product(range(10), repeat=4)))


def test_the_attacker_finds_what_a_plain_total_gives_away() -> None:
    def careless(counts: Counts) -> object:
        return sum(counts), tuple(count if count >= FIVE else None for count in counts)

    def fives_alone(counts: Counts) -> object:
        return sum(counts) // FIVE, tuple(count // FIVE for count in counts)

    assert list(worked_out(careless, product(range(15), repeat=3)))
    assert list(worked_out(fives_alone, product(range(15), repeat=3)))


cells = st.recursive(
    st.integers(0, 40).map(lambda count: Cell("", count)),
    lambda inner: st.lists(inner, min_size=1, max_size=5).map(lambda parts: Cell("", parts=tuple(parts))),
    max_leaves=12,
)


def named(cell: Cell, key: str = "0") -> Cell:
    parts = tuple(named(part, f"{key}.{place}") for place, part in enumerate(cell.parts))
    return Cell(key, cell.own, parts)


def counts_in(cell: Cell) -> Iterator[tuple[str, int]]:
    yield cell.key, cell.count
    for part in cell.parts:
        yield from counts_in(part)


@given(cells)
def test_what_is_shown_is_true_and_never_small(cell: Cell) -> None:
    whole = named(cell)
    said, true = shown(whole), dict(counts_in(whole))
    assert said.keys() == true.keys()
    for key, least in said.items():
        assert least % FIVE == 0
        assert least <= true[key]


@given(st.lists(st.integers(0, 40), min_size=1, max_size=20))
def test_a_total_says_at_least_what_its_parts_say(counts: list[int]) -> None:
    parts = tuple(Cell(str(place), count) for place, count in enumerate(counts))
    said = shown(Cell("all", parts=parts))
    assert said["all"] >= sum(said[part.key] for part in parts)


def test_a_total_of_many_small_counts_is_shown() -> None:
    said = shown(Cell("all", parts=tuple(Cell(str(unit), 3) for unit in range(20))))
    assert said["all"] == 60
    assert {said[str(unit)] for unit in range(20)} == {0}


@pytest.mark.parametrize("cell", [lambda: Cell("a", -1), lambda: Cell("a", 1, (Cell("b"),))])
def test_what_is_no_count_is_refused(cell: Callable[[], Cell]) -> None:
    with pytest.raises(ValueError, match="count"):
        cell()


def test_two_counts_with_the_same_key_are_refused() -> None:
    with pytest.raises(ValueError, match="with the key a"):
        shown(Cell("all", parts=(Cell("a", 7), Cell("a", 8))))
