"""What every room's acts on a file on its way in begin and end with. Who may, and what is saved, is the room's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
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


def check_settled(draft: TableImport) -> None:
    """Refuse a file whose columns nobody has said.

    Raises:
        ValidationError: that is so.
    """
    if not draft.is_settled:
        raise ValidationError(_("Say which column is which first."))


def check_seen(seen: str, now: str) -> None:
    """Refuse to do other than what was shown.

    Args:
        seen, now: name what was shown, and what would be done.

    Raises:
        ValidationError: they are not the same.
    """
    if seen != now:
        raise changed_meanwhile()


def keep_columns(draft: TableImport, places: dict[str, Any], expected_version: int) -> None:
    """Keep which column of the file is which. What was chosen for the rows was chosen of other columns, and is gone.

    Raises:
        Conflict: someone else was first.
    """
    take_version(draft, expected_version, places=places, decisions={})
    draft.places, draft.decisions = places, {}


def remember(remembered: models.Model, names: Mapping[str, str], field: str = "names") -> None:
    """Keep what headers have been said to be beside what was said before.

    Args:
        names: header, as `headers.normalised`, to key; "" for one that is left out.
    """
    setattr(remembered, field, {**getattr(remembered, field), **names})
    remembered.save()


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
