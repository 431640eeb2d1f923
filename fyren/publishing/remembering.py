"""What a publisher makes of its items is asked for in a row: for its faults, its files and its policies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Generic, TypeVar

from fyren.publishing.items import Items

T = TypeVar("T")


class LastMade(Generic[T]):
    """Makes something of items on a day, and gives the same again until other items or another day are asked for."""

    def __init__(self, make: Callable[[Items, dt.date], T]) -> None:
        self._make = make
        self._made: tuple[tuple[object, ...], T] | None = None

    def __call__(self, items: Items, day: dt.date) -> T:
        """What it is made into."""
        key = (day, *((name, item.checksum) for name, item in sorted(items.items())))
        if self._made is None or self._made[0] != key:
            self._made = (key, self._make(items, day))
        return self._made[1]
