"""Example objects for the addresses in fyren/steering/urls/years.py; see tests/access/objects.py."""

from __future__ import annotations

from fyren.people.access_table import Outcome
from fyren.steering.actions.years import open_year
from fyren.steering.models import BudgetYear
from tests.access.maker import Arguments, Asked, Away, Maker, Query

YEAR = 2027


def _opened(asked: Asked) -> BudgetYear:
    return BudgetYear.objects.filter(year=YEAR).first() or open_year(year=YEAR, by=asked.world.coordinator)


def _year(asked: Asked) -> Arguments:
    return {"number": _opened(asked).year}


def _phase(asked: Asked) -> Arguments:
    phase = _opened(asked).phases.first()
    assert phase is not None
    return {"public_id": phase.public_id}


def _body(asked: Asked) -> Arguments:
    return {"public_id": asked.authority.public_id}


OBJECTS: dict[str, Maker] = {
    "phase_edit": _phase,
    "phase_new": _year,
    "phase_remove": _phase,
    "steering_settings": _body,
    "year": _year,
}
_COMMON = Away(Outcome.ALLOWED, "the year belongs to no authority")
AWAY: dict[str, Away] = dict.fromkeys(("phase_edit", "phase_new", "phase_remove", "year"), _COMMON)
LEADS_ON: dict[str, str] = {}
QUERIES: dict[tuple[str, str], Query] = {}
