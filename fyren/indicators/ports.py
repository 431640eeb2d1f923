"""What the rooms above may offer: figures of the municipality's own, counted where they are kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fyren.base.registry import Port
from fyren.indicators.rules import Direction, Gender


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """A value for the own municipality. None is missing, never nought: what may not be told for so few is None."""

    year: int
    gender: Gender
    value: float | None


@dataclass(frozen=True, slots=True)
class OwnIndicator:
    """An indicator counted by a room here.

    Args:
        code: its id; begins with the room's own name, so that it never meets one of Kolada's.
        source: where the figures come from, as people read it.
    """

    code: str
    title: str
    says: str
    says_not: str
    unit: str
    source: str
    figures: tuple[OwnFigure, ...]
    direction: Direction = Direction.CONTEXTUAL
    by_gender: bool = False
    rhythm: str = ""


OWN_INDICATORS: Port[Callable[[dt.date], Iterable[OwnIndicator]]] = Port("own indicators")
"""Adapters take the day and give what the room has counted, already made safe to show."""
