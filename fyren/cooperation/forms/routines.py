"""Forms about routines."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.cooperation.models import Routine, RoutineEdition
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.people.models import Unit
from fyren.plan.forms.notes import date_widgets

TALL = 28  # rows of the text


class RoutineForm(ScreenedFormMixin, AnyModelForm):
    """A new routine; the instance says whose and of which area. `day`: whose units can be chosen."""

    class Meta:
        model = Routine
        fields = ("title", "unit", "text")
        widgets: ClassVar[dict[str, Any]] = {"text": forms.Textarea(attrs={"rows": TALL})}
        help_texts: ClassVar[dict[str, Any]] = {
            "unit": _("Leave empty if it holds for the whole board or company."),
            "text": _(
                "A row that begins with ## is a heading, one that begins with - is a point. What stands in square "
                "brackets is yours to fill in."
            ),
        }

    def __init__(self, *args: Any, day: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units: Any = self.fields["unit"]
        units.queryset = Unit.objects.on(day).workplaces().filter(authority=self.instance.authority)
        units.empty_label = _("The whole board or company")


class RoutineChangeForm(VersionedFormMixin, RoutineForm):
    """A routine that is there."""


class RoutineDecisionForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """Management's decision on a routine as it stands."""

    class Meta:
        model = RoutineEdition
        fields = ("decided_by", "decided_on", "section", "dnr")
        widgets = date_widgets("decided_on")
        help_texts: ClassVar[dict[str, Any]] = {
            "decided_by": _("By role: “förvaltningschefen”, or the board."),
        }


class RoutineReviewForm(VersionedFormMixin, forms.Form):
    """The day that management went through a routine and let it stand."""

    reviewed_on = forms.DateField(label=_("Reviewed on"), widget=forms.DateInput(attrs={"type": "date"}))
