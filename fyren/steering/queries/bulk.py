"""What changing several activities at once would do to each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fyren.base.fields import ChoiceSetField
from fyren.plan.models import FocusArea
from fyren.steering.actions.pending import bound_fields, check_editable
from fyren.steering.models import Activity, InternalBudget
from fyren.steering.rules import BudgetState


@dataclass(frozen=True, slots=True)
class Before:
    """An activity with what a field holds and would hold, in words.

    `waits`: the change would wait for a new decision. `hindrance`: why it cannot be made; "" when it can.
    """

    activity: Activity
    old: str
    new: str
    waits: bool
    hindrance: str

    @property
    def is_same(self) -> bool:
        """True when nothing would change."""
        return self.old == self.new


def before_and_after(budget: InternalBudget, name: str, value: Any, activities: Iterable[Activity]) -> list[Before]:
    """Each activity before and after. Their focus areas have been prefetched."""
    is_bound = name in bound_fields(budget)
    still = _why_still(budget)
    areas = _by_public_id(activities) if name == "focus_areas" else {}
    new = words(name, value)
    found = []
    for each in activities:
        held = is_bound and (each.is_decided or budget.state == BudgetState.PROPOSED)
        old = words(name, _present(each, name, areas))
        hindrance = still if held and old != new else _broken(each, name, value)
        found.append(Before(each, old, new, held, hindrance))
    return found


def words(name: str, value: Any) -> str:
    """A value of an activity's field as people read it; "" for none."""
    field: Any = Activity._meta.get_field(name)
    if value in (None, "", (), []):
        return ""
    if isinstance(value, str) and name in ("starts_on", "ends_on"):
        value = dt.date.fromisoformat(value)
    if isinstance(value, dt.date):
        return date_format(value, "Y-m-d")
    if isinstance(field, ChoiceSetField):
        return ", ".join(field.labels(value))
    if name == "focus_areas":
        return ", ".join(sorted(area.number or area.text for area in value))
    return str(dict(field.flatchoices).get(value, value))


def _present(activity: Activity, name: str, areas: dict[str, FocusArea]) -> Any:
    if name != "focus_areas":
        return activity.waiting(name)
    waiting = activity.pending.get(name)
    return list(activity.focus_areas.all()) if waiting is None else [areas[key] for key in waiting if key in areas]


def _by_public_id(activities: Iterable[Activity]) -> dict[str, FocusArea]:
    keys = {key for each in activities for key in each.pending.get("focus_areas", ())}
    return {area.public_id: area for area in FocusArea.objects.filter(public_id__in=keys)}


def _why_still(budget: InternalBudget) -> str:
    try:
        check_editable(budget)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _broken(activity: Activity, name: str, value: Any) -> str:
    if name not in ("starts_on", "ends_on"):
        return ""
    days = {each: activity.waiting(each) for each in ("starts_on", "ends_on")} | {name: value}
    first, last = (dt.date.fromisoformat(day) if isinstance(day, str) and day else day for day in days.values())
    return _("The end date is before the start date. Choose a later one.") if first and last and last < first else ""
