"""Copying an activity into another year. A step inside actions, with no audit of its own."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from fyren.base.history import save_new
from fyren.plan.models import FocusArea, FocusAreaMapping
from fyren.steering.models import Activity, InternalBudget, Step
from fyren.steering.rules import DESCRIBING_FIELDS

Became = dict[int, list[FocusArea]]


def present_focus_areas(activities: Iterable[Activity]) -> Became:
    """What each of the activities' focus areas has become in its plan's latest edition, through every mapping."""
    return latest_of(area for activity in activities for area in activity.focus_areas.all())


def latest_of(areas: Iterable[FocusArea]) -> Became:
    """What each focus area has become in its plan's latest edition, by its key: itself where no mapping touched it."""
    became: Became = defaultdict(list)
    for row in FocusAreaMapping.objects.exclude(old=None).exclude(new=None).select_related("new"):
        if row.old_id is not None and row.new is not None:
            became[row.old_id].append(row.new)
    return {area.pk: _last(area, became) for area in areas}


def _last(area: FocusArea, became: Became) -> list[FocusArea]:
    """Where a focus area leads by the mappings; itself when none touched it. Mappings lead onwards only."""
    if area.pk not in became:
        return [area]
    return [last for new in became[area.pk] for last in _last(new, became)]


def copy_one(activity: Activity, to: InternalBudget, became: Became, *, by: str) -> Activity:
    """A copy in the budget, not started, its days moved by as many years as lie between the two."""
    years = to.year.year - activity.budget.year.year
    made = Activity(
        budget=to,
        copied_from=activity,
        starts_on=_moved(activity.starts_on, years),
        ends_on=_moved(activity.ends_on, years),
        **{name: getattr(activity, name) for name in DESCRIBING_FIELDS},
    )
    save_new(made, by=by)
    areas = {area.pk: area for old in activity.focus_areas.all() for area in became.get(old.pk, [old])}
    made.focus_areas.set(areas.values())
    made.direction_goals.set(activity.direction_goals.all())
    made.target_pictures.set(activity.target_pictures.all())
    Step.objects.bulk_create(
        Step(activity=made, title=step.title, due_on=_moved(step.due_on, years), position=step.position)
        for step in activity.steps.all()
    )
    return made


def _moved(day: dt.date | None, years: int) -> dt.date | None:
    """The same day so many years on; the last of February where there is no leap day."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
