"""The indicators that reach the areas of a round, with their values: what a frozen round keeps of them."""

from __future__ import annotations

from collections.abc import Iterable

from fyren.base import clock
from fyren.indicators.content import IndicatorContent
from fyren.indicators.facts import indicator_content, reaching_areas
from fyren.indicators.models import Indicator
from fyren.plan.models import FocusArea
from fyren.steering.models import Round

YEARS = 10  # as far back as a report looks

Figures = tuple[tuple[IndicatorContent, ...], dict[str, list[str]]]


def indicators_of(round: Round, areas: Iterable[FocusArea]) -> Figures:
    """Every indicator that reaches some of the focus areas through the red thread as everyone may see it, with its
    values up to the round's year; and which (by code) reach each of the areas (by public id). 5 queries, whatever the
    number of areas and indicators.
    """
    day = clock.today()
    reached = {area: [hung for hung, _via in found] for area, found in reaching_areas(day, areas).items()}
    keys = {hung.indicator for found in reached.values() for hung in found}
    wanted = Indicator.objects.filter(pk__in=keys).order_by("code")
    years = range(round.year.year - YEARS + 1, round.year.year + 1)
    reaching = {area: list(dict.fromkeys(hung.code for hung in found)) for area, found in reached.items()}
    return tuple(indicator_content(wanted, day=day, years=years)), reaching
