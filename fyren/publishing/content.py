"""A publisher's content as a whole, typed: what every publisher reads of its items in the same way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from fyren.publishing.items import LANGUAGE, STRINGS, Body, Item, ItemName, Items
from fyren.publishing.packs import named
from fyren.publishing.typed import flat, typed

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PlainLanguage:
    """A language of which nothing more needs to be known: its code, BCP 47, and its own name."""

    code: str
    name: str
    direction: str = "ltr"


@dataclass(frozen=True)
class Content:
    """The content."""

    items: Items

    def strings(self, language: str) -> Mapping[str, str]:
        """The publisher's own words by dotted key ("exit.button")."""
        return dict(flat(self.body_of(STRINGS, language)))

    def body_of(self, kind: str, language: str = "") -> Body:
        """The body of what there is one of, or one of in each language; empty where there is none."""
        item = self.items.get(named(kind, language=language))
        return item.body if item else {}

    def typed_or_none(self, shape: type[T], name: ItemName) -> T | None:
        """An item as its kind says; None where there is none.

        Raises:
            Unreadable: it is something else.
        """
        item = self.items.get(name)
        return None if item is None else typed(shape, item)

    def languages_as(self, shape: type[T]) -> tuple[T, ...]:
        """The languages in order."""
        found = sorted(self.of_kind(LANGUAGE), key=lambda item: (item.body.get("place", 99), item.name.key))
        return tuple(typed(shape, item, without=("place",)) for item in found)

    def of_kind(self, kind: str) -> Iterator[Item]:
        """Every item of a kind, in no order."""
        return (item for name, item in self.items.items() if name.kind == kind)
