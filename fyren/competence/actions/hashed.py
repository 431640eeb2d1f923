"""Hashed import: decided by an employer, taken in, and removed again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import save_values
from fyren.base.importing.keeping import check_seen, check_settled, check_still_open
from fyren.base.importing.models import TableImportState
from fyren.competence.hashed import add_entries, known_people, opt_in_of, remove_people
from fyren.competence.importing.closing import close_import
from fyren.competence.importing.people import hashed_preview, leaving_preview
from fyren.competence.models import CompetenceImport, HashedOptIn
from fyren.people.access import check_keep
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record
from fyren.vault.keys import key_ring


@action(Act.HASHED_IMPORT_DECIDED)
def decide_hashed_import(
    *, opt_in: HashedOptIn, values: Mapping[str, Any], expected_version: int, by: Viewer
) -> HashedOptIn:
    """Enter the employer's decision to take completions in by hashed identities, or change it. When it has ended, every
    hash is removed; the totals that they gave stay.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: another decision holds, or the day has not come.
        Conflict: someone else was first.
        KeyRingError: there is no usable key.
    """
    check_keep(by, opt_in.authority)
    if values.get("decided_on", opt_in.decided_on) > by.day:
        raise ValidationError({"decided_on": _("The day has not come yet. Choose today or an earlier day.")})
    if not opt_in.key_id:
        opt_in.key_id = key_ring().current_id
    fields = save_values(opt_in, values=values, expected_version=expected_version, by=by.actor)
    if opt_in_of(opt_in.authority, by.day) is None:
        remove_people(opt_in.authority, known_people(opt_in.authority), by.day)
    record(Act.HASHED_IMPORT_DECIDED, by=by.actor, about=opt_in, fields=fields)
    return opt_in


@action(Act.HASHED_IMPORTED)
def import_hashed(*, draft: CompetenceImport, seen: str, expected_version: int, by: Viewer) -> int:
    """Keep the file's completions by hashed identity, and derive the totals; returns how many were new.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: no decision holds, something has changed since it was shown, or the import is closed.
        Conflict: someone else was first.
    """
    _check(draft, expected_version, by)
    preview = hashed_preview(draft, by.day)
    check_seen(seen, preview.seen)
    add_entries(draft.authority, preview.entries)
    close_import(draft, TableImportState.DONE, expected_version)
    record(Act.HASHED_IMPORTED, by=by.actor, about=draft)
    return preview.new


@action(Act.HASHED_PURGED)
def purge_hashed(*, draft: CompetenceImport, seen: str, expected_version: int, by: Viewer) -> int:
    """Remove the hashes of those who are not in the file of those who are still employed; returns how many.

    Raises:
        PermissionDenied, ValidationError, Conflict: as `import_hashed`.
    """
    _check(draft, expected_version, by)
    preview = leaving_preview(draft, by.day)
    check_seen(seen, preview.seen)
    remove_people(draft.authority, preview.gone, by.day)
    close_import(draft, TableImportState.DONE, expected_version)
    record(Act.HASHED_PURGED, by=by.actor, about=draft)
    return len(preview.gone)


@action(Act.HASHED_PURGED)
def purge_ended_hashes(*, authority: Body, by: Viewer) -> Body:
    """Remove every hash of an employer whose decision has ended. Nobody has to be allowed to: it follows from the
    decision. One that holds is left alone."""
    if opt_in_of(authority, by.day) is None:
        remove_people(authority, known_people(authority), by.day)
    record(Act.HASHED_PURGED, by=by.actor, about=authority, authority=authority.public_id)
    return authority


def _check(draft: CompetenceImport, expected_version: int, by: Viewer) -> None:
    check_keep(by, draft.authority)
    check_still_open(draft, expected_version)
    check_settled(draft)
    if opt_in_of(draft.authority, by.day) is None:
        raise ValidationError(_("The employer has not decided to take in hashed identities."))
