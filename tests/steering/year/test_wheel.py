"""The wheel as geometry: what falls in the calendar year, in which ring, beside what."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.steering.wheel import CENTRE, Arc, Span, When, draw, when
from fyren.steering.year_template import PhaseKind, template_for

DAY = dt.date(2026, 11, 24)


def spans_of(*years: int) -> list[Span]:
    return [
        Span(str(phase.key), *days, phase.kind, year)
        for year in years
        for phase in template_for(after_election=False)
        if (days := phase.days(year)) is not None
    ]


def test_the_autumn_before_is_drawn_where_it_lies() -> None:
    wheel = draw(spans_of(2025, 2026, 2027), year=2026, own=2027, day=DAY)
    drawn = {(arc.span.title, arc.span.budget_year): arc.is_own for arc in wheel.arcs}
    assert drawn[("stances", 2027)] is True
    assert drawn[("carry_out", 2026)] is False
    assert drawn[("annual_report", 2025)] is False
    assert ("stances", 2026) not in drawn, "it lay in the autumn of 2025"
    assert ("carry_out", 2027) not in drawn


def test_the_list_counts_on_through_both_rings() -> None:
    wheel = draw(spans_of(2026, 2027), year=2026, own=2027, day=DAY)
    steering, duties = wheel.rings
    assert [arc.number for arc in (*steering, *duties)] == list(range(1, len(wheel.arcs) + 1))
    assert {arc.span.kind for arc in duties} == {PhaseKind.DUTY}
    assert [arc.span.starts_on for arc in steering] == sorted(arc.span.starts_on for arc in steering)


def test_the_lamp_stands_at_today_and_nowhere_in_another_year() -> None:
    this = draw([], year=2026, own=None, day=dt.date(2026, 7, 2))
    assert this.lamp is not None
    assert abs(float(this.lamp.x) - CENTRE) < 3
    assert float(this.lamp.y) > CENTRE, "in the middle of the year it is at the bottom"
    other = draw([], year=2027, own=None, day=dt.date(2026, 7, 2))
    assert (other.lamp, other.hand) == (None, "")


def test_numbers_never_have_a_comma() -> None:
    wheel = draw(spans_of(2026, 2027), year=2026, own=2027, day=DAY)
    for arc in wheel.arcs:
        assert re.fullmatch(r"[MLAZ0-9. -]+", arc.path)


@pytest.mark.parametrize(
    ("first", "last", "seen"),
    [
        ((2026, 11, 24), (2026, 11, 24), When.NOW),
        ((2026, 11, 25), (2026, 11, 26), When.COMING),
        ((2026, 11, 1), (2026, 11, 23), When.PAST),
    ],
)
def test_when(first: tuple[int, int, int], last: tuple[int, int, int], seen: When) -> None:
    assert when(dt.date(*first), dt.date(*last), DAY) is seen


def test_what_has_no_days_is_neither_past_nor_coming() -> None:
    assert when(None, None, DAY) is When.UNDATED


def _radii(arc: Arc) -> tuple[float, float]:
    outer, _outer, inner, _inner = re.findall(r"A([\d.]+) ", arc.path)
    return float(inner), float(outer)


_DAYS = st.dates(dt.date(2025, 6, 1), dt.date(2027, 6, 1))


@given(st.lists(st.tuples(_DAYS, _DAYS, st.sampled_from(PhaseKind)), max_size=12))
def test_what_overlaps_lies_in_lanes_of_its_own(drawn: list[tuple[dt.date, dt.date, PhaseKind]]) -> None:
    spans = [Span(str(n), min(a, b), max(a, b), kind, 2026) for n, (a, b, kind) in enumerate(drawn)]
    wheel = draw(spans, year=2026, own=2026, day=DAY)
    for arc in wheel.arcs:
        inner, outer = _radii(arc)
        assert 50 < inner < outer < 166
        for other in wheel.arcs:
            shared = min(arc.span.ends_on, other.span.ends_on) - max(arc.span.starts_on, other.span.starts_on)
            meets = shared > dt.timedelta(days=1)  # the gap after each arc is a day and a half
            if arc is not other and meets:
                assert _radii(other)[1] <= inner or outer <= _radii(other)[0]
