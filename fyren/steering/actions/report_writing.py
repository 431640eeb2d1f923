"""Writing a part of a body's report. Steps inside actions, with no audit of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import Conflict, save_changes, save_new
from fyren.base.history.changes import take_version
from fyren.people.viewer import Viewer
from fyren.steering.models import ActivityReport, BodyAnalysis, BodyReport, RoundAnswer, RoundQuestion

Answers = Mapping[RoundQuestion, str]


def fresh(report: BodyReport) -> BodyReport:
    """The report as it now stands."""
    return BodyReport.objects.select_related("round__year", "authority").get(pk=report.pk)


def answered(report: BodyReport, about: dict[str, Any], answers: Answers) -> list[tuple[RoundAnswer, str]]:
    """Each answer's row, saved or new, with what is said now.

    Args:
        about: the activity or the focus area that the part is about; empty for the body itself.
    """
    where = {"activity": about.get("activity"), "focus_area": about.get("focus_area")}
    rows = {each.question_id: each for each in report.answers.filter(**where).select_related("question")}
    return [
        (rows.get(question.pk) or RoundAnswer(report=report, question=question, **where), text)
        for question, text in answers.items()
    ]


def write_part(
    row: ActivityReport | BodyAnalysis | BodyReport,
    values: Mapping[str, Any],
    said: list[tuple[RoundAnswer, str]],
    expected_version: int,
    by: Viewer,
) -> list[str]:
    """Write a part: its own row, then its answers. The part's version also counts for its answers.

    Args:
        expected_version: the version that was seen; 0 where nothing was written.

    Raises:
        ValidationError: it is marked as done and lacks an answer, or a rule of the model is broken.
        Conflict: someone else was first.
    """
    _check_answers(values, said)
    if row.pk is None:
        if expected_version:
            raise ValidationError(_("The part is no longer there. Load the page again."))
        for name, value in values.items():
            setattr(row, name, value)
        save_new(row, by=by.actor)
        changed = list(values)
    elif not expected_version:
        raise Conflict(row)
    else:
        changed = save_changes(row, changes=values, expected_version=expected_version, by=by.actor)
    new_answers = [(answer, text) for answer, text in said if answer.text != text]
    if new_answers and row.row_version == expected_version:
        take_version(row, expected_version)
    for answer, text in new_answers:
        _save_answer(answer, text, by)
    return sorted([*changed, *(["answers"] if new_answers else [])])


def _check_answers(values: Mapping[str, Any], said: list[tuple[RoundAnswer, str]]) -> None:
    if not (values.get("is_done") or values.get("is_summary_done")):
        return
    left = [answer.question.text for answer, text in said if answer.question.is_required and not text.strip()]
    if left:
        asked = "; ".join(left)
        raise ValidationError(_("Answer before you mark it as done: %(questions)s") % {"questions": asked})


def _save_answer(answer: RoundAnswer, text: str, by: Viewer) -> None:
    if answer.pk is None:
        answer.text = text
        save_new(answer, by=by.actor)
    else:
        save_changes(answer, changes={"text": text}, expected_version=answer.row_version, by=by.actor)
