"""Reads of imports: a body's files on their way in, and what each row of one would do now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from fyren.base.importing.columns import CellFault, Column
from fyren.base.importing.comparing import Match, Outcome, Saved, fingerprint, match_rows
from fyren.base.importing.models import TableImportState
from fyren.base.importing.reading import Table
from fyren.base.importing.rows import Fault, ReadRow, read_rows
from fyren.base.models import ChangeEntry
from fyren.base.screening import screen
from fyren.people.viewer import Viewer
from fyren.steering.access import WRITERS
from fyren.steering.exchange import Names, activity_columns, names_for, raw_values, step_columns
from fyren.steering.import_layout import Layouts, layouts_of
from fyren.steering.import_steps import STEP, attach_steps, step_column, step_value
from fyren.steering.models import Activity, ActivityImport, InternalBudget, Step
from fyren.steering.queries.exchange import activities_of, steps_of
from fyren.steering.queries.import_rules import Earlier, Judge, once


def imports_seen(viewer: Viewer) -> QuerySet[ActivityImport]:
    """The files that the viewer may know of: those of authorities for which she writes."""
    at = viewer.authorities_as(*WRITERS)
    rows = ActivityImport.objects.filter(budget__authority__public_id__in=at)
    return rows.select_related("budget__authority", "budget__year")


def own_import(viewer: Viewer, public_id: str) -> ActivityImport:
    """One of them.

    Raises:
        Http404: there is none such.
    """
    found = imports_seen(viewer).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def open_imports(viewer: Viewer, budget: InternalBudget) -> list[ActivityImport]:
    """The budget's files that wait to be taken in or discarded, without their content."""
    rows = imports_seen(viewer).filter(budget=budget, state=TableImportState.OPEN)
    return list(rows.defer("tables", "decisions"))


@dataclass(frozen=True)
class Preview:
    """What taking a file in would do now.

    `loose`: what is wrong on the second sheet and belongs to no row of the first. `activities`, `steps`: what is
    saved, by public id.
    """

    outcomes: tuple[Outcome, ...]
    loose: tuple[Fault, ...]
    columns: Mapping[str, Column]
    names: Names
    activities: Mapping[str, Activity]
    steps: Mapping[str, Step]

    @cached_property
    def seen(self) -> str:
        """Names exactly what is shown."""
        return fingerprint(self.outcomes)

    @property
    def waiting(self) -> list[Outcome]:
        """The rows for which something must be chosen first."""
        return [each for each in self.outcomes if each.waits]

    @property
    def asks(self) -> str:
        """What must be chosen first, in words."""
        rows = ", ".join(str(each.row.number) for each in self.waiting[:10])
        return _("Choose what shall happen to these rows first: %(rows)s.") % {"rows": rows}

    @property
    def taken(self) -> list[Outcome]:
        """The rows that would be saved."""
        return [each for each in self.outcomes if each.is_taken]

    @cached_property
    def contact_details(self) -> list[tuple[int, str]]:
        """Telephone numbers, e-mail and street addresses that the file brings, with their rows."""
        found = []
        for each in self.taken:
            for change in each.changes:
                if change.is_done and isinstance(change.after, str):
                    kept = {finding.text for finding in screen(change.old).contact_details}
                    details = screen(change.after).contact_details
                    found += [(each.row.number, detail.text) for detail in details if detail.text not in kept]
        return found


def preview_of(draft: ActivityImport) -> Preview:
    """What each row of an open import would do now: a constant number of queries.

    Raises:
        ValueError: its columns have not been settled.
    """
    budget, decisions = draft.budget, draft.read_decisions()
    names = names_for(budget)
    columns = activity_columns(names)
    layouts = layouts_of(draft)
    tables = draft.read_tables()
    rows = list(read_rows(tables[layouts.sheet], layouts.activities, columns, decisions.cells))
    activities = {each.public_id: each for each in activities_of(budget)}
    steps = {each.public_id: each for each in steps_of(budget)}
    by_key = {column.key: column for column in columns if column.key not in ("id", "version")}
    saved = _saved(activities.values(), steps.values(), names, by_key)
    rows = [_with_default(row, by_key, layouts) for row in rows]
    matches = match_rows(rows, saved, decisions.rows, title="title", external="external_id")
    rows, loose = _with_steps(rows, matches, tables, layouts, steps)
    by_key |= {key: step_column(key, steps) for row in rows for key in row.values if key.startswith(STEP)}
    rows = [_completed(row, matches[row.number], by_key) for row in rows]
    binned = frozenset(budget.activities.exclude(binned_at=None).values_list("public_id", flat=True))
    earlier = _earlier(rows, matches, by_key, names, steps)
    judge = Judge(budget, activities, binned, by_key, earlier, decisions)
    outcomes = tuple(judge.judged(row, matches[row.number]) for row in rows)
    return Preview(once(outcomes), tuple(loose), by_key, names, activities, steps)


