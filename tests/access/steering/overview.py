"""Example objects for the addresses in fyren/steering/urls/overview.py; see tests/access/objects.py."""

from __future__ import annotations

from fyren.people.access_table import Outcome
from fyren.people.models import Body, BodyKind
from fyren.steering.models import BudgetYear, InternalBudget
from tests.access.maker import Arguments, Asked, Away, Maker, Query
from tests.actions.world import World
from tests.steering.course import YearCourse


def _year(asked: Asked) -> Arguments:
    year, _made = BudgetYear.objects.get_or_create(year=asked.world.day.year)
    return {"number": year.year}


def _year_file(asked: Asked) -> Arguments:
    """A file needs a plan, where the page says that there is none."""
    assert asked.world.focus_area
    return _year(asked) | {"kind": "csv"}


def _years_file(asked: Asked) -> Arguments:
    """There must be two to compare."""
    BudgetYear.objects.get_or_create(year=asked.world.day.year - 1)
    return _year_file(asked)


def _cell(asked: Asked) -> Arguments:
    """The council, where the auditor is, has no column: the plan is its own."""
    body = asked.world.board if asked.authority == asked.world.council else asked.authority
    ids = {"area_id": asked.world.focus_area.public_id, "body_id": body.public_id}
    return _year(asked) | ids


def _plan(asked: Asked) -> Arguments:
    world: World = asked.world
    return {"slug": world.edition.plan.slug}


def _focus(asked: Asked) -> Arguments:
    """Something must be released: before that there is nothing to read about a focus area."""
    world = asked.world
    if not InternalBudget.objects.public().exists():
        begun = InternalBudget.objects.filter(year__year=world.day.year).values("authority")
        boards = Body.objects.filter(kind=BodyKind.BOARD, pk__in=[body.pk for body in world.bodies.values()])
        free = boards.exclude(pk__in=begun)[0]
        course = YearCourse(world, next(key for key, body in world.bodies.items() if body == free))
        course.adopted()
        course.release()
    return _plan(asked) | {"node": world.focus_area.slug}


def _plan_file(asked: Asked) -> Arguments:
    return _plan(asked) | {"kind": "csv"}


def _focus_file(asked: Asked) -> Arguments:
    return _focus(asked) | {"kind": "csv"}


_COMMON = Away(Outcome.ALLOWED, "the overviews are for everyone logged in; drafts are left out of them")
_PUBLIC = Away(Outcome.ALLOWED, "what is released is public, whoever owns it")

OBJECTS: dict[str, Maker] = {
    "activity_list": _year,
    "matrix": _year,
    "matrix_cell": _cell,
    "matrix_export": _year_file,
    "timeline": _year,
    "timeline_export": _year_file,
    "what_is_done_focus": _focus,
    "what_is_done_focus_export": _focus_file,
    "what_is_done_plan": _plan,
    "what_is_done_plan_export": _plan_file,
    "years_compared": _year,
    "years_compared_export": _years_file,
}
AWAY: dict[str, Away] = {
    **dict.fromkeys(("activity_list", "matrix", "matrix_cell", "timeline", "years_compared"), _COMMON),
    **dict.fromkeys(("matrix_export", "timeline_export", "years_compared_export"), _COMMON),
    "what_is_done_focus": _PUBLIC,
    "what_is_done_focus_export": _PUBLIC,
    "what_is_done_plan": _PUBLIC,
    "what_is_done_plan_export": _PUBLIC,
}
LEADS_ON: dict[str, str] = {}
QUERIES: dict[tuple[str, str], Query] = {}
