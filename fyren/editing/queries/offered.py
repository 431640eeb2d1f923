"""What is offered beside what the guide says: offers that are no service yet, and services whose offer has changed.

A service that was made from an offer keeps the offer's key and the checksum of what it said, beside its own facts; the
guide never reads them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from fyren.editing.ports import SERVICE_SOURCES, OfferedService
from fyren.editing.queries.desk import Desk
from fyren.guide.pack_files import Kind

OFFER, SAID = "offer", "offer_said"
CHANGED, GONE = "changed", "gone"


def offered(day: dt.date) -> dict[str, OfferedService]:
    """What is offered on the day and may be public, by key."""
    return {each.key: each for source in SERVICE_SOURCES for each in source(day)}


def made_of(body: Mapping[str, Any]) -> str:
    """The key of the offer that a service was made from, "" where it was from none."""
    return str(body.get(OFFER, ""))


def origin(offer: OfferedService) -> dict[str, str]:
    """What a service's body keeps of the offer it is made from."""
    return {OFFER: offer.key, SAID: offer.said}


def offer_state(body: Mapping[str, Any], offers: Mapping[str, OfferedService]) -> str:
    """`CHANGED` where the service's offer says something else by now, `GONE` where it is offered no more, or ""."""
    key = made_of(body)
    if not key:
        return ""
    offer = offers.get(key)
    if offer is None:
        return GONE
    return "" if offer.said == body.get(SAID) else CHANGED


def services_of_offers(desk: Desk) -> dict[str, str]:
    """The services that were made from offers, drafts too: their keys by the offer's key."""
    services = (item for name, item in desk.newest.items() if name.kind == Kind.SERVICE)
    return {made_of(item.body): item.name.key for item in services if made_of(item.body)}


def not_in_guide(desk: Desk) -> list[OfferedService]:
    """What is offered and no service was made from yet."""
    taken = services_of_offers(desk)
    return [offer for key, offer in offered(desk.day).items() if key not in taken]
