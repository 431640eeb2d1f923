"""A budget to work with: the board's, for this year."""

from __future__ import annotations

import pytest

from fyren.people.viewer import Viewer
from tests.actions.world import World
from tests.steering.course import YearCourse


@pytest.fixture
def course(world: World) -> YearCourse:
    """Utbildningsnämnden's, written by Björn."""
    return YearCourse(world)


@pytest.fixture
def company(world: World) -> YearCourse:
    """Vidingehem's, written by Carin."""
    return YearCourse(world, "Vidingehem")


@pytest.fixture
def owner(world: World) -> Viewer:
    """Eva, registrar of the board."""
    return world.registrar
