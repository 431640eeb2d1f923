"""Forms over rounds of follow-up: opened, changed, corrected, and what is asked of a body."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import FreeTextInput, ScreenedFormMixin
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.plan.forms.notes import date_widgets
from fyren.steering.actions.rounds import ROUND_FIELDS
from fyren.steering.models import JudgementStep, PlanAnalysis, Round, RoundQuestion
from fyren.steering.models.rounds import TRENDS
from fyren.steering.round_content import AreaContent
from fyren.steering.round_rules import Scope
from fyren.steering.round_template import SCALE, Question, RoundTemplate

_QUESTIONS = {
    Scope.ACTIVITY: ("about_activity", _("Questions about each activity")),
    Scope.FOCUS_AREA: ("about_area", _("Questions about each focus area")),
    Scope.BODY: ("about_body", _("Questions to the body")),
}
LONGEST_STEP = JudgementStep.label.field.max_length or 0
LONGEST_QUESTION = RoundQuestion.text.field.max_length or 0
_ONE_A_LINE = _("One on each line. Leave it empty to ask nothing beside the fixed questions.")


class RoundForm(ScreenedFormMixin, AnyModelForm):
    """A round's own facts."""

    class Meta:
        model = Round
        fields = ROUND_FIELDS
        widgets: ClassVar[dict[str, Any]] = date_widgets("cut_off_on", "executive_on", "council_on")
        help_texts: ClassVar[dict[str, Any]] = {
            "cut_off_on": _("The day that statuses and figures describe."),
            "executive_on": _(
                "A body's days are counted back from its own meeting; until it has said when that is, from this one."
            ),
            "council_on": _("The half-year report is by law to be dealt with by the council."),
        }


class RoundChangeForm(VersionedFormMixin, RoundForm):
    """A round that is open."""


class RoundOpenForm(RoundForm):
    """A round to open, with its scale and its questions: a template to change."""

    def __init__(self, *args: Any, template: RoundTemplate, year: int, **kwargs: Any) -> None:
        first = {
            "title": str(template.title),
            "instructions": str(template.instructions),
            "cut_off_on": template.cut_off_on(year),
            "scale": "\n".join(str(label) for label in SCALE),
        }
        for scope, (name, _label) in _QUESTIONS.items():
            first[name] = "\n".join(str(each.text) for each in template.questions if each.scope is scope)
        super().__init__(*args, initial=first, **kwargs)
        self.fields["scale"] = FreeTextInput(
            label=_("The scale of judgement"), help_text=_("The best first, one step on each line, at least two.")
        )
        for name, label in _QUESTIONS.values():
            self.fields[name] = FreeTextInput(label=label, help_text=_ONE_A_LINE, required=False)

    def clean(self) -> dict[str, Any]:
        """No step or question is longer than its column."""
        values = super().clean()
        for name in ("scale", *(each for each, _label in _QUESTIONS.values())):
            limit = LONGEST_STEP if name == "scale" else LONGEST_QUESTION
            if any(len(line) > limit for line in lines(values.get(name, ""))):
                message = _("A line may have at most %(count)s characters.") % {"count": limit}
                self.add_error(name, ValidationError(message))
        return values

    @property
    def scale(self) -> list[str]:
        """The valid form's steps, best first."""
        return lines(self.cleaned_data["scale"])

    @property
    def questions(self) -> list[Question]:
        """The valid form's questions."""
        named = [(scope, name) for scope, (name, _label) in _QUESTIONS.items()]
        return [Question(scope, text) for scope, name in named for text in lines(self.cleaned_data[name])]


def lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class CompletionForm(VersionedFormMixin, ScreenedFormMixin, forms.Form):
    """What the coordinator asks a body to complete."""

    text = FreeTextInput(
        label=_("What do you ask to have completed?"),
        help_text=_("The body reads it beside its report. You never change its text."),
        error_messages={"required": _("Say what is to be completed.")},
    )


class PlanAnalysisForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """The plan's analysis of a development area."""

    class Meta:
        model = PlanAnalysis
        fields = ("trend", "judgement", "text", "is_done")
        labels: ClassVar[dict[str, Any]] = {"is_done": _("The analysis is done"), "judgement": _("Judgement")}
        widgets: ClassVar[dict[str, Any]] = {"text": forms.Textarea(attrs={"rows": 14})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["judgement"].queryset = self.instance.round.scale.all()  # type: ignore[attr-defined]
        self.fields["judgement"].empty_label = _("Not judged")  # type: ignore[attr-defined]
        self.fields["trend"].choices = [("", _("Not judged")), *TRENDS]  # type: ignore[attr-defined]
        # 0: what was seen is that nothing had been written.
        seen = self.fields["row_version"].initial
        self.fields["row_version"] = forms.IntegerField(widget=forms.HiddenInput, initial=seen, min_value=0)


class CorrectionForm(VersionedFormMixin, ScreenedFormMixin, forms.Form):
    """A closed round made anew: the plan's analyses, area by area, and why."""

    reason = FreeTextInput(
        label=_("Why is the closed round made anew?"),
        help_text=_("It is shown beside the new edition. The edition before stays readable."),
        error_messages={"required": _("Say why the closed round is made anew.")},
    )

    def __init__(self, *args: Any, areas: Iterable[AreaContent], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = list(areas)
        self.stood = self.standing(self.areas)
        for area in self.areas:
            name = self.name_of(area)
            label = _("Analysis of %(area)s") % {"area": f"{area.number} {area.title}".strip()}
            self.fields[name] = FreeTextInput(label=label, initial=self.stood[name], required=False)

    @staticmethod
    def standing(areas: Iterable[AreaContent]) -> dict[str, str]:
        """The texts as they stand, by field."""
        said = {area: area.analysis.text if area.analysis is not None else "" for area in areas}
        return {CorrectionForm.name_of(area): text for area, text in said.items()}

    @staticmethod
    def name_of(area: AreaContent) -> str:
        """The field of a development area."""
        return f"analysis_{area.public_id}"

    @property
    def analyses(self) -> dict[str, str]:
        """The valid form's texts that differ from what stands, by the area's public id."""
        texts = {area: self.cleaned_data[self.name_of(area)] for area in self.areas}
        return {area.public_id: text for area, text in texts.items() if text != self.stood[self.name_of(area)]}


class SupplementForm(ScreenedFormMixin, forms.Form):
    """Why figures are added beside a closed round."""

    reason = FreeTextInput(
        label=_("What came, and why afterwards?"),
        error_messages={"required": _("Say what came, and why afterwards.")},
    )
