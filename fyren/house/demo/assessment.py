"""The demo's self-assessments: last year's is closed with gaps, this year's is open with some questions left."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from fyren.base import clock
from fyren.house.demo.cast import somebody_as
from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import Plan
from fyren.reports.assessing.actions import close_assessment, open_assessment, save_answer
from fyren.reports.models import Assessment, HandAnswer

Told = dict[str, tuple[str, str]]
ANSWERED, CLOSED = (4, 14), (5, 20)  # month and day
LAST_YEAR: Told = {
    "training-plan": ("no", "Utbildningarna bestäms av varje enhet för sig (exempel)."),
    "follow-up-used": ("no", "Insatserna följs upp i ärendet, men resultatet läggs inte samman (exempel)."),
    "local-analysis": ("no", "Den senaste kartläggningen är sju år gammal (exempel)."),
    "earmarked-money": ("partly", "Pengar finns för ett år i taget (exempel)."),
    "shelter-access": ("partly", "Platser finns, men inte för den som har ett missbruk (exempel)."),
    "using-violence": ("partly", "Familjefrid tar emot, utan beslut. Egen insats med beslut finns inte (exempel)."),
}
THIS_YEAR: Told = {
    "training-plan": ("no", "En plan är påbörjad (exempel)."),
    "local-analysis": ("yes", "Analysen blev klar i våras (exempel)."),
    "earmarked-money": ("no", "Pengarna tog slut i juni och har inte ersatts (exempel)."),
    "shelter-access": ("partly", "Som förra året (exempel)."),
}


def load_assessments(plan: Plan, *, bodies: dict[str, Body]) -> None:
    """Answer by hand what no data answers, and close last year."""
    by = somebody_as(Role.COORDINATOR, bodies["KS"], clock.today())
    then = replace(by, day=dt.date(by.day.year - 1, *CLOSED))
    last = _answered(plan, bodies["KS"], then.day.year, LAST_YEAR, then)
    close_assessment(assessment=last, expected_version=last.row_version, by=then)
    _answered(plan, bodies["KS"], by.day.year, THIS_YEAR, by)


def _answered(plan: Plan, body: Body, year: int, told: Told, by: Viewer) -> Assessment:
    values = {"year": year, "plan": plan}
    made = open_assessment(assessment=Assessment(authority=body), values=values, by=by)
    day = min(dt.date(year, *ANSWERED), by.day)
    for key, (answer, evidence) in told.items():
        save_answer(
            answer=HandAnswer(assessment=made, question=key),
            values={"said": answer, "evidence": evidence, "answered_on": day},
            expected_version=1,
            by=by,
        )
    return made
