"""Filling a report in from a body's own file: kept, its columns said, its rows decided, and saved in one act.

What the file says never goes into the change log before it is taken in, so that a discarded file is gone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError

from fyren.base.history import save_new
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
from fyren.steering.actions.report_writing import answered, fresh, write_part
from fyren.steering.import_layout import Layouts, propose
from fyren.steering.models import BodyReport, RememberedColumns, ReportImport
from fyren.steering.queries.body_reports import new_activity_report
from fyren.steering.queries.imports import Preview
from fyren.steering.queries.report_imports import report_preview
from fyren.steering.report_access import check_write_report
from fyren.steering.report_exchange import FIELDS, report_columns
from fyren.steering.report_parts import question_field
from fyren.steering.round_rules import Scope
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.REPORT_IMPORT_STARTED)
def start_report_import(*, report: BodyReport, tables: Sequence[Table], file_name: str, by: Viewer) -> ReportImport:
    """Keep a file that was read, to be looked through. A cell with a personal identity number is not kept.

    Raises:
        PermissionDenied: `by` does not write the report, or it is not being written.
        ValidationError: the file's name holds a personal identity number.
    """
    report = fresh(report)
    check_write_report(by, report)
    kept = [without_identities(table) for table in tables]
    remembered = RememberedColumns.objects.filter(authority=report.authority).first()
    questions = tuple(report.round.questions.filter(scope=Scope.ACTIVITY))
    names = remembered.report_names if remembered is not None else {}
    layouts = propose(kept, report_columns(questions), (), names)
    draft = ReportImport(
        report=report, file_name=file_name, started_by=by.actor, tables=tables_json(kept), places=layouts.to_json()
    )
    save_new(draft, by=by.actor)
    record(Act.REPORT_IMPORT_STARTED, by=by.actor, about=draft)
    return draft


@action(Act.REPORT_IMPORT_DECIDED)
def set_report_columns(
    *, draft: ReportImport, layouts: Layouts, names: Mapping[str, str], expected_version: int, by: Viewer
) -> ReportImport:
    """Say which column of the file is which, and remember it for the body's next file.

    Args:
        names: header, as `headers.normalised`, to field; "" for one that is left out.

    Raises:
        PermissionDenied, ValidationError, Conflict: as `_check_open`.
    """
    _check_open(draft, expected_version, by)
    keep_columns(draft, layouts.to_json(), expected_version)
    remembered, _made = RememberedColumns.objects.get_or_create(authority=draft.report.authority)
    remember(remembered, names, "report_names")
    record(Act.REPORT_IMPORT_DECIDED, by=by.actor, about=draft, fields=["places"])
    return draft


@action(Act.REPORT_IMPORT_DECIDED)
def decide_report_rows(*, draft: ReportImport, decisions: Decisions, expected_version: int, by: Viewer) -> ReportImport:
    """Keep what has been chosen for the rows.

    Raises:
        PermissionDenied, ValidationError, Conflict: as `_check_open`.
    """
    _check_open(draft, expected_version, by)
    keep_decisions(draft, decisions, expected_version)
    record(Act.REPORT_IMPORT_DECIDED, by=by.actor, about=draft, fields=["decisions"])
    return draft


@action(Act.REPORT_IMPORT_DISCARDED)
def discard_report_import(*, draft: ReportImport, expected_version: int, by: Viewer) -> ReportImport:
    """Wipe a file that is not to be taken in.

    Raises:
        PermissionDenied, ValidationError, Conflict: as `_check_open`.
    """
    _check_open(draft, expected_version, by)
    close(draft, TableImportState.DISCARDED, expected_version)
    record(Act.REPORT_IMPORT_DISCARDED, by=by.actor, about=draft)
    return draft


@action(Act.REPORT_IMPORTED)
def import_report(*, draft: ReportImport, seen: str, expected_version: int, by: Viewer) -> Preview:
    """Write every row that is to be taken in into the report, or none. No part is marked as done by a file.

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
    preview = report_preview(draft)
    check_seen(seen, preview.seen)
    if preview.waiting:
        raise ValidationError(preview.asks)
    changed: set[str] = set()
    for each in preview.taken:
        try:
            changed.update(_take_in(each, preview, draft.report, by))
        except ValidationError as error:
            raise of_row(error, each) from error
    close(draft, TableImportState.DONE, expected_version)
    record(Act.REPORT_IMPORTED, by=by.actor, about=draft.report, fields=sorted(changed))
    return preview


def _take_in(each: Outcome, preview: Preview, report: BodyReport, by: Viewer) -> list[str]:
    """Write one row, over the version that the preview was made from."""
    saved = each.saved
    done = {change.column.key: change.after for change in each.changes if change.is_done}
    if saved is None or not done:
        return []
    activity = preview.activities[saved.public_id]
    row = report.activity_reports.filter(activity=activity).first() or new_activity_report(report, activity)
    questions = report.round.questions.filter(scope=Scope.ACTIVITY)
    answers = {question: done[name] for question in questions if (name := question_field(question)) in done}
    values = {name: value for name, value in done.items() if name in FIELDS}
    said = answered(report, {"activity": activity}, answers)
    return write_part(row, values, said, saved.version, by)


def _check_open(draft: ReportImport, expected_version: int, by: Viewer) -> None:
    """Refuse whoever does not write the report, and what is closed or has been changed meanwhile.

    Raises:
        PermissionDenied: `by` does not write the report, or it is not being written.
        ValidationError: the import is taken in or discarded.
        Conflict: someone else was first.
    """
    check_write_report(by, fresh(draft.report))
    check_still_open(draft, expected_version)
