"""Example objects for the addresses in fyren/steering/urls/rounds.py; see tests/access/objects.py."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from fyren.people.access_table import Outcome
from fyren.plan.models import Plan
from fyren.steering.models import BodyReport
from fyren.steering.round_rules import ReportState
from tests.access.maker import Arguments, Asked, Away, Maker, Query
from tests.steering.course import YearCourse
from tests.steering.round_course import RoundCourse

_NUMBERS = count(1)


def _round(asked: Asked) -> Arguments:
    return {"public_id": RoundCourse(asked.world).round.public_id}


def _to_open(asked: Asked) -> Arguments:
    return {"number": YearCourse(asked.world).year.year, "key": "annual_report"}


def _closed(asked: Asked) -> Arguments:
    course = RoundCourse(asked.world, key="interim_march")
    if not course.round.editions.exists():
        course.close()
    return {"public_id": course.round.public_id}


def _edition(asked: Asked) -> Arguments:
    return {**_closed(asked), "number": 1}


def _released(asked: Asked) -> Arguments:
    """The board's own or another body's: the coordinator receives them all."""
    report = RoundCourse(asked.world).report
    facts = {"state": ReportState.RELEASED, "received_at": None, "row_version": 1}
    BodyReport.objects.filter(pk=report.pk).update(**facts)
    return {**_round(asked), "report_id": report.public_id}


def _area(asked: Asked) -> Arguments:
    """An area of a plan of the authority's own."""
    world = asked.world
    if not asked.is_own:
        world = replace(world, slug=f"rond-{next(_NUMBERS)}")
        Plan.objects.filter(pk=world.plan.pk).update(authority=asked.authority)
    return {**_round(asked), "area_id": world.area.public_id}


OBJECTS: dict[str, Maker] = {
    "plan_analysis": _area,
    "plan_analysis_draft": _area,
    "report_complete": _released,
    "report_receive": _released,
    "round": _round,
    "round_change": _round,
    "round_close": _round,
    "round_correct": _closed,
    "round_edition": _edition,
    "round_open": _to_open,
    "round_preview": _round,
    "round_propose": _round,
    "round_public": _closed,
    "round_remind": _round,
    "round_supplement": _closed,
}
_COMMON = Away(Outcome.ALLOWED, "a round belongs to no body, and shows of each what one may know")
_RUN = Away(Outcome.ALLOWED, "the coordinator receives what every body has released, and writes in none")
AWAY: dict[str, Away] = {
    **dict.fromkeys(("round", "round_change", "round_close", "round_correct", "round_edition", "round_open"), _COMMON),
    **dict.fromkeys(("round_preview", "round_propose", "round_public", "round_remind", "round_supplement"), _COMMON),
    **dict.fromkeys(("report_complete", "report_receive"), _RUN),
}
LEADS_ON: dict[str, str] = {"round_propose": "where next year is not open there is no inbox to send to"}
QUERIES: dict[tuple[str, str], Query] = {}
