"""The national guidance with a municipality of the tests' own."""

from __future__ import annotations

import datetime as dt

from fyren.detection.pack_files import Kind, national_pack
from fyren.publishing.items import Body, Item, ItemName, Origin
from fyren.publishing.packs import named

DAY = dt.date(2026, 11, 25)
LANGUAGES = ("sv", "sv-simple", "en")
SETTINGS: Body = {
    "municipality": "Fyrköpings kommun",
    "exit_address": "https://lugn.example/",
    "contact_centre": {
        "number": "+4610000000",
        "shown": "010-000 00 00",
        "checked_on": "2026-11-01",
        "review_by": "2027-05-01",
    },
}


def items_of(changed: dict[ItemName, Body] | None = None, **settings: object) -> dict[ItemName, Item]:
    """What counts: the pack, the settings, and what a test changes."""
    own = {named(Kind.SETTINGS): {**SETTINGS, **settings}}
    bodies = {**national_pack(), **own, **(changed or {})}
    return {name: Item(name, body, Origin.PACK) for name, body in bodies.items()}
