"""The demo's own figures: what the rooms count, and what the coordinator reads it as saying something of."""

from __future__ import annotations

from fyren.indicators.actions.links import make_link
from fyren.indicators.actions.own_data import take_own_figures
from fyren.indicators.models import Indicator
from fyren.indicators.rules import Owner
from fyren.people.viewer import Viewer
from fyren.plan.models import DirectionGoal

SUPPORT = 3  # see fyren.house.demo.indicators.READINGS
REASON = "Säger om det som ska finnas på plats finns, innan någon behöver det (exempel)."


def load_own_figures(*, by: Viewer) -> None:
    """Take in what the rooms have to count, and let it hang on the direction goal of support to individuals."""
    take_own_figures(by=by)
    own = Indicator.objects.filter(owner=Owner.OWN_DATA)
    own.update(is_example=True)
    goal = DirectionGoal.objects.order_by("process__position", "position")[SUPPORT]
    for indicator in own:
        make_link(indicator=indicator, to=goal, rationale=REASON, valid_from=by.day, by=by)
