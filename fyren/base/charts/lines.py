"""Values over years as lines, each with its label at the end and its uncertainty as a band."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.safestring import SafeString

from fyren.base.charts.drawing import DASHES, LEADING, fill, label, labels, picture, stroke, text_width, wrapped
from fyren.base.charts.model import WEB, WIDE, Chart, ChartSeries, Look, Theme
from fyren.base.charts.numbers import axis_steps, swedish_number
from fyren.base.charts.plotting import Plot, apart, known_values

_TALL, _LOW = 300, 260  # of the plot with its axis, on wide and narrow
_TOP = 30  # the unit stands above


def line_chart(chart: Chart, theme: Theme = WEB, width: int = WIDE) -> SafeString:
    """The chart's series as lines over the years. The axis begins at nought unless all values lie far from it."""
    steps = axis_steps(known_values(chart.series))
    ticks = [swedish_number(step) for step in steps]
    left = max(text_width(tick) for tick in ticks) + 6
    beside = min(170.0, width * 0.3)
    years = chart.years or (0,)
    height = _TALL if width >= WIDE else _LOW
    plot = Plot(left, _TOP, width - beside, height - 26, (years[0], years[-1]), (steps[0], steps[-1]))
    parts = [
        label(0, 14, chart.unit, theme.quiet, small=True),
        *_value_axis(plot, steps, ticks, theme),
        *year_axis(plot, chart.years, theme),
        *(part for series in chart.series for part in _band(plot, series, theme)),
        *(part for series in reversed(chart.series) for part in drawn(plot, series, theme)),
        *_ends(plot, chart.series, theme, beside),
    ]
    return picture(chart, theme, width, height, parts)


def drawn(plot: Plot, series: ChartSeries, theme: Theme) -> Iterator[SafeString]:
    """A series' line and marks. Only women's and men's values are marked each year; a lonely value always is."""
    colour = theme.colour(series)
    yield stroke(plot.line(series), colour, 3 if series.is_main else 2, DASHES[series.look])
    yield fill(plot.marks(series, only_alone=series.look not in (Look.WOMEN, Look.MEN)), colour)


def year_axis(plot: Plot, years: tuple[int, ...], theme: Theme) -> Iterator[SafeString]:
    """The years under the plot: as many as there is room for, always the last one."""
    if not years:
        return
    room = max(1, int((plot.right - plot.left) / 44))
    every = -(-len(range(years[0], years[-1] + 1)) // room)
    for year in range(years[-1], years[0] - 1, -every):
        yield label(plot.x(year), plot.bottom + 20, str(year), theme.quiet, anchor="middle", small=True)


def _value_axis(plot: Plot, steps: tuple[float, ...], ticks: list[str], theme: Theme) -> Iterator[SafeString]:
    yield stroke("".join(f"M{plot.left:.1f} {plot.y(step):.1f}H{plot.right:.1f}" for step in steps), theme.line, 1)
    for step, tick in zip(steps, ticks, strict=True):
        yield label(plot.left - 6, plot.y(step) + 4, tick, theme.quiet, anchor="end", small=True)


def _band(plot: Plot, series: ChartSeries, theme: Theme) -> Iterator[SafeString]:
    area, edges = plot.band(series)
    colour = theme.colour(series)
    yield fill(area, colour, "0.18")
    yield stroke(edges, colour, 1)


def _ends(plot: Plot, all_series: tuple[ChartSeries, ...], theme: Theme, room: float) -> Iterator[SafeString]:
    """Labels at the lines' ends, moved apart where lines end close to each other, with a thread to the line."""
    ended = [(series, series.last) for series in all_series]
    shown = [(series, last) for series, last in ended if last is not None]
    lines = [wrapped(f"{series.label} {swedish_number(last.value or 0.0)}", room - 14) for series, last in shown]
    ends = [plot.y(last.value or 0.0) for _series, last in shown]
    heights = [LEADING * len(each) + 2.0 for each in lines]
    tops = [end - height / 2 for end, height in zip(ends, heights, strict=True)]
    placed = apart(tops, heights, 0, max(plot.bottom + 2, sum(heights)))  # above the years, which stand under the axis
    for (series, last), end, top, text, height in zip(shown, ends, placed, lines, heights, strict=True):
        middle = top + height / 2
        thread = f"M{plot.x(last.year) + 5:.1f} {end:.1f}H{plot.right + 4:.1f}L{plot.right + 11:.1f} {middle:.1f}"
        yield stroke(thread, theme.line, 1)
        yield labels(plot.right + 14, top + LEADING - 4, text, theme.colour(series), bold=series.is_main)
