"""A board's year, for each test."""

from __future__ import annotations

import pytest

from tests.actions.world import World
from tests.steering.course import YearCourse


@pytest.fixture
def course(world: World) -> YearCourse:
    """The board's budget of this year."""
    return YearCourse(world)


@pytest.fixture
def second(world: World) -> YearCourse:
    """The company's."""
    return YearCourse(world, "Vidingehem")
