"""Taking in a file about knowledge: kept without what tells who it is about, its columns said, saved or discarded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import save_new
from fyren.base.importing.keeping import check_seen, check_settled, check_still_open, keep_columns, remember
from fyren.base.importing.models import TableImportState, tables_json
from fyren.competence.counts import write_completions, write_headcounts
from fyren.competence.hashed import opt_in_of
from fyren.competence.importing.closing import close_import
from fyren.competence.importing.columns import columns_for, known_at
from fyren.competence.importing.files import Sheet
from fyren.competence.importing.layout import NumbersLayout, propose
from fyren.competence.importing.numbers import preview_of
from fyren.competence.models import FILE, CompetenceImport, ImportKind, RememberedCompetenceColumns
from fyren.people.access import check_keep
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.COMPETENCE_IMPORT_STARTED)
def start_competence_import(
    *, authority: Body, kind: ImportKind, sheet: Sheet, file_name: str, by: Viewer
) -> CompetenceImport:
    """Keep a file that was read, to be looked through.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: the file's name holds a personal identity number, or the file identities that the employer
            has not decided to take in.
    """
    check_keep(by, authority)
    if kind in (ImportKind.HASHED, ImportKind.PEOPLE) and opt_in_of(authority, by.day) is None:
        raise ValidationError(_("The employer has not decided to take in hashed identities."))
    remembered = RememberedCompetenceColumns.objects.filter(authority=authority, kind=kind).first()
    columns = columns_for(kind, known_at(authority), by.day)
    layout = propose(sheet.head, kind, columns, remembered.names if remembered is not None else {})
    draft = CompetenceImport(
        authority=authority,
        kind=kind,
        file_name=file_name,
        started_by=by.actor,
        tables=tables_json([sheet.head]),
        content=sheet.content,
        places=layout.to_json(),
    )
    save_new(draft, by=by.actor)
    record(Act.COMPETENCE_IMPORT_STARTED, by=by.actor, about=draft)
    return draft


@action(Act.COMPETENCE_IMPORT_DECIDED)
def set_competence_columns(
    *, draft: CompetenceImport, layout: NumbersLayout, names: Mapping[str, str], expected_version: int, by: Viewer
) -> CompetenceImport:
    """Say which column of the file is which, and remember it for the authority's next file of its kind.

    Args:
        names: header, as `headers.normalised`, to field; "" for one that is left out.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: the import is taken in or discarded.
        Conflict: someone else was first.
    """
    _check(draft, expected_version, by)
    keep_columns(draft, layout.to_json(), expected_version)
    about: dict[str, Any] = {"authority": draft.authority, "kind": draft.kind}
    remembered, _made = RememberedCompetenceColumns.objects.get_or_create(**about)
    remember(remembered, names)
    record(Act.COMPETENCE_IMPORT_DECIDED, by=by.actor, about=draft, fields=["places"])
    return draft


@action(Act.COMPETENCE_IMPORT_DISCARDED)
def discard_competence_import(*, draft: CompetenceImport, expected_version: int, by: Viewer) -> CompetenceImport:
    """Wipe a file that is not to be taken in.

    Raises:
        PermissionDenied, ValidationError, Conflict: as `set_competence_columns`.
    """
    _check(draft, expected_version, by)
    close_import(draft, TableImportState.DISCARDED, expected_version)
    record(Act.COMPETENCE_IMPORT_DISCARDED, by=by.actor, about=draft)
    return draft


@action(Act.COMPETENCE_IMPORTED)
def import_numbers(*, draft: CompetenceImport, seen: str, expected_version: int, by: Viewer) -> int:
    """Save every number of the file that is new or has changed; returns how many.

    Args:
        seen: `Preview.seen` of what the person has read.

    Raises:
        PermissionDenied, Conflict: as `set_competence_columns`.
        ValidationError: something has changed since it was shown, or the import is closed or its columns not said.
    """
    _check(draft, expected_version, by)
    check_settled(draft)
    preview = preview_of(draft, by.day)
    check_seen(seen, preview.seen)
    if draft.kind == ImportKind.HEADCOUNTS:
        write_headcounts(dict(preview.numbers))
    else:
        write_completions(dict(preview.numbers), FILE)
    close_import(draft, TableImportState.DONE, expected_version)
    record(Act.COMPETENCE_IMPORTED, by=by.actor, about=draft)
    return len(preview.numbers)


def _check(draft: CompetenceImport, expected_version: int, by: Viewer) -> None:
    check_keep(by, draft.authority)
    check_still_open(draft, expected_version)
