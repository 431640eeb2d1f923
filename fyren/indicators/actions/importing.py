"""What every act on a file on its way in begins with."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.importing.keeping import check_still_open
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
    check_still_open(draft, expected_version)


def check_settled(draft: ValueImport) -> None:
    """Refuse a file whose columns nobody has said.

    Raises:
        ValidationError: that is so.
    """
    if not layout_of(draft).is_settled:
        raise ValidationError(_("Say which column is which first."))
