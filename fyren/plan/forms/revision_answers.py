"""Forms of a consultation: answering, handing over, entering a letter, weighing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import FreeTextInput, ScreenedFormMixin
from fyren.people.forms.versioned import VersionedFormMixin
from fyren.plan.actions.answers import Answer, AnswerDecision
from fyren.plan.models import AnswerStance, ConsultationAnswer
from fyren.plan.queries.answers import Place

CHANGE_CHOICES = [("yes", _("Yes")), ("no", _("No")), ("", _("Not decided yet"))]


class AnswerForm(ScreenedFormMixin, forms.ModelForm):  # type: ignore[type-arg]
    """An answer on one section. `row_version` is empty where there was none yet."""

    stance = forms.ChoiceField(label=_("Stance"), choices=AnswerStance.choices, widget=forms.RadioSelect)
    row_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = ConsultationAnswer
        fields = ["stance", "text", "proposed_wording"]

    def answer(self, path: str) -> Answer:
        """What the valid form says of the section."""
        values = self.cleaned_data
        return Answer(path, values["stance"], values["text"], values["proposed_wording"])

    def _post_clean(self) -> None:
        """The action validates the whole object; here the object would be changed before it is known whether it may."""


class DecisionForm(ScreenedFormMixin, forms.Form):
    """A body's own decision on its answer."""

    decided_on = forms.DateField(
        label=_("Date of your decision"), widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    section = FreeTextInput(label=_("Section"), max_length=20, required=False, multiline=False)
    dnr = FreeTextInput(label=_("Registration number"), max_length=60, required=False, multiline=False)

    def decision(self) -> AnswerDecision:
        """What the valid form says."""
        values = self.cleaned_data
        return AnswerDecision(values["decided_on"], values["section"], values["dnr"])


class HandOverForm(DecisionForm):
    """The act of handing over: the decision, and which versions were seen."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def versions(self) -> dict[str, int]:
        """The seen row versions by public id; what cannot be read is left out, and then counts as not seen."""
        pairs = (pair.partition(":") for pair in self.cleaned_data["seen"].split(","))
        return {public_id: int(version) for public_id, _colon, version in pairs if version.isdecimal()}


def seen_versions(places: list[Place]) -> str:
    """What `HandOverForm.versions` reads back."""
    answers = [place.answer for place in places if place.answer is not None]
    return ",".join(f"{answer.public_id}:{answer.row_version}" for answer in answers)


class PartnerForm(DecisionForm):
    """A partner's answer on one section, as it came."""

    partner = FreeTextInput(label=_("Partner"), max_length=160, multiline=False)
    path = forms.ChoiceField(label=_("About"), required=False)
    stance = forms.ChoiceField(label=_("Stance"), choices=AnswerStance.choices, widget=forms.RadioSelect)
    text = FreeTextInput(label=_("Comment"), help_text=_("Word for word, as it was written."), required=False)
    proposed_wording = FreeTextInput(label=_("Proposed wording"), required=False)
    row_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = ["partner", "path", "stance", "text", "proposed_wording", "decided_on", "section", "dnr"]

    def __init__(self, *args: Any, places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decided_on"].label = _("Date of the decision")
        choices: Any = self.fields["path"]
        choices.choices = [(place.path, place.title) for place in places]

    def answer(self) -> Answer:
        """What the valid form says."""
        values = self.cleaned_data
        return Answer(values["path"], values["stance"], values["text"], values["proposed_wording"])


class WeighForm(VersionedFormMixin, ScreenedFormMixin, forms.Form):
    """How an answer was weighed."""

    weighed = FreeTextInput(label=_("How the answer was weighed"))
    leads_to_change = forms.ChoiceField(
        label=_("Leads to a change"), choices=CHANGE_CHOICES, widget=forms.RadioSelect, required=False
    )

    def leads(self) -> bool | None:
        """Whether it leads to a change; None while that is not decided."""
        return {"yes": True, "no": False}.get(self.cleaned_data["leads_to_change"])
