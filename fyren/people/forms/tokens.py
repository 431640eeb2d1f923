"""Forms about keys to the API."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.forms import ScreenedFormMixin
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.people.models import ApiToken, RoleAssignment, User

USUAL_DAYS = dt.timedelta(days=180)


class TokenForm(ScreenedFormMixin, AnyModelForm):
    """A new key, for one of the roles that the person holds today."""

    assignment = forms.ModelChoiceField(
        label=_("Reads what this role may read"),
        queryset=RoleAssignment.objects.none(),
        to_field_name="public_id",
        empty_label=None,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = ApiToken
        fields = ("name", "expires_on")
        help_texts: ClassVar[dict[str, Any]] = {
            "name": _("The system that reads, such as “Beslutsstödet”. Not a person's name."),
            "expires_on": _("At most a year ahead. The key stops working by itself after this day."),
        }

    field_order = ("name", "assignment", "expires_on")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles: Any = self.fields["assignment"]
        roles.queryset = RoleAssignment.objects.on(clock.today()).filter(user=user).select_related("body")
        roles.label_from_instance = lambda held: f"{held.get_role_display()}, {held.body.name}"
        self.initial["expires_on"] = self.initial.get("expires_on") or clock.today() + USUAL_DAYS


class EndTokenForm(VersionedFormMixin, forms.Form):
    """Confirms that a key ends."""
