"""A round with the board's report to work with: the board has one decided activity."""

from __future__ import annotations

import pytest

from fyren.people.models import Body, User
from tests.actions.world import World
from tests.steering.report.rounds import RoundCourse


@pytest.fixture
def world(bodies: dict[str, Body], people: dict[str, User]) -> World:
    return World(bodies, people)


@pytest.fixture
def course(world: World) -> RoundCourse:
    """Utbildningsnämnden's, written by Björn and released by Inger."""
    return RoundCourse(world)
