"""Examples of the self-assessment's actions."""

from __future__ import annotations

from collections.abc import Callable

from fyren.reports.assessing import actions
from fyren.reports.models import Assessment, HandAnswer
from tests.actions.world import World
from tests.reports.assessment.assessed import assessment_of

Act = Callable[[], object]


def _open(world: World) -> Act:
    by, assessment = world.coordinator, Assessment(authority=world.executive)
    values = {"year": world.day.year, "plan": world.plan}
    return lambda: actions.open_assessment(assessment=assessment, values=values, by=by)


def _answer(world: World) -> Act:
    by, answer = world.coordinator, HandAnswer(assessment=assessment_of(world), question="training-plan")
    values = {"said": "no", "evidence": "Det finns ingen plan.", "answered_on": world.day}
    return lambda: actions.save_answer(answer=answer, values=values, expected_version=1, by=by)


def _close(world: World) -> Act:
    by, assessment = world.coordinator, assessment_of(world)
    return lambda: actions.close_assessment(assessment=assessment, expected_version=1, by=by)


EXAMPLES: dict[str, Callable[[World], Act]] = {
    "fyren.reports.assessing.actions.open_assessment": _open,
    "fyren.reports.assessing.actions.save_answer": _answer,
    "fyren.reports.assessing.actions.close_assessment": _close,
}
