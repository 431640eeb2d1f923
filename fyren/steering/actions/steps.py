"""Writes about an activity's steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fyren.base import clock
from fyren.base.history import Conflict, save_changes, save_new
from fyren.people.viewer import Viewer
from fyren.steering.access import check_write_budget
from fyren.steering.models import Activity, Step
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

STEP_FIELDS = frozenset({"title", "due_on", "done_on"})


@action(Act.STEP_SAVED)
def save_step(
    *,
    activity: Activity,
    values: Mapping[str, Any],
    by: Viewer,
    step: Step | None = None,
    expected_version: int = 1,
) -> Step:
    """Add a step to an activity, or change one. Steps are execution: no decision binds them.

    Args:
        values: any of `STEP_FIELDS`.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: a rule of the model is broken.
        Conflict: someone else was first.
    """
    check_write_budget(by, activity.budget)
    if not values.keys() <= STEP_FIELDS:
        raise ValueError(f"Not to be changed here: {sorted(values.keys() - STEP_FIELDS)}")
    if step is None:
        step = save_new(Step(activity=activity, position=1 + activity.steps.count(), **values), by=by.actor)
        changed = sorted(values)
    else:
        changed = save_changes(step, changes=values, expected_version=expected_version, by=by.actor)
    Activity.objects.filter(pk=activity.pk).update(said_at=clock.now())
    record(Act.STEP_SAVED, by=by.actor, about=step, fields=changed)
    return step


@action(Act.STEP_REMOVED)
def remove_step(*, step: Step, expected_version: int, by: Viewer) -> None:
    """Take a step away.

    Raises:
        PermissionDenied: `by` does not write the budget.
        Conflict: someone changed it since it was read.
    """
    check_write_budget(by, step.activity.budget)
    current = Step.objects.select_for_update().get(pk=step.pk)
    if current.row_version != expected_version:
        raise Conflict(current)
    record(Act.STEP_REMOVED, by=by.actor, about=current)
    current.delete()
