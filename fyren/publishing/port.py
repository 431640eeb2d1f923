"""The port through which a room publishes: it turns items into files, and says why it cannot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise

from fyren.base.registry import Port
from fyren.publishing.items import Body, ItemName, Items
from fyren.publishing.served import Policies, serving_files, under

Files = Mapping[str, bytes]
"""A tree: paths with / between the parts, relative to its root, and what each file holds."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A reason not to publish: about what (None: about the whole) and why, in words that lead to mending it."""

    about: ItemName | None
    why: str | Promise


class Publisher(Protocol):
    """A room that publishes.

    Attributes:
        name: stored; up to 40 characters.
        folder: where its tree stands in the site, "" for the root; otherwise ends with no slash.
        label: as people read it.
        source_language: the language that translations are made from.
    """

    name: str
    folder: str
    label: str | Promise
    source_language: str

    def pack(self) -> Mapping[ItemName, Body]:
        """The national items, from the repository."""
        ...

    def faults(self, items: Items, day: dt.date) -> Sequence[Fault]:
        """Why these items cannot be published on the day; empty when they can."""
        ...

    def build(self, items: Items, day: dt.date) -> Files:
        """The tree of these items, without what tells how it is served; the same items and day give the same bytes."""
        ...

    def policies(self, items: Items, day: dt.date) -> Policies:
        """The content security policy of each path of that tree, from the tree's own root."""
        ...


def tree_of(publisher: Publisher, items: Items, day: dt.date) -> dict[str, bytes]:
    """A publisher's tree with the files that tell how it is served."""
    return {**publisher.build(items, day), **serving_files(publisher.policies(items, day))}


def site_of(parts: Iterable[tuple[Publisher, Items]], day: dt.date) -> dict[str, bytes]:
    """The trees of several publishers as one site, each in its folder, with what tells how all of it is served."""
    files: dict[str, bytes] = {}
    policies: dict[str, str] = {}
    for publisher, items in parts:
        folder = f"{publisher.folder}/" if publisher.folder else ""
        files |= {f"{folder}{path}": data for path, data in publisher.build(items, day).items()}
        policies |= under(publisher.folder, publisher.policies(items, day))
    return {**files, **serving_files(policies)}


PUBLISHERS: Port[Publisher] = Port("publishers")


@dataclass(frozen=True, slots=True)
class Lending:
    """A publisher that has no item of a kind takes another's: what has been said once need not be said again."""

    kind: str
    lender: str
    borrower: str


LENDINGS: Port[Lending] = Port("lendings")

SWITCHED: Port[Callable[[Publisher], None]] = Port("switched")
"""Adapters take a publisher of which another release is being made current, inside that transaction."""


def lent_to(publisher: Publisher) -> list[Lending]:
    """What a publisher takes from others."""
    return [lending for lending in LENDINGS if lending.borrower == publisher.name]


def borrowers_of(publisher: Publisher) -> list[Publisher]:
    """Who takes something from the publisher."""
    return [
        publisher_named(name) for name in sorted({each.borrower for each in LENDINGS if each.lender == publisher.name})
    ]


class UnknownPublisher(LookupError):
    """No room publishes under the name."""


def publisher_named(name: str) -> Publisher:
    """The publisher of the name.

    Raises:
        UnknownPublisher: there is none.
    """
    for publisher in PUBLISHERS:
        if publisher.name == name:
            return publisher
    raise UnknownPublisher(name)
