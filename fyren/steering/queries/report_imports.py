"""Reads of files on their way into a report, and what each row of one would do now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from fyren.base.importing.columns import CellFault, Column
from fyren.base.importing.comparing import Change, Match, Saved, compare, match_rows, outcome
from fyren.base.importing.models import TableImportState
from fyren.base.importing.rows import ID, VERSION, Fault, ReadRow, read_rows
from fyren.base.models import ChangeEntry
from fyren.base.spreadsheets import CUT, LONGEST_CELL
from fyren.people.viewer import Viewer
from fyren.steering.access import WRITERS
from fyren.steering.exchange import Names
from fyren.steering.import_layout import layouts_of
from fyren.steering.models import Activity, BodyReport, ReportImport
from fyren.steering.queries.body_reports import report_content
from fyren.steering.queries.import_rules import once
from fyren.steering.queries.imports import Preview
from fyren.steering.report_exchange import FIELDS, raw_values, report_columns
from fyren.steering.report_parts import Part
from fyren.steering.round_rules import Scope

_NO_NAMES = Names({}, {}, {}, {}, {})
# What a row says only to be known again.
_KNOWN_BY = (ID, VERSION, "title", "external_id")


def report_imports_seen(viewer: Viewer) -> QuerySet[ReportImport]:
    """The files that the viewer may know of: those of authorities for which she writes."""
    rows = ReportImport.objects.filter(report__authority__public_id__in=viewer.authorities_as(*WRITERS))
    return rows.select_related("report__authority", "report__round__year")


def own_report_import(viewer: Viewer, public_id: str) -> ReportImport:
    """One of them.

    Raises:
        Http404: there is none such.
    """
    found = report_imports_seen(viewer).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def open_report_imports(viewer: Viewer, report: BodyReport) -> list[ReportImport]:
    """The report's files that wait to be taken in or discarded, without their content."""
    rows = report_imports_seen(viewer).filter(report=report, state=TableImportState.OPEN)
    return list(rows.defer("tables", "decisions"))


def report_preview(draft: ReportImport) -> Preview:
    """What each row of an open file would do now: a constant number of queries."""
    content, decisions = report_content(draft.report), draft.read_decisions()
    parts = {_activity(part).public_id: part for part in content.of(Scope.ACTIVITY)}
    every = report_columns(content.questions(Scope.ACTIVITY))
    layouts = layouts_of(draft)
    table = draft.read_tables()[layouts.sheet]
    rows = list(read_rows(table, layouts.activities, every, decisions.cells))
    columns = {column.key: column for column in every if column.key not in (ID, VERSION)}
    saved = [_saved(part, columns) for part in parts.values()]
    matches = match_rows(rows, saved, decisions.rows, title="title", external="external_id")
    written = {key: column for key, column in columns.items() if key not in _KNOWN_BY}
    earlier = _earlier(rows, matches, parts, written)
    outcomes = []
    for row in rows:
        match = matches[row.number]
        part = parts.get(match.saved.public_id) if match.saved is not None else None
        changes = compare(row, match.saved, written, earlier.get(row.number, {}), decisions.fields)
        faults = [*row.faults, *_faults(row, match, changes, part)]
        outcomes.append(outcome(row, match, changes, faults, decisions.rows))
    activities = {key: _activity(part) for key, part in parts.items()}
    return Preview(once(tuple(outcomes)), (), columns, _NO_NAMES, activities, {})


def _activity(part: Part) -> Activity:
    if not isinstance(part.about, Activity):
        raise TypeError(part.key)
    return part.about


def _saved(part: Part, columns: Mapping[str, Column]) -> Saved:
    raw, about = raw_values(part), _activity(part)
    values = {key: column.settled(raw[key]) for key, column in columns.items()}
    return Saved(about.public_id, part.version, about.title, values, about.external_id)


def _faults(row: ReadRow, match: Match, changes: Sequence[Change], part: Part | None) -> Iterator[Fault]:
    """What hinders a row, known before anything is saved."""
    if match.saved is None and not match.is_unsure:
        reason = _(
            "no decided activity of yours has this title. Leave the row out, or put the title right in the file."
        )
        yield Fault(row.number, "", reason)
    if match.saved is not None and row.public_id == match.saved.public_id and (row.version or 0) > match.saved.version:
        yield Fault(row.number, "", _("the version is newer than the saved one. Export the file anew."))
    for change in changes:
        text = change.after
        if isinstance(text, str) and len(text) > LONGEST_CELL and text.endswith(CUT.strip()):
            reason = _("the text was too long for the file, and is changed in Fyren only.")
            yield Fault(row.number, str(change.column.label), reason, change.column.key)
    if part is not None and part.is_done:
        values = {name: getattr(part.row, name) for name in FIELDS}
        values |= {change.column.key: change.after for change in changes if change.is_done}
        if values["deviation"] and not values["measure"]:
            yield Fault(row.number, "", _("Say what is done about the deviation."))


def _earlier(
    rows: Iterable[ReadRow], matches: Mapping[int, Match], parts: Mapping[str, Part], columns: Mapping[str, Column]
) -> dict[int, dict[str, Any]]:
    """For each row exported before its part changed: what the changed fields were, by column."""
    old = {row.number: (row, parts[saved.public_id]) for row in rows if (saved := _changed_since(row, matches))}
    entries: dict[str, list[ChangeEntry]] = defaultdict(list)
    ids = {part.row.public_id for _row, part in old.values()}
    logged = ChangeEntry.objects.filter(object_type="steering.ActivityReport", object_id__in=ids)
    for entry in logged.order_by("row_version", "pk"):
        entries[entry.object_id].append(entry)
    found: dict[int, dict[str, Any]] = {}
    for number, (row, part) in old.items():
        then = _first(part, columns) if not row.version else _answers(part)
        for entry in entries[part.row.public_id]:
            if entry.row_version > (row.version or 0) and entry.field in columns:
                then.setdefault(entry.field, _read(columns[entry.field], entry.old))
        found[number] = then
    return found


def _changed_since(row: ReadRow, matches: Mapping[int, Match]) -> Saved | None:
    saved = matches[row.number].saved
    is_own = saved is not None and row.public_id == saved.public_id
    return saved if is_own and row.version is not None and saved is not None and row.version < saved.version else None


def _first(part: Part, columns: Mapping[str, Column]) -> dict[str, Any]:
    """A part that was not written when the file was taken out: its texts were empty, its status the activity's."""
    return {key: _activity(part).status if key == "status" else "" for key in columns}


def _answers(part: Part) -> dict[str, Any]:
    """Of answers is only known that the part has changed: those that differ are asked about."""
    return {key: None for key in raw_values(part) if key.startswith("question_")}


def _read(column: Column, text: str) -> Any:
    try:
        return column.read(text)
    except CellFault:
        return None
