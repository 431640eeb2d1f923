"""Forms about joint work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.cooperation.forms.choices import bodies_beside, partners_beside
from fyren.cooperation.models import JointWork
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.plan.forms.focus_areas import FocusAreaChoice
from fyren.plan.forms.notes import date_widgets
from fyren.plan.models import FocusArea
from fyren.plan.ports import ActivityTold


class JointWorkForm(ScreenedFormMixin, AnyModelForm):
    """New joint work; the instance says who keeps it.

    Args:
        areas: the focus areas that can be chosen.
        day: whose partners and bodies can be chosen.
    """

    focus_areas = FocusAreaChoice(FocusArea.objects.none(), label=_("Focus areas it serves"), required=False)

    class Meta:
        model = JointWork
        fields = ("title", "kind", "purpose", "valid_from", "valid_to", "asked", "partners", "focus_areas")
        labels: ClassVar[dict[str, Any]] = {"valid_from": _("First day"), "valid_to": _("Last day")}
        widgets: ClassVar[dict[str, Any]] = {
            **date_widgets("valid_from", "valid_to"),
            "asked": forms.CheckboxSelectMultiple,
            "partners": forms.CheckboxSelectMultiple,
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "asked": _("They see it in Today, and hang their own activities on it."),
        }

    def __init__(self, *args: Any, areas: Iterable[FocusArea], day: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = self.instance if self.instance.pk else None
        choice: Any = self.fields["focus_areas"]
        choice.offer_beside(areas, known.focus_areas.select_related("development_area__edition__plan") if known else [])
        partners_beside(self.fields["partners"], day, known.partners.all() if known else ())
        bodies_beside(self.fields["asked"], day, known.asked.all() if known else ())


class JointWorkChangeForm(VersionedFormMixin, JointWorkForm):
    """Joint work that is there."""


class HangForm(forms.Form):
    """Which of the own activities is to hang on it.

    Args:
        activities: the own activities that do not hang there yet.
    """

    activity = forms.ChoiceField(label=_("Your activity"))

    def __init__(self, *args: Any, activities: Iterable[ActivityTold], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["activity"]
        choice.choices = [(each.public_id, f"{each.title} ({each.body}, {each.year})") for each in activities]
