"""Forms about hashed import."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.competence.models import HashedOptIn
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.plan.forms.notes import date_widgets


class HashedOptInForm(ScreenedFormMixin, AnyModelForm):
    """An employer's decision; the instance says whose it is."""

    class Meta:
        model = HashedOptIn
        fields = ("decided_by", "decided_on", "dnr", "purge", "valid_from", "valid_to")
        labels: ClassVar[dict[str, Any]] = {"valid_from": _("Holds from"), "valid_to": _("Holds to and including")}
        widgets = date_widgets("decided_on", "valid_from", "valid_to")
        help_texts: ClassVar[dict[str, Any]] = {
            "decided_by": _("Who is the controller of personal data: the board, the company's board or the delegate."),
            "purge": _("Such as: each month, by a file of those who are still employed."),
            "valid_to": _("After the last day every hash is removed. The numbers that they gave stay."),
        }


class HashedOptInChangeForm(VersionedFormMixin, HashedOptInForm):
    """A decision that is there."""
