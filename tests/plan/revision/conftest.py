"""The world and a revision's course in it."""

from __future__ import annotations

import pytest

from fyren.people.models import Body, User
from tests.actions.world import World
from tests.plan.revision.course import Course


@pytest.fixture
def world(bodies: dict[str, Body], people: dict[str, User]) -> World:
    return World(bodies, people)


@pytest.fixture
def course(world: World) -> Course:
    return Course(world)
