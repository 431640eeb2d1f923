"""Examples of the year, internal budgets and stances."""

from __future__ import annotations

from collections.abc import Callable

from fyren.steering.actions import budgets, years
from fyren.steering.actions.stances import Answer
from fyren.steering.models import YearPhase
from fyren.steering.rules import BudgetState, StanceKind
from tests.actions.world import World
from tests.steering.course import YearCourse

Act = Callable[[], object]


def _open_year(world: World) -> Act:
    return lambda: years.open_year(year=2031, by=world.coordinator)


def _save_phase(world: World) -> Act:
    phase = YearCourse(world).year.phases.first()
    return lambda: years.save_phase(phase=phase, values={"title": "Beslut"}, expected_version=1, by=world.coordinator)


def _remove_phase(world: World) -> Act:
    phase = YearPhase.objects.create(year=YearCourse(world).year, title="Eget möte")
    return lambda: years.remove_phase(phase=phase, expected_version=1, by=world.coordinator)


def _save_settings(world: World) -> Act:
    values = {"leading_system": "own", "system_name": "Planverktyget"}
    return lambda: years.save_settings(authority=world.board, values=values, expected_version=1, by=world.contact)


def _open_budget(world: World) -> Act:
    course = YearCourse(world)
    year = course.year
    return lambda: budgets.open_budget(year=year, authority=course.body, by=course.by)


def _take_stance(world: World) -> Act:
    budget, area = YearCourse(world).budget, world.focus_area
    return lambda: budgets.take_stance(
        budget=budget, focus_area=area, kind=StanceKind.CORE, reason="", expected_version=None, by=world.contact
    )


def _take_stances(world: World) -> Act:
    budget, area = YearCourse(world).budget, world.focus_area
    answers = [Answer(area, StanceKind.NOT_THIS_YEAR, "Vi väntar på lokalen.")]
    return lambda: budgets.take_stances(budget=budget, answers=answers, by=world.contact)


def _from(state: BudgetState, act: str, *, last_year: bool = False, prepare: str = "") -> Callable[[World], Act]:
    """An example that takes a step of a budget in the state."""

    def make(world: World) -> Act:
        course = YearCourse(world, year=world.day.year - last_year)
        course.driven_to(state)
        if prepare:
            getattr(course, prepare)()
        budget, by = course.fresh(), course.by
        step = getattr(budgets, act)
        more = {"decision": course.decision} if act == "adopt_budget" else {}
        return lambda: step(budget=budget, expected_version=budget.row_version, by=by, **more)

    return make


def _change_facts(world: World) -> Act:
    course = YearCourse(world)
    budget = course.driven_to(BudgetState.ADOPTED)
    return lambda: budgets.change_budget_facts(
        budget=budget, values={"dnr": "EX 2026-4"}, expected_version=budget.row_version, by=course.by
    )


EXAMPLES: dict[str, Callable[[World], Act]] = {
    "fyren.steering.actions.years.open_year": _open_year,
    "fyren.steering.actions.years.save_phase": _save_phase,
    "fyren.steering.actions.years.remove_phase": _remove_phase,
    "fyren.steering.actions.years.save_settings": _save_settings,
    "fyren.steering.actions.budgets.open_budget": _open_budget,
    "fyren.steering.actions.budgets.take_stance": _take_stance,
    "fyren.steering.actions.budgets.take_stances": _take_stances,
    "fyren.steering.actions.budgets.hand_over_budget": _from(BudgetState.DRAFT, "hand_over_budget"),
    "fyren.steering.actions.budgets.propose_budget": _from(BudgetState.DRAFT, "propose_budget"),
    "fyren.steering.actions.budgets.take_back_proposal": _from(BudgetState.PROPOSED, "take_back_proposal"),
    "fyren.steering.actions.budgets.adopt_budget": _from(BudgetState.PROPOSED, "adopt_budget"),
    "fyren.steering.actions.budgets.begin_amendment": _from(BudgetState.ADOPTED, "begin_amendment"),
    "fyren.steering.actions.budgets.give_up_amendment": _from(BudgetState.AMENDING, "give_up_amendment"),
    "fyren.steering.actions.budgets.change_budget_facts": _change_facts,
    "fyren.steering.actions.budgets.release_budget": _from(
        BudgetState.ADOPTED, "release_budget", prepare="approve_minutes"
    ),
    "fyren.steering.actions.budgets.take_back_release": _from(
        BudgetState.ADOPTED, "take_back_release", prepare="release"
    ),
    "fyren.steering.actions.budgets.close_budget": _from(BudgetState.ADOPTED, "close_budget", last_year=True),
}
