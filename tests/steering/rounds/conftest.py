"""The world of the examples, with a round of this year."""

from __future__ import annotations

import pytest

from fyren.steering.models import InternalBudget
from tests.actions.world import World
from tests.steering.round_course import RoundCourse


@pytest.fixture
def course(world: World, adopted: InternalBudget) -> RoundCourse:
    """The board's report in this year's August round."""
    return RoundCourse(world)
