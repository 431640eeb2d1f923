"""Writes: a year's assessment opened, answered by hand, closed and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import save_changes, save_values
from fyren.people.viewer import Viewer
from fyren.reports.assessing.access import check_assess
from fyren.reports.assessing.queries import content_of
from fyren.reports.models import Assessment, AssessmentEdition, HandAnswer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.ASSESSMENT_OPENED)
def open_assessment(*, assessment: Assessment, values: Mapping[str, Any], by: Viewer) -> Assessment:
    """Begin a year's assessment.

    Raises:
        PermissionDenied: `by` is no coordinator at the authority.
        ValidationError: the year has one, or has not come.
    """
    check_assess(by, assessment.authority)
    fields = save_values(assessment, values=values, expected_version=1, by=by.actor)
    record(Act.ASSESSMENT_OPENED, by=by.actor, about=assessment, fields=fields)
    return assessment


@action(Act.ASSESSMENT_ANSWERED)
def save_answer(*, answer: HandAnswer, values: Mapping[str, Any], expected_version: int, by: Viewer) -> HandAnswer:
    """Answer a question by hand, or change such an answer. Where data answers whole, that is what is read.

    Raises:
        PermissionDenied: `by` is no coordinator at the authority.
        ValidationError: the assessment is closed, the question is not asked, or the answer breaks a rule.
        Conflict: someone else was first.
    """
    check_assess(by, answer.authority)
    _require_open(answer.assessment)
    if answer.asked is None:
        raise ValidationError(_("The question is not asked any more."))
    fields = save_values(answer, values=values, expected_version=expected_version, by=by.actor)
    record(Act.ASSESSMENT_ANSWERED, by=by.actor, about=answer, fields=fields)
    return answer


@action(Act.ASSESSMENT_CLOSED)
def close_assessment(*, assessment: Assessment, expected_version: int, by: Viewer) -> AssessmentEdition:
    """Freeze the year's answers as they stand today, those from data and those by hand. It is not opened again.

    Raises:
        PermissionDenied: `by` is no coordinator at the authority.
        ValidationError: it is closed already.
        Conflict: someone else was first.
    """
    check_assess(by, assessment.authority)
    _require_open(assessment)
    content = content_of(assessment, by.day)
    changes = {"closed_on": by.day}
    fields = save_changes(assessment, changes=changes, expected_version=expected_version, by=by.actor)
    edition = AssessmentEdition(assessment=assessment, frozen_by=by.actor).holding(content)
    edition.full_clean()
    edition.save(force_insert=True)
    record(Act.ASSESSMENT_CLOSED, by=by.actor, about=assessment, fields=fields)
    return edition


def _require_open(assessment: Assessment) -> None:
    # Whoever answers while it is being closed waits, and is then refused: no answer is left out of what is frozen.
    if not Assessment.objects.select_for_update().get(pk=assessment.pk).is_open:
        raise ValidationError(_("The assessment is closed. Its answers are not changed any more."))
