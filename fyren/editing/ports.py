"""What the desk asks of rooms that it does not know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fyren.base.frozen import checksum_of
from fyren.base.registry import Port
from fyren.guide.content import Audience, Need

# Too short to be taken for a personal identity number, which no text of the guide may hold.
_LENGTH = 8


@dataclass(frozen=True, slots=True)
class OfferedService:
    """Something the municipality offers that could be a service of the guide. It has no place: where it is given, and
    how it is reached, the editor finds out and enters.

    Args:
        key: opaque id, the same as long as it is the same offer.
        cost: in words, "" where nobody has said.
        is_protected: its place is secret.
        is_checked: what is said was checked in time.
        url: where employees read all of it.
    """

    key: str
    name: str
    does: str
    organisation: str
    audiences: tuple[Audience, ...]
    needs: tuple[Need, ...]
    languages: tuple[str, ...]
    interpreters: bool | None
    cost: str
    is_protected: bool
    source: str
    is_checked: bool
    url: str

    @property
    def said(self) -> str:
        """The checksum of what the guide could say of it: another when that changes."""
        facts = (self.audiences, self.needs, self.languages, self.interpreters, self.is_protected)
        words = (self.name, self.does, self.organisation, self.cost)
        return checksum_of({"words": words, "facts": facts})[:_LENGTH]


SERVICE_SOURCES: Port[Callable[[dt.date], Iterable[OfferedService]]] = Port("service sources")
"""Adapters take a day and give what is offered then and may be public."""
