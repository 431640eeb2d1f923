"""Small forms: what the municipality says of its guide, an approval, a time to publish, a fault told by the public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base.clock import SWEDISH_TIME
from fyren.base.forms import FreeTextInput
from fyren.editing.forms.fields import PhoneField, web_address
from fyren.editing.forms.screened import ScreenedItemMixin
from fyren.editing.forms.services import SourceForm, day_field
from fyren.editing.models import FaultKind

ANSWER = "{service}"


class SettingsForm(SourceForm):
    """What the municipality says of its own guide.

    Args:
        here: the address of this site's own page for faults.
    """

    municipality = FreeTextInput(multiline=False, max_length=80, label=_("Name of the municipality"))
    switchboard = PhoneField(
        label=_("Switchboard"), help_text=_("Stands on the printed card and where nothing is found.")
    )
    exit_address = web_address(
        label=_("Where the exit leads"), help_text=_("A neutral page that opens fast, such as the weather.")
    )
    address = web_address(
        required=False, label=_("The guide's own web address"), help_text=_("Stands in print and in QR codes.")
    )
    faults_address = forms.CharField(
        max_length=300,
        required=False,
        label=_("Where faults are told"),
        help_text=_("The address of this site's page for it, with {service} where the service's key shall stand."),
    )
    accessibility_contact = FreeTextInput(
        multiline=False, max_length=200, required=False, label=_("Contact for accessibility")
    )

    employees = forms.BooleanField(required=False, label=_("Lead from the guide to the pages for employees"))

    field_order = ["municipality", "switchboard", "source_name", "source_url", "checked_on", "review_by"]

    def __init__(self, *args: Any, here: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if here:
            self.fields["faults_address"].help_text = _("On this site: %(address)s") % {"address": here}

    def clean_faults_address(self) -> str:
        """An address with a place for the service, or nothing.

        Raises:
            ValidationError: it has no place for the service, or is no address.
        """
        said: str = self.cleaned_data["faults_address"]
        if said and ANSWER not in said:
            raise forms.ValidationError(_("Write {service} where the service's key shall stand."))
        if said:
            web_address().clean(said.replace(ANSWER, "x"))
        return said

    @property
    def body(self) -> dict[str, Any]:
        """What the valid form says."""
        data = self.cleaned_data
        names = ("municipality", "exit_address", "address", "faults_address", "accessibility_contact", "employees")
        return {
            **{name: data[name] for name in names},
            "switchboard": data["switchboard"].kept,
            "switchboard_shown": data["switchboard"].shown,
            "switchboard_source": self.source,
        }


def settings_initial(body: Mapping[str, Any]) -> dict[str, Any]:
    """The municipality's own as the form begins."""
    source = body["switchboard_source"]
    return {
        **{name: body.get(name, "") for name in ("municipality", "exit_address", "address", "faults_address")},
        "accessibility_contact": body.get("accessibility_contact", ""),
        "employees": body.get("employees", False),
        "switchboard": body["switchboard_shown"],
        "source_name": source["name"],
        "source_url": source.get("url", ""),
        "checked_on": dt.date.fromisoformat(source["checked_on"]),
        "review_by": dt.date.fromisoformat(source["review_by"]),
    }


class CheckForm(forms.Form):
    """When what was checked today is to be checked again."""

    review_by = day_field(label=_("The next time, by"))


class ApprovalForm(ScreenedItemMixin, forms.Form):
    """Who, by role, has approved a language, and when."""

    role = FreeTextInput(
        multiline=False,
        max_length=100,
        label=_("Approved by, as a role"),
        help_text=_("Such as “authorised translator, Arabic”. Never a name."),
    )
    approved_on = day_field(label=_("Approved on"))


class PublishForm(forms.Form):
    """When what is chosen shall count."""

    NOW, LATER = "now", "later"
    when = forms.ChoiceField(
        choices=[(NOW, _("Now")), (LATER, _("At a time"))],
        widget=forms.RadioSelect,
        initial=NOW,
        label=_("When"),
    )
    at = forms.DateTimeField(
        required=False,
        label=_("Day and time"),
        help_text=_("Swedish time. Only when you have chosen a time."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M"],
    )

    def clean(self) -> dict[str, Any]:
        """A time, when one is to be had."""
        data = super().clean() or self.cleaned_data
        if data.get("when") == self.LATER and not data.get("at") and "at" not in self.errors:
            self.add_error("at", _("Say when."))
        return data

    @property
    def moment(self) -> dt.datetime | None:
        """From when, of a valid form; None for now."""
        if self.cleaned_data["when"] == self.NOW:
            return None
        at: dt.datetime = self.cleaned_data["at"]
        return at if at.tzinfo else at.replace(tzinfo=SWEDISH_TIME)


class FaultForm(forms.Form):
    """What is wrong: closed choices and nothing else."""

    kind = forms.ChoiceField(
        choices=FaultKind.choices,
        widget=forms.RadioSelect,
        label=_("What is wrong?"),
        error_messages={"required": _("Choose what is wrong.")},
    )
