"""An internal budget's content, read from its rows: what is frozen at the next step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch

from fyren.plan.models import DirectionGoal, FocusArea
from fyren.steering.content import (
    ActivityContent,
    BudgetContent,
    FocusAreaRef,
    GoalRef,
    PictureRef,
    StanceContent,
    StepContent,
    day_text,
)
from fyren.steering.models import Activity, InternalBudget, Stance
from fyren.steering.rules import DESCRIBING_FIELDS

_DAYS = ("starts_on", "ends_on")
_SAME = (*DESCRIBING_FIELDS, "status")


def content_of(budget: InternalBudget) -> BudgetContent:
    """What the budget says, changes that wait for a new decision included: 7 queries."""
    stances = budget.stances.select_related("focus_area__development_area__edition__plan").defer(
        "focus_area__development_area__edition__structure"  # the whole plan, with each row
    )
    goals = Prefetch("direction_goals", DirectionGoal.objects.select_related("process"))
    kept = budget.activities.kept().prefetch_related("steps", "focus_areas", "target_pictures", goals)
    activities = list(kept)
    waiting = {public_id for each in activities for public_id in each.pending.get("focus_areas", ())}
    present = {area.public_id for each in activities for area in each.focus_areas.all()}
    found = FocusArea.objects.filter(public_id__in=waiting | present)
    found = found.select_related("development_area__edition__plan").defer("development_area__edition__structure")
    refs = {area.public_id: ref(area) for area in found}
    return BudgetContent(
        body=budget.authority.name,
        body_id=budget.authority.public_id,
        year=budget.year.year,
        is_company=budget.is_company,
        stances=tuple(_stance(each) for each in stances),
        activities=tuple(_activity(each, refs) for each in activities),
    )


def ref(area: FocusArea) -> FocusAreaRef:
    """A focus area as it is called now; its area, edition and plan are read already."""
    return FocusAreaRef(area.public_id, area.number, area.text, area.development_area.edition.plan.title)


def _stance(stance: Stance) -> StanceContent:
    kind, reason = (stance.pending.get(name, getattr(stance, name)) for name in ("kind", "reason"))
    return StanceContent(ref(stance.focus_area), kind, reason)


def _activity(activity: Activity, refs: Mapping[str, FocusAreaRef]) -> ActivityContent:
    present = [area.public_id for area in activity.focus_areas.all()]
    chosen = activity.pending.get("focus_areas", present)
    values: dict[str, Any] = {name: activity.waiting(name) for name in _SAME}
    values |= {name: tuple(values[name]) for name in ("perspectives", "target_groups")}
    values |= {name: _day(activity.waiting(name)) for name in _DAYS}
    steps = tuple(
        StepContent(step.title, day_text(step.due_on), day_text(step.done_on)) for step in activity.steps.all()
    )
    areas = sorted(
        (refs[each] for each in chosen if each in refs), key=lambda area: (area.plan, area.number, area.text)
    )
    return ActivityContent(
        public_id=activity.public_id,
        focus_areas=tuple(areas),
        steps=steps,
        goals=tuple(_goal(each) for each in activity.direction_goals.all()),
        pictures=tuple(PictureRef(each.public_id, each.name) for each in activity.target_pictures.all()),
        **values,
    )


def _goal(goal: DirectionGoal) -> GoalRef:
    return GoalRef(goal.public_id, goal.wording, goal.process.name)


def _day(value: Any) -> str:
    """A pending day is kept as text already."""
    return value if isinstance(value, str) else day_text(value)
