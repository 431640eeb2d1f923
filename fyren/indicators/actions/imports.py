"""Taking in a file with values, or with the council's indicators: kept, its columns said, then saved or discarded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fyren.base.history import save_new
from fyren.base.importing.keeping import check_seen, check_settled, close, keep_columns, remember
from fyren.base.importing.models import TableImportState, tables_json
from fyren.base.importing.reading import Table
from fyren.base.importing.rows import without_identities
from fyren.indicators.access import check_keep_indicators
from fyren.indicators.actions.figures import Written, write_figures
from fyren.indicators.actions.importing import check_open
from fyren.indicators.exchange import as_rows, columns_for
from fyren.indicators.import_layout import ValueLayout, propose
from fyren.indicators.models import CouncilSet, ImportKind, RememberedValueColumns, ValueImport
from fyren.indicators.queries.contents import EXAMPLE
from fyren.indicators.queries.imports import figures_preview
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

SOURCE = "file"


@action(Act.VALUE_IMPORT_STARTED)
def start_value_import(
    *, tables: Sequence[Table], file_name: str, by: Viewer, council_set: CouncilSet | None = None
) -> ValueImport:
    """Keep a file that was read, to be looked through. A cell with a personal identity number is not kept.

    Args:
        council_set: the set that the file fills; None for a file with values.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: the file's name holds a personal identity number.
    """
    check_keep_indicators(by)
    kind = ImportKind.FIGURES if council_set is None else ImportKind.COUNCIL_SET
    kept = [without_identities(table if council_set is not None else as_rows(table)) for table in tables]
    remembered = RememberedValueColumns.objects.filter(kind=kind).first()
    names = remembered.names if remembered is not None else {}
    layout = propose(kept, kind, columns_for(kind), names)
    draft = ValueImport(
        kind=kind,
        council_set=council_set,
        file_name=file_name,
        started_by=by.actor,
        tables=tables_json(kept),
        places=layout.to_json(),
    )
    save_new(draft, by=by.actor)
    record(Act.VALUE_IMPORT_STARTED, by=by.actor, about=draft)
    return draft


@action(Act.VALUE_IMPORT_DECIDED)
def set_value_columns(
    *, draft: ValueImport, layout: ValueLayout, names: Mapping[str, str], expected_version: int, by: Viewer
) -> ValueImport:
    """Say which column of the file is which, and remember it for the next file of its kind.

    Args:
        names: header, as `headers.normalised`, to field; "" for one that is left out.

    Raises:
        PermissionDenied, ValidationError, Conflict: as `check_open`.
    """
    check_open(draft, expected_version, by)
    keep_columns(draft, layout.to_json(), expected_version)
    remembered, _made = RememberedValueColumns.objects.get_or_create(kind=draft.kind)
    remember(remembered, names)
    record(Act.VALUE_IMPORT_DECIDED, by=by.actor, about=draft, fields=["places"])
    return draft


@action(Act.VALUE_IMPORT_DISCARDED)
def discard_value_import(*, draft: ValueImport, expected_version: int, by: Viewer) -> ValueImport:
    """Wipe a file that is not to be taken in.

    Raises:
        PermissionDenied, ValidationError, Conflict: as `check_open`.
    """
    check_open(draft, expected_version, by)
    close(draft, TableImportState.DISCARDED, expected_version)
    record(Act.VALUE_IMPORT_DISCARDED, by=by.actor, about=draft)
    return draft


@action(Act.FIGURES_IMPORTED)
def import_figures(
    *, draft: ValueImport, seen: str, expected_version: int, by: Viewer, is_example: bool = False
) -> Written:
    """Save every value of the file that is understood. What a value was before it changed is kept.

    Args:
        seen: `FiguresPreview.seen` of what the person has read, faults included.
        is_example: the values are made up, and are shown so wherever they go.

    Raises:
        PermissionDenied, Conflict: as `check_open`.
        ValidationError: something has changed since it was shown, or the import is closed.
    """
    check_open(draft, expected_version, by)
    check_settled(draft)
    preview = figures_preview(draft)
    check_seen(seen, preview.seen)
    written = write_figures((line.figure for line in preview.taken), source=EXAMPLE if is_example else SOURCE)
    close(draft, TableImportState.DONE, expected_version)
    record(Act.FIGURES_IMPORTED, by=by.actor, about=draft)
    return written
