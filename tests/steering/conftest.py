"""The board's and the company's internal budgets of this year, driven to where many tests begin.

A test that begins with `course.driven_to(…)` or `course.adopted()` uses the fixture too, and finds it done.
"""

from __future__ import annotations

from fyren.steering.models import InternalBudget
from fyren.steering.rules import BudgetState
from tests.actions.world import World
from tests.standing import state
from tests.steering.course import YearCourse


@state
def draft(world: World) -> InternalBudget:
    return YearCourse(world).driven_to(BudgetState.DRAFT)


@state
def proposed(world: World, draft: InternalBudget) -> InternalBudget:
    course = YearCourse(world)
    course.propose()
    return course.fresh()


@state
def adopted(world: World, proposed: InternalBudget) -> InternalBudget:
    course = YearCourse(world)
    course.adopt()
    return course.fresh()


@state
def amending(world: World, adopted: InternalBudget) -> InternalBudget:
    return YearCourse(world).amend()


@state
def company_adopted(world: World) -> InternalBudget:
    return YearCourse(world, "Vidingehem").driven_to(BudgetState.ADOPTED)
