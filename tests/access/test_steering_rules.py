"""The truth table of every `can_x` of the year: who may, in which state, out of the whole cast."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import Http404

from fyren.people.viewer import Viewer
from fyren.steering import access
from fyren.steering.actions import activities
from fyren.steering.models import Activity, InternalBudget, Proposal
from fyren.steering.queries.activities import activities_seen, activity_of
from fyren.steering.queries.budgets import budget_of, budgets_seen, editions_seen, own_budget
from fyren.steering.rules import BudgetState
from tests.access.truth_table import (
    EVERYBODY,
    KNOWN,
    PEOPLE,
    Case,
    Made,
    come_in_pairs_and_say_the_policy,
    rules_of,
    says_who_may,
)
from tests.actions.world import World
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db

BOARD, COMPANY = "Utbildning", "Vidingehem"


def _nothing(world: World) -> tuple[Any, ...]:
    return ()


def _authority(name: str) -> Made:
    return lambda world: (world.bodies[name].public_id,)


def _budget(body: str, *acts: str, year: int = 0) -> Made:
    """A body's budget with a stance and an activity, after the acts."""

    def make(world: World) -> tuple[InternalBudget]:
        course = YearCourse(world, body, year=world.day.year + year)
        course.driven_to(BudgetState.DRAFT)
        for act in acts:
            getattr(course, act)()
        return (course.fresh(),)

    return make


def _activity(body: str, *acts: str, binned: bool = False, released: bool = False, added: bool = False) -> Made:
    """The activity of such a budget; with `added`, one that was added after the acts."""

    def make(world: World) -> tuple[Activity]:
        course = YearCourse(world, body)
        course.driven_to(BudgetState.DRAFT)
        for act in acts:
            getattr(course, act)()
        activity = course.activity(title="Tillagd") if added else course.budget.activities.get()
        version = activity.row_version
        if binned:
            activities.bin_activity(activity=activity, expected_version=version, by=course.by)
        if released:
            activities.release_activity(activity=activity, expected_version=version, by=course.by)
        return (Activity.objects.select_related("budget__authority").get(pk=activity.pk),)

    return make


def _proposal(body: str) -> Callable[[World], tuple[Proposal]]:
    return lambda world: (YearCourse(world, body).proposal(),)


def _who(*people: str) -> frozenset[str]:
    return frozenset(people)


