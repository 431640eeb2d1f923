"""Ports: what a room may offer to another without either knowing the other.

A port is a named, ordered list of adapters. Rooms ask the port; only `fyren/house/wiring.py` fills it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Port(Generic[T]):
    """An ordered list of adapters of one kind."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._adapters: list[T] = []

    def register(self, adapter: T) -> T:
        """Add an adapter; the same one twice counts once. Returns it, so that it serves as a decorator."""
        if adapter not in self._adapters:
            self._adapters.append(adapter)
        return adapter

    def unregister(self, adapter: T) -> None:
        """Take an adapter out again (used by tests)."""
        self._adapters.remove(adapter)

    def __iter__(self) -> Iterator[T]:
        return iter(tuple(self._adapters))

    def __len__(self) -> int:
        return len(self._adapters)
