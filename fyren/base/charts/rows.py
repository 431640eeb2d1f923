"""Values as rows: bars from nought, and points with the range of their uncertainty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from fyren.base.charts.drawing import LEADING, fill, label, labels, mark, picture, stroke, text_width, worded, wrapped
from fyren.base.charts.model import WEB, WIDE, Chart, ChartPoint, ChartSeries, Theme
from fyren.base.charts.numbers import axis_steps, swedish_number
from fyren.base.charts.plotting import known_values

_BAR = 16
_GAP = 10


@dataclass(frozen=True, slots=True)
class _Row:
    """A value and where it is drawn. `y` is the middle of its bar or point."""

    series: ChartSeries
    point: ChartPoint
    y: float
    theme: Theme
    x: Callable[[float], float]

    @property
    def colour(self) -> str:
        return self.theme.colour(self.series)


def bar_chart(chart: Chart, theme: Theme = WEB, width: int = WIDE) -> SafeString:
    """A bar for each value, from nought, with the value at its end; headed by its year if there are several."""
    return _rows(chart, theme, width, _bar, lambda point: swedish_number(point.value or 0.0))


def range_chart(chart: Chart, theme: Theme = WEB, width: int = WIDE) -> SafeString:
    """A point for each value with the range that it lies in: where two ranges meet, no difference can be claimed."""
    return _rows(chart, theme, width, _range, worded)


def _rows(
    chart: Chart,
    theme: Theme,
    width: int,
    draw: Callable[[_Row], Iterator[SafeString]],
    says: Callable[[ChartPoint], str],
) -> SafeString:
    is_wide = width >= WIDE
    beside = 200.0 if is_wide else 1.0
    steps = axis_steps([0.0, *known_values(chart.series)])
    longest = max((text_width(says(point)) for each in chart.series for point in each.points), default=0.0)
    right = width - max(40.0, longest + 12 if draw is _bar else min(longest, 230.0) + 12 if is_wide else 8.0)

    def x(value: float) -> float:
        return beside + (right - beside) * (value - steps[0]) / (steps[-1] - steps[0])

    parts, y = [label(0, 14, chart.unit, theme.quiet, small=True)], 2.0 * LEADING
    for year in chart.years:
        if len(chart.years) > 1:
            parts.append(label(0, y + LEADING - 4, str(year), theme.ink, bold=True))
            y += LEADING + _GAP / 2
        for series in chart.series:
            point = next((each for each in series.points if each.year == year), ChartPoint(year, None))
            lines = wrapped(series.label, beside - 12 if is_wide else width)
            above = 0.0 if is_wide else LEADING * len(lines)
            parts.append(labels(0, y + LEADING - 4, lines, theme.ink, bold=series.is_main))
            row = _Row(series, point, y + above + _BAR / 2, theme, x)
            parts += [_nought(row), *draw(row)]
            parts.append(_said(row, says, right, draw is _bar, is_wide))
            y += _GAP + above + (max(_BAR, LEADING * len(lines)) if is_wide else _BAR if draw is _bar else 2.2 * _BAR)
    return picture(chart, theme, width, y, parts)


def _nought(row: _Row) -> SafeString:
    """Where nought lies, beside a row."""
    return stroke(f"M{row.x(0.0):.1f} {row.y - _BAR / 2 - 4:.1f}v{_BAR + 8}", row.theme.quiet, 1)


def _said(row: _Row, says: Callable[[ChartPoint], str], right: float, is_bar: bool, is_wide: bool) -> SafeString:
    """The value in words: at the bar's end, in a column beside the ranges, or on a phone under them."""
    theme, bold = row.theme, row.series.is_main
    if row.point.value is None:
        return label(row.x(0.0) + 6, row.y + 4, worded(row.point), theme.quiet)
    if is_bar:
        return label(row.x(max(row.point.value, 0.0)) + 6, row.y + 4, says(row.point), theme.ink, bold=bold)
    if is_wide:
        return label(right + 12, row.y + 4, says(row.point), theme.ink, bold=bold)
    return label(8, row.y + 22, says(row.point), theme.ink, bold=bold)


def _bar(row: _Row) -> Iterator[SafeString]:
    if row.point.value is None:
        return
    start, end = sorted((row.x(0.0), row.x(row.point.value)))
    top, wide = row.y - _BAR / 2, max(1.0, end - start)
    if row.series.is_main:
        yield fill(f"M{start:.1f} {top:.1f}h{wide:.1f}v{_BAR}h{-wide:.1f}z", row.colour)
    else:  # an outlined bar is told from a filled one in grey too
        yield fill(f"M{start:.1f} {top:.1f}h{wide:.1f}v{_BAR}h{-wide:.1f}z", row.colour, "0.25")
        yield stroke(f"M{start:.1f} {top:.1f}h{wide:.1f}v{_BAR}h{-wide:.1f}z", row.colour, 1)


def _range(row: _Row) -> Iterator[SafeString]:
    point = row.point
    if point.value is None:
        return
    if point.low is not None and point.high is not None:
        low, high = row.x(point.low), row.x(point.high)
        ends = "".join(f"M{x:.1f} {row.y - 6:.1f}V{row.y + 6:.1f}" for x in (low, high))
        yield stroke(f"M{low:.1f} {row.y:.1f}H{high:.1f}{ends}", row.colour, 2)
    yield fill(mark(row.series.look, row.x(point.value), row.y, 5 if row.series.is_main else 4), row.colour)
