"""What the room tells the rooms above it, which it does not know."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from fyren.base.registry import Port
from fyren.plan.ports import Aside
from fyren.steering.models import RoundEdition
from fyren.steering.round_content import DecisionContent

ROUND_BLANKED: Port[Callable[[RoundEdition], None]] = Port("round blanked")
"""Adapters take an edition of a closed round in which a text, or a text in a supplement to it, has just been blanked,
inside that act, and make what they have kept of it anew."""


@dataclass(frozen=True, slots=True)
class PlanDecision:
    """The decision on a plan's report.

    Args:
        edition: database key of the round's edition that the report was made from.
        plan: public id of the plan.
        is_public: everyone may read the report, since its minutes are approved.
    """

    edition: int
    plan: str
    decision: DecisionContent
    is_public: bool


PLAN_DECISIONS: Port[Callable[[Collection[int]], Iterable[PlanDecision]]] = Port("decisions on plans' reports")
"""Adapters take rounds (database keys), and give the decisions on reports made from them, the earliest first."""

ACTIVITY_ASIDES: Port[Callable[[str], Iterable[Aside]]] = Port("activity asides")
"""Adapters take an activity's public id, and give what stands beside its page."""
