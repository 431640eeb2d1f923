"""What the room's tests stand on: a frame from the made-up sample, and a world with a closed round."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import translation

from fyren.reports.composing.frame import Frame
from fyren.reports.sections import Sections
from fyren.steering.models import RoundEdition
from fyren.steering.round_rules import ReportState
from tests.actions.world import World
from tests.reports.sample import round_content
from tests.standing import state
from tests.steering.round_course import RoundCourse


@pytest.fixture(autouse=True)
def swedish():
    """Documents are read in Swedish, as they are made."""
    with translation.override("sv"):
        yield


@pytest.fixture
def frame() -> Frame:
    """The sample's only plan, the whole version."""
    content = round_content()
    return Frame(content, content.plans[0], 1, "a1b2" * 16)


@pytest.fixture
def public_frame(frame: Frame) -> Frame:
    """The same for everyone."""
    return replace(frame, sections=Sections(is_public=True))


@state
def decided(world: World) -> RoundCourse:
    """A round in which the board has decided its report."""
    course = RoundCourse(world)
    course.written(ReportState.DECIDED)
    course.analysis()
    return course


@state
def edition(decided: RoundCourse) -> RoundEdition:
    """The round, closed."""
    return decided.close()
