"""A learning platform that posts to a board, with a course and a unit that its statements mean."""

from __future__ import annotations

import pytest

from fyren.competence.models import Course, LearningSource
from fyren.people.models import Unit
from tests.actions.world import World
from tests.competence.known import course_of, unit_of
from tests.competence.told import COURSE_IRI, Platform, source_of


@pytest.fixture
def course(world: World) -> Course:
    return course_of(world.executive, world.coordinator, code=COURSE_IRI)


@pytest.fixture
def unit(world: World) -> Unit:
    return unit_of(world.board)


@pytest.fixture
def source(world: World) -> tuple[LearningSource, str]:
    return source_of(world.board, world.contact)


@pytest.fixture
def platform(source: tuple[LearningSource, str]) -> Platform:
    return Platform(*source)
