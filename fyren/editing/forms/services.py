"""A service's facts: one form, and one for each way to reach it. A protected service's form has no address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import FreeTextInput
from fyren.editing.forms.fields import Number, PhoneField, hours_field, other_days_field, web_address
from fyren.editing.forms.screened import ScreenedItemMixin
from fyren.editing.hours import hours_text, other_days_text
from fyren.editing.naming import ABROAD, AUDIENCE_NAMES, CHANNELS, NEED_NAMES, REACHES, language_name
from fyren.editing.ports import OfferedService
from fyren.guide.content import Abroad, Channel, Language, Reach

if TYPE_CHECKING:
    _FormSet = forms.BaseFormSet["ContactForm"]
else:
    _FormSet = forms.BaseFormSet  # the real class takes no type argument

EASY = "sv-simple"  # a way of writing
PLACE = ("address", "postal_code", "town")
FIRST = ("organisation", "is_verified", "source_name", "source_url", "checked_on", "review_by")
BY_NUMBER = (Channel.VOICE, Channel.SMS)


def day_field(**kwargs: Any) -> forms.DateField:
    """A day with the browser's own picker."""
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class SourceForm(ScreenedItemMixin, forms.Form):
    """Where a fact comes from, and when it was and shall be checked."""

    source_name = FreeTextInput(
        multiline=False,
        max_length=200,
        label=_("Source"),
        help_text=_("Who says so: an authority, the service itself."),
    )
    source_url = web_address(required=False, label=_("The source's web address"))
    checked_on = day_field(label=_("Checked on"))
    review_by = day_field(
        label=_("To be checked again by"), help_text=_("After this day the guide says “Kontrollera”.")
    )

    @property
    def source(self) -> dict[str, str]:
        """What the valid form says."""
        data = self.cleaned_data
        return {
            "name": data["source_name"],
            "url": data["source_url"],
            "checked_on": data["checked_on"].isoformat(),
            "review_by": data["review_by"].isoformat(),
        }

    def clean(self) -> dict[str, Any]:
        """The days are in order."""
        data = super().clean() or self.cleaned_data
        checked, review = data.get("checked_on"), data.get("review_by")
        if checked and review and review <= checked:
            self.add_error("review_by", _("The day lies before the check. Choose a later one."))
        return data


