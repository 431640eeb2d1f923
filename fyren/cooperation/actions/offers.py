"""What an authority offers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fyren.base.history import save_values
from fyren.cooperation.models import Offer
from fyren.cooperation.search import refresh_found
from fyren.people.access import check_keep
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.OFFER_SAVED)
def save_offer(*, offer: Offer, values: Mapping[str, Any], expected_version: int, by: Viewer) -> Offer:
    """Enter an offer, or change what is said of it: that it was checked, that it is given no more.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: the offer breaks a rule of its model.
        Conflict: someone else was first.
    """
    check_keep(by, offer.authority)
    fields = save_values(offer, values=values, expected_version=expected_version, by=by.actor)
    refresh_found(offer)
    record(Act.OFFER_SAVED, by=by.actor, about=offer, fields=fields)
    return offer
