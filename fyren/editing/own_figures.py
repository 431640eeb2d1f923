"""What the guide has to count for the follow-up, as an indicator of the municipality's own: see `indicators.ports`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.editing.queries.desk import guide_publisher
from fyren.guide.reading import Guide
from fyren.indicators.ports import OwnFigure, OwnIndicator
from fyren.indicators.rules import Direction, Gender
from fyren.publishing.effective import effective_items


def guide_indicators(day: dt.date) -> Iterator[OwnIndicator]:
    """How fresh the guide's services are. What counts today is asked how it stood on the day: a check that was made
    since counts from its own day."""
    services = list(Guide(effective_items(guide_publisher())).shown.values())
    there = [each for each in services if each.source.checked_on <= day]
    if not there:
        return
    fresh = sum(1 for each in there if each.source.review_by >= day)
    yield OwnIndicator(
        code="guide.services_checked",
        title=_("Services in the public guide whose facts are checked"),
        says=_("Of the services that the public guide shows: the share whose facts were checked within their time."),
        says_not=_("Says nothing of how many find the guide: nobody counts its readers."),
        unit=_("per cent"),
        source=_("The public guide's own services"),
        figures=(OwnFigure(day.year, Gender.TOTAL, round(100 * fresh / len(there), 1)),),
        direction=Direction.UP,
        rhythm=_("at each round of follow-up"),
    )
