"""Forms of a body's report: its parts, the board's day, the reason it is given back, the decision."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import FreeTextInput, ScreenedFormMixin
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.plan.forms.notes import date_widgets
from fyren.steering.forms.budgets import DecisionForm
from fyren.steering.models import ActivityReport, BodyAnalysis, BodyReport, RoundQuestion
from fyren.steering.models.rounds import TRENDS
from fyren.steering.report_parts import DONE, Part, question_field
from fyren.steering.round_rules import Scope
from fyren.steering.rules import Instance

_LARGEST = 2**31 - 1  # what the column holds
_ROWS = {"result": 5, "text": 8, "summary": 8}


class PartForm(ScreenedFormMixin, AnyModelForm):
    """A part of a report: its own fields, then the round's questions, and last whether it is done.

    It carries the row version that was shown; 0 for a part that nobody has written in.

    Args:
        typed: the person's own draft, to stand in the fields instead of what is saved. It keeps the version that she
            saw when she typed it, so that what others have saved since is met on the conflict page.
    """

    def __init__(self, *args: Any, part: Part, typed: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        attach_answers(part.row, part)
        super().__init__(*args, instance=copy(part.row), **kwargs)
        self.part = part
        for question in part.questions:
            self.fields[question_field(question)] = FreeTextInput(
                label=question.text, required=False, initial=part.answer_to(question)
            )
            self.fields[question_field(question)].is_asked = question.is_required  # type: ignore[attr-defined]
        for name in self.free_text_names:
            self.fields[name].help_text = ""  # the page says it once, above all of them
            self.fields[name].widget.attrs |= {"rows": _ROWS.get(name, 3), "data-language": ""}
        self._kept_before = dict(self._stored_texts())
        self.fields["row_version"] = forms.IntegerField(
            widget=forms.HiddenInput, initial=part.version, min_value=0, max_value=_LARGEST
        )
        if typed is not None:
            self._show(typed)
        done = DONE[part.scope]
        self.fields[done].label = _("Mark as done")
        self.order_fields([*(name for name in self.fields if name != done), done])

    def _show(self, typed: Mapping[str, str]) -> None:
        for name, field in self.fields.items():
            if isinstance(field, forms.BooleanField):
                self.initial[name] = name in typed
            elif name in typed:
                self.initial[name] = typed[name]

    @property
    def done(self) -> BoundField:
        """The box that marks the part as done."""
        return self[DONE[self.part.scope]]

    @property
    def version(self) -> int:
        """The row version that the person saw, of a valid form."""
        return int(self.cleaned_data["row_version"])

    @property
    def values(self) -> dict[str, Any]:
        """The part's own values, of a valid form."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}

    @property
    def answers(self) -> dict[RoundQuestion, str]:
        """What is answered to the round's questions, of a valid form."""
        return {question: self.cleaned_data[question_field(question)] for question in self.part.questions}


class ActivityReportForm(PartForm):
    """How an activity goes."""

    update_activity = forms.BooleanField(
        required=False, label=_("Give the activity itself this status too"), initial=False
    )

    class Meta:
        model = ActivityReport
        fields = ("status", "result", "deviation", "measure", "next_step", "is_done")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        activity = self.instance.activity
        self.fields["update_activity"].help_text = _("In Fyren it now says: %(status)s.") % {
            "status": activity.get_status_display()
        }
        self.order_fields(["status", "update_activity", *self.fields])

    def clean(self) -> dict[str, Any]:
        """A part that is done says what is done about a deviation."""
        cleaned = super().clean()
        if cleaned.get("is_done") and cleaned.get("deviation") and not cleaned.get("measure", "-"):
            self.add_error("measure", _("Say what is done about the deviation."))
        return cleaned


class AnalysisForm(PartForm):
    """The body's analysis of a focus area."""

    class Meta:
        model = BodyAnalysis
        fields = ("trend", "judgement", "text", "is_done")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scale: Any = self.fields["judgement"]
        scale.queryset = self.part.report.round.scale.all()
        scale.label, scale.empty_label = _("Judgement"), _("Not said")
        trend: Any = self.fields["trend"]
        trend.choices = [("", _("Not said")), *TRENDS]
        self.fields["text"].is_asked = True  # type: ignore[attr-defined]  # saved without it, but not sent

    def clean(self) -> dict[str, Any]:
        """A part that is done has its text."""
        cleaned = super().clean()
        if cleaned.get("is_done") and not cleaned.get("text", "-"):
            self.add_error("text", _("Write the analysis before you mark it as done."))
        return cleaned


class SummaryForm(PartForm):
    """What the board should know, and the questions to the body."""

    class Meta:
        model = BodyReport
        fields = ("summary", "is_summary_done")


FORMS: dict[Scope, type[PartForm]] = {
    Scope.ACTIVITY: ActivityReportForm,
    Scope.FOCUS_AREA: AnalysisForm,
    Scope.BODY: SummaryForm,
}


def attach_answers(row: models.Model, part: Part) -> None:
    """Give a row the part's answers as attributes, under the names of the form's fields: form and conflict page then
    treat them as any other field."""
    for question in part.questions:
        setattr(row, question_field(question), part.answer_to(question))


class MeetingForm(VersionedFormMixin, AnyModelForm):
    """When the body's own board meets."""

    class Meta:
        model = BodyReport
        fields = ("board_on",)
        widgets = date_widgets("board_on")
        help_texts: ClassVar[dict[str, Any]] = {
            "board_on": _("The meeting at which the board decides the report. The other days are counted back from it.")
        }


class GiveBackForm(VersionedFormMixin, ScreenedFormMixin, forms.Form):
    """What the contact is to change."""

    because = FreeTextInput(label=_("What is to be changed"))


class ReportDecisionForm(DecisionForm):
    """The decision of the body's own board on its report."""

    class Meta(DecisionForm.Meta):
        model: Any = BodyReport


class ReportFactsForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """What is completed after the decision."""

    class Meta:
        model = BodyReport
        fields = ("section", "dnr", "reported_on")
        widgets = date_widgets("reported_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.instance != Instance.DELEGATION:
            del self.fields["reported_on"]

    def clean(self) -> dict[str, Any]:
        """One of the two says where the decision is found."""
        cleaned = super().clean()
        if not cleaned.get("section") and not cleaned.get("dnr"):
            self.add_error("section", _("Write the section of the minutes, or the decision's registration number."))
        return cleaned
