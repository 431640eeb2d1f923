"""The phases that a year is given."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.steering.year_template import DUTIES, PhaseKind, follows_election, template_for

YEARS = st.integers(2000, 2100)


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2022, False), (2023, True), (2024, False), (2026, False), (2027, True), (2031, True), (2033, False)],
)
def test_the_year_after_an_election(year: int, expected: bool) -> None:
    assert follows_election(year) is expected


@given(YEARS, st.booleans())
def test_every_phase_can_be_dated_in_every_year(year: int, after_election: bool) -> None:
    phases = template_for(after_election=after_election)
    assert len({phase.key for phase in phases}) == len(phases)
    for phase in phases:
        days = phase.days(year)
        if days is not None:
            assert days[0] <= days[1]
            assert abs(days[0].year - year) <= 1, phase.key


@given(YEARS, st.booleans())
def test_the_week_against_violence_is_week_47(year: int, after_election: bool) -> None:
    week = next(phase for phase in template_for(after_election=after_election) if phase.key == "week")
    days = week.days(year)
    assert days is not None
    assert [day.isocalendar()[1:] for day in days] == [(47, 1), (47, 7)]


def test_after_an_election_the_new_boards_decide_when_they_have_begun() -> None:
    days = {phase.key: phase.days(2027) for phase in template_for(after_election=True)}
    begun, decide = days["new_boards"], days["decisions"]
    assert begun is not None
    assert decide is not None
    assert begun[0] == dt.date(2027, 1, 1) <= decide[0]


def test_in_other_years_decisions_come_before_the_year() -> None:
    days = {phase.key: phase.days(2026) for phase in template_for(after_election=False)}
    assert days["decisions"] == (dt.date(2025, 11, 1), dt.date(2025, 12, 31))
    assert "new_boards" not in days


@pytest.mark.parametrize("after_election", [False, True])
def test_the_outside_duties_are_on_every_wheel(after_election: bool) -> None:
    phases = template_for(after_election=after_election)
    assert tuple(phase for phase in phases if phase.kind is PhaseKind.DUTY) == DUTIES


def test_a_source_has_the_day_it_was_checked_and_is_to_be_checked_again() -> None:
    stamped = [*template_for(after_election=False), *template_for(after_election=True)]
    assert any(phase.source for phase in stamped)
    for phase in stamped:
        assert bool(phase.source) == (phase.checked_on is not None) == (phase.review_by is not None), phase.key
