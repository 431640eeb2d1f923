"""What the room offers others: the released years as indicators. Nothing that is not released leaves it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.detection.counting import WHOLE, Released
from fyren.detection.models import CountKind, CountRelease
from fyren.indicators.ports import OwnFigure, OwnIndicator
from fyren.indicators.rules import Direction, Gender


def count_indicators(day: dt.date) -> Iterator[OwnIndicator]:
    """An indicator for each kind that is counted, once a year is released. Fewer than five is no value, not nought."""
    years = [release.read() for release in CountRelease.objects.order_by("year")]
    if not years:
        return
    titles = {
        CountKind.ASKED: _("Times that somebody was asked about violence"),
        CountKind.SAID_YES: _("Times that somebody said yes to a question about violence"),
        CountKind.REPORTED: _("Reports of concern made by the units that count"),
        CountKind.ACCEPTED_CHANGE: _("Offers to stop using violence that were accepted"),
    }
    for kind in CountKind:
        yield OwnIndicator(
            code=f"detection.{kind.value}",
            title=titles[kind],
            says=_("How many the units that count have noted in the year, in the authorities that have handed over."),
            says_not=_(
                "Says nothing of how much violence there is: more may mean that more dare to ask. Units that do not "
                "count are not in it, and the years do not always have the same units."
            ),
            unit=_("number, rounded down to a multiple of five"),
            source=_("The units' own counts, handed over by their authorities"),
            figures=tuple(_figure(year, kind) for year in years),
            direction=Direction.CONTEXTUAL,
            rhythm=_("yearly"),
        )


def _figure(content: Released, kind: CountKind) -> OwnFigure:
    return OwnFigure(content.year, Gender.TOTAL, content.shown[kind][WHOLE] or None)
