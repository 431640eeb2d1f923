"""Indicators in a document: chart, table, comparison, caveat, and where each figure comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from fyren.base.charts import DOCUMENT, Chart, ChartPoint, Theme, line_chart, swedish_number
from fyren.base.documents.writing import Block, Facts, Figure, Heading, Paragraph, Style, Table
from fyren.indicators.charts import comparison_chart, gender_chart
from fyren.indicators.content import IndicatorContent, Point, Series
from fyren.indicators.models.library import DIRECTIONS, OWNERS
from fyren.indicators.models.values import GENDERS
from fyren.indicators.rules import Owner, titled
from fyren.reports.composing.words import day_words

_DIRECTION_WORDS = {str(value): label for value, label in DIRECTIONS}
_OWNER_WORDS = {str(value): label for value, label in OWNERS}
_GENDER_WORDS = {str(value): label for value, label in GENDERS}
MISSING = "–"
WHOLE = 12  # rows: a third of a page


def indicator_blocks(
    indicator: IndicatorContent, *, cut_off_on: str, theme: Theme = DOCUMENT, level: int = 2
) -> Iterator[Block]:
    """Everything a report says of an indicator.

    Args:
        cut_off_on: the round's; a value that came later is told as the latest available.
    """
    yield Heading(titled(indicator.code, indicator.title), level)
    if indicator.says:
        yield Paragraph(indicator.says)
    if indicator.says_not:
        yield Paragraph(indicator.says_not, Style.MARKED)
    if not _has_values(indicator):
        yield Paragraph(_("There are no values yet."))
    else:
        yield from _drawn(indicator, theme)
        yield _own_table(indicator, cut_off_on)
        if any(not series.is_home for series in indicator.series):
            yield _comparison(indicator)
    yield Facts(tuple(_facts(indicator)))


def _has_values(indicator: IndicatorContent) -> bool:
    return any(point.value is not None for series in indicator.series for point in series.points)


def _drawn(indicator: IndicatorContent, theme: Theme) -> Iterator[Figure]:
    """The own values by gender and the comparison, each in a picture of its own: together the lines cannot be told."""
    beside = comparison_chart(indicator)
    own = gender_chart(indicator)
    if beside is None or len(own.series) > 1:
        yield _figure(indicator, own, theme)
    if beside is not None:
        yield _figure(indicator, beside, theme)


def _figure(indicator: IndicatorContent, chart: Chart, theme: Theme) -> Figure:
    title = titled(indicator.code, chart.title)
    source = _("Source: %(source)s") % {"source": source_words(indicator)}
    return Figure(str(line_chart(chart, theme)), _alt(chart, title), f"{title}. {source}")


def _label(series: Series) -> str:
    gender = str(_GENDER_WORDS.get(series.gender, series.gender))
    return gender if series.is_home else series.place


def _alt(chart: Chart, title: str) -> str:
    """What the chart shows, for who does not see it: the latest value of each series. The table has them all."""
    latest = ((series.label, series.known[-1]) for series in chart.series if series.known)
    said = [f"{label} {figure_words(point)} ({point.year})" for label, point in latest]
    return _("Line chart: %(title)s. Latest values: %(values)s.") % {"title": title, "values": "; ".join(said)}


def _last(series: Series) -> Point | None:
    return max((point for point in series.points if point.value is not None), key=lambda each: each.year, default=None)


def _own_table(indicator: IndicatorContent, cut_off_on: str) -> Table:
    """The municipality's own values, the latest year first, each with when it was fetched."""
    own = [series for series in indicator.series if series.is_home]
    years = sorted({point.year for series in own for point in series.points}, reverse=True)
    by_year = [{point.year: point for point in series.points} for series in own]
    rows = []
    for year in years:
        points = [found.get(year) for found in by_year]
        rows.append((str(year), *(figure_words(point) for point in points), _fetched(points, cut_off_on)))
    columns = (_("Year described"), *(_label(series) for series in own), _("Fetched"))
    caption = f"{own[0].place if own else ''}, {indicator.unit}."
    if any(point.low is not None for series in own for point in series.points):
        bracketed = _("In brackets: between which values the true one may lie.")
        caption = f"{caption} {bracketed}"
    widths = (4, *(3 for _each in own), 7)
    return Table(columns, tuple(rows), widths, caption=caption, is_whole=len(rows) <= WHOLE)


def _fetched(points: Sequence[Point | None], cut_off_on: str) -> str:
    latest = max((point.fetched_on for point in points if point and point.value is not None), default="")
    if not latest:
        return ""
    if cut_off_on and latest > cut_off_on:
        return _("%(day)s, latest available") % {"day": latest}
    return latest


def figure_words(point: Point | ChartPoint | None) -> str:
    """A value with its bounds in brackets; what is missing shows as a dash."""
    if point is None or point.value is None:
        return MISSING
    value = swedish_number(point.value)
    if point.low is None or point.high is None:
        return value
    return f"{value} ({swedish_number(point.low)}–{swedish_number(point.high)})"


def _comparison(indicator: IndicatorContent) -> Table:
    """The latest value of each place and gender; a row for each year where the genders have different latest years."""
    genders = list(dict.fromkeys(series.gender for series in indicator.series))
    found: dict[tuple[str, str], dict[str, str]] = {}
    for series in sorted(indicator.series, key=lambda each: not each.is_home):
        last = _last(series)
        year = str(last.year) if last else MISSING
        found.setdefault((series.place, year), {})[series.gender] = figure_words(last)
    rows = tuple((place, year, *(said.get(each, MISSING) for each in genders)) for (place, year), said in found.items())
    columns = (_("Place"), _("Year described"), *(str(_GENDER_WORDS.get(each, each)) for each in genders))
    return Table(
        columns,
        rows,
        widths=(9, 4, *(4 for _each in genders)),
        caption=_("Comparison: the latest values, %(unit)s.") % {"unit": indicator.unit},
        is_whole=len(rows) <= WHOLE,
    )


def _facts(indicator: IndicatorContent) -> Iterator[tuple[str, str]]:
    owner = str(_OWNER_WORDS.get(indicator.owner, indicator.owner))
    if indicator.owner == Owner.CONTEXT:
        owner = _("Context: never the plan's own")
    yield _("Belongs to"), ", ".join(part for part in (owner, indicator.council) if part)
    if indicator.owner in (Owner.BUDGET, Owner.PROGRAMME):
        yield _("The council's aim"), indicator.aim or _("not filled in")
    yield _("Direction"), str(_DIRECTION_WORDS.get(indicator.direction, indicator.direction))
    yield _("Source"), source_words(indicator)
    for via in indicator.via:
        on = via.on or _("wording not entered")
        yield _("Reaches the plan through"), ". ".join(part for part in (on, via.reason, via.onward) if part)


def source_words(indicator: IndicatorContent) -> str:
    """Where the figures come from, whether that has been checked, and on what terms."""
    checked = (
        _("checked %(day)s") % {"day": day_words(indicator.checked_on)} if indicator.checked_on else _("unverified")
    )
    source = indicator.source or _("not filled in")
    parts = [source, checked, indicator.licence]
    if indicator.stamp == "past":
        parts.append(_("should have been checked again by %(day)s") % {"day": day_words(indicator.review_by)})
    if indicator.is_example:
        parts.append(_("example data"))
    return ", ".join(part for part in parts if part) + "."
