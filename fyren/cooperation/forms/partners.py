"""Forms about partners."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.cooperation.models import Partner
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.plan.forms.notes import date_widgets


class PartnerForm(ScreenedFormMixin, AnyModelForm):
    """A new partner."""

    class Meta:
        model = Partner
        fields = ("name", "kind", "contact_role", "contact_way", "does", "valid_from", "valid_to")
        labels: ClassVar[dict[str, Any]] = {"valid_from": _("Partner from"), "valid_to": _("Partner to and including")}
        widgets = date_widgets("valid_from", "valid_to")
        help_texts: ClassVar[dict[str, Any]] = {
            "contact_role": _("A role, never a person's name: “verksamhetschefen”."),
            "contact_way": _("A switchboard or a shared mailbox. Never a protected place's address."),
        }


class PartnerChangeForm(VersionedFormMixin, PartnerForm):
    """A partner that is there."""
