"""The pure rules of the year."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.steering.rules import (
    DECIDABLE_FIELDS,
    DECIDED_BY_DEFAULT,
    DECIDED_STATES,
    EDITABLE_STATES,
    SILENT_AFTER,
    TRANSITIONS,
    WORST_FIRST,
    ActivityStatus,
    BudgetState,
    Quality,
    QualityFacts,
    Shown,
    may_follow,
    quality_points,
    shown_as,
    worst,
)

DAY = dt.date(2026, 6, 15)
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2028, 12, 31))
MAYBE_DAYS = st.none() | DAYS
STATUSES = st.sampled_from(ActivityStatus)
OVER = {ActivityStatus.DONE, ActivityStatus.CANCELLED}
STATES = st.sampled_from(BudgetState)

D, P, A, M, C = BudgetState.DRAFT, BudgetState.PROPOSED, BudgetState.ADOPTED, BudgetState.AMENDING, BudgetState.CLOSED
FIRST = {(D, P), (P, D), (P, A), (A, M), (M, A), (M, P), (A, C)}
AGAIN = {(D, P), (P, M), (P, A), (A, M), (M, A), (M, P), (A, C)}


@pytest.mark.parametrize(("is_decided", "steps"), [(False, FIRST), (True, AGAIN)])
def test_which_step_follows_which(is_decided: bool, steps: set[tuple[BudgetState, BudgetState]]) -> None:
    found = {(one, to) for one in BudgetState for to in BudgetState if may_follow(one, to, is_decided=is_decided)}
    assert found == steps


@given(STATES, STATES, st.booleans())
def test_only_what_is_drawn_follows_and_nothing_follows_itself_or_the_end(
    state: BudgetState, to: BudgetState, is_decided: bool
) -> None:
    if may_follow(state, to, is_decided=is_decided):
        assert (state, to) in {(each.source, each.to) for each in TRANSITIONS}
        assert state not in (to, C)


@given(st.lists(STATES, max_size=12))
def test_what_was_decided_once_never_becomes_a_draft_again(wanted: list[BudgetState]) -> None:
    state, is_decided = D, False
    for to in wanted:
        if may_follow(state, to, is_decided=is_decided):
            state, is_decided = to, is_decided or to is A
        assert (state is D) <= (not is_decided)
        assert (state in DECIDED_STATES) <= is_decided


def test_words_stand_still_but_in_the_draft_and_while_a_change_is_prepared() -> None:
    assert set(BudgetState) - EDITABLE_STATES == {P, A, C}


@given(STATUSES, MAYBE_DAYS, MAYBE_DAYS, DAYS)
def test_late_is_what_is_not_over_and_has_passed_a_day(
    status: ActivityStatus, ends_on: dt.date | None, next_step: dt.date | None, day: dt.date
) -> None:
    shown = shown_as(status, ends_on, next_step, day)
    has_passed = (ends_on is not None and ends_on < day) or (next_step is not None and next_step < day)
    assert (shown is Shown.LATE) is (has_passed and status not in OVER)
    if shown is not Shown.LATE:
        assert shown.value.replace("-", "_") == status.value


@given(STATUSES, MAYBE_DAYS, MAYBE_DAYS, DAYS, st.integers(1, 400))
def test_what_is_late_stays_late(
    status: ActivityStatus, ends_on: dt.date | None, next_step: dt.date | None, day: dt.date, days: int
) -> None:
    if shown_as(status, ends_on, next_step, day) is Shown.LATE:
        assert shown_as(status, ends_on, next_step, day + dt.timedelta(days=days)) is Shown.LATE


@pytest.mark.parametrize(("limit", "expected"), [(DAY, Shown.ONGOING), (DAY - dt.timedelta(days=1), Shown.LATE)])
def test_the_last_day_is_in_time(limit: dt.date, expected: Shown) -> None:
    assert shown_as(ActivityStatus.ONGOING, limit, None, DAY) is expected
    assert shown_as(ActivityStatus.ONGOING, None, limit, DAY) is expected


@given(st.lists(st.sampled_from(Shown)))
def test_the_worst_is_one_of_them_and_nothing_is_worse(shown: list[Shown]) -> None:
    found = worst(shown)
    assert (found is None) is (not shown)
    if found is not None:
        assert found in shown
        assert all(WORST_FIRST.index(found) <= WORST_FIRST.index(each) for each in shown)


def test_everything_that_can_be_shown_has_its_place() -> None:
    assert sorted(WORST_FIRST) == sorted(Shown)


def _facts(**other: object) -> QualityFacts:
    good = {
        "unit": "Grundskola",
        "expected_result": "Alla får frågan.",
        "status": ActivityStatus.ONGOING,
        "next_step": DAY,
        "said_on": DAY,
    }
    return QualityFacts(**{**good, **other})


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, ()),
        ({"unit": " "}, (Quality.NO_UNIT,)),
        ({"expected_result": ""}, (Quality.NO_RESULT,)),
        ({"next_step": None}, (Quality.NO_STEP_AHEAD,)),
        ({"next_step": DAY - dt.timedelta(days=1)}, (Quality.NO_STEP_AHEAD,)),
        ({"said_on": DAY - SILENT_AFTER}, ()),
        ({"said_on": DAY - SILENT_AFTER - dt.timedelta(days=1)}, (Quality.SILENT,)),
        ({"unit": "", "expected_result": "", "next_step": None}, tuple(Quality)[:3]),
    ],
)
def test_what_an_activity_lacks(other: dict[str, object], expected: tuple[Quality, ...]) -> None:
    assert quality_points(_facts(**other), DAY) == expected


@given(st.text(), st.text(), STATUSES, MAYBE_DAYS, DAYS, DAYS)
def test_what_is_over_needs_no_step_and_no_news(
    unit: str, result: str, status: ActivityStatus, next_step: dt.date | None, said_on: dt.date, day: dt.date
) -> None:
    points = quality_points(QualityFacts(unit, result, status, next_step, said_on), day)
    assert list(points) == [point for point in Quality if point in points], "each once, in order"
    if status in OVER:
        assert not {Quality.NO_STEP_AHEAD, Quality.SILENT} & set(points)
    elif next_step is None:
        assert Quality.NO_STEP_AHEAD in points


def test_what_binds_by_default_can_be_bound() -> None:
    assert set(DECIDED_BY_DEFAULT) <= set(DECIDABLE_FIELDS)
