"""Forms about an internal budget: begun, stances, steps, the decision and its facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import FreeTextInput, ScreenedFormMixin
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.people.models import Body
from fyren.plan.forms.notes import date_widgets
from fyren.plan.models import FocusArea
from fyren.steering.actions.stances import Answer
from fyren.steering.decisions import Decision
from fyren.steering.models import InternalBudget, Stance
from fyren.steering.models.choices import INSTANCES, STANCES
from fyren.steering.rules import Instance, StanceKind

COMPANYS = {Instance.COMPANY_BOARD.value, Instance.DELEGATION.value}
BOARDS = {Instance.BOARD.value, Instance.COMMITTEE.value, Instance.DELEGATION.value}


class OpenForm(forms.Form):
    """Whose budget is begun."""

    authority = forms.ModelChoiceField(Body.objects.none(), label=_("Body"), to_field_name="public_id")

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["authority"].queryset = bodies  # type: ignore[attr-defined]


class ReadForm(VersionedFormMixin, forms.Form):
    """A step over what was read: the row version, and the checksum of the content that was shown."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class StanceForm(ScreenedFormMixin, forms.Form):
    """The stance on one focus area, on a page with all of them. What was shown goes along, to tell what was changed."""

    kind = forms.ChoiceField(
        label=_("Stance"), choices=STANCES, widget=forms.RadioSelect, required=False, show_hidden_initial=True
    )
    reason = FreeTextInput(label=_("Reason"), required=False, show_hidden_initial=True)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, focus_area: FocusArea, stance: Stance | None, **kwargs: Any) -> None:
        self.focus_area, self.stance = focus_area, stance
        shown: dict[str, Any] = {"kind": "", "reason": "", "version": None}
        if stance is not None:
            shown = {name: stance.pending.get(name, getattr(stance, name)) for name in ("kind", "reason")}
            shown["version"] = stance.row_version
        super().__init__(*args, prefix=focus_area.public_id, initial=shown, **kwargs)
        self.fields["reason"].help_text = ""  # the page says it once, above all of them
        self.fields["reason"].widget.attrs["rows"] = 2

    def clean(self) -> dict[str, Any]:
        """A no needs its reason; a stance that was taken is not taken away, only changed."""
        cleaned = super().clean()
        if not self.is_changed:
            return cleaned
        kind = cleaned.get("kind")
        if not kind and "kind" not in self.errors:
            self.add_error("kind", _("Choose a stance."))
        if (
            kind == StanceKind.NOT_THIS_YEAR
            and not (cleaned.get("reason") or "").strip()
            and "reason" not in self.errors
        ):
            self.add_error("reason", _("Say why you abstain this year."))
        return cleaned

    @property
    def is_changed(self) -> bool:
        """True when something else is said than what the page showed."""
        return bool({"kind", "reason"} & set(self.changed_data))

    @property
    def answer(self) -> Answer:
        """What the valid form says."""
        data = self.cleaned_data
        return Answer(self.focus_area, StanceKind(data["kind"]), data["reason"], data["version"])

    @property
    def has_no_answer(self) -> bool:
        """True when the page shows nothing chosen."""
        return not self["kind"].value()

    @property
    def has_reason(self) -> bool:
        """True when there is a reason to show whatever is chosen."""
        return bool(self["reason"].value()) or "reason" in self.errors


def stance_forms(data: Any, focus_areas: Iterable[FocusArea], stances: dict[int, Stance]) -> dict[int, StanceForm]:
    """A form for each focus area, by the area's key."""
    return {area.pk: StanceForm(data, focus_area=area, stance=stances.get(area.pk)) for area in focus_areas}


class DecisionForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """The decision on what was proposed."""

    class Meta:
        model: Any = InternalBudget
        fields = ("instance", "decided_on", "section", "dnr", "reported_on")
        widgets = {**date_widgets("decided_on", "reported_on"), "instance": forms.RadioSelect}
        help_texts: ClassVar[dict[str, Any]] = {
            "section": _("The section of the minutes, such as 104. Section or registration number is needed."),
            "reported_on": _("For a delegated decision: when it was reported to the board. Can be entered later."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = COMPANYS if self.instance.is_company else BOARDS
        choices = [(key, label) for key, label in INSTANCES if key in allowed]
        self.fields["instance"] = forms.ChoiceField(label=_("Decided by"), choices=choices, widget=forms.RadioSelect)
        self.fields["decided_on"].required = True

    def clean(self) -> dict[str, Any]:
        """Only a delegated decision is reported."""
        cleaned = super().clean()
        if cleaned.get("reported_on") and cleaned.get("instance") not in ("", None, Instance.DELEGATION.value):
            self.add_error("reported_on", _("Only a delegated decision is reported. Leave the date empty."))
        return cleaned

    def _post_clean(self) -> None:
        """The action validates: half a decision is not written into the budget to be looked at."""

    @property
    def decision(self) -> Decision:
        """What the valid form says."""
        data = self.cleaned_data
        return Decision(
            instance=Instance(data["instance"]),
            on=data["decided_on"],
            section=data["section"],
            dnr=data["dnr"],
            reported_on=data["reported_on"],
        )


class FactsForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """What is completed after the decision."""

    class Meta:
        model = InternalBudget
        fields = ("minutes_approved_on", "section", "dnr", "reported_on")
        widgets = date_widgets("minutes_approved_on", "reported_on")
        help_texts: ClassVar[dict[str, Any]] = {
            "minutes_approved_on": _("The day that the minutes were approved (justerade). Not public before that."),
            "section": _("The section of the minutes, such as 104."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.instance != Instance.DELEGATION:
            del self.fields["reported_on"]
