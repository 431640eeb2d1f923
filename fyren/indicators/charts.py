"""Charts of an indicator, from what is told of it: for its page, for reports and for frozen rounds alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from fyren.base.charts import Chart, ChartPoint, ChartSeries, Look
from fyren.indicators.content import IndicatorContent, Series
from fyren.indicators.models.values import GENDERS
from fyren.indicators.rules import Gender, PlaceKind

_LOOKS = {Gender.TOTAL.value: Look.TOTAL, Gender.WOMEN.value: Look.WOMEN, Gender.MEN.value: Look.MEN}


def example_note(content: IndicatorContent) -> str:
    """What stands in every picture and table of invented values; "" for true ones."""
    return _("Example data: the values are made up") if content.is_example else ""


def gender_chart(content: IndicatorContent) -> Chart:
    """The own municipality's values over the years, for all and by gender, with their uncertainty.

    Of an indicator that the municipality has no values of, those of the first place that has.
    """
    home = home_series(content)
    names = {value: str(label) for value, label in GENDERS}
    series = tuple(
        _line(each, names[each.gender], _LOOKS[each.gender], is_main=each.gender == Gender.TOTAL) for each in home
    )
    place = home[0].place if home else ""
    title = _("%(title)s, %(place)s") % {"title": content.title, "place": place} if place else content.title
    return Chart(title, "", content.unit, series, example_note(content))


def comparison_chart(content: IndicatorContent) -> Chart | None:
    """The municipality beside similar ones, the county and the nation, for all; None when there is nothing beside.

    Only its own uncertainty is drawn: several bands upon each other hide the lines. `ranges_chart` has them all.
    """
    chart = _beside(content, _compared(content))
    if chart is None:
        return None
    series = tuple(each if each.is_main else replace(each, points=_bare(each)) for each in chart.series)
    return replace(chart, series=series)


def ranges_chart(content: IndicatorContent) -> Chart | None:
    """The latest year that they all have, with the range of each; None where no uncertainty is known."""
    chart = _beside(content, _compared(content))
    if chart is None:
        return None
    common = set.intersection(*({point.year for point in each.known} for each in chart.series))
    if not common:
        return None
    year = max(common)
    series = tuple(
        ChartSeries(each.label, tuple(point for point in each.points if point.year == year), each.is_main, each.look)
        for each in chart.series
    )
    if not any(point.low is not None for each in series for point in each.points):
        return None
    title = _("%(title)s %(year)s, with uncertainty") % {"title": content.title, "year": year}
    return Chart(title, "", content.unit, series, example_note(content))


def county_chart(content: IndicatorContent) -> Chart | None:
    """The county's municipalities, each by itself on one scale; None when only the own one has values."""
    found = [each for each in _totals(content) if each.place_kind == PlaceKind.MUNICIPALITY]
    return _beside(content, found, _("%(title)s in the county's municipalities"))


def home_series(content: IndicatorContent) -> list[Series]:
    """The own municipality's values; where it has none, those of the first place that has."""
    home = [each for each in content.series if each.is_home]
    first = content.series[0].place_code if content.series else ""
    return home or [each for each in content.series if each.place_code == first]


def _compared(content: IndicatorContent) -> list[Series]:
    kinds = (PlaceKind.GROUP, PlaceKind.NATION)
    return [each for each in _totals(content) if each.is_home or each.place_kind in kinds]


def _bare(series: ChartSeries) -> tuple[ChartPoint, ...]:
    return tuple(ChartPoint(point.year, point.value) for point in series.points)


def _totals(content: IndicatorContent) -> list[Series]:
    return [each for each in content.series if each.gender == Gender.TOTAL]


def _beside(content: IndicatorContent, found: Sequence[Series], title: str = "") -> Chart | None:
    if len(found) < 2:
        return None
    groups = [each.place_code for each in found if each.place_kind == PlaceKind.GROUP]
    series = tuple(_line(each, each.place, _look(each, groups), is_main=each.is_home) for each in found)
    titled = (title or _("%(title)s, compared")) % {"title": content.title}
    return Chart(titled, "", content.unit, series, example_note(content))


def _look(series: Series, groups: Sequence[str]) -> Look:
    if series.is_home:
        return Look.TOTAL
    if series.place_kind == PlaceKind.NATION:
        return Look.NATION
    return Look.SIMILAR if series.place_code in groups[:1] else Look.OTHER


def _line(series: Series, label: str, look: Look, *, is_main: bool) -> ChartSeries:
    return ChartSeries(label, tuple(_points(series)), is_main, look)


def _points(series: Series) -> Iterable[ChartPoint]:
    return (ChartPoint(point.year, point.value, point.low, point.high) for point in series.points)
