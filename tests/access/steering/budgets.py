"""Example objects for the addresses in fyren/steering/urls/budgets.py; see tests/access/objects.py."""

from __future__ import annotations

from functools import cache

from fyren.people.access_table import Outcome
from fyren.steering.models import InternalBudget
from fyren.steering.rules import BudgetState
from tests.access.maker import Arguments, Asked, Away, Maker, Query
from tests.steering.course import YearCourse


def _course(asked: Asked, *, last_year: bool = False) -> YearCourse:
    return YearCourse(asked.world, asked.authority.short_name, asked.world.day.year - last_year)


@cache
def _in(state: BudgetState, *, last_year: bool = False) -> Maker:
    """The authority's budget in the state; nothing that the walk asks for without saying anything changes it."""

    def make(asked: Asked) -> Arguments:
        course = _course(asked, last_year=last_year)
        present = InternalBudget.objects.filter(authority=asked.authority, year=course.year).first()
        return {"public_id": (present or course.driven_to(state)).public_id}

    return make


def _released(asked: Asked) -> Arguments:
    course = _course(asked)
    present = InternalBudget.objects.filter(authority=asked.authority, year=course.year).first()
    if present is None:
        course.adopted()
        present = course.release()
    return {"public_id": present.public_id}


def _year(asked: Asked) -> Arguments:
    return {"number": _course(asked).year.year}


def _adopted_edition(asked: Asked) -> Arguments:
    """Edition 1 was proposed, edition 2 adopted."""
    return {**_in(BudgetState.ADOPTED)(asked), "number": 2}


def _adopted_file(asked: Asked) -> Arguments:
    return {**_adopted_edition(asked), "kind": "pdf"}


def _two_adopted(asked: Asked) -> Arguments:
    course = _course(asked)
    present = InternalBudget.objects.filter(authority=asked.authority, year=course.year).first()
    if present is None:
        present = course.driven_to(BudgetState.AMENDING)
        course.propose()
        course.adopt()
    return {"public_id": present.public_id, "a": 2, "b": 4}


OBJECTS: dict[str, Maker] = {
    "budgets": _year,
    "budget_open": _year,
    "budget": _in(BudgetState.ADOPTED),
    "budget_stances": _in(BudgetState.DRAFT),
    "budget_hand_over": _in(BudgetState.DRAFT),
    "budget_propose": _in(BudgetState.DRAFT),
    "budget_take_back": _in(BudgetState.PROPOSED),
    "budget_adopt": _in(BudgetState.PROPOSED),
    "budget_amend": _in(BudgetState.ADOPTED),
    "budget_give_up": _in(BudgetState.AMENDING),
    "budget_facts": _in(BudgetState.ADOPTED),
    "budget_release": _in(BudgetState.ADOPTED),
    "budget_take_back_release": _released,
    "budget_close": _in(BudgetState.ADOPTED, last_year=True),
    "budget_edition": _adopted_edition,
    "budget_file": _adopted_file,
    "budget_compare": _two_adopted,
}
_COMMON = Away(Outcome.ALLOWED, "the year belongs to no authority, and shows what each may know of")
_DECIDED = Away(Outcome.ALLOWED, "what is decided is read by everyone who is logged in")
AWAY: dict[str, Away] = {
    **dict.fromkeys(("budgets", "budget_open"), _COMMON),
    **dict.fromkeys(("budget", "budget_compare", "budget_edition", "budget_file"), _DECIDED),
}
LEADS_ON: dict[str, str] = {}
QUERIES: dict[tuple[str, str], Query] = {}
