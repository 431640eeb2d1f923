"""Which instruments an authority uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fyren.base.history import save_values
from fyren.detection.models import InstrumentUse
from fyren.people.access import check_keep
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.INSTRUMENT_USE_SAVED)
def save_instrument_use(
    *, use: InstrumentUse, values: Mapping[str, Any], expected_version: int, by: Viewer
) -> InstrumentUse:
    """Say that the authority uses an instrument, or change what is said of it.

    Raises:
        PermissionDenied: `by` does not keep the instruments of the authority.
        ValidationError: the instrument is not in the register, or the days are turned round.
        Conflict: someone else was first.
    """
    check_keep(by, use.authority)
    fields = save_values(use, values=values, expected_version=expected_version, by=by.actor)
    record(Act.INSTRUMENT_USE_SAVED, by=by.actor, about=use, fields=fields)
    return use
