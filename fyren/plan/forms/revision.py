"""Forms of a revision: opening, sending out, deciding, withdrawing."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import FreeTextInput, ScreenedFormMixin
from fyren.people.forms.versioned import VersionedFormMixin
from fyren.people.models import Body, BodyKind
from fyren.plan.actions.revision import Decision, Sending
from fyren.plan.queries.revision import bodies_to_ask, deciding_bodies

WEEKS_TO_ANSWER = 12


def accept_version(form: forms.BaseForm, version: int, field: str = "row_version") -> None:
    """Let a posted form that met a conflict carry the version that now stands, so that the next press goes through."""
    data: Any = form.data.copy()  # type: ignore[attr-defined]
    data[form.add_prefix(field)] = str(version)
    form.data = data


class OpenForm(ScreenedFormMixin, forms.Form):
    """Why the plan is revised."""

    reason = FreeTextInput(
        label=_("Why the plan is revised"),
        help_text=_("Stands on the revision's page and in the consultation."),
        required=False,
    )


class StepForm(VersionedFormMixin, forms.Form):
    """A step that needs nothing but the will to take it. It freezes the draft, so it carries that version too."""

    draft_version = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def seen_draft(self) -> int:
        """The version of the draft that was seen, of a valid form."""
        version: int = self.cleaned_data["draft_version"]
        return version


class SendForm(ScreenedFormMixin, StepForm):
    """To whom a consultation goes, and the last day to answer."""

    bodies = forms.ModelMultipleChoiceField(
        Body.objects.none(), label=_("Bodies to ask"), widget=forms.CheckboxSelectMultiple, required=False
    )
    partners = FreeTextInput(
        label=_("Partners without log-in"),
        help_text=_("One on each line. You send them the text yourself, and enter what they answer."),
        required=False,
    )
    answers_due = forms.DateField(label=_("Last day to answer"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, day: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["bodies"]
        asked.queryset = bodies_to_ask(day)
        if not self.is_bound:
            # The council is the one that decides; it is there to choose, but it is not asked unless somebody wants to.
            self.initial.setdefault("bodies", [body for body in asked.queryset if body.kind != BodyKind.COUNCIL])
            self.initial.setdefault("answers_due", day + dt.timedelta(weeks=WEEKS_TO_ANSWER))

    def sending(self) -> Sending:
        """What the valid form says."""
        names = [name.strip() for name in self.cleaned_data["partners"].splitlines()]
        partners = tuple(name[:160] for name in names if name)
        return Sending(tuple(self.cleaned_data["bodies"]), partners, self.cleaned_data["answers_due"])


class DecideForm(ScreenedFormMixin, StepForm):
    """The decision to adopt."""

    body = forms.ModelChoiceField(Body.objects.none(), label=_("Adopted by"), empty_label=None)
    on = forms.DateField(label=_("Date of the decision"), widget=forms.DateInput(attrs={"type": "date"}))
    section = FreeTextInput(
        label=_("Section"), max_length=20, multiline=False, help_text=_("As in the minutes, such as § 101.")
    )
    dnr = FreeTextInput(label=_("Registration number"), max_length=60, multiline=False)
    valid_to = forms.DateField(label=_("Valid to"), widget=forms.DateInput(attrs={"type": "date"}), required=False)
    document_owner = FreeTextInput(
        label=_("Document owner"),
        help_text=_("The role, not the person."),
        max_length=160,
        multiline=False,
        required=False,
    )
    review_on = forms.DateField(
        label=_("To be reviewed on"), widget=forms.DateInput(attrs={"type": "date"}), required=False
    )

    def __init__(self, *args: Any, day: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies: Any = self.fields["body"]
        bodies.queryset = deciding_bodies(day)

    def decision(self) -> Decision:
        """What the valid form says."""
        given = {
            name: value
            for name, value in self.cleaned_data.items()
            if name in DecideForm.base_fields and name not in StepForm.base_fields
        }
        return Decision(**given)


class WithdrawForm(VersionedFormMixin, ScreenedFormMixin, forms.Form):
    """Why a revision is withdrawn."""

    because = FreeTextInput(
        label=_("Why the revision is withdrawn"), help_text=_("Everyone who may see the revision reads it.")
    )
