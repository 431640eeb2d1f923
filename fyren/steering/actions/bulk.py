"""Taking back a change that was made to several activities at once."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import Conflict, save_changes
from fyren.base.history.changes import object_type
from fyren.base.models import ChangeEntry
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea
from fyren.steering.access import check_write_budget
from fyren.steering.actions.pending import check_editable
from fyren.steering.actions.writing import split, write
from fyren.steering.models import Activity, InternalBudget
from fyren.steering.search import refresh_activities
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

_DAYS = frozenset({"starts_on", "ends_on"})


@action(Act.ACTIVITIES_CHANGED)
def undo_activities_change(*, budget: InternalBudget, field: str, versions: Mapping[str, int], by: Viewer) -> int:
    """Give activities back what a field held before a change, as the change log has it; all or none.

    Args:
        versions: public id to the row version that the change made.

    Returns:
        How many were changed back.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: the log does not hold what was before, or the words stand still now.
        Conflict: one of them has been changed since.
    """
    check_write_budget(by, budget)
    activities = {each.public_id: each for each in budget.activities.filter(public_id__in=versions)}
    entries = _entries(field, versions)
    for public_id, version in versions.items():
        activity, entry = activities.get(public_id), entries.get((public_id, version))
        if activity is None or entry is None or entry.blanked_reason:
            raise ValidationError(_("What was before is not kept any more. Change it by hand."))
        if activity.row_version != version:
            raise Conflict(activity)
        if entry.field == "pending":
            check_editable(budget)
            before = json.loads(entry.old) if entry.old else {}
            save_changes(activity, changes={"pending": before}, expected_version=version, by=by.actor)
        else:
            fields, relations = split({field: _value(field, entry.old)})
            write(activity, fields, relations, version, by=by)
    refresh_activities(activities.values())
    record(Act.ACTIVITIES_CHANGED, by=by.actor, about=budget, fields=[field])
    return len(versions)


def _entries(field: str, versions: Mapping[str, int]) -> dict[tuple[str, int], ChangeEntry]:
    """What the log says of the change, by public id and version: of the field, or of what waits for a decision."""
    found = ChangeEntry.objects.filter(
        object_type=object_type(Activity()), object_id__in=versions, field__in=(field, "pending")
    )
    return {(entry.object_id, entry.row_version): entry for entry in found}


def _value(field: str, logged: str) -> Any:
    """A logged text as the value that it was."""
    if field == "focus_areas":
        return list(FocusArea.objects.filter(public_id__in=logged.split()))
    if field in _DAYS:
        return dt.date.fromisoformat(logged) if logged else None
    return logged