class ServiceForm(SourceForm):
    """A service's facts, but for how it is reached.

    Args:
        languages: of the guide.
        is_protected: its place is secret already; then there is no field for an address.
    """

    organisation = FreeTextInput(multiline=False, max_length=200, label=_("Organisation"))
    is_verified = forms.BooleanField(
        required=False,
        label=_("Checked against its source: show it in the guide"),
        help_text=_("Until then it is not shown."),
    )
    audiences = forms.MultipleChoiceField(
        choices=AUDIENCE_NAMES.items(), widget=forms.CheckboxSelectMultiple, label=_("For whom")
    )
    needs = forms.MultipleChoiceField(
        choices=NEED_NAMES.items(), widget=forms.CheckboxSelectMultiple, label=_("Helps with")
    )
    reach = forms.ChoiceField(choices=REACHES.items(), label=_("Is for"), initial=Reach.LOCAL)
    languages = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, label=_("Languages that are spoken"))
    interpreters = forms.TypedChoiceField(
        choices=[("", _("Not known")), ("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        label=_("An interpreter can be asked for"),
    )
    from_age = forms.IntegerField(min_value=0, max_value=120, required=False, label=_("From age"))
    to_age = forms.IntegerField(min_value=0, max_value=120, required=False, label=_("Up to and including age"))
    is_protected = forms.BooleanField(
        required=False,
        label=_("The place is secret"),
        help_text=_("Then no address can be entered, and an address that was entered before is taken away everywhere."),
    )
    address = FreeTextInput(multiline=False, max_length=200, required=False, label=_("Address that all may know"))
    postal_code = forms.RegexField(r"^\d{3} ?\d{2}$", required=False, label=_("Postal code"))
    town = FreeTextInput(multiline=False, max_length=80, required=False, label=_("Town"))

    def __init__(self, *args: Any, languages: Iterable[Language], is_protected: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = _spoken(languages, self.initial)  # type: ignore[attr-defined]
        if is_protected:
            for name in PLACE:
                del self.fields[name]
        self.order_fields(FIRST)

    def clean(self) -> dict[str, Any]:
        """Ages in order, a whole address or none, and none of what is secret."""
        data = super().clean()
        if (data.get("from_age") or 0) > (data.get("to_age") or 120):
            self.add_error("to_age", _("The highest age is below the lowest."))
        said = [name for name in PLACE if data.get(name)]
        if data.get("is_protected"):
            for name in said:
                self.add_error(name, _("The place is secret. Take the address away."))
        elif said and len(said) < len(PLACE):
            for name in set(PLACE) - set(said):
                self.add_error(name, _("Write the whole address, or none."))
        return data

    @property
    def facts(self) -> dict[str, Any]:
        """What the valid form says, as the service's body has it."""
        data = self.cleaned_data
        place = {name: data.get(name) for name in PLACE}
        return {
            "organisation": data["organisation"],
            "audiences": data["audiences"],
            "needs": data["needs"],
            "reach": data["reach"],
            "languages": data["languages"],
            "interpreters": data["interpreters"],
            "eligibility": {"from_age": data["from_age"], "to_age": data["to_age"]},
            "is_protected": data["is_protected"],
            "is_verified": data["is_verified"],
            "place": place if place["address"] and not data["is_protected"] else None,
            "source": self.source,
        }


def _spoken(languages: Iterable[Language], initial: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The guide's languages that are spoken, and those that the service has besides."""
    known = {each.code: language_name(each) for each in languages if each.code != EASY}
    others = {code: code for code in initial.get("languages") or () if code not in known}
    return [*known.items(), *others.items()]


class NewServiceForm(ServiceForm):
    """A service that is not there yet: its Swedish name and what one gets there, too."""

    name = FreeTextInput(multiline=False, max_length=120, label=_("Name"))
    does = FreeTextInput(
        max_length=600, label=_("What one gets there"), help_text=_("One sentence: “You can talk to …”.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["name", "does", *FIRST])

    @property
    def words(self) -> dict[str, str]:
        """What the valid form says of it in Swedish."""
        return {"name": self.cleaned_data["name"], "does": self.cleaned_data["does"]}


class ContactForm(ScreenedItemMixin, forms.Form):
    """One way to reach the service. Without number and address it is none."""

    channel = forms.ChoiceField(choices=CHANNELS.items(), initial=Channel.VOICE, label=_("Way"))
    number = PhoneField(
        required=False, label=_("Number"), help_text=_("As you would write it: 0470-410 00, 020-50 50 50, 114 14.")
    )
    address = forms.CharField(
        max_length=300, required=False, label=_("Web or e-mail address"), help_text=_("For chat, e-mail and website.")
    )
    hours = hours_field()
    other_days = other_days_field()
    abroad = forms.ChoiceField(choices=ABROAD.items(), initial=Abroad.UNVERIFIED, label=_("Can be reached from abroad"))
    abroad_number = PhoneField(required=False, label=_("Number from abroad"))
    off_bill_source = FreeTextInput(
        multiline=False,
        max_length=200,
        required=False,
        label=_("Not seen on the bill, according to"),
        help_text=_("Leave it empty when no source says so."),
    )
    off_bill_url = web_address(required=False, label=_("That source's web address"))
    off_bill_checked_on = day_field(required=False, label=_("That was checked on"))
    off_bill_review_by = day_field(required=False, label=_("That is to be checked again by"))

    def clean(self) -> dict[str, Any]:
        """What the way needs: a number to call, an address to open; whole sources."""
        data = super().clean() or self.cleaned_data
        number, address = data.get("number"), data.get("address")
        is_called = data.get("channel") in BY_NUMBER
        if number is not None and is_called and address and not number.kept:
            self.add_error("number", _("Write the number."))
        if not is_called and number and number.kept and not address and data.get("channel") != Channel.RELAY:
            self.add_error("address", _("Write the address."))
        if address:
            self._check_address(data)
        if data.get("off_bill_source") and not (data.get("off_bill_checked_on") and data.get("off_bill_review_by")):
            self.add_error("off_bill_checked_on", _("A source needs the day of the check and the day of the next one."))
        return data

    def _check_address(self, data: dict[str, Any]) -> None:
        field: forms.Field = (
            forms.EmailField() if data.get("channel") == Channel.EMAIL else forms.URLField(assume_scheme="https")
        )
        try:
            data["address"] = field.clean(data["address"])
        except ValidationError as error:
            self.add_error("address", error)

    @property
    def is_empty(self) -> bool:
        """Whether a valid form says nothing: the row that stands ready for one more."""
        number: Number = self.cleaned_data.get("number") or Number()
        return not (number.kept or self.cleaned_data.get("address"))

    @property
    def contact(self) -> dict[str, Any]:
        """What the valid form says, as the service's body has it."""
        data = self.cleaned_data
        number: Number = data["number"]
        body = {
            "channel": data["channel"],
            "shown": number.shown or data["address"],
            "number": number.kept,
            "address": data["address"],
            "abroad": data["abroad"],
            "abroad_number": data["abroad_number"].kept,
            "hours": data["hours"],
            "other_days": data["other_days"],
        }
        if data["off_bill_source"]:
            body["off_the_bill"] = {
                "name": data["off_bill_source"],
                "url": data["off_bill_url"],
                "checked_on": data["off_bill_checked_on"].isoformat(),
                "review_by": data["off_bill_review_by"].isoformat(),
            }
        return body


class _Contacts(_FormSet):
    """Every way to reach the service; one empty row stands ready."""

    def add_fields(self, form: ContactForm, index: int | None) -> None:
        """With a box that takes the way away."""
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Take this way away")

    @property
    def contacts(self) -> list[dict[str, Any]]:
        """What the valid forms say, but for those that are taken away."""
        kept = [form for form in self.forms if form not in self.deleted_forms]
        return [form.contact for form in kept if form.cleaned_data and not form.is_empty]


_MADE = forms.formset_factory(ContactForm, formset=_Contacts, extra=1, can_delete=True, max_num=20)


def contact_forms(data: Any, initial: list[dict[str, Any]] | None = None) -> _Contacts:
    """The forms of a service's ways, as posted or as they begin."""
    return cast(_Contacts, _MADE(data, initial=initial, prefix="contact"))


def service_initial(body: Mapping[str, Any]) -> dict[str, Any]:
    """A service's body as the form begins."""
    place, source, ages = body.get("place") or {}, body["source"], body.get("eligibility") or {}
    interpreters = body.get("interpreters")
    return {
        **{
            name: body.get(name)
            for name in ("organisation", "audiences", "needs", "reach", "is_verified", "is_protected")
        },
        **{name: place.get(name, "") for name in PLACE},
        "languages": body.get("languages", ["sv"]),
        "interpreters": "" if interpreters is None else "yes" if interpreters else "no",
        "from_age": ages.get("from_age"),
        "to_age": ages.get("to_age"),
        "source_name": source["name"],
        "source_url": source.get("url", ""),
        "checked_on": dt.date.fromisoformat(source["checked_on"]),
        "review_by": dt.date.fromisoformat(source["review_by"]),
    }


def offer_initial(offer: OfferedService) -> dict[str, Any]:
    """What a new service's form begins with when it is made from an offer. The editor says how it is reached,
    where it is given and that it was checked."""
    return {
        "name": offer.name,
        "does": offer.does,
        "organisation": offer.organisation,
        "audiences": list(offer.audiences),
        "needs": list(offer.needs),
        "reach": Reach.LOCAL,
        "languages": list(offer.languages) or ["sv"],
        "interpreters": "" if offer.interpreters is None else "yes" if offer.interpreters else "no",
        "is_protected": offer.is_protected,
        "source_name": offer.source,
    }


def contacts_initial(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A service's ways as the forms begin."""
    return [_contact_initial(each) for each in body.get("contacts", ())]


def _contact_initial(contact: Mapping[str, Any]) -> dict[str, Any]:
    off_bill = contact.get("off_the_bill") or {}
    return {
        "channel": contact["channel"],
        "number": contact["shown"] if contact.get("number") else "",
        "address": contact.get("address", ""),
        "hours": hours_text(contact.get("hours")),
        "other_days": other_days_text(contact.get("other_days") or ()),
        "abroad": contact.get("abroad", Abroad.UNVERIFIED),
        "abroad_number": contact.get("abroad_number", ""),
        "off_bill_source": off_bill.get("name", ""),
        "off_bill_url": off_bill.get("url", ""),
        "off_bill_checked_on": off_bill.get("checked_on"),
        "off_bill_review_by": off_bill.get("review_by"),
    }
