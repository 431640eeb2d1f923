"""Reads of budget years and internal budgets: which ones a viewer may know of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404

from fyren.people.models import Body, PlanScope
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.steering.access import WRITERS, can_read_draft, can_read_handed_over
from fyren.steering.models import BudgetEdition, BudgetYear, EditionStage, InternalBudget, InternalBudgetQuerySet
from fyren.steering.models.budgets import PUBLIC
from fyren.steering.queries.years import year_worked_with

DECIDED = Q(decided_on__isnull=False)


def budgets_seen(viewer: Viewer) -> QuerySet[InternalBudget]:
    """The internal budgets whose existence the viewer may know of, with body and year."""
    seen = PUBLIC
    if viewer.is_known:
        seen |= DECIDED | Q(authority__public_id__in=viewer.draft_authorities)
    if viewer.holds(Role.COORDINATOR, Role.AUDITOR):
        seen |= Q(handed_over_at__isnull=False)
    return InternalBudget.objects.filter(seen).select_related("authority", "year")


def budget_of(viewer: Viewer, public_id: str) -> InternalBudget:
    """One internal budget.

    Raises:
        Http404: there is none, or the viewer may not know of it.
    """
    budget = budgets_seen(viewer).filter(public_id=public_id).first()
    if budget is None:
        raise Http404
    return budget


def own_budget(viewer: Viewer, public_id: str) -> InternalBudget:
    """One internal budget that the viewer writes in, or reads the drafts of.

    Raises:
        Http404: there is none such.
    """
    budget = budget_of(viewer, public_id)
    if not can_read_draft(viewer, budget):
        raise Http404
    return budget


def editions_seen(viewer: Viewer, budget: InternalBudget) -> QuerySet[BudgetEdition]:
    """The budget's frozen editions that the viewer may read, latest first, without their content."""
    stages = {EditionStage.ADOPTED}
    if can_read_draft(viewer, budget):
        stages = set(EditionStage)
    elif can_read_handed_over(viewer, budget):
        stages.add(EditionStage.HANDED_OVER)
    return budget.editions.filter(stage__in=stages).defer("content")


def years() -> list[BudgetYear]:
    """Every budget year, latest first."""
    return list(BudgetYear.objects.all())


def year_of(number: int) -> BudgetYear:
    """A budget year.

    Raises:
        Http404: it has not been opened.
    """
    year = BudgetYear.objects.filter(year=number).first()
    if year is None:
        raise Http404
    return year


def year_at_hand(day: dt.date) -> BudgetYear | None:
    """The year that is worked with on the day: this one until September, then the next where it is opened."""
    wanted = year_worked_with(day)
    found = {each.year: each for each in BudgetYear.objects.all()}
    return found.get(wanted) or found.get(day.year) or (found[max(found)] if found else None)


def writes_for(viewer: Viewer) -> QuerySet[Body]:
    """The authorities for which the viewer writes."""
    return Body.objects.filter(public_id__in=viewer.authorities_as(*WRITERS))


@dataclass(frozen=True, slots=True)
class Column:
    """A body in a year's views. `is_outside`: plans for all administrations and companies do not address it."""

    body: Body

    @property
    def is_outside(self) -> bool:
        """True for a joint board or a federation: marked so, not an empty column."""
        return self.body.plan_scope == PlanScope.OUTSIDE


def bodies_of(year: BudgetYear) -> list[Column]:
    """The authorities that exist some day of the year, but for the council, whose plan it is; in their order."""
    first, last = dt.date(year.year, 1, 1), dt.date(year.year, 12, 31)
    exists = (Q(valid_from=None) | Q(valid_from__lte=last)) & (Q(valid_to=None) | Q(valid_to__gte=first))
    return [Column(body) for body in Body.objects.authorities().filter(exists).exclude(kind="council")]


def budgets_by_body(viewer: Viewer, year: BudgetYear) -> dict[int, InternalBudget]:
    """The year's internal budgets that the viewer may know of, by the body's key: one query."""
    seen: InternalBudgetQuerySet = budgets_seen(viewer).filter(year=year)  # type: ignore[assignment]
    return {budget.authority_id: budget for budget in seen}