DRAFTS = _who("bjorn", "eva")  # contact and registrar of the board
DECIDED, PUBLIC = ("propose", "adopt"), ("propose", "adopt", "release")
ANEW = (*PUBLIC, "amend", "propose", "adopt")
CASES = (
    Case("plan_year", "anywhere", _nothing, _who("amira")),
    Case("write_for", "the board", _authority(BOARD), _who("bjorn")),
    Case("write_for", "the company", _authority(COMPANY), _who("carin")),
    Case("write_for", "the coordinator's own", _authority("KS"), _who("amira")),
    Case("write_for", "where nobody writes", _authority("Arbete och välfärd"), _who()),
    Case("write_budget", "draft", _budget(BOARD), _who("bjorn")),
    Case("write_budget", "adopted", _budget(BOARD, *DECIDED), _who("bjorn")),
    Case("write_budget", "closed", _budget(BOARD, *DECIDED, "close", year=-1), _who()),
    Case("read_draft", "of the board", _budget(BOARD), DRAFTS),
    Case("read_draft", "of the board, released", _budget(BOARD, *PUBLIC), DRAFTS),
    Case("read_draft", "where one is elected", _budget("Arbete och välfärd"), _who("david")),
    Case("read_draft", "of the coordinator's own", _budget("KS"), _who("amira")),
    Case("read_handed_over", "not handed over", _budget(BOARD), DRAFTS),
    Case("read_handed_over", "handed over", _budget(BOARD, "hand_over"), DRAFTS | {"amira", "gun"}),
    Case("read_decided", "draft", _budget(BOARD), DRAFTS),
    Case("read_decided", "proposed", _budget(BOARD, "propose"), DRAFTS),
    Case("read_decided", "adopted", _budget(BOARD, *DECIDED), KNOWN),
    Case("read_decided", "minutes approved", _budget(BOARD, *DECIDED, "approve_minutes"), KNOWN),
    Case("read_decided", "released", _budget(BOARD, *PUBLIC), EVERYBODY),
    Case("read_decided", "released, being changed", _budget(BOARD, *PUBLIC, "amend"), EVERYBODY),
    Case("read_decided", "released, decided anew", _budget(BOARD, *ANEW), EVERYBODY),
    Case("read_activity", "draft", _activity(BOARD), DRAFTS),
    Case("read_activity", "handed over", _activity(BOARD, "hand_over"), DRAFTS),
    Case("read_activity", "adopted", _activity(BOARD, *DECIDED), KNOWN),
    Case("read_activity", "released", _activity(BOARD, *PUBLIC), EVERYBODY),
    Case("read_activity", "released, decided anew unchanged", _activity(BOARD, *ANEW), EVERYBODY),
    Case("read_activity", "added to a change", _activity(BOARD, *PUBLIC, "amend", added=True), DRAFTS),
    Case("read_activity", "in the bin", _activity(BOARD, binned=True), DRAFTS),
    Case("read_activity", "of a company, budget released", _activity(COMPANY, *PUBLIC), KNOWN),
    Case("read_activity", "of a company, released", _activity(COMPANY, *PUBLIC, released=True), EVERYBODY),
    Case("read_activity", "of a company, before the budget", _activity(COMPANY, *DECIDED, released=True), KNOWN),
    Case("comment", "draft", _activity(BOARD), _who("bjorn")),
    Case("comment", "adopted", _activity(BOARD, *DECIDED), _who("bjorn", "amira")),
    Case("read_comments", "draft", _activity(BOARD), DRAFTS),
    Case("read_comments", "adopted", _activity(BOARD, *DECIDED), DRAFTS | {"amira", "gun"}),
    Case("propose", "anywhere", _nothing, _who("amira")),
    Case("read_proposal", "to the board", _proposal(BOARD), DRAFTS | {"amira"}),
    Case("read_proposal", "to the company", _proposal(COMPANY), _who("carin", "amira")),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_who_may(case: Case, cast: dict[str, Viewer], world: World) -> None:
    says_who_may(access, case, world, cast)


def test_every_rule_is_in_the_table() -> None:
    assert rules_of(access) == {case.rule for case in CASES}


def test_rules_come_in_pairs_and_say_the_policy() -> None:
    come_in_pairs_and_say_the_policy(access)


ACTIVITIES = [case for case in CASES if case.rule == "read_activity"]


@pytest.mark.parametrize("case", ACTIVITIES, ids=lambda case: case.situation)
def test_the_query_finds_the_activities_that_the_rule_lets_one_read(
    case: Case, cast: dict[str, Viewer], world: World
) -> None:
    (activity,) = case.make(world)
    for person in PEOPLE:
        may = person in case.may
        in_list = activities_seen(cast[person]).filter(pk=activity.pk).exists()
        assert in_list is (may and activity.binned_at is None), person
        if may:
            assert activity_of(cast[person], activity.public_id) == activity
        else:
            with pytest.raises(Http404):
                activity_of(cast[person], activity.public_id)


BUDGETS = [case for case in CASES if case.rule in ("read_decided", "read_handed_over")]


@pytest.mark.parametrize("case", BUDGETS, ids=lambda case: f"{case.rule}, {case.situation}")
def test_the_query_finds_the_budgets_that_the_rules_let_one_read(
    case: Case, cast: dict[str, Viewer], world: World
) -> None:
    (budget,) = case.make(world)
    for person in PEOPLE:
        viewer = cast[person]
        may = access.can_read_decided(viewer, budget) or access.can_read_handed_over(viewer, budget)
        assert budgets_seen(viewer).filter(pk=budget.pk).exists() is may, person
        found = _found(budget_of, viewer, budget), _found(own_budget, viewer, budget)
        assert found == (may, access.can_read_draft(viewer, budget)), person


def _found(query: Callable[[Viewer, str], InternalBudget], viewer: Viewer, budget: InternalBudget) -> bool:
    try:
        return query(viewer, budget.public_id) == budget
    except Http404:
        return False


@pytest.mark.parametrize(
    ("person", "stages"),
    [
        ("bjorn", ["adopted", "proposed", "handed_over"]),
        ("eva", ["adopted", "proposed", "handed_over"]),
        ("amira", ["adopted", "handed_over"]),
        ("gun", ["adopted", "handed_over"]),
        ("carin", ["adopted"]),
        ("nobody", ["adopted"]),
    ],
)
def test_which_editions_are_read_by_whom(person: str, stages: list[str], cast: dict[str, Viewer], world: World) -> None:
    (budget,) = _budget(BOARD, "hand_over", *PUBLIC)(world)
    assert [edition.stage for edition in editions_seen(cast[person], budget)] == stages
