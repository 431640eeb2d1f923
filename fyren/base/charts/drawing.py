"""Small pieces of SVG, with all text escaped."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fyren.base.charts.model import Chart, ChartPoint, ChartSeries, Look, Theme
from fyren.base.charts.numbers import swedish_number

SIZE = 13  # of text, in the drawing's own units, which are a page's pixels
LEADING = 17
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DASHES = {
    Look.TOTAL: "",
    Look.WOMEN: "",
    Look.MEN: "9 3",
    Look.SIMILAR: "6 4",
    Look.NATION: "2 4",
    Look.OTHER: "10 3 2 3",
}


def clean(text: str) -> str:
    """A text without what XML cannot hold."""
    return _NOT_XML.sub("", text)


def text_width(text: str) -> float:
    """About how wide a text is: the font is the reader's own, so this errs on the wide side."""
    return 0.58 * SIZE * len(text)


def wrapped(text: str, width: float) -> list[str]:
    """A text as lines of about the width."""
    return textwrap.wrap(clean(text), max(6, int(width / (0.58 * SIZE)))) or [""]


def label(
    x: float, y: float, text: str, colour: str, *, anchor: str = "start", bold: bool = False, small: bool = False
) -> SafeString:
    """A line of text. `x` and `y` are the start (or what `anchor` says) of its base line."""
    weight = format_html(' font-weight="{}"', 600) if bold else ""
    size = format_html(' font-size="{}"', SIZE - 1) if small else ""
    return format_html(
        '<text x="{}" y="{}" fill="{}" text-anchor="{}"{}{}>{}</text>',
        f"{x:.1f}", f"{y:.1f}", colour, anchor, weight, size, clean(text),
    )  # fmt: skip


def labels(
    x: float, y: float, lines: Sequence[str], colour: str, *, bold: bool = False, small: bool = False
) -> SafeString:
    """Lines of text under each other."""
    return joined(
        label(x, y + number * LEADING, line, colour, bold=bold, small=small) for number, line in enumerate(lines)
    )


def stroke(path: str, colour: str, width: float, dash: str = "") -> SafeString:
    """A line that is drawn and not filled; nothing for an empty path."""
    if not path:
        return SafeString()
    dashed = format_html(' stroke-dasharray="{}"', dash) if dash else ""
    return format_html(
        '<path d="{}" fill="none" stroke="{}" stroke-width="{}" stroke-linejoin="round"{}/>',
        path,
        colour,
        width,
        dashed,
    )


def fill(path: str, colour: str, opacity: str = "1") -> SafeString:
    """A filled shape; nothing for an empty path."""
    if not path:
        return SafeString()
    return format_html('<path d="{}" fill="{}" fill-opacity="{}"/>', path, colour, opacity)


def mark(look: Look, x: float, y: float, size: float = 4) -> str:
    """The path of a series' mark: disc for women, square for men, diamond for others, a smaller disc for the total."""
    if look is Look.MEN:
        return f"M{x - size:.1f} {y - size:.1f}h{2 * size:g}v{2 * size:g}h{-2 * size:g}z"
    if look in (Look.OTHER, Look.SIMILAR):
        return f"M{x:.1f} {y - size:.1f}l{size:g} {size:g}l{-size:g} {size:g}l{-size:g} {-size:g}z"
    radius = size if look is Look.WOMEN else size - 1
    half = f"a{radius:g} {radius:g} 0 1 0"
    return f"M{x - radius:.1f} {y:.1f}{half} {2 * radius:g} 0{half} {-2 * radius:g} 0z"


def joined(parts: Iterable[SafeString]) -> SafeString:
    """Parts after each other."""
    return format_html_join("", "{}", ((part,) for part in parts))


def picture(chart: Chart, theme: Theme, width: int, height: float, parts: Iterable[SafeString]) -> SafeString:
    """The whole drawing, with its title, its description and, lowest, its note."""
    note = wrapped(chart.note, width) if chart.note else []
    whole = height + LEADING * len(note) + (8 if note else 0)
    font = format_html(' font-family="{}"', theme.font) if theme.font else ""
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart__picture" role="img" width="{}" height="{}" '
        'viewBox="0 0 {} {}" font-size="{}"{}><title>{}</title><desc>{}</desc>{}{}</svg>',
        width, f"{whole:.0f}", width, f"{whole:.0f}", SIZE, font,
        clean(chart.title), clean(chart.description or told(chart)), joined(parts),
        labels(0, height + LEADING, note, theme.ink, bold=True),
    )  # fmt: skip


def told(chart: Chart) -> str:
    """The chart in words: each series with its first and its latest value."""
    return " ".join(_told(series, chart.unit) for series in chart.series)


def _told(series: ChartSeries, unit: str) -> str:
    known = series.known
    if not known:
        return _("%(label)s: no values.") % {"label": series.label}
    first, last = known[0], known[-1]
    said = _("%(label)s: %(value)s %(unit)s in %(year)s.") % {
        "label": series.label, "value": worded(last), "unit": unit, "year": last.year
    }  # fmt: skip
    if len(known) == 1:
        return said
    before = {"value": worded(first), "year": first.year}
    return said + " " + _("%(year)s: %(value)s.") % before


def worded(point: ChartPoint, *, missing: str = "") -> str:
    """A value, with the bounds of its uncertainty in words."""
    if point.value is None:
        return missing or _("missing")
    number = swedish_number(point.value)
    if point.low is None or point.high is None:
        return number
    bounds = {"value": number, "low": swedish_number(point.low), "high": swedish_number(point.high)}
    return _("%(value)s (between %(low)s and %(high)s)") % bounds
