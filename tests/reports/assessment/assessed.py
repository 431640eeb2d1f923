"""What tests of the self-assessment stand on: a year begun, and an answer by hand."""

from __future__ import annotations

from typing import Any

from fyren.people.viewer import Viewer
from fyren.reports.assessing.actions import close_assessment, open_assessment, save_answer
from fyren.reports.models import Assessment, AssessmentEdition, HandAnswer
from tests.actions.world import World


def assessment_of(world: World, year: int | None = None, by: Viewer | None = None) -> Assessment:
    """The executive board's assessment of a year, this one where nothing else is said, open."""
    values = {"year": year or world.day.year, "plan": world.plan}
    return open_assessment(assessment=Assessment(authority=world.executive), values=values, by=by or world.coordinator)


def answer_of(
    world: World, assessment: Assessment, question: str = "training-plan", by: Viewer | None = None, **values: Any
) -> HandAnswer:
    """An answer by hand: no, where nothing else is said."""
    said = {"said": "no", "evidence": "Det finns ingen plan.", "answered_on": world.day, **values}
    answer = HandAnswer(assessment=assessment, question=question)
    return save_answer(answer=answer, values=said, expected_version=1, by=by or world.coordinator)


def closed(world: World, assessment: Assessment) -> AssessmentEdition:
    """The assessment, closed."""
    return close_assessment(assessment=assessment, expected_version=assessment.row_version, by=world.coordinator)
