"""What the municipality says of its own in the guidance for employees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import FreeTextInput
from fyren.detection.pack_files import SOURCE_LANGUAGE, Kind, national_pack
from fyren.editing.forms.fields import PhoneField, web_address
from fyren.editing.forms.numbered import NumberedField
from fyren.editing.forms.screened import ScreenedItemMixin
from fyren.editing.forms.services import day_field
from fyren.publishing.packs import named

CONTACTS = ("contact_centre", "out_of_hours")
DAYS = ("checked_on", "review_by")


class EmployeesSettingsForm(ScreenedItemMixin, forms.Form):
    """Name, exit, the numbers to the social services, and the e-service.

    Args:
        fields: keys of the report's fields, which may be put in the e-service's order.
    """

    municipality = FreeTextInput(multiline=False, max_length=80, label=_("Name of the municipality"))
    exit_address = web_address(
        label=_("Where the exit leads"), help_text=_("A neutral page that opens fast, such as the weather.")
    )
    contact_centre = PhoneField(
        required=False, label=_("Contact centre"), help_text=_("To the social services by day.")
    )
    contact_centre_checked_on = day_field(required=False, label=_("Contact centre: checked on"))
    contact_centre_review_by = day_field(required=False, label=_("Contact centre: to be checked again by"))
    out_of_hours = PhoneField(required=False, label=_("Social services out of hours"))
    out_of_hours_checked_on = day_field(required=False, label=_("Out of hours: checked on"))
    out_of_hours_review_by = day_field(required=False, label=_("Out of hours: to be checked again by"))
    e_service = web_address(required=False, label=_("E-service for reports of concern"))
    report_order = NumberedField(
        required=False,
        label=_("Order of the report's fields"),
        help_text=_("As the e-service asks: 1 for what comes first. What has no number comes last, in our own order."),
    )

    def __init__(self, *args: Any, fields: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        order: Any = self.fields["report_order"]
        order.name_each({key: _field_labels().get(key, key) for key in fields})

    def clean(self) -> dict[str, Any]:
        """A number has both its days, in order."""
        data = super().clean() or self.cleaned_data
        for name in CONTACTS:
            number, checked, review = (data.get(each) for each in (name, *(f"{name}_{day}" for day in DAYS)))
            if not number or not number.kept:
                continue
            if not checked:
                self.add_error(f"{name}_checked_on", _("Say when the number was checked."))
            if not review:
                self.add_error(f"{name}_review_by", _("Say when the number is to be checked again."))
            elif checked and review <= checked:
                self.add_error(f"{name}_review_by", _("The day lies before the check. Choose a later one."))
        return data

    @property
    def body(self) -> dict[str, Any]:
        """What the valid form says."""
        data = self.cleaned_data
        body = {name: data[name] for name in ("municipality", "exit_address", "e_service")}
        body["field_order"] = data["report_order"]
        for name in CONTACTS:
            if data[name].kept:
                days = {day: data[f"{name}_{day}"].isoformat() for day in DAYS}
                body[name] = {"number": data[name].kept, "shown": data[name].shown, **days}
        return body


def _field_labels() -> Mapping[str, str]:
    """What the report calls its fields, by key."""
    words = national_pack()[named(Kind.REPORT, language=SOURCE_LANGUAGE)]
    return {each["key"]: each["label"] for each in words["field"]}


def employees_initial(body: Mapping[str, Any]) -> dict[str, Any]:
    """The municipality's own as the form begins."""
    initial = {name: body.get(name, "") for name in ("municipality", "exit_address", "e_service")}
    initial["report_order"] = list(body.get("field_order", ()))
    for name in CONTACTS:
        if contact := body.get(name):
            initial |= {name: contact["shown"]}
            initial |= {f"{name}_{day}": dt.date.fromisoformat(str(contact[day])) for day in DAYS}
    return initial
