"""The national course with a municipality of the tests' own."""

from __future__ import annotations

import datetime as dt

from fyren.competence.course.pack_files import Kind, national_pack
from fyren.publishing.items import Body, Item, ItemName, Origin
from fyren.publishing.packs import named

DAY = dt.date(2026, 11, 25)
LANGUAGES = ("sv", "en")
SLUGS = ("anstalld", "fortroendevald")
SETTINGS: Body = {"municipality": "Fyrköpings kommun", "exit_address": "https://lugn.example/"}


def items_of(changed: dict[ItemName, Body] | None = None, **settings: object) -> dict[ItemName, Item]:
    """What counts: the pack, the settings, and what a test changes."""
    own = {named(Kind.SETTINGS): {**SETTINGS, **settings}}
    bodies = {**national_pack(), **own, **(changed or {})}
    return {name: Item(name, body, Origin.PACK) for name, body in bodies.items()}
