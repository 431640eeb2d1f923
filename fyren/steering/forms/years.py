"""Forms of the year: opening one, its phases, and how a body plans."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.plan.forms.notes import STAMP_HELP, date_widgets
from fyren.steering.actions.years import FIRST_YEAR, LAST_YEAR
from fyren.steering.models import Activity, BodySettings, YearPhase
from fyren.steering.rules import DECIDABLE_FIELDS
from fyren.steering.year_template import follows_election


class OpenYearForm(forms.Form):
    """Which year to open, and with which phases. Read from the address for the preview, and posted to open."""

    ar = forms.IntegerField(
        label=_("Year"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={
            "invalid": _("Write a year with four figures, such as 2027."),
            "min_value": _("Write a year with four figures, such as 2027."),
            "max_value": _("Write a year with four figures, such as 2027."),
        },
    )
    mall = forms.ChoiceField(
        label=_("Phases"),
        choices=[
            ("kalender", _("As the calendar says")),
            ("vanligt", _("An ordinary year")),
            ("val", _("The year after an election")),
        ],
        widget=forms.RadioSelect,
        help_text=_(
            "The year after an election the new council sets the budget, and boards change on 1 January. "
            "You can change every phase afterwards."
        ),
    )

    @property
    def year(self) -> int:
        """The year of the valid form."""
        return int(self.cleaned_data["ar"])

    @property
    def after_election(self) -> bool:
        """Whether the valid form's year gets the phases that follow an election."""
        chosen: str = self.cleaned_data["mall"]
        return follows_election(self.year) if chosen == "kalender" else chosen == "val"


class PhaseForm(ScreenedFormMixin, AnyModelForm):
    """A new phase."""

    class Meta:
        model = YearPhase
        fields = ("title", "kind", "starts_on", "ends_on", "source", "checked_on", "review_by")
        widgets: ClassVar[dict[str, Any]] = {
            "kind": forms.RadioSelect,
            **date_widgets("starts_on", "ends_on", "checked_on", "review_by"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "starts_on": _("Leave both days empty until somebody has said when."),
            **STAMP_HELP,
            "source": _("Where the days are said: a decision, a law, a page. Without it they are shown as unverified."),
        }

    def clean(self) -> dict[str, Any]:
        """Both days, or none."""
        values = super().clean()
        days = [values.get(name) for name in ("starts_on", "ends_on")]
        wrong = {"starts_on", "ends_on"} & set(self.errors)
        if not wrong and (days[0] is None) != (days[1] is None):
            missing = "starts_on" if days[0] is None else "ends_on"
            raise ValidationError({missing: _("Write both the first and the last day, or neither.")})
        return values


class PhaseChangeForm(VersionedFormMixin, PhaseForm):
    """A phase that is there."""


class SettingsForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """How a body plans."""

    class Meta:
        model = BodySettings
        fields = ("leading_system", "system_name", "decided_fields", "reminder_days", "fallback_email")
        widgets: ClassVar[dict[str, Any]] = {"leading_system": forms.RadioSelect}
        help_texts: ClassVar[dict[str, Any]] = {
            "leading_system": _(
                "Where the body's own system leads, Fyren never asks for the same text twice: you bring the rows in "
                "from the system's own file."
            ),
            "system_name": _("If another system than Fyren leads, for example Stratsys."),
            "reminder_days": _("0 lets the coordinator remind as often as she likes."),
            "fallback_email": _("A function's address, such as the registry's, never a person's own."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decided_fields"] = forms.MultipleChoiceField(
            choices=decidable(),
            required=False,
            label=_("What a decision binds"),
            widget=forms.CheckboxSelectMultiple,
            help_text=_(
                "What you tick is changed by a new decision only, once the internal budget or business plan is "
                "adopted. Everything else, such as status, steps and responsible role, you update freely."
            ),
        )
        # 0: what was seen is that nothing had been said.
        seen = self.fields["row_version"].initial
        self.fields["row_version"] = forms.IntegerField(widget=forms.HiddenInput, initial=seen, min_value=0)
        self.order_fields(["leading_system", "system_name", "decided_fields", "reminder_days", "fallback_email"])

    def clean_decided_fields(self) -> tuple[str, ...]:
        """In the order that they are stored, so that the same choice is no change."""
        chosen = set(self.cleaned_data["decided_fields"])
        return tuple(name for name in DECIDABLE_FIELDS if name in chosen)


def decidable() -> list[tuple[str, str]]:
    """What a decision may bind, as the activity's own page calls it."""
    return [
        (name, str(Activity._meta.get_field(name).verbose_name).capitalize())  # type: ignore[union-attr]
        for name in DECIDABLE_FIELDS
    ]
