"""Forms of who keeps the indicators: an indicator, a decision of the council, a reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import FreeTextInput, ScreenedFormMixin
from fyren.indicators.models import CouncilSet, Indicator
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.plan.forms.notes import date_widgets
from fyren.plan.models import DirectionGoal, Process, TargetPicture
from fyren.plan.thread import Kind

HangsOn = DirectionGoal | TargetPicture | Process


class IndicatorForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """What is said of an indicator. Its values come from its source, never from a form."""

    class Meta:
        model = Indicator
        fields = (
            *("code", "title", "says", "says_not", "owner", "unit", "by_gender", "direction", "uncertainty"),
            *("rhythm", "years_behind", "licence", "ended_on", "source", "checked_on", "review_by"),
        )
        widgets = date_widgets("ended_on", "checked_on", "review_by")
        help_texts: ClassVar[dict[str, Any]] = {
            "code": _("Kolada's own id for what comes from there."),
            "says": _("One sentence that answers what it says. It stands first on its page."),
            "says_not": _("What a reader must not conclude. It stands directly under."),
            "direction": _("Neither by itself: more reports need not mean more violence."),
            "uncertainty": _("The indicator whose values are half the width of this one's uncertainty."),
            "source": _("Where the values come from. Without source and date it is shown as unverified."),
            "checked_on": _("The day that you looked it up."),
            "review_by": _("After this day it is shown as not checked."),
        }


class CouncilSetForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """That the council decides on indicators for a year, and what is known of the decision."""

    class Meta:
        model = CouncilSet
        fields = ("owner", "year", "decided_on", "section", "dnr")
        widgets = date_widgets("decided_on")
        labels: ClassVar[dict[str, Any]] = {"owner": _("Belongs to")}
        help_texts: ClassVar[dict[str, Any]] = {
            "decided_on": _("Leave empty what you do not have: it is shown as not entered."),
        }


class LinkForm(ScreenedFormMixin, forms.Form):
    """What an indicator hangs on, why and from when. The plan and its parts cannot be chosen."""

    on = forms.ChoiceField(label=_("Says something of"))
    rationale = FreeTextInput(
        label=_("Why"), help_text=_("One or two sentences. They are shown to everyone who follows the red thread.")
    )
    valid_from = forms.DateField(label=_("Holds from"), widget=date_widgets("day")["day"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = list(DirectionGoal.objects.select_related("process"))
        self.found: dict[str, HangsOn] = {}
        pictures, processes = TargetPicture.objects.exclude(name=""), Process.objects.all()
        field: Any = self.fields["on"]
        field.choices = [
            ("", _("Choose")),
            (_("Direction goals"), self._choices(Kind.GOAL, goals, lambda goal: f"{goal.process}: {goal}")),
            (_("Target pictures"), self._choices(Kind.TARGET_PICTURE, pictures, str)),
            (_("Processes"), self._choices(Kind.PROCESS, processes, str)),
        ]

    def _choices(
        self, kind: Kind, rows: Iterable[HangsOn], name: Callable[[Any], str]
    ) -> list[tuple[str, str | Promise]]:
        keyed = {f"{kind.value}:{row.public_id}": row for row in rows}
        self.found |= keyed
        return [(key, name(row)) for key, row in keyed.items()]

    @property
    def to(self) -> HangsOn:
        """What was chosen, of a valid form."""
        return self.found[self.cleaned_data["on"]]
