"""The parts of a body's report: one for each activity, one for each focus area, and one for the body itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from fyren.plan.models import FocusArea
from fyren.steering.models import Activity, ActivityReport, BodyAnalysis, BodyReport, RoundAnswer, RoundQuestion
from fyren.steering.round_rules import Scope

Row = ActivityReport | BodyAnalysis | BodyReport

# A part's place in an address.
PREFIXES = {Scope.ACTIVITY: "aktivitet", Scope.FOCUS_AREA: "omrade"}
BODY = "namnden"
TEXTS = {
    Scope.ACTIVITY: ("result", "deviation", "measure", "next_step"),
    Scope.FOCUS_AREA: ("text",),
    Scope.BODY: ("summary",),
}
DONE = {Scope.ACTIVITY: "is_done", Scope.FOCUS_AREA: "is_done", Scope.BODY: "is_summary_done"}


class Progress(StrEnum):
    """How far a part has come; values name the tag of the component `status`."""

    NOTHING = "not_started"
    BEGUN = "in_progress"
    DONE = "done"


@dataclass(frozen=True)
class Part:
    """A part of a report.

    Args:
        about: what it is about; None for the body itself.
        row: what is written; not saved yet where nothing is.
        answers: to the part's questions, by the question's key.
        before: the same part of the body's report in the round before, None where there was none.
    """

    report: BodyReport
    scope: Scope
    about: Activity | FocusArea | None
    row: Row
    questions: tuple[RoundQuestion, ...] = ()
    answers: Mapping[int, RoundAnswer] = field(default_factory=dict)
    before: Row | None = None

    @property
    def key(self) -> str:
        """The part's place in an address."""
        return BODY if self.about is None else f"{PREFIXES[self.scope]}-{self.about.public_id}"

    @property
    def title(self) -> str:
        """What its heading says."""
        if isinstance(self.about, Activity):
            return self.about.title
        return str(self.about) if self.about is not None else _("What the board should know")

    @property
    def short_title(self) -> str:
        """For lists: a focus area by its number and first words."""
        return Truncator(self.title).words(7)

    @property
    def version(self) -> int:
        """The row version; 0 while nothing is written."""
        return self.row.row_version if self.row.pk is not None else 0

    @property
    def is_done(self) -> bool:
        """True when the writer has marked it so."""
        return bool(getattr(self.row, DONE[self.scope]))

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        if self.is_done:
            return Progress.DONE
        return Progress.BEGUN if any(text for _label, text in self.texts) else Progress.NOTHING

    @property
    def texts(self) -> list[tuple[str, str]]:
        """What is written, with its label: the part's own texts, then the answers to questions."""
        own = [(label_of(self.row, name), getattr(self.row, name)) for name in TEXTS[self.scope]]
        return [*own, *((question.text, self.answer_to(question)) for question in self.questions)]

    @property
    def texts_before(self) -> list[tuple[str, str]]:
        """What was written in the round before."""
        before = self.before
        if before is None:
            return []
        return [(label_of(before, name), text) for name in TEXTS[self.scope] if (text := getattr(before, name))]

    @property
    def missing(self) -> list[str]:
        """What must be there before the report is sent: the analysis, and answers to questions that ask for one."""
        lacks = [_("the analysis")] if isinstance(self.row, BodyAnalysis) and not self.row.text.strip() else []
        return [*lacks, *(each.text for each in self.questions if each.is_required and not self.answer_to(each))]

    def answer_to(self, question: RoundQuestion) -> str:
        """The answer as it stands, "" where there is none."""
        found = self.answers.get(question.pk)
        return found.text if found is not None else ""

    @property
    def said(self) -> list[tuple[str, str]]:
        """Status, trend and judgement in words."""
        return _said(self.row)

    @property
    def said_before(self) -> list[tuple[str, str]]:
        """What they were in the round before."""
        return _said(self.before)


def _said(row: Row | None) -> list[tuple[str, str]]:
    if isinstance(row, ActivityReport):
        return [(_("Status"), row.get_status_display())]
    if isinstance(row, BodyAnalysis):
        judgement = row.judgement.label if row.judgement is not None else ""
        return [(_("Trend"), row.get_trend_display()), (_("Judgement"), judgement)]
    return []


def label_of(row: Row, name: str) -> str:
    """What a field is called, as a heading."""
    label = str(row._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return label[:1].upper() + label[1:]


def question_field(question: RoundQuestion) -> str:
    """The name of the form's field that answers a question."""
    return f"question_{question.public_id}"
