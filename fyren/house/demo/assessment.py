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

Told = dict[str, tuple[str | int, str]]
ANSWERED, CLOSED = (4, 14), (5, 20)  # month and day
MINUTES = "Protokoll och tjänsteskrivelse (exempel)."
LAST_YEAR: Told = {
    "agreement-care": (1, "Överenskommelse med ungdomsmottagningen (exempel)."),
    "training-last-year": (
        "partly",
        "Handläggare för barn har fått fortbildning, för vuxna inte (exempel).",
    ),
    "training-plan": ("no", "Utbildningarna bestäms av varje enhet för sig (exempel)."),
    "follow-up-used": ("no", "Insatserna följs upp i ärendet, men resultatet läggs inte samman (exempel)."),
    "coordinator": ("yes", f"Uppdraget är beslutat av kommunchefen. {MINUTES}"),
    "local-analysis": ("no", "Den senaste kartläggningen är sju år gammal (exempel)."),
    "earmarked-money": ("partly", "Pengar finns för ett år i taget (exempel)."),
    "shelter-access": ("partly", "Platser finns, men inte för den som har ett missbruk (exempel)."),
    "using-violence": ("partly", "Familjefrid tar emot, utan beslut. Egen insats med beslut finns inte (exempel)."),
    "prevention": ("partly", "Två av åtta skolor arbetar våldsförebyggande (exempel)."),
}
THIS_YEAR: Told = {
    "agreement-care": (2, "Överenskommelser med ungdomsmottagningen och primärvården (exempel)."),
    "training-last-year": ("yes", "Alla handläggare har gått en heldag (exempel)."),
    "training-plan": ("no", "En plan är påbörjad (exempel)."),
    "coordinator": ("yes", f"Oförändrat uppdrag. {MINUTES}"),
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
        field = "number" if isinstance(answer, int) else "said"
        save_answer(
            answer=HandAnswer(assessment=made, question=key),
            values={field: answer, "evidence": evidence, "answered_on": day},
            expected_version=1,
            by=by,
        )
    return made
