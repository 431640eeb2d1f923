"""Forms about agreements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.cooperation.forms.choices import bodies_beside, partners_beside
from fyren.cooperation.models import Agreement, FollowUp
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.plan.forms.focus_areas import FocusAreaChoice
from fyren.plan.forms.notes import date_widgets
from fyren.plan.models import FocusArea


class AgreementForm(ScreenedFormMixin, AnyModelForm):
    """A new agreement; the instance says whose it is.

    Args:
        areas: the focus areas that can be chosen.
        day: whose partners and bodies can be chosen.
    """

    focus_areas = FocusAreaChoice(FocusArea.objects.none(), label=_("Focus areas it serves"), required=False)

    class Meta:
        model = Agreement
        fields = (
            "title",
            "kind",
            "partners",
            "also_for",
            "we_do",
            "they_do",
            "valid_from",
            "valid_to",
            "notice_months",
            "renewal_months",
            "decided_by",
            "decided_on",
            "section",
            "dnr",
            "needs_permit",
            "permit_checked_on",
            "permit_months",
            "focus_areas",
        )
        labels: ClassVar[dict[str, Any]] = {"valid_from": _("Holds from"), "valid_to": _("Holds to and including")}
        widgets: ClassVar[dict[str, Any]] = {
            **date_widgets("valid_from", "valid_to", "decided_on", "permit_checked_on"),
            "partners": forms.CheckboxSelectMultiple,
            "also_for": forms.CheckboxSelectMultiple,
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "valid_to": _("Leave empty if it holds until further notice."),
            "notice_months": _(
                "How long before the last day it must be ended, if it otherwise goes on. 0 if it just ends."
            ),
            "renewal_months": _(
                "For talks, procurement and decision. You are reminded so long before you must choose."
            ),
            "decided_by": _("The board, the company's board or the delegate, by role."),
            "permit_checked_on": _(
                "The day that somebody looked in the Health and Social Care Inspectorate's register."
            ),
            "permit_months": _("Your own routine: no rule says how often. You are reminded two months before."),
        }

    def __init__(self, *args: Any, areas: Iterable[FocusArea], day: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = self.instance if self.instance.pk else None
        chosen = known.focus_areas.select_related("development_area__edition__plan") if known else []
        choice: Any = self.fields["focus_areas"]
        choice.offer_beside(areas, chosen)
        partners: Any = self.fields["partners"]
        partners_beside(partners, day, known.partners.all() if known else ())
        partners.error_messages["required"] = _("Choose at least one partner. Add it first if it is not in the list.")
        others = known.also_for.all() if known else ()
        bodies_beside(self.fields["also_for"], day, others, without=self.instance.authority)


class AgreementChangeForm(VersionedFormMixin, AgreementForm):
    """An agreement that is there."""


class FollowUpForm(ScreenedFormMixin, AnyModelForm):
    """An agreement was followed up."""

    class Meta:
        model = FollowUp
        fields = ("held_on", "found", "changes")
        widgets = date_widgets("held_on")
        help_texts: ClassVar[dict[str, Any]] = {
            "found": _("What works and what does not. Never a word of a person who was helped."),
        }


class FollowUpChangeForm(VersionedFormMixin, FollowUpForm):
    """A follow-up that is there."""
