"""Changing an activity as the state of its budget allows. A step inside actions, with no audit of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from fyren.base import clock
from fyren.base.fields import ChoiceSetField
from fyren.base.history import save_changes, save_relations
from fyren.people.viewer import Viewer
from fyren.steering.actions.pending import bound_fields, check_editable, kept_value
from fyren.steering.models import Activity
from fyren.steering.rules import ACTIVITY_FIELDS, BudgetState

RELATIONS = frozenset({"focus_areas", "direction_goals", "target_pictures"})
FIELDS = frozenset(ACTIVITY_FIELDS)
SAID = frozenset({"status", "public_message", "expected_result", "ended_because"})


def split(values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, list[models.Model]]]:
    """The values as fields and relations.

    Raises:
        ValueError: a name is neither.
    """
    if not values.keys() <= FIELDS | RELATIONS:
        raise ValueError(f"Not to be changed here: {sorted(values.keys() - FIELDS - RELATIONS)}")
    fields = {name: _in_order(name, value) for name, value in values.items() if name in FIELDS}
    relations = {name: list(value) for name, value in values.items() if name in RELATIONS}
    return fields, relations


def _in_order(name: str, value: Any) -> Any:
    """A set of choices as the model keeps it, so that a form's list in another order is no change."""
    field = Activity._meta.get_field(name)
    return field.to_python(value) if isinstance(field, ChoiceSetField) else value


def write(
    activity: Activity,
    fields: dict[str, Any],
    relations: dict[str, list[models.Model]],
    expected_version: int,
    *,
    by: Viewer,
) -> list[str]:
    """Change an activity: freely what no decision binds, the rest as the state of its budget allows.

    Raises:
        ValidationError: a decided field was changed while the words stand still.
        Conflict: someone else was first.
    """
    current = Activity.objects.select_related("budget__authority", "budget__year").get(pk=activity.pk)
    budget = current.budget
    if current.is_decided or budget.state == BudgetState.PROPOSED:
        bound = bound_fields(budget)
        changed = {name: value for name, value in {**fields, **relations}.items() if name in bound}
        # What is not named in this change goes on waiting as it did.
        untouched = {name: value for name, value in current.pending.items() if name not in changed}
        waiting = {**untouched, **_differing(current, changed)}
        fields = {name: value for name, value in fields.items() if name not in bound}
        relations = {name: value for name, value in relations.items() if name not in bound}
        if waiting != current.pending:
            check_editable(budget)
            fields["pending"] = waiting
    if _differing(current, {name: value for name, value in fields.items() if name in SAID}):
        fields["said_at"] = clock.now()
    saved = save_changes(activity, changes=fields, expected_version=expected_version, by=by.actor)
    seen = None if saved else expected_version
    return [*saved, *save_relations(activity, relations=relations, expected_version=seen, by=by.actor)]


def _differing(activity: Activity, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are not the activity's, as `pending` keeps them."""
    found = {}
    for name, value in values.items():
        if name in RELATIONS:
            present = {each.pk for each in getattr(activity, name).all()}
            if present != {each.pk for each in value}:
                found[name] = kept_value(value)
        elif getattr(activity, name) != value:
            found[name] = kept_value(value)
    return found
