"""A value on its way in."""

from __future__ import annotations

from dataclasses import dataclass

Key = tuple[int, int, int, str]


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A value on its way in. Indicator and place by their keys; None is missing, never nought."""

    indicator: int
    place: int
    year: int
    gender: str
    value: float | None

    @property
    def key(self) -> Key:
        """What there is one value of."""
        return self.indicator, self.place, self.year, self.gender
