"""What the room tells others of offers: how many each group has, how fresh they are, and what may be public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from fyren.cooperation.models import ForWhom, TargetGroup
from fyren.cooperation.offer_rules import Cell, counted
from fyren.cooperation.queries.offers import OfferRow, offer_rows, offers_on


def offers_by_group(day: dt.date) -> Mapping[Cell, int]:
    """How many offers are given on the day, by for whom (`ForWhom`) and target group (`TargetGroup`, `ALL` for those
    without a special one): 1 query. What cannot be is left out."""
    told = offers_on(day).values_list("for_whom", "fits")
    return counted(told, ForWhom.values, TargetGroup.values)


@dataclass(frozen=True, slots=True)
class Freshness:
    """How many offers were given on a day, and of how many what is said had been checked in time."""

    checked: int
    given: int

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None where nothing was given."""
        return self.checked / self.given if self.given else None


def offers_checked(day: dt.date) -> Freshness:
    """How fresh the offers were on the day: 1 query. Only the latest check is known, so that of a day long past an
    offer that has been checked since counts as not checked."""
    rows = offer_rows(day, offers_on(day))
    return Freshness(sum(row.is_checked for row in rows), len(rows))


@dataclass(frozen=True, slots=True)
class PublicOffer:
    """An offer that may stand in the public guide, without what is for employees only. It never tells where a place is.

    Args:
        organisation: who gives it.
        is_secret: its place must not be told.
        is_checked: what is said was checked in time.
        url: where employees read all of it.
    """

    public_id: str
    name: str
    does: str
    organisation: str
    for_whom: tuple[str, ...]
    fits: tuple[str, ...]
    parenthood: bool
    languages: tuple[str, ...]
    interpreter: bool
    price: str
    is_secret: bool
    source: str
    is_checked: bool
    url: str


def public_offers(day: dt.date) -> list[PublicOffer]:
    """The offers of the day that may be public, by name: 1 query."""
    told = offers_on(day).filter(is_public=True).select_related("authority", "partner")
    return [_public(row) for row in offer_rows(day, told)]


def _public(row: OfferRow) -> PublicOffer:
    offer = row.offer
    return PublicOffer(
        public_id=offer.public_id,
        name=offer.name,
        does=offer.does,
        organisation=offer.partner.name if offer.partner else offer.authority.name,
        for_whom=offer.for_whom,
        fits=offer.fits,
        parenthood=offer.parenthood,
        languages=offer.languages,
        interpreter=offer.interpreter,
        price=offer.price,
        is_secret=offer.is_secret,
        source=offer.source,
        is_checked=row.is_checked,
        url=reverse("offer", args=[offer.public_id]),
    )
