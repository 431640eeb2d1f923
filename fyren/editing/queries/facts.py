"""What is published and rests on a source, other than the services themselves: what topics say, the switchboard's
number, that a call is not seen on the bill, and what the guidance for employees rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from fyren.detection.pack_files import Kind as Told
from fyren.editing.queries.desk import EMPLOYEES, Desk
from fyren.guide.content import Audience, Source
from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind
from fyren.publishing.items import ItemName
from fyren.publishing.packs import named

SOON = dt.timedelta(days=30)
UNVERIFIED, PAST, DUE, CURRENT = "unverified", "past", "due", "current"


class Sort(StrEnum):
    """The sorts of facts, as an address has them."""

    SOURCE = "kalla"
    SWITCHBOARD = "vaxel"
    BILL = "rakning"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that rests on a source, and that somebody shall look at again.

    Attributes:
        key: names it among those of its sort.
        name: the piece that keeps its days.
        says: what is claimed, "" where the texts that rest on it say so.
        source: who says so, when it was looked at and when it shall be again.
        state: "past", "due", "current", or "unverified" where nobody has verified it.
        rests: the texts that rest on it.
    """

    sort: Sort
    key: str
    name: ItemName
    title: str
    says: str
    source: Source
    state: str
    rests: tuple[ItemName, ...] = ()

    def body(self, desk: Desk, checked_on: dt.date, review_by: dt.date) -> dict[str, Any]:
        """The piece that keeps its days, with other days."""
        days = {"checked_on": checked_on.isoformat(), "review_by": review_by.isoformat()}
        item = desk.newest.get(self.name)
        kept = dict(item.body) if item else {}
        if self.sort == Sort.SWITCHBOARD:
            return {**kept, "switchboard_source": {**kept["switchboard_source"], **days}}
        if self.sort == Sort.BILL:
            place = int(self.key.rpartition(".")[2])
            ways = [dict(way) for way in kept["contacts"]]
            ways[place]["off_the_bill"] = {**ways[place]["off_the_bill"], **days}
            return {**kept, "contacts": ways}
        return {"name": self.source.name, "url": self.source.url, **kept, **days}


def facts(desk: Desk) -> list[Fact]:
    """Every fact of a publisher, what is to be looked at soonest first."""
    found = _of_employees(desk) if desk.publisher.name == EMPLOYEES else _of_guide(desk)
    return sorted(found, key=lambda fact: (fact.source.review_by, fact.title, fact.key))


def state_of(review_by: dt.date, day: dt.date, *, is_verified: bool = True) -> str:
    """How it is with a fact on a day."""
    if not is_verified:
        return UNVERIFIED
    if review_by < day:
        return PAST
    return DUE if review_by <= day + SOON else CURRENT


def service_name(desk: Desk, key: str) -> str:
    """What a service is called in Swedish; its key where it has no words."""
    words = desk.newest.get(named(Kind.SERVICE_WORDS, key, desk.publisher.source_language))
    return str(words.body.get("name", key)) if words else key


def _of_guide(desk: Desk) -> Iterator[Fact]:
    yield from _switchboard(desk)
    for service in desk.guide.services:
        for place, way in enumerate(service.contacts):
            if (source := way.off_the_bill) is not None:
                yield Fact(
                    sort=Sort.BILL,
                    key=f"{service.key}.{place}",
                    name=named(Kind.SERVICE, service.key),
                    title=source.name,
                    says=_("%(service)s, %(number)s: the call is not seen on the bill.")
                    % {"service": service_name(desk, service.key), "number": way.shown},
                    source=source,
                    state=state_of(source.review_by, desk.day),
                )
    yield from _of_topics(desk)


def _switchboard(desk: Desk) -> Iterator[Fact]:
    settings = desk.guide.settings
    if settings is not None:
        yield Fact(
            sort=Sort.SWITCHBOARD,
            key="all",
            name=named(Kind.SETTINGS),
            title=settings.switchboard_source.name,
            says=_("The switchboard's number is %(number)s.") % {"number": settings.switchboard_shown},
            source=settings.switchboard_source,
            state=state_of(settings.switchboard_source.review_by, desk.day),
        )


def _of_topics(desk: Desk) -> Iterator[Fact]:
    """Each source once, with all that rests on it: who has read it has read it for all of them."""
    first: dict[str, Source] = {}
    rests: dict[str, list[ItemName]] = {}
    for audience in Audience:
        for topic in desk.guide.topics(audience):
            for source in topic.sources:
                known = first.setdefault(source.key, source)
                first[source.key] = min(known, source, key=lambda each: each.review_by)
                rests.setdefault(source.key, []).append(named(Kind.TOPIC, topic.key, SOURCE_LANGUAGE))
    for key, source in first.items():
        yield Fact(
            sort=Sort.SOURCE,
            key=key,
            name=named(Kind.SOURCE, key),
            title=source.name,
            says="",
            source=source,
            state=state_of(source.review_by, desk.day),
            rests=tuple(rests[key]),
        )


def _of_employees(desk: Desk) -> Iterator[Fact]:
    for key, source in desk.guidance.sources.items():
        item = desk.newest[named(Told.SOURCE, key)]
        yield Fact(
            sort=Sort.SOURCE,
            key=key,
            name=item.name,
            title=f"{source.name}, {source.section}" if source.section else source.name,
            says=source.says,
            source=Source(source.name, source.checked_on, source.review_by, str(item.body.get("url", ""))),
            state=state_of(source.review_by, desk.day, is_verified=source.verified or not source.is_law),
        )
