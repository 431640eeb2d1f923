"""A publisher of recipes: proof that the room knows no subject. And the clock, set where a test needs it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from django.utils.functional import Promise
from pytest_django import Settings

from fyren.publishing.effective import effective_items
from fyren.publishing.items import Body, ItemName, Items
from fyren.publishing.keeping import Writing, publish, save_body
from fyren.publishing.models import Entry, Revision
from fyren.publishing.port import PUBLISHERS, Fault, Files
from fyren.publishing.served import DATA_POLICY, Policies

BUN, SOUP = ItemName("recipe", "bun", "sv"), ItemName("recipe", "soup", "sv")
AUTHOR = "author-1"


class Cookbook:
    """Recipes as plain text; one without a text cannot be printed."""

    name = "cookbook"
    folder = "recept"
    label: str | Promise = "The cookbook"
    source_language = "sv"

    def __init__(self) -> None:
        self.national: dict[ItemName, Body] = {BUN: {"text": "Grädda."}, SOUP: {"text": "Koka."}}

    def pack(self) -> Mapping[ItemName, Body]:
        return self.national

    def faults(self, items: Items, day: dt.date) -> Sequence[Fault]:
        return [Fault(name, "Write the recipe.") for name, item in items.items() if not item.body["text"]]

    def build(self, items: Items, day: dt.date) -> Files:
        files = {f"{name.key}.txt": item.body["text"].encode() for name, item in items.items()}
        return {**files, "about/day.txt": day.isoformat().encode()}

    def policies(self, items: Items, day: dt.date) -> Policies:
        return {"/*": DATA_POLICY}


@pytest.fixture
def cookbook(committed_at_once: None, settings: Settings, tmp_path: Path) -> Iterator[Cookbook]:
    """The publisher, wired, with a home of its own."""
    settings.VAR = tmp_path
    yield PUBLISHERS.register(Cookbook())
    for publisher in PUBLISHERS:
        if isinstance(publisher, Cookbook):
            PUBLISHERS.unregister(publisher)


def writing(name: ItemName) -> Writing:
    """Whoever has just opened the item."""
    entry = Entry.objects.filter(key=name.key, language=name.language).first()
    return Writing(AUTHOR, entry.row_version if entry else None)


def keep(publisher: Cookbook, name: ItemName, text: str | None) -> Revision:
    """Save a draft."""
    return save_body(publisher, name, None if text is None else {"text": text}, writing(name))


def make_count(name: ItemName, at: dt.datetime | None = None) -> Revision:
    """Publish the newest draft."""
    entry = Entry.objects.get(key=name.key, language=name.language)
    return publish(entry, writing(name), at)


def text_of(publisher: Cookbook, name: ItemName, at: dt.datetime | None = None) -> str | None:
    """The text that counts."""
    item = effective_items(publisher, at).get(name)
    return None if item is None else item.body["text"]
