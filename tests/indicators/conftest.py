"""What the room's tests stand on."""

from __future__ import annotations

import pytest

from fyren.indicators.models import Place
from fyren.people.models import Body, User
from tests.actions.world import World
from tests.indicators import measured


@pytest.fixture
def world(bodies: dict[str, Body], people: dict[str, User]) -> World:
    """The demo's bodies and cast, and a small adopted plan."""
    return World(bodies, people)


@pytest.fixture
def places(db: None) -> dict[str, Place]:
    """Places by id."""
    return measured.places()
