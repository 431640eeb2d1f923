"""What every act on a file on its way in begins and ends with."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import Conflict
from fyren.base.history.changes import take_version
from fyren.base.importing.models import TableImportState
from fyren.indicators.access import check_keep_indicators
from fyren.indicators.import_layout import layout_of
from fyren.indicators.models import ValueImport
from fyren.people.viewer import Viewer


def check_open(draft: ValueImport, expected_version: int, by: Viewer) -> None:
    """Refuse whoever does not keep the indicators, and what is closed or has been changed meanwhile.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: the import is taken in or discarded.
        Conflict: someone else was first.
    """
    check_keep_indicators(by)
    current = ValueImport.objects.get(pk=draft.pk)
    if current.state != TableImportState.OPEN:
        raise ValidationError(_("The import is closed: it has been taken in or discarded."))
    if current.row_version != expected_version:
        raise Conflict(current)


def check_settled(draft: ValueImport) -> None:
    """Refuse a file whose columns nobody has said.

    Raises:
        ValidationError: that is so.
    """
    if not layout_of(draft).is_settled:
        raise ValidationError(_("Say which column is which first."))


def close(draft: ValueImport, state: TableImportState, expected_version: int) -> None:
    """Wipe the file's content; that it was, stays."""
    take_version(draft, expected_version, state=state, tables=[], places={}, decisions={})
    draft.state, draft.tables, draft.places, draft.decisions = state, [], {}, {}


def changed_meanwhile() -> ValidationError:
    """Why a file is not taken in that would do other than what was shown."""
    return ValidationError(_("Something was changed while you read. Nothing has been taken in. Look once more."))
