"""What the room offers others: indicators with their values, and which ones reach a part of a plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from fyren.indicators.content import IndicatorContent, Via
from fyren.indicators.models import Indicator
from fyren.indicators.queries.contents import contents_of
from fyren.indicators.queries.links import Hung, hanging_on, readings
from fyren.indicators.reach import reached_on
from fyren.people.viewer import Viewer, anonymous
from fyren.plan.models import DevelopmentArea, FocusArea
from fyren.plan.queries.thread import whole_thread
from fyren.plan.thread import Kind

Areas = Iterable[DevelopmentArea | FocusArea]


def indicator_content(
    indicators: QuerySet[Indicator],
    *,
    day: dt.date,
    years: Collection[int] | None = None,
    places: Collection[str] | None = None,
) -> list[IndicatorContent]:
    """What is told of the indicators, in their order: 2 queries, whatever their number.

    Args:
        day: decides which readings hold and which decision of the council is the latest.
        years: the years that the values describe; None for all.
        places: by id; None for the own municipality and what stands beside it.
    """
    return contents_of(indicators, day=day, years=years, places=places)


def reaching_areas(seer: Viewer | dt.date, areas: Areas) -> dict[str, list[tuple[Hung, Via]]]:
    """The indicators that reach each area or focus area through the red thread: by public id of the area, each
    indicator with the way it came, the budget's and the programme's before the rest.

    Areas of an edition that no longer holds are not on the thread, and reach nothing. 3 queries, whatever their
    number.

    Args:
        seer: who looks, which decides what activities may make a link; a day for what everyone may know.
    """
    viewer = seer if isinstance(seer, Viewer) else anonymous(seer)
    keys = {area.public_id: _key(area) for area in areas}
    if not keys:
        return {}
    thread = whole_thread(viewer, next(iter(keys.values())), upwards=True)
    reached = {public_id: reached_on(thread.walk_up(key)) for public_id, key in keys.items()}
    hanging = readings(viewer)
    return {public_id: hanging_on(found, hanging) for public_id, found in reached.items()}


def _key(area: DevelopmentArea | FocusArea) -> str:
    kind = Kind.AREA if isinstance(area, DevelopmentArea) else Kind.FOCUS_AREA
    return f"{kind.value}:{area.public_id}"
