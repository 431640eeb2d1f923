"""The indicators that reach the areas of a round, with their values: what a frozen round keeps of them."""

from __future__ import annotations

from collections.abc import Iterable

from fyren.indicators.content import IndicatorContent
from fyren.plan.models import FocusArea
from fyren.steering.models import Round

Figures = tuple[tuple[IndicatorContent, ...], dict[str, list[str]]]


def indicators_of(round: Round, areas: Iterable[FocusArea]) -> Figures:
    """Every indicator that reaches some of the focus areas, and which (by code) reach each of them (by public id)."""
    return (), {}
