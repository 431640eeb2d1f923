"""The port through which every room says what waits for a person, for the page "Today"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise

from fyren.base.registry import Port


class Someone(Protocol):
    """What the base knows of a viewer. A room's adapter is given the whole viewer and knows more."""

    @property
    def actor(self) -> str:
        """Opaque id, "" when nobody is logged in."""

    @property
    def day(self) -> dt.date:
        """The day it is asked on."""


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing that waits.

    Args:
        verb: what to do, in the imperative, for the button: "Answer", "Decide".
        what: the object, as its own page names it.
        url: where it is done.
        date: the last day, if there is one.
        reason: why it waits for this very person, in a sentence.
        is_watched: a state of things that the person keeps an eye on, rather than a thing to do: it stands beside the
            list, so that neither hides the other.
    """

    verb: str | Promise
    what: str
    url: str
    date: dt.date | None
    reason: str | Promise
    is_watched: bool = False

    def is_late(self, day: dt.date) -> bool:
        """True when its last day has passed."""
        return self.date is not None and self.date < day


DUE: Port[Callable[..., Iterable[DueItem]]] = Port("due")
"""Adapters take the viewer and yield what waits for them."""


def due_for(someone: Someone) -> list[DueItem]:
    """Everything that waits, nearest date first; what has no date comes last."""
    items = [item for adapter in DUE for item in adapter(someone)]
    return sorted(items, key=lambda item: (item.date is None, item.date or someone.day, item.what))
