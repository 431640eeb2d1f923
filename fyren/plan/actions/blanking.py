"""Blanking a text in every version: the row, who and when remain; the words do not."""

from __future__ import annotations

from typing import Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.forms import refuse_personal_numbers
from fyren.base.history import blank_text, save_changes
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.access import check_blank
from fyren.plan.models import ConsultationAnswer, EditorialNote, InternalNote
from fyren.plan.search import refresh_plan
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

REASON_LENGTH = 200
AnswerField = Literal["text", "proposed_wording", "weighed"]
Blankable = ConsultationAnswer | EditorialNote | InternalNote


@action(Act.TEXT_BLANKED)
def blank_answer_text(
    *, answer: ConsultationAnswer, field: AnswerField, reason: str, expected_version: int, by: Viewer
) -> ConsultationAnswer:
    """Blank what a body wrote in its answer, or how the plan's owner weighed it.

    Raises:
        PermissionDenied: `by` is not registrar at the authority whose text it is.
        Conflict: someone changed the answer meanwhile.
        ValidationError: there is no reason, or no text.
    """
    owner = answer.edition.plan.authority if field == "weighed" else answer.authority
    check_blank(by, owner)
    _blank(answer, field, reason, expected_version, owner, by=by)
    record(Act.TEXT_BLANKED, by=by.actor, about=answer, fields=[field], authority=owner.public_id)
    return answer


@action(Act.TEXT_BLANKED)
def blank_internal_note(*, note: InternalNote, reason: str, expected_version: int, by: Viewer) -> InternalNote:
    """Blank an internal note.

    Raises:
        PermissionDenied: `by` is not registrar at the authority that wrote it.
        Conflict: someone changed the note meanwhile.
        ValidationError: there is no reason.
    """
    check_blank(by, note.authority)
    _blank(note, "text", reason, expected_version, note.authority, by=by)
    record(Act.TEXT_BLANKED, by=by.actor, about=note, fields=["text"])
    return note


@action(Act.TEXT_BLANKED)
def blank_editorial_note(*, note: EditorialNote, reason: str, expected_version: int, by: Viewer) -> EditorialNote:
    """Blank an editorial note.

    Raises:
        PermissionDenied: `by` is not registrar at the authority that owns the plan.
        Conflict: someone changed the note meanwhile.
        ValidationError: there is no reason.
    """
    check_blank(by, note.authority)
    _blank(note, "text", reason, expected_version, note.authority, by=by)
    refresh_plan(note.edition.plan)
    record(Act.TEXT_BLANKED, by=by.actor, about=note, fields=["text"])
    return note


def _blank(obj: Blankable, field: str, reason: str, expected_version: int, owner: Body, *, by: Viewer) -> None:
    """Put a mark where the text stood, so that every page shows that it was taken away, and empty the change log."""
    if not reason.strip() or len(reason.strip()) > REASON_LENGTH:
        raise ValidationError(_("Say in a sentence why the text is blanked."))
    refuse_personal_numbers(reason)
    if not getattr(obj, field):
        raise ValidationError(_("There is no text here to blank."))
    mark = _("[The text has been removed.]")
    save_changes(obj, changes={field: mark}, expected_version=expected_version, by=by.actor)
    blank_text(obj, field, reason=reason.strip())
