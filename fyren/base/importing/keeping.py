"""What every room's acts on a file on its way in begin and end with. Who may, and what is saved, is the room's own."""

from __future__ import annotations

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import Conflict
from fyren.base.history.changes import take_version
from fyren.base.importing.comparing import Decisions, Outcome
from fyren.base.importing.models import TableImport, TableImportState, decisions_json


def check_still_open(draft: TableImport, expected_version: int) -> None:
    """Refuse what is closed or has been changed meanwhile.

    Raises:
        ValidationError: the import is taken in or discarded.
        Conflict: someone else was first.
    """
    current = type(draft)._default_manager.get(pk=draft.pk)
    if current.state != TableImportState.OPEN:
        raise ValidationError(_("The import is closed: it has been taken in or discarded."))
    if current.row_version != expected_version:
        raise Conflict(current)


def keep_decisions(draft: TableImport, decisions: Decisions, expected_version: int) -> None:
    """Keep what has been chosen for the rows.

    Raises:
        Conflict: someone else was first.
    """
    kept = decisions_json(decisions)
    take_version(draft, expected_version, decisions=kept)
    draft.decisions = kept


def close(draft: TableImport, state: TableImportState, expected_version: int) -> None:
    """Wipe the file's content; that it was, stays.

    Raises:
        Conflict: someone else was first.
    """
    take_version(draft, expected_version, state=state, tables=[], places={}, decisions={})
    draft.state, draft.tables, draft.places, draft.decisions = state, [], {}, {}


def changed_meanwhile() -> ValidationError:
    """Why a file is not taken in that would do other than what was shown."""
    return ValidationError(_("Something was changed while you read. Nothing has been taken in. Look once more."))


def of_row(error: ValidationError, each: Outcome) -> ValidationError:
    """What a rule of the model refused, with the row that it is about."""
    messages = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    row = _("Row %(row)s") % {"row": each.row.number}
    return ValidationError([f"{row}: {text}" for texts in messages.values() for text in texts])
