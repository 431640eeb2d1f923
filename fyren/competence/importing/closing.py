"""What the acts on a file about knowledge end with."""

from __future__ import annotations

from fyren.base.importing.keeping import close
from fyren.base.importing.models import TableImportState
from fyren.competence.models import CompetenceImport


def close_import(draft: CompetenceImport, state: TableImportState, expected_version: int) -> None:
    """Wipe the file's content; that it was, stays.

    Raises:
        Conflict: someone else was first.
    """
    close(draft, state, expected_version)
    CompetenceImport.objects.filter(pk=draft.pk).update(content=b"")
    draft.content = b""
