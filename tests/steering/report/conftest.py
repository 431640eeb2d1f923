"""A round with the board's report to work with: the board has one decided activity."""

from __future__ import annotations

import pytest

from tests.actions.world import World
from tests.steering.report.rounds import RoundCourse


@pytest.fixture
def course(world: World) -> RoundCourse:
    """Utbildningsnämnden's, written by Björn and released by Inger."""
    return RoundCourse(world)
