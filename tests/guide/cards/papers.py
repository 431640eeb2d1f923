"""A guide to put on paper: the national pack, a municipality's own settings, and what a test adds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pypdfium2

from fyren.guide.content import Language
from fyren.guide.pack_files import Kind, national_pack
from fyren.guide.reading import Guide
from fyren.publishing.items import Body, Item, ItemName, Origin
from fyren.publishing.packs import named

DAY = dt.date(2026, 11, 24)
ADDRESS = "https://stod.exempel.se"
SWITCHBOARD = "0470-410 00"
SOURCE = {"name": "Kommunen", "checked_on": "2026-11-23", "review_by": "2027-05-23"}
OFFICE = {"days": [1, 2, 3, 4, 5], "opens": "08:00", "closes": "16:30", "holidays": False}


def guide_with(extra: Mapping[ItemName, Body] | None = None, address: str = ADDRESS) -> Guide:
    settings = {
        "municipality": "Växjö kommun",
        "switchboard": "+4647041000",
        "switchboard_shown": SWITCHBOARD,
        "switchboard_source": SOURCE,
        "address": address,
    }
    bodies = {**national_pack(), named(Kind.SETTINGS): settings, **(extra or {})}
    return Guide({name: Item(name, body, Origin.PACK) for name, body in bodies.items()})


def own(key: str, number: int, plain: str = "råd", **facts: Any) -> dict[ItemName, Body]:
    """A service of the municipality's own, by telephone."""
    contact = {"channel": "voice", "number": f"+46470{number}", "shown": f"0470-{number}", "hours": [OFFICE]}
    service = {
        "key": key,
        "organisation": "Växjö kommun",
        "contacts": [contact],
        "audiences": ["adult"],
        "needs": ["talk"],
        "source": SOURCE,
        "is_verified": True,
        "reach": "local",
        **facts,
    }
    words = {"name": f"Mottagningen {key}", "does": "Du får prata.", "plain": plain}
    return {named(Kind.SERVICE, key): service, named(Kind.SERVICE_WORDS, key, "sv"): words}


def language_of(code: str) -> Language:
    return next(each for each in guide_with().languages if each.code == code)


def text_of(data: bytes) -> str:
    """What a reader of the file finds, in its order."""
    page = pypdfium2.PdfDocument(data)[0]
    text: str = page.get_textpage().get_text_bounded()
    return text.replace("\u00a0", " ")
