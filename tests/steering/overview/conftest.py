"""Two bodies' year, for the overviews: the board's and the company's."""

from __future__ import annotations

import pytest

from fyren.plan.models import PlanEdition
from fyren.steering.models import BudgetYear
from fyren.steering.queries.frame import Frame, chosen, frame_of, plans_to_choose
from tests.actions.world import World
from tests.standing import state
from tests.steering.course import YearCourse


@state
def edition(world: World) -> PlanEdition:
    """The example plan's, adopted."""
    return world.edition


@pytest.fixture
def world(world: World, edition: PlanEdition) -> World:
    """With the example plan adopted."""
    assert world.focus_area.number == "3.1.1"
    return world


@pytest.fixture
def course(world: World) -> YearCourse:
    """The board's budget of this year (Björn's)."""
    return YearCourse(world)


@pytest.fixture
def company(world: World) -> YearCourse:
    """Vidingehem's business plan of this year (Carin's)."""
    return YearCourse(world, "Vidingehem")


@pytest.fixture
def year(course: YearCourse) -> BudgetYear:
    """This year."""
    return course.year


@pytest.fixture
def frame(world: World, year: BudgetYear) -> Frame:
    """The plan as it frames this year."""
    choice = chosen(plans_to_choose(world.coordinator), "")
    assert choice is not None
    return frame_of(choice, year.year)
