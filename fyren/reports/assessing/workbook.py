"""The assessment as a file for Excel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.base.spreadsheets import Sheet, workbook
from fyren.reports.assessing.words import CHANGE_WORDS, answer_words, due_to, source_words
from fyren.reports.assessment.comparing import change_of
from fyren.reports.assessment.content import AssessmentContent

WIDTHS = (26, 56, 12, 44, 12, 14, 16, 18, 40, 30, 34)


def assessment_workbook(content: AssessmentContent, before: AssessmentContent | None, *, is_open: bool) -> bytes:
    """Every question with its answer, evidence and day; and how it has changed since the year before."""
    sheet = Sheet(
        name=_("Answers"),
        header=_header(before),
        rows=_rows(content, before),
        note=_note(content, is_open=is_open),
        widths=WIDTHS,
        still=2,
        printed=True,
    )
    title = _("Self-assessment %(year)s") % {"year": content.year}
    return workbook(sheet, title=title, made_on=dt.date.fromisoformat(content.day))


def _note(content: AssessmentContent, *, is_open: bool) -> str:
    told = _("Example data: figures and names are made up.") + " " if content.is_example else ""
    if is_open:
        return told + _("Not closed: the answers as they stood on %(day)s.") % {"day": content.day}
    return told + _("Closed on %(day)s.") % {"day": content.day}


def _header(before: AssessmentContent | None) -> list[str]:
    was = _("Answer %(year)s") % {"year": before.year} if before else _("Answer the year before")
    return [
        _("Survey"), _("Question"), _("Our answer"), _("Evidence"), _("Day"), _("Answered by"), was,
        _("How it has changed"), _("Item that the question follows"), _("Lacking at"), _("What there is reason to do"),
    ]  # fmt: skip


def _rows(content: AssessmentContent, before: AssessmentContent | None) -> Iterator[tuple[object, ...]]:
    surveys = dict(content.surveys)
    for row in content.rows:
        was = before.find(row.key) if before else None
        by = (_("hand") if row.by_hand else _("data")) if row.is_answered else ""
        source = source_words(row) if row.is_verified else f"{source_words(row)} ({_('unverified')})"
        yield (
            surveys[row.survey],
            row.text,
            answer_words(row) or _("No answer"),
            row.evidence,
            row.day,
            by,
            answer_words(was) if was else "",
            str(CHANGE_WORDS[change_of(row, was)]) if before else "",
            source,
            due_to(row) if row.lacks else "",
            row.gap_title if row.lacks else "",
        )
