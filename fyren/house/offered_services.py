"""What is offered, as the guide's editors could make services of it: between two rooms that do not know each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from fyren.cooperation.facts import PublicOffer, public_offers
from fyren.cooperation.models import ForWhom, TargetGroup
from fyren.editing.ports import OfferedService
from fyren.guide.content import Audience, Need

_DOORS = {ForWhom.EXPOSED: Audience.ADULT, ForWhom.CHILDREN: Audience.CHILD, ForWhom.USING: Audience.STOP}
# Doors for those exposed: somebody who uses violence finds the way through the door of those who want to stop.
_SPECIAL_DOORS = {
    TargetGroup.HONOUR: Audience.HONOUR,
    TargetGroup.MEN: Audience.MAN,
    TargetGroup.HBTQI: Audience.HBTQI,
    TargetGroup.DISABILITY: Audience.DISABILITY,
    TargetGroup.OLDER: Audience.OLDER,
    TargetGroup.ADDICTION: Audience.ADDICTION,
}


def offered_services(day: dt.date) -> Iterator[OfferedService]:
    """The offers of the day that may be public."""
    return map(_service, public_offers(day))


def _service(offer: PublicOffer) -> OfferedService:
    return OfferedService(
        key=offer.public_id,
        name=offer.name,
        does=offer.does,
        organisation=offer.organisation,
        audiences=_audiences(offer),
        needs=_needs(offer),
        languages=offer.languages,
        interpreters=offer.interpreter or None,
        cost=offer.price,
        is_protected=offer.is_secret,
        source=offer.source,
        is_checked=offer.is_checked,
        url=offer.url,
    )


def _audiences(offer: PublicOffer) -> tuple[Audience, ...]:
    found = {door for whom, door in _DOORS.items() if whom in offer.for_whom}
    if set(offer.for_whom) - {ForWhom.USING}:
        found |= {door for group, door in _SPECIAL_DOORS.items() if group in offer.fits}
    return tuple(each for each in Audience if each in found)


def _needs(offer: PublicOffer) -> tuple[Need, ...]:
    found = {Need.TALK}
    if offer.is_secret:
        found.add(Need.SHELTER)
    if ForWhom.CHILDREN in offer.for_whom:
        found.add(Need.CHILDREN)
    if ForWhom.USING in offer.for_whom:
        found.add(Need.STOP)
    if offer.parenthood:
        found.add(Need.PARENTING)
    return tuple(each for each in Need if each in found)
