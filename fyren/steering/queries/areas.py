"""The focus areas that a body takes its stance on in an internal budget."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q

from fyren.plan.models import DevelopmentArea, FocusArea, Plan, PlanEdition
from fyren.plan.rules import Stage
from fyren.steering.models import BudgetYear, InternalBudget


@dataclass(frozen=True, slots=True)
class PlanAreas:
    """A plan's focus areas under their development areas, aims without a number included."""

    plan: Plan
    areas: tuple[tuple[DevelopmentArea, tuple[FocusArea, ...]], ...]

    @property
    def focus_areas(self) -> list[FocusArea]:
        """All of them, in the plan's order."""
        return [focus_area for _area, focus_areas in self.areas for focus_area in focus_areas]


def areas_for(budget: InternalBudget) -> list[PlanAreas]:
    """What the budget answers for, plan by plan: 3 queries.

    For each plan that is the edition that holds. A budget that has been decided keeps the edition it was decided
    under; so does whatever a draft has already said about an earlier one.
    """
    used = set(_used_editions(budget))
    current = current_editions(budget.year)
    decided_under = {edition.plan_id for edition in used} if budget.is_decided else set()
    chosen = {edition.pk for edition in used} | {
        edition.pk for edition in current if edition.plan_id not in decided_under
    }
    found = FocusArea.objects.filter(development_area__edition__in=chosen)
    found = found.select_related("development_area__edition__plan")
    return _grouped(list(found))


def current_editions(year: BudgetYear) -> list[PlanEdition]:
    """Each plan's latest adopted edition, those left out whose time had ended before the year."""
    first = dt.date(year.year, 1, 1)
    latest: dict[int, PlanEdition] = {}
    for edition in PlanEdition.objects.adopted().defer("structure").order_by("number"):
        latest[edition.plan_id] = edition
    return [edition for edition in latest.values() if edition.valid_to is None or edition.valid_to >= first]


def _used_editions(budget: InternalBudget) -> list[PlanEdition]:
    stances = Q(development_areas__focus_areas__stances__budget=budget)
    activities = Q(
        development_areas__focus_areas__activities__budget=budget,
        development_areas__focus_areas__activities__binned_at__isnull=True,
    )
    keys = PlanEdition.objects.filter(stances | activities).values("pk")
    return list(PlanEdition.objects.filter(pk__in=keys, stage=Stage.ADOPTED).defer("structure"))


def _grouped(found: list[FocusArea]) -> list[PlanAreas]:
    def order(area: FocusArea) -> tuple[str, int, int, int]:
        above = area.development_area
        return above.edition.plan.title, -above.edition.number, above.position, area.position

    plans = []
    rows = sorted(found, key=order)
    for _key, in_plan in groupby(rows, key=lambda area: area.development_area.edition.plan_id):
        areas = tuple(
            (group[0].development_area, tuple(group))
            for group in (list(part) for _k, part in groupby(in_plan, key=lambda area: area.development_area_id))
        )
        plans.append(PlanAreas(areas[0][0].edition.plan, areas))
    return plans
