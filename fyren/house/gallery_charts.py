"""Charts for the gallery: one of each kind, of invented values."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from fyren.base.charts import Chart, ChartPoint, ChartSeries, Look

_ALL = (7.1, 7.4, None, 8.0, 8.2, 7.9, 8.8, 9.1)
_WOMEN = (7.5, 7.9, None, 8.3, 8.9, 8.2, 9.2, 9.3)
_MEN = (6.7, 6.9, None, 7.7, 7.5, 7.6, 8.4, 8.8)
_SIMILAR = (6.9, 7.0, 7.2, 7.3, 7.7, 8.0, 8.1, 8.4)
_NATION = (7.0, None, 7.1, 7.2, 7.3, 7.5, 7.9, 8.0)


def gallery_charts() -> dict[str, Chart]:
    """One chart of each kind, by the names that the template knows."""
    note = _("Example data")
    home = _series(_("All"), _ALL, Look.TOTAL, margin=1.1)
    lines = Chart(
        _("Lines, with uncertainty and a missing value"), "", _("per cent"),
        (home, _series(_("Women"), _WOMEN, Look.WOMEN), _series(_("Men"), _MEN, Look.MEN)), note,
    )  # fmt: skip
    places = (
        replace(home, label="Växjö"),
        _series(_("Similar municipalities"), _SIMILAR, Look.SIMILAR, margin=0.6),
        _series(_("The nation"), _NATION, Look.NATION, margin=0.3),
    )
    latest = tuple(replace(each, points=each.points[-1:]) for each in places)
    return {
        "lines": lines,
        "bars": Chart(_("Bars, from nought"), "", _("per cent"), latest, note),
        "ranges": Chart(_("Ranges: where two meet, no difference can be claimed"), "", _("per cent"), latest, note),
        "panels": Chart(_("Small multiples, on one scale"), "", _("per cent"), places, note),
    }


def _series(label: str, values: tuple[float | None, ...], look: Look, margin: float = 0.0) -> ChartSeries:
    points = tuple(
        ChartPoint(2018 + number, value, value - margin, value + margin)
        if value is not None and margin
        else ChartPoint(2018 + number, value)
        for number, value in enumerate(values)
    )
    return ChartSeries(label, points, is_main=look is Look.TOTAL, look=look)
