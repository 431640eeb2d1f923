"""Examples of the coordinator's side of rounds."""

from __future__ import annotations

from collections.abc import Callable

from fyren.indicators.content import IndicatorContent
from fyren.steering.actions import plan_analyses, reminders, round_reports, rounds
from fyren.steering.queries.plan_analyses import analysis_of
from tests.actions.world import World
from tests.steering.course import YearCourse
from tests.steering.round_course import RoundCourse

Act = Callable[[], object]
FIGURE = IndicatorContent(
    *("ind", "X1", "Anmälda brott", "Antal.", "Inte omfattningen.", "context", "antal"),
    *(False, "contextual", "Brå", "", "2026-11-23", "2027-11-23", "current", "", True, "", "", (), ()),
)


def _open(world: World) -> Act:
    year = YearCourse(world).year
    return lambda: rounds.open_round(year=year, key="interim_march", by=world.coordinator)


def _change(world: World) -> Act:
    found = RoundCourse(world).round
    values = {"title": "Delår augusti"}
    return lambda: rounds.change_round(round=found, values=values, expected_version=1, by=world.coordinator)


def _close(world: World) -> Act:
    course = RoundCourse(world)
    course.written()
    return lambda: rounds.close_round(round=course.round, expected_version=1, by=world.coordinator)


def _correct(world: World) -> Act:
    course = RoundCourse(world)
    course.analysis()
    course.close()
    texts = {world.area.public_id: "Planen når inte fram."}
    return lambda: rounds.correct_round(
        round=course.round, analyses=texts, reason="Fel siffra.", expected_version=2, by=world.coordinator
    )


def _supplement(world: World) -> Act:
    course = RoundCourse(world)
    course.close()
    return lambda: rounds.supplement_round(
        round=course.round, indicators=[FIGURE], reason="Värdet kom i oktober.", by=world.coordinator
    )


def _receive(world: World) -> Act:
    report = RoundCourse(world).written()
    return lambda: round_reports.receive_report(report=report, expected_version=1, by=world.coordinator)


def _ask(world: World) -> Act:
    report = RoundCourse(world).written()
    return lambda: round_reports.ask_completion(
        report=report, text="Skriv om 3.1.2 också.", expected_version=1, by=world.coordinator
    )


def _remind(world: World) -> Act:
    course = RoundCourse(world)
    course.late()
    return lambda: reminders.remind(round=course.round, by=world.coordinator)


def _remind_late(world: World) -> Act:
    RoundCourse(world).late()
    return lambda: reminders.remind_late(by=world.coordinator)


def _analyse(world: World) -> Act:
    course = RoundCourse(world)
    blank = analysis_of(world.coordinator, course.round.public_id, world.area.public_id)
    return lambda: plan_analyses.save_plan_analysis(
        analysis=blank, values={"text": "Planen når fram."}, expected_version=0, by=world.coordinator
    )


EXAMPLES: dict[str, Callable[[World], Act]] = {
    "fyren.steering.actions.rounds.open_round": _open,
    "fyren.steering.actions.rounds.change_round": _change,
    "fyren.steering.actions.rounds.close_round": _close,
    "fyren.steering.actions.rounds.correct_round": _correct,
    "fyren.steering.actions.rounds.supplement_round": _supplement,
    "fyren.steering.actions.round_reports.receive_report": _receive,
    "fyren.steering.actions.round_reports.ask_completion": _ask,
    "fyren.steering.actions.reminders.remind": _remind,
    "fyren.steering.actions.reminders.remind_late": _remind_late,
    "fyren.steering.actions.plan_analyses.save_plan_analysis": _analyse,
}
