"""An internal budget laid out for reading: stances and activities under the plan's own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from fyren.people.viewer import Viewer
from fyren.plan.models import DevelopmentArea, FocusArea, Plan
from fyren.steering.access import can_read_draft, can_write_budget
from fyren.steering.models import BodySettings, InternalBudget, Stance
from fyren.steering.queries.activities import Row, activities_seen, row_of, with_days_of_steps
from fyren.steering.queries.areas import areas_for


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A focus area with the body's stance, if it has one, and the activities that serve it."""

    focus_area: FocusArea
    stance: Stance | None
    rows: tuple[Row, ...]

    @property
    def waiting_kind(self) -> str:
        """The kind that waits for a new decision, "" when none does."""
        return str(self.stance.pending.get("kind", "")) if self.stance else ""

    @property
    def waits(self) -> bool:
        """True when a change waits for a new decision."""
        return self.stance is not None and (bool(self.stance.pending) or not self.stance.is_decided)


@dataclass(frozen=True, slots=True)
class PlanRows:
    """A plan's focus areas, with what the body says and does."""

    plan: Plan
    areas: tuple[tuple[DevelopmentArea, tuple[AreaRow, ...]], ...]

    @property
    def rows(self) -> list[AreaRow]:
        """All of them, in the plan's order."""
        return [row for _area, rows in self.areas for row in rows]


@dataclass(frozen=True)
class BudgetPage:
    """A budget as the viewer may read it.

    Args:
        adrift: activities that serve no focus area.
        activities: how many there are.
    """

    budget: InternalBudget
    is_own: bool
    may_write: bool
    plans: list[PlanRows]
    adrift: list[Row] = field(default_factory=list)
    activities: int = 0

    @property
    def unanswered(self) -> list[FocusArea]:
        """The focus areas without a stance, in order."""
        return [row.focus_area for plan in self.plans for row in plan.rows if row.stance is None]

    @property
    def asked(self) -> int:
        """How many focus areas there are to answer for."""
        return sum(len(plan.rows) for plan in self.plans)

    @property
    def is_empty(self) -> bool:
        """True when nothing has been said: no stance and no activity."""
        return self.activities == 0 and len(self.unanswered) == self.asked


def budget_page(viewer: Viewer, budget: InternalBudget) -> BudgetPage:
    """The budget's live rows as the viewer may see them: at the own authority all, elsewhere what is decided.

    6 queries, however many activities there are.
    """
    is_own = can_read_draft(viewer, budget)
    stances = {
        stance.focus_area_id: stance for stance in budget.stances.filter(**({} if is_own else {"is_decided": True}))
    }
    serving, adrift, count = _activities(viewer, budget)
    plans = [
        PlanRows(
            group.plan,
            tuple(
                (area, tuple(AreaRow(one, stances.get(one.pk), tuple(serving[one.pk])) for one in focus_areas))
                for area, focus_areas in group.areas
            ),
        )
        for group in areas_for(budget)
    ]
    return BudgetPage(budget, is_own, can_write_budget(viewer, budget), plans, adrift, count)


def _activities(viewer: Viewer, budget: InternalBudget) -> tuple[dict[int, list[Row]], list[Row], int]:
    serving: dict[int, list[Row]] = defaultdict(list)
    adrift: list[Row] = []
    seen = with_days_of_steps(activities_seen(viewer), viewer.day)
    found = seen.filter(budget=budget).prefetch_related("focus_areas")
    for activity in found:
        row = row_of(activity, viewer.day)
        areas = activity.focus_areas.all()
        for area in areas:
            serving[area.pk].append(row)
        if not areas:
            adrift.append(row)
    return serving, adrift, len(found)


def texts_beside(budget: InternalBudget) -> Iterator[Any]:
    """What holds texts of the budget beside its activities, which have pages of their own: stances, files that were
    read in, and how the body plans. Read on by registrars only."""
    yield from budget.stances.select_related("focus_area", "budget__authority")
    yield from budget.imports.select_related("budget__authority")
    yield from BodySettings.objects.filter(authority=budget.authority).select_related("authority")
