"""Walking the thread: both ways the same links, nothing lost, nothing without end."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.plan.thread import LEVELS, Link, Origin, Point, Step, Thread, same_name


def point(level: int, number: int) -> Point:
    return Point(LEVELS[level], f"{level}{number}", "ord")


def reached(steps: Iterable[Step]) -> set[str]:
    return {key for step in steps for key in ({step.point.key} | reached(step.onward))}


POINTS = [point(level, number) for level in range(len(LEVELS)) for number in range(3)]
pairs = st.tuples(st.sampled_from(POINTS), st.sampled_from(POINTS)).filter(
    lambda pair: LEVELS.index(pair[0].kind) < LEVELS.index(pair[1].kind)
)


@given(st.lists(pairs, max_size=40))
def test_up_and_down_are_the_same_way(links: list[tuple[Point, Point]]) -> None:
    thread = Thread(POINTS, [Link(upper.key, lower.key, Origin.PART_OF) for upper, lower in links])
    below = {one.key: reached(thread.walk_down(one.key)) for one in POINTS}
    above = {one.key: reached(thread.walk_up(one.key)) for one in POINTS}
    for one in POINTS:
        for other in POINTS:
            assert (other.key in below[one.key]) == (one.key in above[other.key])


@given(st.lists(st.tuples(st.sampled_from(POINTS), st.sampled_from(POINTS)), max_size=40))
def test_a_circle_comes_to_an_end(links: list[tuple[Point, Point]]) -> None:
    """The levels make circles impossible; a mistake in the data must still not hang a page."""
    thread = Thread(POINTS, [Link(upper.key, lower.key, Origin.PART_OF) for upper, lower in links])
    for one in POINTS:
        thread.walk_down(one.key)


def test_what_was_unfolded_is_not_unfolded_again() -> None:
    top, left, right, low = point(0, 0), point(1, 0), point(1, 1), point(5, 0)
    links = [
        Link(top.key, left.key, Origin.PART_OF),
        Link(top.key, right.key, Origin.PART_OF),
        Link(left.key, low.key, Origin.IN_PLAN),
        Link(right.key, low.key, Origin.IN_PLAN),
    ]
    first, second = Thread([top, left, right, low], links).walk_up(low.key)
    assert [(step.point, step.again) for step in first.onward] == [(top, False)]
    assert [(step.point, step.again) for step in second.onward] == [(top, True)]


def test_what_is_firm_comes_first() -> None:
    goal, plan, area = point(4, 0), point(5, 0), point(6, 0)
    links = [Link(goal.key, area.key, Origin.INTERPRETED), Link(plan.key, area.key, Origin.PART_OF)]
    assert [step.point for step in Thread([goal, plan, area], links).walk_up(area.key)] == [plan, goal]


def test_a_link_to_what_is_not_shown_leads_nowhere() -> None:
    plan = point(5, 0)
    thread = Thread([plan], [Link("malbild:borta", plan.key, Origin.IN_PLAN)])
    assert thread.walk_up(plan.key) == ()


@pytest.mark.parametrize(
    ("named", "name", "same"),
    [
        ("Tryggt och tillitsfullt", "tryggt  och Tillitsfullt", True),
        ("Tryggt", "Tryggt och tillitsfullt", False),
        ("", "", False),
        (" ", "", False),
    ],
)
def test_names_are_matched_by_their_words(named: str, name: str, same: bool) -> None:
    assert same_name(named, name) is same
