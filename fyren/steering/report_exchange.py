"""The exchange file of a report: what the body says of each activity as a row, both ways."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from fyren.base.importing.columns import Column, choice_column, text_column
from fyren.base.importing.rows import ID, VERSION
from fyren.base.spreadsheets import Sheet, workbook
from fyren.steering.models import RoundQuestion
from fyren.steering.models.choices import STATUSES
from fyren.steering.queries.body_reports import ReportContent
from fyren.steering.report_parts import Part, question_field
from fyren.steering.round_rules import Scope

FIELDS = ("status", "result", "deviation", "measure", "next_step")


def report_columns(questions: tuple[RoundQuestion, ...]) -> list[Column]:
    """The columns of the file, in order.

    Args:
        questions: the round's own ones about each activity.
    """
    done = (_("Result"), _("What has been done"), _("Comment"), _("Analysis"))
    return [
        text_column(ID, _("Id (leave as it is)"), width=17),
        text_column(VERSION, _("Version (leave as it is)"), width=9),
        text_column(
            "title",
            _("Activity"),
            limit=200,
            one_line=True,
            width=40,
            also=(_("Title"), _("Name of the activity"), _("Measure"), _("What we do")),
        ),
        text_column("external_id", _("Id in the body's own system"), limit=80, one_line=True, also=(_("Own id"),)),
        choice_column("status", _("Status"), STATUSES, blank=None, width=14, also=(_("How far it has come"),)),
        text_column("result", _("What has been done and with what result"), width=50, also=done),
        text_column("deviation", _("Deviation"), width=40),
        text_column("measure", _("Measure against the deviation"), width=40),
        text_column("next_step", _("Next step"), width=40),
        *(text_column(question_field(each), each.text, width=40) for each in questions),
    ]


def raw_values(part: Part) -> dict[str, Any]:
    """What a part about an activity says, by column, as `Column.write` takes it."""
    values = {name: getattr(part.row, name) for name in FIELDS}
    answers = {question_field(each): part.answer_to(each) for each in part.questions}
    about: Any = part.about
    return {
        ID: about.public_id,
        VERSION: str(part.version),
        "title": about.title,
        "external_id": about.external_id,
        **values,
        **answers,
    }


def report_workbook(content: ReportContent, *, note: str = "") -> bytes:
    """Every activity of the report with what is said of it: to be filled in and taken in again."""
    parts = content.of(Scope.ACTIVITY)
    columns = report_columns(content.questions(Scope.ACTIVITY))
    rows = [[column.write(raw_values(part)[column.key]) for column in columns] for part in parts]
    sheet = Sheet(
        name=_("Report"),
        header=[str(column.label) for column in columns],
        rows=rows,
        note=note,
        widths=[column.width for column in columns],
        choices={place: column.choices for place, column in enumerate(columns) if column.choices},
        still=3,
    )
    return workbook(sheet, title=str(content.report))
