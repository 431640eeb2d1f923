"""What every act on a file on its way in begins with."""

from __future__ import annotations

from fyren.base.importing.keeping import check_still_open
from fyren.indicators.access import check_keep_indicators
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
    check_still_open(draft, expected_version)
