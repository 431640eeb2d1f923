"""What is published: named pieces of content, each with a JSON body. Pure data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fyren.base.frozen import checksum_of

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class ItemName:
    """What names an item within its publisher. `language` is BCP 47, "" for what has none."""

    kind: str
    key: str
    language: str = ""

    def __str__(self) -> str:
        return "/".join(part for part in (self.kind, self.key, self.language) if part)


class Origin(StrEnum):
    """Where an item's effective body comes from."""

    PACK = "pack"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Item:
    """An item as it now counts.

    Attributes:
        made_from: checksum of the source-language body that a translation was made from, "" for what is no translation.
    """

    name: ItemName
    body: Body
    origin: Origin
    made_from: str = ""

    @property
    def checksum(self) -> str:
        """SHA-256 of the body."""
        return checksum_of(self.body)


Items = Mapping[ItemName, Item]


@dataclass(frozen=True, slots=True)
class Difference:
    """A local change under which the pack has changed since.

    Attributes:
        seen: checksum of the pack's body that the local change was made from, "" where the pack had none.
        pack: the pack's body now, None when the pack has it no longer.
    """

    name: ItemName
    local: Body
    seen: str
    pack: Body | None


def is_stale(item: Item, source: Item | None) -> bool:
    """Whether a translation was made from another text than the source's now. What says nothing of it is not stale."""
    return bool(item.made_from) and source is not None and item.made_from != source.checksum


# Kinds that every publisher has: its languages, its own words in each, and what a municipality says of its own.
LANGUAGE, STRINGS, SETTINGS = "language", "strings", "settings"


def only_languages(items: Items, codes: Collection[str]) -> Items:
    """The items of a publisher in some of its languages."""
    return {name: item for name, item in items.items() if name.kind != LANGUAGE or name.key in codes}


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a body."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_in(each)
