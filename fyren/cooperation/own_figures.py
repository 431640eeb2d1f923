"""What the room has to count for the follow-up, as indicators of the municipality's own: see `indicators.ports`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.cooperation.facts import agreements_on, offers_checked, routines_on
from fyren.indicators.ports import OwnFigure, OwnIndicator
from fyren.indicators.rules import Direction, Gender


def cooperation_indicators(day: dt.date) -> Iterator[OwnIndicator]:
    """The shares of routines that are current, of agreements that were followed up and of offers that were checked in
    time, as they were on the day. An indicator is offered once there is something to count."""
    yield from _routines(day)
    yield from _agreements(day)
    yield from _offers(day)


def _routines(day: dt.date) -> Iterator[OwnIndicator]:
    facts = routines_on(day)
    yield from _share(
        day,
        facts.current,
        facts.concerned,
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
        source=_("The register of routines"),
    )


def _agreements(day: dt.date) -> Iterator[OwnIndicator]:
    facts = agreements_on(day)
    yield from _share(
        day,
        facts.followed_up,
        facts.holding,
        code="cooperation.agreements_followed_up",
        title=_("Agreements that were followed up in time"),
        says=_("Of the agreements that hold: the share that was followed up, or had begun, within 24 months."),
        says_not=_("Says nothing of whether the cooperation works, or of partners without an agreement."),
        source=_("The register of agreements"),
    )


def _offers(day: dt.date) -> Iterator[OwnIndicator]:
    facts = offers_checked(day)
    yield from _share(
        day,
        facts.checked,
        facts.given,
        code="cooperation.offers_checked",
        title=_("Offers whose facts were checked in time"),
        says=_("Of the offers of help that are given: the share whose facts were checked within their time."),
        says_not=_("Says nothing of whether the offers reach those who need them."),
        source=_("The catalogue of offers"),
    )


def _share(
    day: dt.date, part: int, whole: int, *, code: str, title: str, says: str, says_not: str, source: str
) -> Iterator[OwnIndicator]:
    """A share in per cent; nothing where there is nothing to share."""
    if whole:
        yield OwnIndicator(
            code=code,
            title=title,
            says=says,
            says_not=says_not,
            unit=_("per cent"),
            source=source,
            figures=(OwnFigure(day.year, Gender.TOTAL, round(100 * part / whole, 1)),),
            direction=Direction.UP,
            rhythm=_("at each round of follow-up"),
        )
