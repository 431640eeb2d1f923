"""Lists of internal budgets: the viewer's own, and every body's for a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea
from fyren.steering.access import can_write_budget, can_write_for
from fyren.steering.models import BudgetEdition, BudgetYear, InternalBudget
from fyren.steering.queries.areas import current_editions
from fyren.steering.queries.budget_steps import Step, steps_for
from fyren.steering.queries.budgets import Column, bodies_of, budgets_by_body, budgets_seen, years
from fyren.steering.rules import EDITABLE_STATES


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A body's budget of a year, or that it has not been begun; `next_step` is the one thing to do.

    Args:
        asked: how many focus areas there are to answer for; 0 where the answers stand still.
    """

    year: BudgetYear
    body: Body
    budget: InternalBudget | None
    answered: int = 0
    asked: int = 0
    activities: int = 0
    next_step: Step | None = None
    may_begin: bool = False


def own_budgets(viewer: Viewer) -> list[OwnRow]:
    """The viewer's own bodies' budgets, latest year first: the same number of queries however many there are."""
    bodies = {body.pk: body for body in Body.objects.filter(public_id__in=viewer.draft_authorities)}
    found = {
        (budget.year_id, budget.authority_id): budget
        for budget in budgets_seen(viewer)
        .filter(authority__in=bodies)
        .annotate(
            answered=Count("stances", distinct=True),
            in_it=Count("activities", filter=Q(activities__binned_at__isnull=True), distinct=True),
        )
    }
    asked = {year.pk: asked_in(year) for year in years()}
    rows = []
    for year in years():
        for column in bodies_of(year):
            if column.body.pk in bodies and (not column.is_outside or (year.pk, column.body.pk) in found):
                rows.append(_own(viewer, year, column, found.get((year.pk, column.body.pk)), asked[year.pk]))
    return rows


def _own(viewer: Viewer, year: BudgetYear, column: Column, budget: InternalBudget | None, asked: int) -> OwnRow:
    if budget is None:
        may_begin = can_write_for(viewer, column.body.public_id) and year.year >= viewer.day.year
        return OwnRow(year, column.body, None, asked=asked, may_begin=may_begin)
    answered, activities = budget.answered, budget.in_it  # type: ignore[attr-defined]
    steps = steps_for(budget, has_unanswered=answered < asked, is_empty=not answered and not activities, day=viewer.day)
    is_next = bool(steps) and steps[0].name != "budget_amend" and can_write_budget(viewer, budget)
    asked = max(asked, answered) if budget.state in EDITABLE_STATES else 0
    return OwnRow(year, column.body, budget, answered, asked, activities, steps[0] if is_next else None)


def asked_in(year: BudgetYear) -> int:
    """How many focus areas every body is asked about."""
    editions = [edition.pk for edition in current_editions(year)]
    return FocusArea.objects.filter(development_area__edition__in=editions).count()


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body's state in a year, as far as the viewer may know of it.

    Args:
        budget: None when nothing is decided or handed over that the viewer may read.
        answered: focus areas answered in what the viewer may read.
    """

    column: Column
    budget: InternalBudget | None
    is_own: bool
    answered: int = 0
    activities: int = 0


def body_rows(viewer: Viewer, year: BudgetYear) -> list[BodyRow]:
    """Every body's state in the year: the same number of queries however many bodies there are."""
    seen = budgets_by_body(viewer, year)
    live = _live_counts(seen.values(), viewer)
    frozen = _frozen_counts(seen.values(), live)
    rows = []
    for column in bodies_of(year):
        budget = seen.get(column.body.pk)
        is_own = column.body.public_id in viewer.draft_authorities
        counts = (live.get(budget.pk) or frozen.get(budget.pk) or (0, 0)) if budget else (0, 0)
        rows.append(BodyRow(column, budget, is_own, *counts))
    return rows


def _live_counts(budgets: Iterable[InternalBudget], viewer: Viewer) -> dict[int, tuple[int, int]]:
    """Stances and activities of the budgets whose rows the viewer may read."""
    own = {budget.pk for budget in budgets if budget.authority.public_id in viewer.draft_authorities}
    decided = {budget.pk for budget in budgets if budget.is_decided} - own
    counted = InternalBudget.objects.filter(pk__in=own | decided).annotate(
        answered=Count("stances", filter=Q(pk__in=own) | Q(stances__is_decided=True), distinct=True),
        in_it=Count(
            "activities",
            filter=Q(activities__binned_at__isnull=True) & (Q(pk__in=own) | Q(activities__is_decided=True)),
            distinct=True,
        ),
    )
    return {key: (answered, in_it) for key, answered, in_it in counted.values_list("pk", "answered", "in_it")}


def _frozen_counts(budgets: Iterable[InternalBudget], live: dict[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """Stances and activities of what was handed over, where that is what the viewer may read."""
    keys = [budget.pk for budget in budgets if budget.pk not in live]
    editions = BudgetEdition.objects.filter(budget__in=keys).latest_handed_over().values_list("budget", "outline")
    return {budget: (len(outline["stances"]), len(outline["activities"])) for budget, outline in editions}
