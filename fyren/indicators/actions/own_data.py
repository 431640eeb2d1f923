"""Taking in what other rooms have counted."""

from __future__ import annotations

from fyren.base.history import save_new
from fyren.indicators.access import check_load_library
from fyren.indicators.actions.figures import Written, write_figures
from fyren.indicators.figures import NewFigure
from fyren.indicators.models import Indicator, Place
from fyren.indicators.ports import OWN_INDICATORS, OwnIndicator
from fyren.indicators.rules import Owner
from fyren.indicators.search import refresh_indicators
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

SOURCE = "own"


@action(Act.OWN_FIGURES_TAKEN)
def take_own_figures(*, by: Viewer) -> Written:
    """Take in what the rooms offer through `OWN_INDICATORS`, for the own municipality. New indicators are added.

    Raises:
        PermissionDenied: `by` neither coordinates nor sets the installation up.
        Place.DoesNotExist: no place is the own municipality.
    """
    check_load_library(by)
    offered = [each for adapter in OWN_INDICATORS for each in adapter(by.day)]
    home = Place.objects.get(is_home=True)
    known = {each.code: each for each in Indicator.objects.filter(code__in={each.code for each in offered})}
    added = {each.code: save_new(_indicator(each, by), by=by.actor) for each in offered if each.code not in known}
    refresh_indicators(added.values())
    known |= added
    figures = []
    for each in offered:
        indicator = known[each.code]
        figures += [NewFigure(indicator.pk, home.pk, one.year, one.gender, one.value) for one in each.figures]
    written = write_figures(figures, source=SOURCE)
    record(Act.OWN_FIGURES_TAKEN, by=by.actor)
    return written


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
