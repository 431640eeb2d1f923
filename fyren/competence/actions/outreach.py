"""What is done to reach society."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fyren.base.history import save_values
from fyren.competence.models import Outreach
from fyren.people.access import check_keep
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.OUTREACH_SAVED)
def save_outreach(*, outreach: Outreach, values: Mapping[str, Any], expected_version: int, by: Viewer) -> Outreach:
    """Enter something that was done to reach society, or correct it.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: the day has not come.
        Conflict: someone else was first.
    """
    check_keep(by, outreach.authority)
    fields = save_values(outreach, values=values, expected_version=expected_version, by=by.actor)
    record(Act.OUTREACH_SAVED, by=by.actor, about=outreach, fields=fields)
    return outreach
