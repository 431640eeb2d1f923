"""Forms about offers."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.cooperation.forms.choices import partners_beside
from fyren.cooperation.models import ForWhom, Offer, TargetGroup
from fyren.cooperation.queries.offers import Wanted
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.plan.forms.notes import date_widgets


class OfferForm(ScreenedFormMixin, AnyModelForm):
    """A new offer; the instance says whose it is.

    Args:
        day: whose partners can be chosen.
    """

    class Meta:
        model = Offer
        fields = (
            "name",
            "does",
            "partner",
            "for_whom",
            "fits",
            "parenthood",
            "contact_role",
            "contact_way",
            "referrers",
            "decision",
            "languages",
            "interpreter",
            "waiting_weeks",
            "waiting_said_on",
            "is_programme",
            "programme",
            "price",
            "is_secret",
            "is_public",
            "source",
            "checked_on",
            "review_by",
            "valid_from",
            "valid_to",
        )
        labels: ClassVar[dict[str, Any]] = {"valid_from": _("Given from"), "valid_to": _("Given to and including")}
        widgets = date_widgets("waiting_said_on", "checked_on", "review_by", "valid_from", "valid_to")
        help_texts: ClassVar[dict[str, Any]] = {
            "does": _("One or two sentences: “Talks once a week, alone or in a group.” Never where a secret place is."),
            "partner": _("Leave empty if you give it yourselves."),
            "fits": _("Only if those who give it know what the group needs. An offer to all alike is left without."),
            "contact_role": _("A function, for example “the intake group”. Never a person's name."),
            "contact_way": _("The function's own telephone number or address. Employees see it, the guide never."),
            "decision": _("Chapter 11 section 5 of the Social Services Act lets some offers be given without one."),
            "waiting_weeks": _("From first contact to start. 0 if there is none."),
            "programme": _("Its name, and whether those who lead it are trained in it."),
            "price": _("For example “free of charge”."),
            "is_secret": _("Then nobody is asked for an address in the guide either."),
            "is_public": _(
                "The guide's editors see it and can make a service of it. Nothing is published by itself, and the "
                "waiting time never is."
            ),
            "source": _("Who says so: the unit itself, its page. Without it the offer is shown as unverified."),
            "review_by": _("After this day it is shown as unverified."),
            "valid_to": _("Leave empty as long as it is given."),
        }

    def __init__(self, *args: Any, day: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.instance.partner
        partners_beside(self.fields["partner"], day, [chosen] if chosen else [])


class OfferChangeForm(VersionedFormMixin, OfferForm):
    """An offer that is there."""


class WantedForm(forms.Form):
    """Whom one looks for an offer for."""

    for_vem = forms.ChoiceField(label=_("For whom"), choices=[("", _("Everyone")), *ForWhom.choices], required=False)
    grupp = forms.ChoiceField(
        label=_("Fits specially"), choices=[("", _("It does not matter")), *TargetGroup.choices], required=False
    )
    foralder = forms.BooleanField(label=_("About being a parent"), required=False)

    @property
    def wanted(self) -> Wanted:
        """What is chosen; what cannot be is as nothing."""
        self.full_clean()
        data = self.cleaned_data
        return Wanted(data.get("for_vem", ""), data.get("grupp", ""), data.get("foralder", False))
