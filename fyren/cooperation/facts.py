"""What the room tells others: how routines, agreements and offers stood on a day, and which offers may be public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from fyren.cooperation.models import Agreement, ForWhom, NeedsDecision, PartnerKind, TargetGroup
from fyren.cooperation.offer_rules import Cell, counted
from fyren.cooperation.queries.agreements import agreement_rows
from fyren.cooperation.queries.offers import OfferRow, offer_rows, offers_on
from fyren.cooperation.queries.routines import BodyRow, body_rows
from fyren.cooperation.rules import State


@dataclass(frozen=True, slots=True)
class RoutineFacts:
    """How many areas concern boards and companies, and in how many of them a routine was current."""

    concerned: int
    current: int
    bodies: tuple[BodyRow, ...]


def routines_on(day: dt.date) -> RoutineFacts:
    """How the routines stood on the day: 4 queries. What bodies have said of areas is as they say it now. Of reviews
    only the latest is known: one made after the day counts for nothing, and what it was before is not told."""
    rows = tuple(body_rows(day))
    return RoutineFacts(sum(row.concerned for row in rows), sum(row.current for row in rows), rows)


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """How many agreements held on a day, how many of them were followed up in time, and with which kinds of partners.

    Args:
        to_renew: how many had to be renewed by then and were not.
        with_kinds: kinds of partners that some agreement held with, and was followed up in time.
        late: public id and name of each body that has one that was not.
    """

    holding: int
    followed_up: int
    to_renew: int
    with_kinds: frozenset[PartnerKind]
    late: tuple[tuple[str, str], ...] = ()


def agreements_on(day: dt.date) -> AgreementFacts:
    """How the agreements stood on the day: 2 queries."""
    agreements = Agreement.objects.prefetch_related("partners")
    rows = [row for row in agreement_rows(day, agreements) if row.state in (State.HOLDS, State.RENEW)]
    in_time = [row for row in rows if not row.is_follow_up_late]
    kinds = {PartnerKind(partner.kind) for row in in_time for partner in row.agreement.partners.all()}
    to_renew = sum(1 for row in rows if row.state is State.RENEW)
    late = {row.agreement.authority.public_id: row.agreement.authority.name for row in rows if row.is_follow_up_late}
    return AgreementFacts(len(rows), len(in_time), to_renew, frozenset(kinds), tuple(late.items()))


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


@dataclass(frozen=True, slots=True)
class ByDecision:
    """How many offers are given without an individual decision, and how many by one; what is given either way counts
    as both."""

    without: int
    by_decision: int


def offers_to_those_who_use_violence(day: dt.date) -> ByDecision | None:
    """How many offers there are on the day to those who use violence: 1 query; None where no offer at all is told."""
    told = list(offers_on(day).values_list("for_whom", "decision"))
    if not told:
        return None
    ways = [way for for_whom, way in told if ForWhom.USING in for_whom]
    either = ways.count(NeedsDecision.EITHER)
    return ByDecision(ways.count(NeedsDecision.WITHOUT) + either, ways.count(NeedsDecision.WITH) + either)
