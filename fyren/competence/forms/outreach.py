"""Forms about outreach to society."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.competence.models import Outreach
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.plan.forms.notes import date_widgets


class OutreachForm(ScreenedFormMixin, AnyModelForm):
    """Something that was done; the instance says whose it is."""

    class Meta:
        model = Outreach
        fields = ("title", "kind", "audience", "with_whom", "held_on", "reach", "about")
        widgets = date_widgets("held_on")
        help_texts: ClassVar[dict[str, Any]] = {
            "with_whom": _("The name of the organisation, never a person's."),
            "held_on": _("Of what goes on for long, its last day so far."),
            "reach": _("How many came, took part or were given the material. Leave empty if nobody knows."),
        }


class OutreachChangeForm(VersionedFormMixin, OutreachForm):
    """Something that was entered before."""
