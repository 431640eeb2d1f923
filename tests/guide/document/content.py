"""A guide to look at: the national pack, a municipality that does not exist, and its own services."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from fyren.guide.content import Language
from fyren.guide.document import Document, document_of
from fyren.guide.pack_files import Kind, national_pack
from fyren.guide.reading import Guide
from fyren.publishing.items import Body, Item, ItemName, Origin
from fyren.publishing.packs import named

DAY = dt.date(2026, 11, 24)
SOURCE = {"name": "Kommunens växel", "checked_on": "2026-11-01", "review_by": "2027-05-01"}
SETTINGS: dict[str, Any] = {
    "municipality": "Fyrköpings kommun",
    "switchboard": "+4647041000",
    "switchboard_shown": "0470-410 00",
    "switchboard_source": SOURCE,
    "faults_address": "https://example.org/fel/{service}",
    "employees": True,
}
WEEKDAYS = [{"days": [1, 2, 3, 4, 5], "opens": "08:00", "closes": "16:30", "holidays": False}]


def service(key: str, **changes: Any) -> dict[str, Any]:
    """A local service's facts."""
    facts: dict[str, Any] = {
        "key": key,
        "organisation": "Fyrköpings kommun",
        "audiences": ["adult", "child", "honour"],
        "needs": ["talk", "shelter"],
        "reach": "local",
        "source": SOURCE,
        "is_verified": True,
        "contacts": [{"channel": "voice", "shown": "0470-410 01", "number": "+4647041001", "hours": WEEKDAYS}],
    }
    return facts | changes


LOCAL: dict[ItemName, Body] = {
    named(Kind.SETTINGS): SETTINGS,
    named(Kind.SERVICE, "mottagningen"): service(
        "mottagningen", place={"address": "Storgatan 1", "postal_code": "352 30", "town": "Fyrköping"}
    ),
    named(Kind.SERVICE_WORDS, "mottagningen", "sv"): {
        "name": "Mottagningen",
        "does": "Du får prata med någon på kommunen.",
        "plain": "kommunen",
    },
    named(Kind.SERVICE, "jouren"): service(
        "jouren",
        is_protected=True,
        source=SOURCE | {"review_by": "2026-11-20"},
        eligibility={"from_age": 18},
        contacts=[
            {"channel": "voice", "shown": "0470-410 02", "number": "+4647041002"},
            {"channel": "web", "shown": "jouren.example", "address": "https://jouren.example"},
        ],
    ),
    named(Kind.SERVICE_WORDS, "jouren", "sv"): {"name": "Jouren", "does": "Du får någonstans att bo."},
}


def guide_of(bodies: Mapping[ItemName, Body] = LOCAL) -> Guide:
    """The pack with bodies over it."""
    items = {name: Item(name, body, Origin.PACK) for name, body in national_pack().items()}
    return Guide(items | {name: Item(name, body, Origin.LOCAL) for name, body in bodies.items()})


def language_of(code: str, guide: Guide | None = None) -> Language:
    """One of the guide's languages."""
    return next(each for each in (guide or guide_of()).languages if each.code == code)


def made(code: str = "sv", day: dt.date = DAY, guide: Guide | None = None) -> Document:
    """The document of a language."""
    guide = guide or guide_of()
    return document_of(guide, language_of(code, guide), day)
