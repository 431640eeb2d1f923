"""What a decision binds, and changes that wait for a new one. Steps inside actions, with no audit of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.history import save_changes, save_relations
from fyren.plan.models import FocusArea
from fyren.steering.models import BodySettings, InternalBudget
from fyren.steering.rules import DECIDED_BY_DEFAULT, EDITABLE_STATES, BudgetState
from fyren.steering.terms import term_of

_DAYS = frozenset({"starts_on", "ends_on"})


def check_editable(budget: InternalBudget) -> None:
    """Refuse to change decided words while they stand still.

    Raises:
        ValidationError: the budget is proposed, adopted or closed.
    """
    state = BudgetState(budget.state)
    if state in EDITABLE_STATES:
        return
    said = {
        BudgetState.PROPOSED: _("%(budget)s is proposed, and its words stand still. Take the proposal back first."),
        BudgetState.ADOPTED: _("%(budget)s is adopted. Begin a new decision to change what it says."),
        BudgetState.CLOSED: _("%(budget)s is closed."),
    }
    raise ValidationError(said[state] % {"budget": term_of(budget.authority).opening})


def bound_fields(budget: InternalBudget) -> frozenset[str]:
    """The fields that the body's decisions bind: its own choice, else the usual ones."""
    settings = BodySettings.objects.filter(authority=budget.authority).first()
    return frozenset(settings.decided_fields if settings is not None else DECIDED_BY_DEFAULT)


def kept_value(value: Any) -> Any:
    """A value as `pending` keeps it: days in ISO form, focus areas by public id."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [each.public_id for each in value]
    return value


def apply_pending(budget: InternalBudget, *, by: str) -> None:
    """Let everything in the budget be decided, with the changes that waited.

    Rows where nothing waited say nothing new: they are decided all at once, and it is the budget's log that says when.
    A company's activity that says something new must be checked for secrecy again before everyone may read it. Where an
    earlier decision stays public, what this one changes or adds is marked as awaiting its release.
    """
    if budget.public_edition_id is not None:
        for rows in (budget.stances.all(), budget.activities.kept()):
            rows.filter(models.Q(is_decided=False) | ~models.Q(pending={})).update(awaits_release=True)
    for stance in budget.stances.exclude(pending={}):
        changes = {**stance.pending, "pending": {}}
        save_changes(stance, changes=changes, expected_version=stance.row_version, by=by)
    for activity in budget.activities.kept().exclude(pending={}):
        changes = {name: _live(name, value) for name, value in activity.pending.items() if name != "focus_areas"}
        chosen = activity.pending.get("focus_areas")
        changes |= {"pending": {}, "released_on": None}
        save_changes(activity, changes=changes, expected_version=activity.row_version, by=by)
        if chosen is not None:
            areas = FocusArea.objects.filter(public_id__in=chosen)
            save_relations(activity, relations={"focus_areas": areas}, expected_version=None, by=by)
    for rows in (budget.stances.all(), budget.activities.kept()):
        rows.filter(is_decided=False).update(is_decided=True, row_version=models.F("row_version") + 1)


def drop_pending(budget: InternalBudget, *, by: str) -> None:
    """Let what was decided stand: waiting changes go, and what was added meanwhile goes into the bin."""
    for stance in budget.stances.filter(is_decided=True):
        save_changes(stance, changes={"pending": {}}, expected_version=stance.row_version, by=by)
    budget.stances.filter(is_decided=False).delete()
    for activity in budget.activities.kept():
        changes: Mapping[str, Any] = {"pending": {}} if activity.is_decided else {"binned_at": clock.now()}
        save_changes(activity, changes=changes, expected_version=activity.row_version, by=by)


def _live(name: str, value: Any) -> Any:
    return dt.date.fromisoformat(value) if name in _DAYS and value else value
