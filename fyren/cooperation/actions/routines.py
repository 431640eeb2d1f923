"""Routines: written, decided by management, reviewed, ended; and how many have read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import save_changes, save_values
from fyren.cooperation.models import Routine, RoutineEdition, RoutineScope
from fyren.cooperation.routines.text import gaps
from fyren.cooperation.search import refresh_found
from fyren.people.access import check_keep
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.ROUTINE_SAVED)
def save_routine(*, routine: Routine, values: Mapping[str, Any], expected_version: int, by: Viewer) -> Routine:
    """Begin a routine, or change the text that is worked on. What is decided stays as it is.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: it breaks a rule of its model.
        Conflict: someone else was first.
    """
    check_keep(by, routine.authority)
    fields = save_values(routine, values=values, expected_version=expected_version, by=by.actor)
    record(Act.ROUTINE_SAVED, by=by.actor, about=routine, fields=fields)
    return routine


@action(Act.ROUTINE_DECIDED)
def decide_routine(*, routine: Routine, values: Mapping[str, Any], expected_version: int, by: Viewer) -> RoutineEdition:
    """Enter management's decision: the text as it stands becomes the edition that holds.

    Args:
        values: `decided_by`, `decided_on`, and `section` and `dnr` where there are such.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: something is left to fill in, the day has not come, or the routine has ended.
        Conflict: someone else was first.
    """
    check_keep(by, routine.authority)
    _require_open(routine)
    left = gaps(routine.text)
    if left:
        raise ValidationError(_("Fill in what stands in brackets first: %(left)s.") % {"left": ", ".join(left)})
    latest = routine.editions.first()
    changes = {"reviewed_on": values["decided_on"]}
    fields = save_changes(routine, changes=changes, expected_version=expected_version, by=by.actor)
    edition = RoutineEdition(
        routine=routine,
        number=1 if latest is None else latest.number + 1,
        title=routine.title,
        text=routine.text,
        made_by=by.actor,
        **values,
    ).sealed()
    edition.full_clean()
    edition.save(force_insert=True)
    refresh_found(routine)
    record(Act.ROUTINE_DECIDED, by=by.actor, about=edition, fields=fields)
    return edition


@action(Act.ROUTINE_REVIEWED)
def review_routine(*, routine: Routine, reviewed_on: dt.date, expected_version: int, by: Viewer) -> Routine:
    """Say that management has gone through the decided routine and lets it stand.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: it is not decided or has ended, or the day has not come.
        Conflict: someone else was first.
    """
    check_keep(by, routine.authority)
    _require_open(routine)
    if not routine.editions.exists():
        raise ValidationError(_("The routine is not decided yet. Enter management's decision first."))
    changes = {"reviewed_on": reviewed_on}
    fields = save_changes(routine, changes=changes, expected_version=expected_version, by=by.actor)
    record(Act.ROUTINE_REVIEWED, by=by.actor, about=routine, fields=fields)
    return routine


@action(Act.ROUTINE_ENDED)
def end_routine(*, routine: Routine, expected_version: int, by: Viewer) -> Routine:
    """Let a routine hold no more. Its texts are kept.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: it has ended already.
        Conflict: someone else was first.
    """
    check_keep(by, routine.authority)
    _require_open(routine)
    changes = {"ended_on": by.day}
    fields = save_changes(routine, changes=changes, expected_version=expected_version, by=by.actor)
    refresh_found(routine)
    record(Act.ROUTINE_ENDED, by=by.actor, about=routine, fields=fields)
    return routine


def _require_open(routine: Routine) -> None:
    if routine.ended_on is not None:
        raise ValidationError(_("The routine holds no more. Begin a new one."))


@action(Act.ROUTINE_SCOPE_SAID)
def say_scope(*, authority: Body, area: str, applies: bool, by: Viewer) -> RoutineScope:
    """Say whether an area concerns the body.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
    """
    check_keep(by, authority)
    scope = RoutineScope.objects.filter(authority=authority, area=area).first()
    scope = scope or RoutineScope(authority=authority, area=area)
    values = {"applies": applies}
    fields = save_values(scope, values=values, expected_version=scope.row_version, by=by.actor)
    record(Act.ROUTINE_SCOPE_SAID, by=by.actor, about=scope, fields=fields)
    return scope
