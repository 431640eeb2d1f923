"""Long lists in pieces: no database takes any number of values in one IN."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def in_batches(things: Iterable[T], size: int = 10_000) -> Iterator[list[T]]:
    """Lists of at most so many things, in order."""
    remaining = iter(things)
    while batch := list(islice(remaining, size)):
        yield batch
