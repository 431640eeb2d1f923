"""A quick publisher in the guide's place: the real pack, a tree of one small file, and faults as a test wants them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind, national_pack
from fyren.publishing.items import Body, ItemName, Items
from fyren.publishing.packs import named
from fyren.publishing.port import PUBLISHERS, Fault
from fyren.publishing.served import DATA_POLICY, Policies

SETTINGS: dict[str, Any] = {
    "municipality": "Exempel kommun",
    "switchboard": "+4647041000",
    "switchboard_shown": "0470-410 00",
    "switchboard_source": {"name": "Exempel", "checked_on": "2026-01-01", "review_by": "2027-01-01"},
}


@dataclass(eq=False)
class StandIn:
    """Publishes the guide in no time."""

    name: str = "guide"
    folder: str = ""
    label: str = "Guiden"
    source_language: str = SOURCE_LANGUAGE
    changed: dict[ItemName, Body] = field(default_factory=dict)
    stops: list[Fault] = field(default_factory=list)

    def pack(self) -> Mapping[ItemName, Body]:
        return {**national_pack(), named(Kind.SETTINGS): SETTINGS, **self.changed}

    def faults(self, items: Items, day: dt.date) -> Sequence[Fault]:
        return self.stops

    def build(self, items: Items, day: dt.date) -> dict[str, bytes]:
        services = {name.key: item.body for name, item in items.items() if name.kind == Kind.SERVICE}
        return {"data/services.json": json.dumps(services, sort_keys=True).encode()}

    def policies(self, items: Items, day: dt.date) -> Policies:
        return {"/*": DATA_POLICY}


@contextmanager
def standing_in(stand_in: StandIn | None = None) -> Iterator[StandIn]:
    """The stand-in where the guide's own publisher is wired."""
    own = [each for each in PUBLISHERS if each.name == "guide"]
    chosen = stand_in or StandIn()
    for each in own:
        PUBLISHERS.unregister(each)
    PUBLISHERS.register(chosen)
    try:
        yield chosen
    finally:
        PUBLISHERS.unregister(chosen)
        for each in own:
            PUBLISHERS.register(each)
