"""Writes of the steering model: programme, processes, direction goals, and a coordinator's dated interpretations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from fyren.base.history import save_changes, save_new
from fyren.base.models import VersionedModel
from fyren.people.viewer import Viewer
from fyren.plan.access import check_interpret, check_see_edition
from fyren.plan.models import (
    Challenge,
    DevelopmentArea,
    DirectionGoal,
    Interpretation,
    Process,
    Programme,
    TargetInterpretation,
    TargetPicture,
)
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

STAMP = frozenset({"source", "checked_on", "review_by"})
PROGRAMME_FIELDS = STAMP | {"name", "vision", "adopted_on"}
PART_FIELDS = STAMP | {"programme", "name", "position"}
PROCESS_FIELDS = STAMP | {"kind", "name", "position"}
GOAL_FIELDS = STAMP | {"process", "wording", "position", "valid_from", "valid_to"}


@action(Act.PROGRAMME_SAVED)
def save_programme(*, programme: Programme, values: Mapping[str, Any], expected_version: int, by: Viewer) -> Programme:
    """Enter the sustainability programme (a new, unsaved object) or change it. A vision we do not have stays empty.

    Args:
        values: any of `PROGRAMME_FIELDS`.
        expected_version: the row version that the user saw; of no matter to a new one.

    Raises:
        PermissionDenied: `by` is no coordinator.
        Conflict: someone else was first.
    """
    check_interpret(by)
    changed = _keep(programme, values, PROGRAMME_FIELDS, expected_version, by)
    record(Act.PROGRAMME_SAVED, by=by.actor, about=programme, fields=changed)
    return programme


@action(Act.PROGRAMME_SAVED)
def save_programme_part(
    *, part: TargetPicture | Challenge, values: Mapping[str, Any], expected_version: int, by: Viewer
) -> TargetPicture | Challenge:
    """Enter a target picture or a challenge, or change it. One that exists but whose name we do not have stays empty.

    Args:
        values: any of `PART_FIELDS`.

    Raises:
        PermissionDenied: `by` is no coordinator.
        Conflict: someone else was first.
    """
    check_interpret(by)
    changed = _keep(part, values, PART_FIELDS, expected_version, by)
    record(Act.PROGRAMME_SAVED, by=by.actor, about=part, fields=changed)
    return part


@action(Act.PROCESS_SAVED)
def save_process(*, process: Process, values: Mapping[str, Any], expected_version: int, by: Viewer) -> Process:
    """Enter a main, steering or support process, or change it.

    Args:
        values: any of `PROCESS_FIELDS`.

    Raises:
        PermissionDenied: `by` is no coordinator.
        Conflict: someone else was first.
    """
    check_interpret(by)
    changed = _keep(process, values, PROCESS_FIELDS, expected_version, by)
    record(Act.PROCESS_SAVED, by=by.actor, about=process, fields=changed)
    return process


@action(Act.GOAL_SAVED)
def save_direction_goal(
    *, goal: DirectionGoal, values: Mapping[str, Any], expected_version: int, by: Viewer
) -> DirectionGoal:
    """Enter a process's direction goal, or change it. A wording that we do not have stays empty, never guessed.

    Args:
        values: any of `GOAL_FIELDS`.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: it ends before it begins.
        Conflict: someone else was first.
    """
    check_interpret(by)
    changed = _keep(goal, values, GOAL_FIELDS, expected_version, by)
    record(Act.GOAL_SAVED, by=by.actor, about=goal, fields=changed)
    return goal


@action(Act.INTERPRETATION_MADE)
def make_interpretation(
    *, area: DevelopmentArea, goal: DirectionGoal, rationale: str, valid_from: dt.date, by: Viewer
) -> Interpretation:
    """Read a development area as helping a direction goal: dated, with a reason, kept outside the plan.

    Raises:
        PermissionDenied: `by` is no coordinator, or may not see the area's edition.
        ValidationError: the same reading holds already, or there is no reason.
    """
    check_interpret(by)
    check_see_edition(by, area.edition)
    same = Interpretation.objects.filter(development_area=area, direction_goal=goal)
    _refuse_twice(same, valid_from)
    reading = Interpretation(
        development_area=area, direction_goal=goal, rationale=rationale, valid_from=valid_from, made_by=by.actor
    )
    save_new(reading, by=by.actor)
    record(Act.INTERPRETATION_MADE, by=by.actor, about=reading, fields=["rationale", "valid_from"])
    return reading


@action(Act.INTERPRETATION_MADE)
def interpret_target(
    *, goal: DirectionGoal, picture: TargetPicture, rationale: str, valid_from: dt.date, by: Viewer
) -> TargetInterpretation:
    """Read a direction goal as serving a target picture: dated, with a reason.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: the same reading holds already, or there is no reason.
    """
    check_interpret(by)
    same = TargetInterpretation.objects.filter(direction_goal=goal, target_picture=picture)
    _refuse_twice(same, valid_from)
    reading = TargetInterpretation(
        direction_goal=goal, target_picture=picture, rationale=rationale, valid_from=valid_from, made_by=by.actor
    )
    save_new(reading, by=by.actor)
    record(Act.INTERPRETATION_MADE, by=by.actor, about=reading, fields=["rationale", "valid_from"])
    return reading


@action(Act.INTERPRETATION_ENDED)
def end_interpretation(
    *, interpretation: Interpretation | TargetInterpretation, last_day: dt.date, expected_version: int, by: Viewer
) -> Interpretation | TargetInterpretation:
    """End a reading. The row remains: it held until then.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: the last day is before the first, or it is ended already.
        Conflict: someone else was first.
    """
    check_interpret(by)
    if interpretation.valid_to is not None:
        raise ValidationError(_("This interpretation is ended already."))
    changes = {"valid_to": last_day}
    changed = save_changes(interpretation, changes=changes, expected_version=expected_version, by=by.actor)
    record(Act.INTERPRETATION_ENDED, by=by.actor, about=interpretation, fields=changed)
    return interpretation


def _keep(
    obj: VersionedModel, values: Mapping[str, Any], allowed: frozenset[str], expected_version: int, by: Viewer
) -> list[str]:
    """Save a new object with the values, or change a saved one. Returns the names of the fields that were set.

    Raises:
        ValueError: a field is none of those allowed.
    """
    if not values.keys() <= allowed:
        raise ValueError(f"Not to be changed here: {sorted(values.keys() - allowed)}")
    if obj.pk is not None:
        return save_changes(obj, changes=values, expected_version=expected_version, by=by.actor)
    for name, value in values.items():
        setattr(obj, name, value)
    save_new(obj, by=by.actor)
    return sorted(values)


def _refuse_twice(same: models.QuerySet[Any], day: dt.date) -> None:
    if any(other.valid_to is None or other.valid_to >= day for other in same):
        raise ValidationError(_("This interpretation holds already. End it before you make it anew."))
