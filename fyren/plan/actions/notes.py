"""Writes beside the plan: editorial notes that everyone reads, and a body's own internal notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.history import Conflict, save_changes, save_new
from fyren.base.history.changes import log_texts
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.access import check_annotate, check_see_edition, check_write_internal_note
from fyren.plan.models import EditorialNote, FocusArea, InternalNote, PlanEdition
from fyren.plan.search import refresh_plan
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

NOTE_FIELDS = frozenset({"text", "source", "checked_on", "review_by"})
INTERNAL_FIELDS = frozenset({"text", "dnr"})


@action(Act.NOTE_SAVED)
def save_note(
    *,
    edition: PlanEdition,
    path: str,
    values: Mapping[str, Any],
    by: Viewer,
    note: EditorialNote | None = None,
    expected_version: int = 1,
) -> EditorialNote:
    """Write an editorial note beside a piece of wording, or change one. The wording itself is never touched.

    Args:
        edition: where a new note is written; `path` is its place in the wording, as `PlanStructure.texts` gives it. A
            note that is there stays where it was written, whatever these say.
        values: any of `NOTE_FIELDS`.
        note: the note to change; None for a new one.

    Raises:
        PermissionDenied: `by` neither coordinates the plan nor is an editor, or may not see the edition.
        ValidationError: the edition is a draft, or has no such place; or the text is refused.
        Conflict: someone else was first.
    """
    place = edition if note is None else note.edition
    check_annotate(by, place.plan)
    check_see_edition(by, place)
    fields = _only(values, NOTE_FIELDS)
    if note is None:
        _check_place(edition, path)
        note = save_new(EditorialNote(edition=edition, path=path, **fields), by=by.actor)
        changed = sorted(fields)
    else:
        changed = save_changes(note, changes=fields, expected_version=expected_version, by=by.actor)
    refresh_plan(place.plan)
    record(Act.NOTE_SAVED, by=by.actor, about=note, fields=changed)
    return note


def _check_place(edition: PlanEdition, path: str) -> None:
    if edition.frozen_at is None:
        raise ValidationError(_("A draft has no notes: change its wording instead."))
    if path not in dict(edition.read().texts()):
        raise ValidationError(_("There is no such place in the plan. Go back to the plan and choose it there."))


@action(Act.NOTE_REMOVED)
def remove_note(*, note: EditorialNote, expected_version: int, by: Viewer) -> None:
    """Take an editorial note away. What it said stays in the change log.

    Raises:
        PermissionDenied: `by` neither coordinates the plan nor is an editor.
        Conflict: someone changed the note since it was read.
    """
    plan = note.edition.plan
    check_annotate(by, plan)
    current = EditorialNote.objects.select_for_update().get(pk=note.pk)
    if current.row_version != expected_version:
        raise Conflict(current)
    log_texts(current, {"text": (current.text, "")}, by=by.actor)
    record(Act.NOTE_REMOVED, by=by.actor, about=current, fields=["text"])
    current.delete()
    refresh_plan(plan)


@action(Act.INTERNAL_NOTE_SAVED)
def save_internal_note(
    *,
    authority: Body,
    focus_area: FocusArea,
    values: Mapping[str, Any],
    by: Viewer,
    note: InternalNote | None = None,
    expected_version: int = 1,
) -> InternalNote:
    """Write an authority's own note about a focus area, or change one that has not been handed over.

    Args:
        values: any of `INTERNAL_FIELDS`.
        note: the note to change, which must be the authority's; None for a new one.

    Raises:
        PermissionDenied: `by` does not write for the authority.
        ValidationError: the note has been handed over, or the text is refused.
        Conflict: someone else was first.
    """
    owner = note.authority if note is not None else authority
    check_write_internal_note(by, owner.public_id)
    fields = _only(values, INTERNAL_FIELDS)
    if note is None:
        note = save_new(InternalNote(authority=authority, focus_area=focus_area, **fields), by=by.actor)
        changed = sorted(fields)
    else:
        _check_still_own(note)
        changed = save_changes(note, changes=fields, expected_version=expected_version, by=by.actor)
    record(Act.INTERNAL_NOTE_SAVED, by=by.actor, about=note, fields=changed)
    return note


@action(Act.INTERNAL_NOTE_HANDED_OVER)
def hand_over_internal_note(*, note: InternalNote, expected_version: int, by: Viewer) -> InternalNote:
    """Hand a note over to the authority that owns the plan. From then on nobody changes it.

    Raises:
        PermissionDenied: `by` does not write for the note's authority.
        ValidationError: it has been handed over already.
        Conflict: someone changed it since it was read: what is handed over is what was seen.
    """
    check_write_internal_note(by, note.authority.public_id)
    _check_still_own(note)
    changes = {"handed_over_at": clock.now(), "handed_over_by": by.actor}
    changed = save_changes(note, changes=changes, expected_version=expected_version, by=by.actor)
    record(Act.INTERNAL_NOTE_HANDED_OVER, by=by.actor, about=note, fields=changed)
    return note


def _check_still_own(note: InternalNote) -> None:
    handed_over = InternalNote.objects.filter(pk=note.pk, handed_over_at__isnull=False).exists()
    if handed_over:
        raise ValidationError(_("The note has been handed over and can no longer be changed. Write a new one."))


def _only(values: Mapping[str, Any], allowed: frozenset[str]) -> dict[str, Any]:
    """The values, all of which must be fields that the act may change.

    Raises:
        ValueError: a field is none of them.
    """
    if not values.keys() <= allowed:
        raise ValueError(f"Not to be changed here: {sorted(values.keys() - allowed)}")
    return dict(values)
