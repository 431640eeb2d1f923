"""Whom an authority works together with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fyren.base.history import save_values
from fyren.cooperation.models import Partner
from fyren.cooperation.search import refresh_found
from fyren.people.access import check_keep
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.PARTNER_SAVED)
def save_partner(*, partner: Partner, values: Mapping[str, Any], expected_version: int, by: Viewer) -> Partner:
    """Add a partner, or change what is said of it.

    Raises:
        PermissionDenied: `by` does not keep the authority's partners.
        ValidationError: the partner breaks a rule of its model.
        Conflict: someone else was first.
    """
    check_keep(by, partner.authority)
    fields = save_values(partner, values=values, expected_version=expected_version, by=by.actor)
    refresh_found(partner)
    record(Act.PARTNER_SAVED, by=by.actor, about=partner, fields=fields)
    return partner
