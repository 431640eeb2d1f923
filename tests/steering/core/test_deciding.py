"""An internal budget from draft to decision, its facts, its release and its frozen editions."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from fyren.base.frozen import checksum_of
from fyren.base.history import Conflict
from fyren.plan.models import FocusArea
from fyren.steering.actions import budgets
from fyren.steering.content import BudgetContent
from fyren.steering.models import BudgetEdition, InternalBudget
from fyren.steering.rules import BudgetState, Instance, StanceKind
from tests.actions.world import World
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db

STEPS = ("propose", "take_back", "adopt", "amend", "give_up", "close")
ALLOWED = {
    BudgetState.DRAFT: {"propose"},
    BudgetState.PROPOSED: {"take_back", "adopt"},
    BudgetState.ADOPTED: {"amend", "close"},
    BudgetState.AMENDING: {"give_up", "propose"},
    BudgetState.CLOSED: set(),
}


@pytest.mark.parametrize("state", BudgetState)
@pytest.mark.parametrize("step", STEPS)
def test_each_step_in_each_state(state: BudgetState, step: str, world: World) -> None:
    course = YearCourse(world, year=world.day.year - 1)
    course.driven_to(state)
    if step in ALLOWED[state]:
        getattr(course, step)()
        return
    with pytest.raises(PermissionDenied if state is BudgetState.CLOSED else ValidationError):
        getattr(course, step)()
    assert course.fresh().state == state


@pytest.mark.parametrize("step", ["hand_over", "propose"])
def test_an_empty_budget_goes_nowhere(step: str, course: YearCourse) -> None:
    course.budget  # noqa: B018 - begun
    with pytest.raises(ValidationError, match=r"tom|empty"):
        getattr(course, step)()
    assert course.fresh().state == BudgetState.DRAFT
    assert not course.budget.editions.exists()
    course.stance()
    getattr(course, step)()
    assert course.budget.editions.count() == 1


def test_an_activity_that_helps_no_focus_area_is_not_proposed(course: YearCourse) -> None:
    activity = course.activity(focus_areas=[])
    with pytest.raises(ValidationError, match=activity.title):
        course.propose()
    course.change(activity, focus_areas=[course.world.focus_area])
    course.propose()


@pytest.mark.usefixtures("adopted")
def test_nor_one_whose_focus_areas_a_change_takes_away(course: YearCourse) -> None:
    activity = course.adopted()
    course.amend()
    course.change(activity, focus_areas=[])
    with pytest.raises(ValidationError, match=activity.title):
        course.propose()


@pytest.mark.parametrize("state", [BudgetState.PROPOSED, BudgetState.ADOPTED])
def test_words_stand_still_while_others_decide_or_have_decided(state: BudgetState, course: YearCourse) -> None:
    course.driven_to(state)
    activity = course.budget.activities.get()
    for change in (
        lambda: course.change(activity, title="En annan rubrik"),
        lambda: course.activity(),
        lambda: course.stance(StanceKind.CORE),
    ):
        with pytest.raises(ValidationError):
            change()
    course.change(activity, status="ongoing", unit="Grundskola")
    activity.refresh_from_db()
    assert (activity.title, activity.status, activity.unit) == ("Fråga om våld vid nybesök", "ongoing", "Grundskola")


@pytest.mark.usefixtures("proposed")
def test_the_decision_is_kept_on_budget_and_edition(course: YearCourse) -> None:
    course.driven_to(BudgetState.PROPOSED)
    decision = dataclasses.replace(course.decision, dnr="EX 2026-9", instance=Instance.DELEGATION)
    edition = course.adopt(decision)
    budget = course.fresh()
    assert (budget.state, budget.instance, budget.decided_on) == ("adopted", "delegation", decision.on)
    assert (edition.decided_on, edition.section, edition.dnr) == (decision.on, "12", "EX 2026-9")
    assert not budget.is_public
    assert all(row.is_decided for row in [*budget.stances.all(), *budget.activities.all()])


@pytest.mark.parametrize("fault", ["no section", "tomorrow", "not a company", "before the body"])
@pytest.mark.usefixtures("proposed")
def test_a_decision_that_cannot_be(fault: str, course: YearCourse) -> None:
    course.driven_to(BudgetState.PROPOSED)
    decision = course.decision
    wrong = {
        "no section": dataclasses.replace(decision, section=""),
        "tomorrow": dataclasses.replace(decision, on=course.world.day + dt.timedelta(days=1)),
        "not a company": dataclasses.replace(decision, instance=Instance.COMPANY_BOARD),
        "before the body": decision,
    }[fault]
    if fault == "before the body":
        course.body.valid_from = decision.on + dt.timedelta(days=1)
        course.body.save()
        course.budget.authority.refresh_from_db()
    with pytest.raises(ValidationError):
        course.adopt(wrong)
    assert course.fresh().state == BudgetState.PROPOSED
    assert not course.budget.is_decided


@pytest.mark.usefixtures("adopted")
def test_it_is_public_when_minutes_are_approved_and_the_body_has_released_it(course: YearCourse) -> None:
    course.adopted()
    budget = course.fresh()
    with pytest.raises(ValidationError):
        budgets.release_budget(budget=budget, expected_version=budget.row_version, by=course.by)
    assert not course.approve_minutes().is_public
    assert course.release().is_public
    assert list(InternalBudget.objects.public()) == [course.budget]


@pytest.mark.parametrize("days", [-15, 1])
@pytest.mark.usefixtures("adopted")
def test_minutes_are_approved_between_the_decision_and_today(days: int, course: YearCourse) -> None:
    course.adopted()
    budget = course.fresh()
    values = {"minutes_approved_on": course.world.day + dt.timedelta(days=days)}
    with pytest.raises(ValidationError):
        budgets.change_budget_facts(budget=budget, values=values, expected_version=budget.row_version, by=course.by)


@pytest.mark.usefixtures("adopted")
def test_a_year_that_is_not_over_is_not_closed(course: YearCourse) -> None:
    course.adopted()
    with pytest.raises(ValidationError, match=str(course.number)):
        course.close()


def test_a_budget_is_begun_once(course: YearCourse) -> None:
    year = course.budget.year
    with pytest.raises(ValidationError):
        budgets.open_budget(year=year, authority=course.body, by=course.by)


@pytest.mark.parametrize("body", ["Växjöbostäder", "Utbildningsförv."])
def test_a_body_that_has_ended_or_is_no_authority_has_none(body: str, world: World) -> None:
    with pytest.raises(ValidationError):
        YearCourse(world, body).budget  # noqa: B018 - the property begins it


@pytest.mark.usefixtures("draft")
def test_who_comes_second_is_told(course: YearCourse) -> None:
    course.driven_to(BudgetState.DRAFT)
    stale = InternalBudget.objects.get(pk=course.budget.pk)
    course.propose()
    with pytest.raises((Conflict, ValidationError)):
        budgets.propose_budget(budget=stale, expected_version=stale.row_version, by=course.by)
    assert course.budget.editions.count() == 1


def test_two_who_answer_for_the_same_focus_area(course: YearCourse) -> None:
    course.stance()
    with pytest.raises(Conflict):
        budgets.take_stance(
            budget=course.budget,
            focus_area=course.world.focus_area,
            kind=StanceKind.CORE,
            reason="",
            expected_version=None,
            by=course.by,
        )


def test_a_no_needs_its_reason_and_is_then_a_decision(course: YearCourse) -> None:
    with pytest.raises(ValidationError):
        course.stance(StanceKind.NOT_THIS_YEAR, " ")
    assert not course.budget.stances.exists()
    assert course.stance(StanceKind.NOT_THIS_YEAR, "Annat går före.").reason == "Annat går före."


@pytest.mark.usefixtures("draft")
def test_editions_stay_as_they_were_frozen(course: YearCourse) -> None:
    course.driven_to(BudgetState.DRAFT)
    activity = course.budget.activities.get()
    course.hand_over()
    course.propose()
    course.adopt()
    before = _frozen(course)
    course.amend()
    course.change(activity, title="En annan rubrik", status="ongoing")
    course.body.name = "Nämnden med nytt namn"
    course.body.save()
    FocusArea.objects.update(text="en annan lydelse")
    course.propose()
    course.adopt()
    after = _frozen(course)
    assert {key: after[key] for key in before} == before
    assert [key[1] for key in after] == ["handed_over", "proposed", "adopted", "proposed", "adopted"]
    latest = BudgetContent.from_json(course.budget.editions.first().content)
    assert (latest.activities[0].title, latest.activities[0].focus_areas[0].text) == (
        "En annan rubrik",
        "en annan lydelse",
    )


def _frozen(course: YearCourse) -> dict[tuple[int, str], tuple[str, str]]:
    found = {}
    for edition in BudgetEdition.objects.filter(budget=course.budget).order_by("number"):
        assert checksum_of(edition.content) == edition.checksum
        found[edition.number, edition.stage] = (edition.checksum, repr(BudgetContent.from_json(edition.content)))
    return found


@pytest.mark.usefixtures("draft")
def test_what_is_adopted_is_what_was_proposed(course: YearCourse) -> None:
    course.driven_to(BudgetState.DRAFT)
    assert course.propose().checksum == course.adopt().checksum


@pytest.mark.parametrize(
    "values",
    [
        {"state": "adopted"},
        {"state": "adopted", "decided_on": dt.date(2026, 1, 1), "instance": "board"},
        {"released_on": dt.date(2026, 1, 1)},
    ],
)
def test_the_database_refuses_a_decision_without_its_facts(values: dict[str, object], course: YearCourse) -> None:
    found = InternalBudget.objects.filter(pk=course.budget.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        found.update(**values)
    facts = {"state": "adopted", "decided_on": dt.date(2026, 1, 1), "instance": "board", "section": "1"}
    assert found.update(**facts) == 1
