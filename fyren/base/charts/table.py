"""The table that says what a chart shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fyren.base.charts.drawing import worded
from fyren.base.charts.model import Chart, ChartPoint


@dataclass(frozen=True, slots=True)
class ChartTable:
    """Rows with what heads each, under columns. `corner`: what heads the rows' heads."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def chart_table(chart: Chart) -> ChartTable:
    """The chart's values in words, uncertainty included; what is missing says so.

    A row for each year, the latest first, and a column for each series; of a single year a row for each series.
    """
    by_year = [{point.year: point for point in series.points} for series in chart.series]
    labels = tuple(series.label for series in chart.series)
    cells = {year: tuple(_cell(points.get(year, ChartPoint(year, None))) for points in by_year) for year in chart.years}
    if len(cells) == 1:
        ((year, values),) = cells.items()
        rows = tuple((label, (value,)) for label, value in zip(labels, values, strict=True))
        return ChartTable("", (str(year),), rows)
    return ChartTable(_("Year"), labels, tuple((str(year), cells[year]) for year in reversed(chart.years)))


def _cell(point: ChartPoint) -> str:
    """A value in words with its bounds on a line of their own."""
    value, bracket, bounds = worded(point).partition(" (")
    return f"{value}\n({bounds}".replace(" ", "\N{NO-BREAK SPACE}") if bracket else value
