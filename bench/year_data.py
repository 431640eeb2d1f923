"""A made-up municipality of a given size: internal budgets, stances, activities and steps for three years.

Imported when Django is set up. Rows are made in bulk: it is reading that is measured.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from fyren.base import clock
from fyren.base.frozen import checksum_of
from fyren.house.demo.load import load_cast, load_organisation, load_plans
from fyren.people.models import Body, BodyKind
from fyren.plan.models import FocusArea, PlanEdition
from fyren.plan.rules import Stage
from fyren.steering.content import SCHEMA_VERSION, outline_of
from fyren.steering.models import Activity, BudgetEdition, BudgetYear, InternalBudget, Stance, Step
from fyren.steering.queries.content import content_of
from fyren.steering.rules import ActivityStatus, BudgetState, StanceKind

BODIES, STEPS, AREAS_EACH = 15, 4, 2
OFFSETS = (-1, 0, 1)  # last year is closed, this one decided and released, next one handed over
STATES = {-1: BudgetState.CLOSED, 0: BudgetState.ADOPTED, 1: BudgetState.DRAFT}
BATCH = 500


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the number of activities of each year, and one of this year's activities."""

    year: BudgetYear
    activity: Activity


def make(per_year: int) -> Made:
    """Fifteen bodies with `per_year` activities of four steps each, in each of three years."""
    load_cast(load_organisation())
    load_plans()
    day = clock.today()
    bodies = list(Body.objects.authorities().filter(valid_to=None).exclude(kind=BodyKind.COUNCIL)[:BODIES])
    edition = PlanEdition.objects.filter(stage=Stage.ADOPTED, plan__slug="plan-mot-vald").latest("number")
    areas = list(FocusArea.objects.filter(development_area__edition=edition))
    for offset in OFFSETS:
        year = BudgetYear.objects.create(year=day.year + offset)
        budgets = [_budget(year, body, offset, day) for body in bodies]
        _stances(budgets, areas)
        _activities(budgets, areas, per_year, offset, day)
        if offset == 1:
            for budget in budgets:
                _hand_over(budget)
    this_year = BudgetYear.objects.get(year=day.year)
    return Made(this_year, Activity.objects.filter(budget__year=this_year)[0])


def _budget(year: BudgetYear, body: Body, offset: int, day: dt.date) -> InternalBudget:
    decided_on = dt.date(year.year - 1, 12, 1) if offset < 1 else None
    released = {"decided_on": decided_on, "minutes_approved_on": decided_on, "released_on": decided_on}
    facts = {"instance": "board", "section": "1", **released} if decided_on else {}
    return InternalBudget.objects.create(year=year, authority=body, state=STATES[offset], **facts)


def _stances(budgets: Iterable[InternalBudget], areas: list[FocusArea]) -> None:
    Stance.objects.bulk_create(
        Stance(budget=budget, focus_area=area, kind=StanceKind.PRIORITISED, is_decided=budget.is_decided)
        for budget in budgets
        for area in areas
    )


def _activities(budgets: list[InternalBudget], areas: list[FocusArea], count: int, offset: int, day: dt.date) -> None:
    made = Activity.objects.bulk_create(
        (_activity(number, budgets[number % len(budgets)]) for number in range(count)), batch_size=BATCH
    )
    through = Activity.focus_areas.through
    through.objects.bulk_create(
        (
            through(activity_id=activity.pk, focusarea_id=areas[(number + shift) % len(areas)].pk)
            for number, activity in enumerate(made)
            for shift in range(AREAS_EACH)
        ),
        batch_size=BATCH,
    )
    Step.objects.bulk_create(
        (_step(activity, number, offset, day) for activity in made for number in range(STEPS)), batch_size=BATCH
    )


def _activity(number: int, budget: InternalBudget) -> Activity:
    year = budget.year.year
    return Activity(
        budget=budget,
        title=f"Aktivitet {number} (exempel)",
        description="Exempel: vad som görs och varför, på ett par rader som i verkligheten.",
        expected_result="Exempel: alla vet vart de kan vända sig.",
        unit=f"Enhet {number % 40}",
        role="Enhetschef",
        status=list(ActivityStatus)[number % 3],
        target_groups=("children", "staff"),
        perspectives=("children",),
        starts_on=dt.date(year, 1, 1),
        ends_on=dt.date(year, 1 + number % 12, 28),
        is_decided=budget.is_decided,
        released_on=budget.released_on,
    )


def _step(activity: Activity, number: int, offset: int, day: dt.date) -> Step:
    due_on = dt.date(day.year + offset, 3 * number + 1, 15)
    return Step(
        activity=activity,
        title=f"Steg {number}",
        due_on=due_on,
        done_on=due_on if number < 2 else None,
        position=number,
    )


def _hand_over(budget: InternalBudget) -> None:
    data = content_of(budget).to_json()
    BudgetEdition.objects.create(
        budget=budget,
        number=1,
        stage="handed_over",
        content=data,
        outline=outline_of(data),
        schema_version=SCHEMA_VERSION,
        checksum=checksum_of(data),
        frozen_by="bench",
    )
    InternalBudget.objects.filter(pk=budget.pk).update(handed_over_at=clock.now(), handed_over_by="bench")
