"""What the room has to count for the follow-up, as indicators of the municipality's own: see `indicators.ports`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.cooperation.facts import agreements_on, routines_on
from fyren.indicators.ports import OwnFigure, OwnIndicator
from fyren.indicators.rules import Direction, Gender


def cooperation_indicators(day: dt.date) -> Iterator[OwnIndicator]:
    """The shares of routines that are current and of agreements that were followed up in time, as they were on the day.
    An indicator is offered once there is something to count."""
    routines, agreements = routines_on(day), agreements_on(day)
    if routines.concerned:
        yield OwnIndicator(
            code="cooperation.routines_current",
            title=_("Areas with a current routine"),
            says=_(
                "Of the areas that boards and companies have said concern them: the share that has a routine that "
                "management has decided, and decided or reviewed within twelve months."
            ),
            says_not=_(
                "Says nothing of whether the routines are followed. A body that has not said which areas concern it is "
                "not in it, and one that says more areas gets a lower share."
            ),
            unit="%",
            source=_("The register of routines"),
            figures=(_share(day, routines.current, routines.concerned),),
            direction=Direction.UP,
            rhythm=_("at each round of follow-up"),
        )
    if agreements.holding:
        yield OwnIndicator(
            code="cooperation.agreements_followed_up",
            title=_("Agreements that were followed up in time"),
            says=_("Of the agreements that hold: the share that was followed up, or had begun, within 24 months."),
            says_not=_("Says nothing of whether the cooperation works, or of partners without an agreement."),
            unit="%",
            source=_("The register of agreements"),
            figures=(_share(day, agreements.followed_up, agreements.holding),),
            direction=Direction.UP,
            rhythm=_("at each round of follow-up"),
        )


def _share(day: dt.date, part: int, whole: int) -> OwnFigure:
    return OwnFigure(day.year, Gender.TOTAL, round(100 * part / whole, 1))
