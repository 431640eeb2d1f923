"""The table that says what a chart shows."""

from __future__ import annotations

from dataclasses import dataclass

from fyren.base.charts.drawing import worded
from fyren.base.charts.model import Chart, ChartPoint


@dataclass(frozen=True, slots=True)
class ChartTable:
    """A row for each year, the latest first; a column for each series."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def chart_table(chart: Chart) -> ChartTable:
    """The chart's values in words, uncertainty included; what is missing says so."""
    by_year = [{point.year: point for point in series.points} for series in chart.series]
    return ChartTable(
        tuple(series.label for series in chart.series),
        tuple(
            (str(year), tuple(worded(points.get(year, ChartPoint(year, None))) for points in by_year))
            for year in reversed(chart.years)
        ),
    )
