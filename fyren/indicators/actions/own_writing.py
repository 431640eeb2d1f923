"""Own figures written, inside the acts that take them in: by themselves, or as a round of follow-up is closed."""

from __future__ import annotations

import datetime as dt

from fyren.base.history import save_new
from fyren.indicators.actions.figures import Written, write_figures
from fyren.indicators.figures import NewFigure
from fyren.indicators.models import Indicator, Place
from fyren.indicators.ports import OWN_INDICATORS, OwnIndicator
from fyren.indicators.rules import Owner
from fyren.indicators.search import refresh_indicators
from fyren.people.viewer import Viewer

SOURCE = "own"


def write_own_figures(*, day: dt.date, by: Viewer) -> Written:
    """Write what the rooms offer through `OWN_INDICATORS` as it was on the day, for the own municipality. New
    indicators are added. Nothing is written while no place is the own municipality: its library is not loaded.
    """
    offered = [each for adapter in OWN_INDICATORS for each in adapter(day)]
    home = Place.objects.filter(is_home=True).first() if offered else None
    if home is None:
        return Written(0, 0)
    known = {each.code: each for each in Indicator.objects.filter(code__in={each.code for each in offered})}
    added = {each.code: save_new(_indicator(each, by), by=by.actor) for each in offered if each.code not in known}
    refresh_indicators(added.values())
    known |= added
    figures = []
    for each in offered:
        indicator = known[each.code]
        figures += [NewFigure(indicator.pk, home.pk, one.year, one.gender, one.value) for one in each.figures]
    return write_figures(figures, source=SOURCE)


def _indicator(each: OwnIndicator, by: Viewer) -> Indicator:
    return Indicator(
        code=each.code,
        title=each.title,
        says=each.says,
        says_not=each.says_not,
        owner=Owner.OWN_DATA,
        unit=each.unit,
        by_gender=each.by_gender,
        direction=each.direction,
        rhythm=each.rhythm,
        source=each.source,
        checked_on=by.day,
    )
