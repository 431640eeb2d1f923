"""Forms about the log."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.people.forms.versioned import AnyModelForm
from fyren.people.log import Criteria
from fyren.people.models import Body, LogCheck, User
from fyren.vault.acts import Act


class LogFilter(forms.Form):
    """Which rows are shown."""

    handling = forms.ChoiceField(label=_("Act"), required=False)
    person = forms.ModelChoiceField(
        label=_("Person"), queryset=User.objects.all(), required=False, to_field_name="public_id", empty_label=_("All")
    )
    myndighet = forms.ModelChoiceField(
        label=_("Authority"),
        queryset=Body.objects.authorities(),
        required=False,
        to_field_name="public_id",
        empty_label=_("All"),
    )
    fran = forms.DateField(label=_("First day"), required=False)
    till = forms.DateField(label=_("Last day"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        acts = sorted(((act.value, str(act.label)) for act in Act), key=lambda pair: pair[1])
        self.fields["handling"].choices = [("", _("All")), *acts]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The period is not turned round."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = data.get("fran"), data.get("till")
        if first and last and last < first:
            self.add_error("till", _("The end date is before the start date. Choose a later one."))
        return data

    @property
    def criteria(self) -> Criteria:
        """What was asked for; a filter that cannot be read filters nothing, and says so beside the field."""
        data = self.cleaned_data if self.is_valid() else {}
        person, authority = data.get("person"), data.get("myndighet")
        return Criteria(
            act=data.get("handling", ""),
            actor=person.public_id if person else "",
            authority=authority.public_id if authority else "",
            first_day=data.get("fran"),
            last_day=data.get("till"),
        )


class LogCheckForm(ScreenedFormMixin, AnyModelForm):
    """That the log of a period has been checked."""

    class Meta:
        model = LogCheck
        fields = ("first_day", "last_day", "outcome", "note")
        widgets: ClassVar[dict[str, Any]] = {"outcome": forms.RadioSelect}
        help_texts: ClassVar[dict[str, Any]] = {
            "note": _("What you looked at, and the registration number if the check led to a matter."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self.fields["outcome"].choices  # type: ignore[attr-defined]
        self.fields["outcome"].choices = [pair for pair in choices if pair[0]]  # type: ignore[attr-defined]
