"""Forms about councils, their meetings and decisions."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.cooperation.forms.choices import bodies_beside, partners_beside
from fyren.cooperation.models import Council, Meeting, MeetingDecision
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.plan.forms.notes import date_widgets


class CouncilForm(ScreenedFormMixin, AnyModelForm):
    """A new council or network; the instance says who keeps it. `day`: whose partners and bodies can be chosen."""

    class Meta:
        model = Council
        fields = ("name", "purpose", "bodies", "partners", "valid_from", "valid_to")
        labels: ClassVar[dict[str, Any]] = {"valid_from": _("Meets from"), "valid_to": _("Meets to and including")}
        widgets: ClassVar[dict[str, Any]] = {
            **date_widgets("valid_from", "valid_to"),
            "bodies": forms.CheckboxSelectMultiple,
            "partners": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, day: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = self.instance if self.instance.pk else None
        partners_beside(self.fields["partners"], day, known.partners.all() if known else ())
        bodies_beside(self.fields["bodies"], day, known.bodies.all() if known else ())


class CouncilChangeForm(VersionedFormMixin, CouncilForm):
    """A council that is there."""


class MeetingForm(ScreenedFormMixin, AnyModelForm):
    """A new meeting; the instance says whose."""

    class Meta:
        model = Meeting
        fields = ("held_on", "begins_at", "agenda")
        widgets: ClassVar[dict[str, Any]] = {
            **date_widgets("held_on"),
            "begins_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "agenda": _("One point on each line. Never a word of a person or a case."),
        }


class MeetingChangeForm(VersionedFormMixin, MeetingForm):
    """A meeting that is called or held."""

    class Meta(MeetingForm.Meta):
        fields = (*MeetingForm.Meta.fields, "notes", "dnr")  # type: ignore[assignment]
        help_texts: ClassVar[dict[str, Any]] = {
            **MeetingForm.Meta.help_texts,
            "notes": _("What others need to know. Never a word of a person or a case."),
        }


class MeetingDecisionForm(ScreenedFormMixin, AnyModelForm):
    """What a meeting decided. `day`: which bodies can be chosen."""

    class Meta:
        model = MeetingDecision
        fields = ("text", "body", "due_on")
        widgets = date_widgets("due_on")
        help_texts: ClassVar[dict[str, Any]] = {
            "body": _("It stands among what waits for them. Leave empty if it is for all."),
        }

    def __init__(self, *args: Any, day: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies_beside(self.fields["body"], day, [self.instance.body] if self.instance.body else ())


class MeetingDecisionChangeForm(VersionedFormMixin, MeetingDecisionForm):
    """A decision that is there."""

    class Meta(MeetingDecisionForm.Meta):
        fields = (*MeetingDecisionForm.Meta.fields, "done_on")  # type: ignore[assignment]
        widgets = date_widgets("due_on", "done_on")
