"""What the acts on a file about knowledge end with, and ask before they take it in."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.importing.keeping import close
from fyren.base.importing.models import TableImportState
from fyren.competence.importing.layout import layout_of
from fyren.competence.models import CompetenceImport


def check_settled(draft: CompetenceImport) -> None:
    """Refuse a file whose columns nobody has said.

    Raises:
        ValidationError: that is so.
    """
    if not layout_of(draft).is_settled:
        raise ValidationError(_("Say which column is which first."))


def close_import(draft: CompetenceImport, state: TableImportState, expected_version: int) -> None:
    """Wipe the file's content; that it was, stays.

    Raises:
        Conflict: someone else was first.
    """
    close(draft, state, expected_version)
    CompetenceImport.objects.filter(pk=draft.pk).update(content=b"")
    draft.content = b""
