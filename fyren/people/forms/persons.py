"""Forms about persons and their roles."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.forms import refuse_personal_numbers
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.people.models import Body, RoleAssignment, User
from fyren.people.roles import ROLES, Role


class PersonForm(AnyModelForm):
    """A new person."""

    class Meta:
        model = User
        fields = ("name", "email")
        help_texts: ClassVar[dict[str, Any]] = {
            "email": _("The address at work. The person logs in with it."),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "email": {"unique": _("There is already a person with that e-mail address. Open that person instead.")}
        }

    def clean_name(self) -> str:
        """A name, never a personal identity number."""
        name = str(self.cleaned_data["name"])
        refuse_personal_numbers(name)
        return name

    def clean_email(self) -> str:
        """In lower case, so that one person cannot be two."""
        return str(self.cleaned_data["email"]).strip().lower()


class PersonChangeForm(VersionedFormMixin, PersonForm):
    """A person's name and address."""


class PersonStateForm(VersionedFormMixin, forms.Form):
    """Confirms that a person may, or may no longer, log in."""


class ConfirmForm(forms.Form):
    """Confirms something that has no values."""


class RoleForm(AnyModelForm):
    """A role at a body for a period."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, f"{role.label}") for role in Role],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = RoleAssignment
        fields = ("role", "body", "valid_from", "valid_to")
        labels: ClassVar[dict[str, Any]] = {"valid_from": _("First day"), "valid_to": _("Last day")}
        help_texts: ClassVar[dict[str, Any]] = {
            "body": _("A role at an administration or a committee counts at the authority that it belongs to."),
            "valid_to": _("Leave empty when the role is held until further notice."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (role.value, f"{role.label}: {ROLES[role].description}") for role in Role
        ]
        body: Any = self.fields["body"]
        body.queryset = Body.objects.living_first(today)
        body.label_from_instance = lambda found: _body_label(found, today)
        self.initial["valid_from"] = self.initial.get("valid_from") or today
        self.fields["valid_from"].required = True

    def clean_role(self) -> Role:
        """The role itself."""
        return Role(self.cleaned_data["role"])


def _body_label(body: Body, day: dt.date) -> str:
    """A body's name. One that is gone says so: what it left may still need a keeper."""
    if body.valid_to is None or body.valid_to >= day:
        return body.name
    return str(_("%(body)s (ended %(day)s)")) % {"body": body.name, "day": body.valid_to.isoformat()}


class EndRoleForm(VersionedFormMixin, forms.Form):
    """When a role ends."""

    last_day = forms.DateField(label=_("Last day"), required=False, help_text=_("Leave empty to end the role now."))


class PeopleFilter(forms.Form):
    """Which people are listed."""

    q = forms.CharField(label=_("Name or e-mail address"), required=False)
    roll = forms.ChoiceField(label=_("Role"), required=False)
    organisation = forms.ModelChoiceField(
        label=_("Body"), queryset=Body.objects.all(), required=False, to_field_name="public_id", empty_label=_("All")
    )
    inloggning = forms.ChoiceField(
        label=_("Log-in"),
        required=False,
        choices=[("", _("All")), ("ja", _("May log in")), ("nej", _("May not log in"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roll"].choices = [("", _("All")), *Role.choices]  # type: ignore[attr-defined]
