"""Växjö's steering model as far as sources confirm it: what nobody has entered has no wording, and shows so."""

from __future__ import annotations

import datetime as dt

from fyren.base import clock
from fyren.house.demo.organisation import CHECKED, REVIEW
from fyren.people.viewer import Viewer
from fyren.plan.actions.programme import (
    interpret_target,
    make_interpretation,
    save_direction_goal,
    save_process,
    save_programme,
    save_programme_part,
)
from fyren.plan.models import Challenge, DevelopmentArea, DirectionGoal, Plan, Process, Programme, TargetPicture
from fyren.plan.models.programme import ProcessKind

PROGRAMME = "Hållbara Växjö 2030"
ADOPTED = dt.date(2019, 10, 15)
FROM_PLAN = "Den antagna planen, avsnitt 2.3"
VISION = "En fantastisk plats att bo, leva och verka på för invånare, företag och besökare – idag och i framtiden."
VISION_SOURCE = "Den antagna planen, avsnitt 1.1"
# The plan names four of each; the programme has five target pictures and nine challenges.
TARGET_PICTURES = (
    "Tryggt och tillitsfullt",
    "Rättvist och ansvarstagande",
    "Växande och inkluderande",
    "Grönt och hälsosamt",
    "",
)
CHALLENGES = (
    "Jämlikhet och jämställdhet",
    "Trygghet och samhällsgemenskap",
    "Hälsa och välbefinnande",
    "Kunskap, livslångt lärande och utbildning",
    "",
    "",
    "",
    "",
    "",
)
# Chapter headings of the annual report of 2018; whether they still hold is not confirmed, so their check is overdue.
REPORT_2018 = "Årsredovisning 2018, kapitelrubriker"
PROCESSES = (
    "Skapa förutsättningar för ett växande näringsliv och en fungerande arbetsmarknad",
    "Utbilda för ett livslångt lärande",
    "Utveckla och förvalta en växande stad, tätort och landsbygd",
    "Stödja individen för ett tryggt och självständigt liv",
)
OVERDUE = dt.date(2019, 12, 31)
# (development area, process, target picture, reason): invented readings that show how one is made.
READINGS = (
    (
        "3.1",
        1,
        "Växande och inkluderande",
        "Exempel: förskola och skola når alla barn, och värderingar grundläggs där.",
    ),
    (
        "3.2",
        3,
        "Tryggt och tillitsfullt",
        "Exempel: den som är utsatt ska få skydd och kunna leva ett tryggt liv.",
    ),
    (
        "3.4",
        3,
        "Tryggt och tillitsfullt",
        "Exempel: den som använder våld och slutar gör livet tryggare för andra.",
    ),
)


def load_steering_model(plan: Plan, *, by: Viewer) -> None:
    """Enter programme, processes and a few example readings, as the coordinator would."""
    programme = save_programme(
        programme=Programme(),
        values={
            "name": PROGRAMME,
            "vision": VISION,
            "adopted_on": ADOPTED,
            "source": VISION_SOURCE,
            "checked_on": CHECKED,
            "review_by": REVIEW,
        },
        expected_version=1,
        by=by,
    )
    pictures = _load_parts(programme, by)
    goals = _load_processes(by)
    for area_number, process, picture, reason in READINGS:
        area = DevelopmentArea.objects.get(edition__plan=plan, number=area_number)
        today = clock.today()
        make_interpretation(area=area, goal=goals[process], rationale=reason, valid_from=today, by=by)
        if not goals[process].target_interpretations.exists():
            interpret_target(goal=goals[process], picture=pictures[picture], rationale=reason, valid_from=today, by=by)


def _load_parts(programme: Programme, by: Viewer) -> dict[str, TargetPicture]:
    pictures: dict[str, TargetPicture] = {}
    for position, name in enumerate(TARGET_PICTURES, start=1):
        pictures[name] = TargetPicture()
        values = _part(programme, name, position)
        save_programme_part(part=pictures[name], values=values, expected_version=1, by=by)
    for position, name in enumerate(CHALLENGES, start=1):
        save_programme_part(part=Challenge(), values=_part(programme, name, position), expected_version=1, by=by)
    return pictures


def _part(programme: Programme, name: str, position: int) -> dict[str, object]:
    stamp = {"source": FROM_PLAN, "checked_on": CHECKED, "review_by": REVIEW} if name else {}
    return {"programme": programme, "name": name, "position": position, **stamp}


def _load_processes(by: Viewer) -> list[DirectionGoal]:
    """Every main process with one direction goal, whose wording nobody has entered."""
    goals = []
    for position, name in enumerate(PROCESSES, start=1):
        stamp = {"source": REPORT_2018, "checked_on": CHECKED, "review_by": OVERDUE}
        values = {"kind": ProcessKind.MAIN, "name": name, "position": position, **stamp}
        process = save_process(process=Process(), values=values, expected_version=1, by=by)
        goals.append(
            save_direction_goal(
                goal=DirectionGoal(), values={"process": process, "position": 1}, expected_version=1, by=by
            )
        )
    return goals
