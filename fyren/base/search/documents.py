"""What a room hands to the index, and the port it does so through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise

from fyren.base.registry import Port

# In place of an authority: what is not public, and may be found by everyone who is logged in.
EVERYONE_LOGGED_IN = "*"


@dataclass(frozen=True)
class SearchDocument:
    """One thing that can be found.

    What is not public names the authority that owns it, and only those who see for that authority find it; or
    `EVERYONE_LOGGED_IN`.
    """

    source: str  # the name of the source that gives it
    key: str  # what the source calls it; source and key together are unique
    url: str
    title: str
    text: str = ""
    within: str = ""  # where it belongs, by which hits with the same title are told apart; found by its words too
    language: str = "sv"
    is_public: bool = False
    authority: str = ""  # public id of the owning body, or `EVERYONE_LOGGED_IN`
    weight: int = 0  # among equally good hits the heavier comes first

    def __post_init__(self) -> None:
        if not self.is_public and not self.authority:
            raise ValueError(f"{self.source} {self.key}: what is not public must name its authority")


class SearchSource(Protocol):
    """A room's adapter: gives every document that it wants found."""

    name: str
    label: str | Promise  # what its hits are called where their room says nothing more

    def documents(self) -> Iterable[SearchDocument]:
        """All its documents, as they now stand."""
        ...


SEARCH_SOURCES: Port[SearchSource] = Port("SearchSource")
