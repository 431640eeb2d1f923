"""The guide of a whole municipality: the national pack, and over it what the demo's municipality keeps of its own."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from fyren.guide.pack_files import Kind, national_pack, read_pack
from fyren.guide.reading import Guide
from fyren.house.demo.guide_content import HOME
from fyren.publishing.items import Item, ItemName, Items, Origin
from fyren.publishing.packs import named

DAY = dt.date(2026, 11, 24)
Changed = Callable[..., Items]
BODIES: Mapping[ItemName, Any] = {**national_pack(), **read_pack(HOME)}


@pytest.fixture
def items() -> Items:
    """Every item, each test's own."""
    return items_of(BODIES)


@pytest.fixture
def guide(items: Items) -> Guide:
    """The guide of them."""
    return Guide(items)


def items_of(bodies: Mapping[ItemName, Any]) -> Items:
    """Bodies as items."""
    return {name: Item(name, copy.deepcopy(body), Origin.PACK) for name, body in bodies.items()}


def with_service(items: Items, key: str, **changes: Any) -> Items:
    """The items with a service's facts changed."""
    name = named(Kind.SERVICE, key)
    return with_body(items, name, {**items[name].body, **changes})


def with_body(items: Items, name: ItemName, body: Mapping[str, Any] | None) -> Items:
    """The items with a body in the place of another, or (None) without it."""
    rest = {each: item for each, item in items.items() if each != name}
    return rest if body is None else {**rest, name: Item(name, body, Origin.LOCAL)}
