"""Closed rounds, and the figures that have come since one was frozen."""

from __future__ import annotations

from fyren.indicators.content import IndicatorContent
from fyren.plan.models import FocusArea
from fyren.steering.models import Round, RoundEdition
from fyren.steering.queries.round_content import decisions_of
from fyren.steering.queries.round_indicators import indicators_of
from fyren.steering.round_parts import with_decisions
from fyren.steering.round_rules import RoundState


def closed_rounds() -> list[Round]:
    """The closed rounds, latest first: one query."""
    return list(Round.objects.filter(state=RoundState.CLOSED).select_related("year").order_by("-cut_off_on"))


def decided_since(round: Round, edition: RoundEdition) -> list[str]:
    """The bodies whose decision has been made or completed since the edition was made: a correction takes it up."""
    content = edition.read()
    now = with_decisions(content, decisions_of(round))
    return [after.name for before, after in zip(content.bodies, now.bodies, strict=True) if before != after]


def later_figures(round: Round, edition: RoundEdition) -> tuple[IndicatorContent, ...]:
    """The round's indicators whose values have come or changed since the edition was made or last supplemented."""
    content = edition.read()
    known = {each.code: each.series for each in content.indicators}
    for supplement in edition.later_figures():
        known |= {each.code: each.series for each in supplement.read()}
    ids = [ref.public_id for plan in content.plans for area in plan.areas for ref in area.focus_areas]
    areas = FocusArea.objects.filter(public_id__in=ids).select_related("development_area__edition__plan")
    figures, _reaching = indicators_of(round, areas)
    return tuple(each for each in figures if each.series != known.get(each.code))
