"""A round with the board's report to work with: the board has one decided activity."""

from __future__ import annotations

import pytest

from fyren.steering.models import InternalBudget
from tests.actions.world import World
from tests.steering.report.rounds import RoundCourse


@pytest.fixture
def course(world: World, adopted: InternalBudget) -> RoundCourse:
    """Utbildningsnämnden's, written by Björn and released by Inger."""
    return RoundCourse(world)


@pytest.fixture
def begun(world: World) -> RoundCourse:
    """The same board's, before its internal budget says anything."""
    return RoundCourse(world)
