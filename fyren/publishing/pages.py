"""A publisher of pages: what is the same whatever the pages are about."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from fyren.publishing.compressing import too_large, with_packed
from fyren.publishing.content import Content
from fyren.publishing.document.pieces import Document
from fyren.publishing.items import Body, ItemName, Items
from fyren.publishing.port import Fault, Files
from fyren.publishing.remembering import LastMade
from fyren.publishing.served import Policies
from fyren.publishing.typed import Unreadable

C = TypeVar("C", bound=Content)

# Largest size of a document on its way (brotli).
BUDGET = 60_000


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page, and the item that is to be mended when something is wrong with it."""

    about: ItemName
    document: Document


Pages = Mapping[str, Page]
"""Each page by its path: the choice at the tree's root, and below it a folder for each language."""


class PagesPublisher(ABC):
    """Publishes pages and what stands beside them. A room says what its content lacks and how its pages are made.

    Attributes:
        policies_beside: of what stands beside the pages.
    """

    name: str
    folder: str
    label: str | Promise
    source_language: str
    policies_beside: Policies

    def __init__(self) -> None:
        # Made once for what is first asked about its faults and then built.
        self._pages = LastMade(self.pages)

    @abstractmethod
    def pack(self) -> Mapping[ItemName, Body]:
        """The national content."""

    @abstractmethod
    def content_faults(self, items: Items) -> Sequence[Fault]:
        """What the content lacks or breaks; empty when it can be made into pages."""

    @abstractmethod
    def pages(self, items: Items, day: dt.date) -> Pages:
        """The pages of content without faults."""

    @abstractmethod
    def files_beside(self, items: Items, day: dt.date) -> Files:
        """What the tree holds beside the pages."""

    def faults(self, items: Items, day: dt.date) -> Sequence[Fault]:
        """Why it cannot be published: what the content lacks, and when it lacks nothing, which page is too large."""
        if faults := self.content_faults(items):
            return faults
        return too_large({page.about: page.document.html for page in self._pages(items, day).values()}, BUDGET)

    def build(self, items: Items, day: dt.date) -> Files:
        """The tree: the pages, and what stands beside them."""
        pages = with_packed({path: page.document.html for path, page in self._pages(items, day).items()})
        return {**pages, **self.files_beside(items, day)}

    def policies(self, items: Items, day: dt.date) -> Policies:
        """The policy of each page, and of what stands beside them."""
        of_pages = {path: page.document.policy for path, page in self._pages(items, day).items()}
        return {**policies_of(of_pages), **self.policies_beside}


def policies_of(of_pages: Mapping[str, str]) -> dict[str, str]:
    """The policies of a tree by those of its pages: of its root, and of each folder below it, whose pages have one."""
    policies = {"/": of_pages["index.html"], "/index.html": of_pages["index.html"]}
    for path, policy in of_pages.items():
        folder, is_below, _rest = path.partition("/")
        if is_below:
            policies.setdefault(f"/{folder}/*", policy)
    return policies


def faults_in(content: C, checks: Iterable[Callable[[C], Iterable[Fault]]]) -> list[Fault]:
    """What each check finds, in order; where an item cannot be read, that alone: the rest cannot be known."""
    try:
        return [fault for check in checks for fault in check(content)]
    except Unreadable as error:
        words = _("It cannot be read: {places}.")
        return [Fault(error.name, format_lazy(words, places=", ".join(error.places) or "?"))]
