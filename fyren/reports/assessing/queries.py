"""Reads: a year's answers, open or closed, and the closed one before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings
from django.http import Http404

from fyren.people.viewer import Viewer
from fyren.reports.assessing.access import can_read_assessment
from fyren.reports.assessing.facts import activities_on, facts_on
from fyren.reports.assessment.answers import Facts, answered
from fyren.reports.assessment.content import AssessmentContent, row_of
from fyren.reports.assessment.questions import catalogue
from fyren.reports.models import Assessment, AssessmentEdition

READ = ("authority", "plan", "edition")


def assessments(viewer: Viewer) -> list[Assessment]:
    """The years that the viewer may read, the latest first."""
    found = Assessment.objects.select_related(*READ).prefetch_related("answers")
    return [each for each in found if can_read_assessment(viewer, each)]


def assessment_of(viewer: Viewer, public_id: str) -> Assessment:
    """A year's assessment.

    Raises:
        Http404: there is none, or not for the viewer.
    """
    found = Assessment.objects.select_related(*READ).filter(public_id=public_id).first()
    if found is None or not can_read_assessment(viewer, found):
        raise Http404
    return found


def content_of(assessment: Assessment, day: dt.date) -> AssessmentContent:
    """The answers: frozen when it is closed, as they stand on the day while it is open."""
    ((_assessment, content),) = contents_of([assessment], day)
    return content


def contents_of(found: Iterable[Assessment], day: dt.date) -> list[tuple[Assessment, AssessmentContent]]:
    """Each year with its answers. What is registered is asked for once, and only where some year is open."""
    facts: Facts | None = None
    rows = []
    for each in found:
        if each.is_open and facts is None:
            facts = facts_on(day)
        rows.append((each, each.edition.read() if facts is None or not each.is_open else _live(each, facts)))
    return rows


def _live(assessment: Assessment, facts: Facts) -> AssessmentContent:
    by_hand = {each.question: each.as_answer for each in assessment.answers.all()}
    facts = replace(facts, activities=activities_on(assessment.plan, facts.day))
    asked = catalogue()
    rows = tuple(row_of(each, answered(each, facts, by_hand.get(each.key))) for each in asked.questions)
    return AssessmentContent(
        year=assessment.year,
        authority=assessment.authority.name,
        day=facts.day.isoformat(),
        is_example=settings.DEMO,
        surveys=tuple((each.key, each.title) for each in asked.surveys),
        rows=rows,
    )


def closed_before(assessment: Assessment) -> AssessmentContent | None:
    """The answers of the latest year before that is closed; None where there is none."""
    found = AssessmentEdition.objects.filter(assessment__year__lt=assessment.year).order_by("-assessment__year").first()
    return None if found is None else found.read()
