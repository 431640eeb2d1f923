"""Small multiples: a panel for each series, all on one scale."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.safestring import SafeString

from fyren.base.charts.drawing import LEADING, label, labels, picture, stroke, wrapped
from fyren.base.charts.lines import drawn
from fyren.base.charts.model import WEB, WIDE, Chart, ChartSeries, Theme
from fyren.base.charts.numbers import axis_steps, swedish_number
from fyren.base.charts.plotting import Plot, known_values

_LEAST = 150  # how narrow a panel may be
_PLOT = 80
_GAP = 20


def small_multiples(chart: Chart, theme: Theme = WEB, width: int = WIDE) -> SafeString:
    """A panel for each series, with the same years and the same scale, so that they can be compared."""
    columns = max(1, min(len(chart.series), width // _LEAST))
    across = (width - _GAP * (columns - 1)) / columns
    steps = axis_steps(known_values(chart.series))
    values = (steps[0], steps[-1])
    heads = [wrapped(series.label, across) for series in chart.series]
    top_of = LEADING * max((len(head) for head in heads), default=1)
    down = top_of + _PLOT + LEADING + _GAP
    parts = [label(0, 14, _scale(chart.unit, values), theme.quiet, small=True)]
    for number, series in enumerate(chart.series):
        left, top = (number % columns) * (across + _GAP), 2 * LEADING + (number // columns) * down
        plot = _plot(chart, values, (left, top + top_of, left + across))
        parts += [labels(left, top, heads[number], theme.colour(series), bold=series.is_main)]
        parts += list(_panel(plot, series, theme))
    rows = -(-len(chart.series) // columns)
    return picture(chart, theme, width, 2 * LEADING + rows * down, parts)


def _scale(unit: str, values: tuple[float, float]) -> str:
    low, high = (swedish_number(value) for value in values)
    return f"{unit}, {low}–{high}" if unit else f"{low}–{high}"


def _plot(chart: Chart, values: tuple[float, float], place: tuple[float, float, float]) -> Plot:
    left, top, right = place
    years = chart.years or (0,)
    return Plot(left + 4, top, right - 44, top + _PLOT, (years[0], years[-1]), values)


def _panel(plot: Plot, series: ChartSeries, theme: Theme) -> Iterator[SafeString]:
    yield stroke(f"M{plot.left:.1f} {plot.bottom:.1f}H{plot.right:.1f}", theme.line, 1)
    yield from drawn(plot, series, theme)
    last = series.last
    if last is not None and last.value is not None:
        yield label(plot.x(last.year) + 8, plot.y(last.value) + 4, swedish_number(last.value), theme.colour(series))
    first, end = plot.years
    yield label(plot.left, plot.bottom + LEADING, str(first), theme.quiet, small=True)
    if end != first:
        yield label(plot.right, plot.bottom + LEADING, str(end), theme.quiet, anchor="end", small=True)
