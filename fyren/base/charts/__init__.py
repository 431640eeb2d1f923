"""Charts as accessible SVG, the same on a page and in a document.

Values come as small dataclasses and go out as SVG: no styles inside (a strict policy forbids them), text that stays
text, series told apart by dash, mark and a label at the end and never by colour alone, and a gap where a value is
missing.
Every chart stands beside its table: on a page through `{% chart … %}`, in a document through the one who composes it.
"""

from fyren.base.charts.lines import line_chart
from fyren.base.charts.model import DOCUMENT, NARROW, WEB, WIDE, Chart, ChartPoint, ChartSeries, Look, Theme
from fyren.base.charts.numbers import swedish_number
from fyren.base.charts.panels import small_multiples
from fyren.base.charts.rows import bar_chart, range_chart
from fyren.base.charts.table import ChartTable, chart_table

__all__ = [
    "DOCUMENT",
    "NARROW",
    "WEB",
    "WIDE",
    "Chart",
    "ChartPoint",
    "ChartSeries",
    "ChartTable",
    "Look",
    "Theme",
    "bar_chart",
    "chart_table",
    "line_chart",
    "range_chart",
    "small_multiples",
    "swedish_number",
]
