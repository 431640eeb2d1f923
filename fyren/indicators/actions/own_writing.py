"""Own figures written, inside the acts that take them in: by themselves, or as a round of follow-up is closed."""

from __future__ import annotations

import datetime as dt

from fyren.base.history import save_changes, save_new
from fyren.base.models import ChangeEntry
from fyren.indicators.actions.figures import Written, write_figures
from fyren.indicators.figures import NewFigure
from fyren.indicators.models import Indicator, Place
from fyren.indicators.ports import OWN_INDICATORS, OwnIndicator
from fyren.indicators.rules import Owner
from fyren.indicators.search import refresh_indicators
from fyren.people.viewer import Viewer
from fyren.vault.actions import OPERATOR

SOURCE = "own"
DEFINED = ("title", "says", "says_not", "unit", "by_gender", "direction", "rhythm", "source")
"""What a room says of an indicator of its own."""


def write_own_figures(*, day: dt.date, by: Viewer) -> Written:
    """Write what the rooms offer through `OWN_INDICATORS` as it was on the day, for the own municipality. New
    indicators are added, and those that are known say what the rooms now say. Nothing is written while no place is the
    own municipality: its library is not loaded.
    """
    offered = [each for adapter in OWN_INDICATORS for each in adapter(day)]
    home = Place.objects.filter(is_home=True).first() if offered else None
    if home is None:
        return Written(0, 0)
    known = {each.code: each for each in Indicator.objects.filter(code__in={each.code for each in offered})}
    added = {each.code: save_new(_indicator(each, by), by=by.actor) for each in offered if each.code not in known}
    said_anew = [known[each.code] for each in offered if each.code in known and _say_anew(known[each.code], each, by)]
    refresh_indicators([*added.values(), *said_anew])
    known |= added
    figures = []
    for each in offered:
        indicator = known[each.code]
        figures += [NewFigure(indicator.pk, home.pk, one.year, one.gender, one.value) for one in each.figures]
    return write_figures(figures, source=SOURCE)


def _say_anew(indicator: Indicator, each: OwnIndicator, by: Viewer) -> bool:
    """Give a known indicator the definition that the program now has; whether it changed. What somebody has written or
    blanked stays. The change is logged as the program's, which tells it from theirs the next time."""
    said = {name: getattr(each, name) for name in DEFINED}
    changes = {name: value for name, value in said.items() if getattr(indicator, name) != value}
    if changes:
        entries = ChangeEntry.objects.filter(object_id=indicator.public_id, row_version__gt=1).exclude(actor=OPERATOR)
        written = set(entries.values_list("field", flat=True))
        changes = {name: value for name, value in changes.items() if name not in written}
    if not changes:
        return False
    changes["checked_on"] = by.day
    return bool(save_changes(indicator, changes=changes, expected_version=indicator.row_version, by=OPERATOR))


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
