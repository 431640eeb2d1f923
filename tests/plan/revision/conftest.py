"""A revision's course in the world, and how far it has come."""

from __future__ import annotations

import pytest

from fyren.plan.models import Revision
from tests.actions.world import World
from tests.plan.revision.course import Course
from tests.standing import state


@pytest.fixture
def course(world: World) -> Course:
    return Course(world)


@state
def opened(world: World) -> Revision:
    return Course(world).opened()


@state
def edited(world: World) -> Revision:
    return Course(world).edited()


@state
def sent(world: World, edited: Revision) -> Revision:
    return Course(world).send(edited)


@state
def compiled(world: World, sent: Revision) -> Revision:
    return Course(world).compile(sent)


@state
def proposed(world: World, compiled: Revision) -> Revision:
    return Course(world).propose(compiled)


@state
def adopted(world: World, proposed: Revision) -> Revision:
    return Course(world).adopt(proposed)
