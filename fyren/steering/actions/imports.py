"""Taking in a body's own file: kept, its columns said, its rows decided, and at last saved in one act or discarded.

What the file says never goes into the change log before it is taken in, so that a discarded file is gone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from fyren.base import clock
from fyren.base.history import save_changes, save_new, save_relations
from fyren.base.importing.comparing import Decisions, Outcome
from fyren.base.importing.keeping import (
    check_seen,
    check_still_open,
    close,
    keep_columns,
    keep_decisions,
    of_row,
    remember,
)
from fyren.base.importing.models import TableImportState, tables_json
from fyren.base.importing.reading import Table
from fyren.base.importing.rows import without_identities
from fyren.people.viewer import Viewer
from fyren.steering.access import check_write_budget
from fyren.steering.actions.writing import split, write
from fyren.steering.exchange import RELATIONS, Names, activity_columns, names_for, step_columns
from fyren.steering.import_layout import Layouts, propose
from fyren.steering.import_steps import NEW_STEP, STEP
from fyren.steering.models import Activity, ActivityImport, InternalBudget, RememberedColumns, Step
from fyren.steering.queries.imports import Preview, preview_of
from fyren.steering.search import refresh_activities
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.ACTIVITY_IMPORT_STARTED)
def start_activity_import(
    *, budget: InternalBudget, tables: Sequence[Table], file_name: str, by: Viewer
) -> ActivityImport:
    """Keep a file that was read, to be looked through. A cell with a personal identity number is not kept.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: the file's name holds a personal identity number.
    """
    check_write_budget(by, budget)
    kept = [without_identities(table) for table in tables]
    remembered = RememberedColumns.objects.filter(authority=budget.authority).first()
    layouts = propose(
        kept, activity_columns(names_for(budget)), step_columns(), remembered.names if remembered is not None else {}
    )
    draft = ActivityImport(
        budget=budget,
        file_name=file_name,
        started_by=by.actor,
        tables=tables_json(kept),
        places=layouts.to_json(),
    )
    save_new(draft, by=by.actor)
    record(Act.ACTIVITY_IMPORT_STARTED, by=by.actor, about=draft)
    return draft


@action(Act.ACTIVITY_IMPORT_DECIDED)
def set_import_columns(
    *, draft: ActivityImport, layouts: Layouts, names: Mapping[str, str], expected_version: int, by: Viewer
) -> ActivityImport:
    """Say which column of the file is which, and remember it for the body's next file.

    Args:
        names: header, as `headers.normalised`, to field; "" for one that is left out.

    Raises:
        PermissionDenied, ValidationError, Conflict: as `_check_open`.
    """
    _check_open(draft, expected_version, by)
    keep_columns(draft, layouts.to_json(), expected_version)
    remembered, _made = RememberedColumns.objects.get_or_create(authority=draft.budget.authority)
    remember(remembered, names)
    record(Act.ACTIVITY_IMPORT_DECIDED, by=by.actor, about=draft, fields=["places"])
    return draft


@action(Act.ACTIVITY_IMPORT_DECIDED)
def decide_import_rows(
    *, draft: ActivityImport, decisions: Decisions, expected_version: int, by: Viewer
) -> ActivityImport:
    """Keep what has been chosen for the rows.

    Raises:
        PermissionDenied, ValidationError, Conflict: as `_check_open`.
    """
    _check_open(draft, expected_version, by)
    keep_decisions(draft, decisions, expected_version)
    record(Act.ACTIVITY_IMPORT_DECIDED, by=by.actor, about=draft, fields=["decisions"])
    return draft


@action(Act.ACTIVITY_IMPORT_DISCARDED)
def discard_activity_import(*, draft: ActivityImport, expected_version: int, by: Viewer) -> ActivityImport:
    """Wipe a file that is not to be taken in.

    Raises:
        PermissionDenied, ValidationError, Conflict: as `_check_open`.
    """
    _check_open(draft, expected_version, by)
    close(draft, TableImportState.DISCARDED, expected_version)
    record(Act.ACTIVITY_IMPORT_DISCARDED, by=by.actor, about=draft)
    return draft


@action(Act.ACTIVITIES_IMPORTED)
def import_activities(*, draft: ActivityImport, seen: str, expected_version: int, by: Viewer) -> Preview:
    """Save every row that is to be taken in, or none.

    Args:
        seen: `Preview.seen` of what the person has read.

    Returns:
        What was saved.

    Raises:
        PermissionDenied, Conflict: as `_check_open`.
        ValidationError: something waits for a choice, has changed since it was shown or breaks a rule, or the import
            is closed.
    """
    _check_open(draft, expected_version, by)
    preview = preview_of(draft)
    check_seen(seen, preview.seen)
    if preview.waiting:
        raise ValidationError(preview.asks)
    changed: set[str] = set()
    saved = []
    for each in preview.taken:
        try:
            activity, fields = _take_in(each, preview, draft.budget, by=by)
        except ValidationError as error:
            raise of_row(error, each) from error
        saved.append(activity)
        changed.update(fields)
    refresh_activities(saved)
    close(draft, TableImportState.DONE, expected_version)
    record(Act.ACTIVITIES_IMPORTED, by=by.actor, about=draft.budget, fields=sorted(changed))
    return preview


def _check_open(draft: ActivityImport, expected_version: int, by: Viewer) -> None:
    """Refuse whoever does not write the budget, and what is closed or has been changed meanwhile.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: the import is taken in or discarded.
        Conflict: someone else was first.
    """
    check_write_budget(by, draft.budget)
    check_still_open(draft, expected_version)


def _take_in(each: Outcome, preview: Preview, budget: InternalBudget, *, by: Viewer) -> tuple[Activity, list[str]]:
    """Save one row: its fields first, then its steps. Returns the activity and what was written."""
    done = {change.column.key: change.after for change in each.changes if change.is_done}
    steps = {key: done.pop(key) for key in list(done) if key.startswith(STEP)}
    activity = preview.activities.get(each.saved.public_id) if each.saved is not None else None
    values = {name: _as_kept(name, value, activity, preview.names) for name, value in done.items()}
    fields, relations = split(values)
    if activity is None:
        activity = save_new(Activity(budget=budget, **fields), by=by.actor)
        changed = [*fields, *save_relations(activity, relations=relations, expected_version=None, by=by.actor)]
    elif values:
        changed = write(activity, fields, relations, each.saved.version if each.saved else 0, by=by)
    else:
        changed = []
    for key, (title, due_on, done_on) in steps.items():
        _save_step(activity, key, {"title": title, "due_on": due_on, "done_on": done_on}, preview, by=by)
    if steps:
        Activity.objects.filter(pk=activity.pk).update(said_at=clock.now())
    return activity, [*changed, *(["steps"] if steps else [])]


def _as_kept(name: str, value: Any, activity: Activity | None, names: Names) -> Any:
    """A file's value as the model takes it."""
    if name == "focus_areas":
        return names.areas_of(sorted(value), activity.focus_areas.all() if activity is not None else ())
    if name in RELATIONS:
        objects: Mapping[str, models.Model] = names.goals if name == "direction_goals" else names.pictures
        return [objects[key] for key in sorted(value)]
    return value


def _save_step(activity: Activity, key: str, values: dict[str, Any], preview: Preview, *, by: Viewer) -> None:
    if key.startswith(NEW_STEP):
        position = 1 + activity.steps.count()
        save_new(Step(activity=activity, position=position, **values), by=by.actor)
        return
    step = preview.steps[key.removeprefix(STEP)]
    save_changes(step, changes=values, expected_version=step.row_version, by=by.actor)
