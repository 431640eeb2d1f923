"""Where a year and a value lie in a drawing, and the lines, bands and marks that follow from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from fyren.base.charts.drawing import mark
from fyren.base.charts.model import ChartPoint, ChartSeries


@dataclass(frozen=True, slots=True)
class Plot:
    """The part of a drawing that holds the values."""

    left: float
    top: float
    right: float
    bottom: float
    years: tuple[int, int]
    values: tuple[float, float]

    def x(self, year: int) -> float:
        """Where a year lies; a single year lies in the middle."""
        first, last = self.years
        if first == last:
            return (self.left + self.right) / 2
        return self.left + (self.right - self.left) * (year - first) / (last - first)

    def y(self, value: float) -> float:
        """Where a value lies."""
        low, high = self.values
        return self.bottom - (self.bottom - self.top) * (value - low) / (high - low)

    def line(self, series: ChartSeries) -> str:
        """The path through the values, broken where one is missing."""
        return "".join(
            "M" + "L".join(f"{self.x(point.year):.1f} {self.y(point.value or 0.0):.1f}" for point in run)
            for run in runs(series.points, lambda point: point.value is not None)
            if len(run) > 1
        )

    def marks(self, series: ChartSeries, *, only_alone: bool = False) -> str:
        """The marks of the values; with `only_alone` of those that no line goes through."""
        return "".join(
            mark(series.look, self.x(point.year), self.y(point.value or 0.0))
            for run in runs(series.points, lambda point: point.value is not None)
            if len(run) == 1 or not only_alone
            for point in run
        )

    def band(self, series: ChartSeries) -> tuple[str, str]:
        """The uncertainty: the band's outline, and the lines at its edges."""
        area, edges = "", ""
        for run in runs(series.points, lambda point: point.low is not None and point.high is not None):
            above = [f"{self.x(point.year):.1f} {self.y(point.high or 0.0):.1f}" for point in run]
            below = [f"{self.x(point.year):.1f} {self.y(point.low or 0.0):.1f}" for point in run]
            if len(run) == 1:
                edges += f"M{above[0]}L{below[0]}"
                continue
            area += "M" + "L".join([*above, *reversed(below)]) + "z"
            edges += "M" + "L".join(above) + "M" + "L".join(below)
        return area, edges


def runs(points: Sequence[ChartPoint], has: Callable[[ChartPoint], bool]) -> Iterator[list[ChartPoint]]:
    """Points of years that follow each other and all have what is asked for: a year left out is a gap too."""
    run: list[ChartPoint] = []
    for point in sorted(points, key=lambda each: each.year):
        if run and (not has(point) or point.year != run[-1].year + 1):
            yield run
            run = []
        if has(point):
            run.append(point)
    if run:
        yield run


def known_values(series: Sequence[ChartSeries]) -> list[float]:
    """Every value and bound of the series."""
    return [
        number
        for each in series
        for point in each.points
        for number in (point.value, point.low, point.high)
        if number is not None
    ]


def apart(places: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Places moved so that what stands at them, each of a height, does not lie on its neighbour, in the same order."""
    order = sorted(range(len(places)), key=lambda number: places[number])
    moved = [0.0] * len(places)
    at = top
    for number in order:
        moved[number] = max(places[number], at)
        at = moved[number] + heights[number]
    end = bottom
    for number in reversed(order):
        moved[number] = min(moved[number], end - heights[number])
        end = moved[number]
    return moved
