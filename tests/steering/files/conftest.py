"""A board's year whose activities go out and in as files."""

from __future__ import annotations

import pytest

from tests.actions.world import World
from tests.steering.course import YearCourse


@pytest.fixture
def course(world: World) -> YearCourse:
    """Utbildningsnämnden's year; Björn writes it."""
    return YearCourse(world)


@pytest.fixture
def company(world: World) -> YearCourse:
    """Vidingehem's year; Carin writes it."""
    return YearCourse(world, "Vidingehem")
