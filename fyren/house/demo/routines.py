"""The demo's routines: most areas answered, some decided, one old, some lacking; units in boards and a company."""

from __future__ import annotations

import datetime as dt
import re

from dateutil.relativedelta import relativedelta

from fyren.base import clock
from fyren.cooperation.actions.routines import decide_routine, save_routine, say_scope
from fyren.cooperation.models import Routine
from fyren.cooperation.routines.areas import RoutineArea, register
from fyren.house.demo.cast import somebody_as
from fyren.people.actions import save_unit
from fyren.people.models import Body, Unit, UnitRun
from fyren.people.roles import Role
from fyren.people.viewer import Viewer

UNITS: dict[str, tuple[tuple[str, UnitRun], ...]] = {
    "Utbildning": (
        ("Björkens förskola (exempel)", UnitRun.OWN),
        ("Tallskolan (exempel)", UnitRun.OWN),
        ("Elevhälsan (exempel)", UnitRun.OWN),
        ("Fria förskolan Rönnen (exempel)", UnitRun.PRIVATE),
    ),
    "Omsorg": (("Hemtjänsten norr (exempel)", UnitRun.OWN), ("Solbacken, särskilt boende (exempel)", UnitRun.OWN)),
    "Arbete och välfärd": (("Ekonomiskt bistånd (exempel)", UnitRun.OWN), ("Barn och familj (exempel)", UnitRun.OWN)),
    "Vidingehem": (("Område norr (exempel)", UnitRun.OWN), ("Område söder (exempel)", UnitRun.OWN)),
}
# Which areas concern whom, and how many months ago management decided; None: lacking, "draft": begun.
AREAS: dict[str, dict[str, int | str | None]] = {
    "Utbildning": {
        "indication-preschool": 5,
        "indication-school": 14,
        "protected-data": 3,
        "schooling": None,
        "asking": "draft",
        "honour": 8,
        "own-staff": None,
    },
    "Omsorg": {"indication-home-care": 4, "indication-residential": 20, "indication-lss-housing": None, "asking": 6},
    "Arbete och välfärd": {
        "indication-economic": 2,
        "indication-addiction": 2,
        "indication-family": 7,
        "risk": 9,
        "asking": 9,
        "protected-data": 1,
        "using-violence": None,
        "honour": 10,
    },
    "Vidingehem": {"indication-housing": 6, "own-staff": None, "protected-data": 16},
    "KS": {"own-staff": 11},
}
NOT_CONCERNED = {"Utbildning": ("indication-economic", "indication-housing"), "Vidingehem": ("schooling",)}
FILLED_IN = r"\1 (exempel)"  # what stood in the brackets


def load_routines(*, bodies: dict[str, Body]) -> None:
    """Enter units, which areas concern whom, and the routines."""
    today = clock.today()
    areas = {area.key: area for area in register().areas}
    for name, units in UNITS.items():
        by = somebody_as(Role.CONTACT, bodies[name], today)
        for unit, run_by in units:
            values = {"name": unit, "run_by": run_by}
            save_unit(unit=Unit(authority=bodies[name]), values=values, expected_version=1, by=by)
    for name, told in AREAS.items():
        by = somebody_as(Role.CONTACT, bodies[name], today)
        for key, months in told.items():
            say_scope(authority=bodies[name], area=key, applies=True, by=by)
            if months is not None:
                _routine(bodies[name], areas[key], months, today, by)
        for key in NOT_CONCERNED.get(name, ()):
            say_scope(authority=bodies[name], area=key, applies=False, by=by)


def _routine(body: Body, area: RoutineArea, months: int | str, today: dt.date, by: Viewer) -> None:
    is_draft = isinstance(months, str)
    text = area.template if is_draft else re.sub(r"\[([^\]]+)\]", FILLED_IN, area.template)
    values = {"title": f"{area.title} (exempel)", "text": text}
    routine = save_routine(routine=Routine(authority=body, area=area.key), values=values, expected_version=1, by=by)
    if not isinstance(months, str):
        decision = {"decided_by": "Förvaltningschefen (exempel)", "decided_on": today - relativedelta(months=months)}
        decide_routine(routine=routine, values=decision, expected_version=1, by=by)
