"""What rooms put into calendars, and the port through which they do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fyren.base.registry import Port


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something of whole days, the last one included.

    Args:
        key: the same whenever it is told, so that a moved occasion moves in the subscriber's calendar.
        said_at: when it was entered.
        version: counts up with each change.
    """

    key: str
    title: str
    first: dt.date
    last: dt.date
    said_at: dt.datetime
    version: int = 1


OCCASIONS: Port[Callable[[str], Iterable[Occasion]]] = Port("occasions")
"""Adapters take an authority's public id, and give what stands in the calendar that its own people subscribe to."""