def _saved(
    activities: Iterable[Activity], steps: Iterable[Step], names: Names, columns: Mapping[str, Column]
) -> list[Saved]:
    by_activity: dict[int, dict[str, Any]] = defaultdict(dict)
    for step in steps:
        by_activity[step.activity_id][f"{STEP}{step.public_id}"] = step_value(step.title, step.due_on, step.done_on)
    found = []
    for activity in activities:
        raw = raw_values(activity, names)
        values = {key: _settled(column, raw[key]) for key, column in columns.items()} | by_activity[activity.pk]
        found.append(Saved(activity.public_id, activity.row_version, raw["title"], values, raw["external_id"]))
    return found


def _settled(column: Column, value: Any) -> Any:
    """A saved value as a file gives it back; what no file could hold stands as it is, and is then never changed."""
    try:
        return column.settled(value)
    except CellFault:
        return value


def _with_default(row: ReadRow, columns: Mapping[str, Column], layouts: Layouts) -> ReadRow:
    """A row without a column for focus areas, with those that were chosen for the whole file."""
    if "focus_areas" in row.cells or not layouts.focus_area or row.public_id:
        return row
    return replace(row, values={**row.values, "focus_areas": frozenset({layouts.focus_area})})


def _with_steps(
    rows: Sequence[ReadRow],
    matches: Mapping[int, Match],
    tables: Sequence[Table],
    layouts: Layouts,
    steps: Mapping[str, Step],
) -> tuple[list[ReadRow], list[Fault]]:
    if layouts.steps is None or layouts.steps_sheet is None:
        return list(rows), []
    table = tables[layouts.steps_sheet]
    read = read_rows(table, layouts.steps, step_columns(), {}, table.name or _("Steps"))
    saved = {number: match.saved.public_id for number, match in matches.items() if match.saved is not None}
    return attach_steps(rows, list(read), saved, steps)


def _completed(row: ReadRow, match: Match, columns: Mapping[str, Column]) -> ReadRow:
    """What a new activity needs and the file has no column for is missed in the row itself."""
    if match.saved is not None:
        return row
    missing = [
        Fault(row.number, str(column.label), _("is missing. Choose it here, or leave the row out."), key)
        for key, column in columns.items()
        if column.is_required and not key.startswith(STEP) and key not in row.cells and key not in row.values
    ]
    return replace(row, faults=(*row.faults, *missing)) if missing else row


def _earlier(
    rows: Sequence[ReadRow],
    matches: Mapping[int, Match],
    columns: Mapping[str, Column],
    names: Names,
    steps: Mapping[str, Step],
) -> Earlier:
    """For each row exported before its activity or steps changed: what the changed fields were, by column."""
    old = {row.number: (row, saved) for row in rows if (saved := _changed_since(row, matches[row.number])) is not None}
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    entries = ChangeEntry.objects.filter(
        object_type="steering.Activity", object_id__in={saved.public_id for _row, saved in old.values()}
    ).order_by("row_version", "pk")
    by_activity = defaultdict(list)
    for entry in entries:
        by_activity[entry.object_id].append(entry)
    for number, (row, saved) in old.items():
        for entry in by_activity[saved.public_id]:
            if entry.row_version > (row.version or 0):
                for key, value in _then(entry, columns, names, saved).items():
                    found[number].setdefault(key, value)
    for row in rows:
        for key, version in row.part_versions.items():
            step = steps[key.removeprefix(STEP)]
            if version is not None and version < step.row_version:
                found[row.number][key] = None  # whatever it was: both have said something
    return found


def _changed_since(row: ReadRow, match: Match) -> Saved | None:
    saved = match.saved
    is_old = saved is not None and row.version is not None and row.version < saved.version
    return saved if is_old and row.public_id == (saved and saved.public_id) else None


def _then(entry: ChangeEntry, columns: Mapping[str, Column], names: Names, saved: Saved) -> dict[str, Any]:
    """What a logged change says that columns were before it.

    Of a change that waits for a decision only is known that it came: what both have touched is then asked about.
    """
    if entry.field == "pending":
        return {key: None for key in saved.values if f'"{key}"' in entry.old or f'"{key}"' in entry.new}
    column = columns.get(entry.field)
    if column is None:
        return {}
    if entry.field == "focus_areas":
        by_id = {area.public_id: names.key_of(area.pk) for area in names.own.values()}
        return {entry.field: frozenset(by_id.get(each, each) for each in entry.old.split())}
    if entry.field in ("direction_goals", "target_pictures", "perspectives", "target_groups"):
        return {entry.field: frozenset(entry.old.split())}
    try:
        return {entry.field: column.read(entry.old)}
    except CellFault:
        return {entry.field: None}
