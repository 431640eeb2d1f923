"""Forms of the steering model: programme, processes, direction goals, interpretations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import FreeTextInput, ScreenedFormMixin
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.plan.forms.notes import date_widgets
from fyren.plan.models import (
    Challenge,
    DevelopmentArea,
    DirectionGoal,
    Process,
    Programme,
    TargetPicture,
)

if TYPE_CHECKING:
    AnyChoice = forms.ModelChoiceField[Any]
else:
    AnyChoice = forms.ModelChoiceField  # the real class takes no type argument

STAMP = ("source", "checked_on", "review_by")
HELP: dict[str, Any] = {
    "source": _("Where the wording can be read. Without source and date it is shown as unverified."),
    "checked_on": _("The day that you looked it up."),
    "review_by": _("After this day it is shown as not checked."),
    "position": _("Lower numbers come first."),
}
OFFICIAL = _("The official wording, to the letter. Leave empty what you do not have: it is shown as not entered.")
STAMP_DATES = ("checked_on", "review_by")


class ProgrammeForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """The sustainability programme."""

    class Meta:
        model = Programme
        fields = ("name", "vision", "adopted_on", *STAMP)
        widgets = date_widgets("adopted_on", *STAMP_DATES)
        help_texts: ClassVar[dict[str, Any]] = HELP | {"vision": OFFICIAL}


class _PartForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """A part of the programme: its name may be one that nobody has entered yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False
        if self.instance.pk is None:
            self.initial.setdefault("programme", Programme.objects.order_by("pk").first())


class TargetPictureForm(_PartForm):
    """A target picture."""

    class Meta:
        model = TargetPicture
        fields = ("programme", "name", "position", *STAMP)
        widgets = date_widgets(*STAMP_DATES)
        labels: ClassVar[dict[str, Any]] = {"programme": _("Programme")}
        help_texts: ClassVar[dict[str, Any]] = HELP | {"name": OFFICIAL}


class ChallengeForm(_PartForm):
    """A challenge."""

    class Meta:
        model = Challenge
        fields = ("programme", "name", "position", *STAMP)
        widgets = date_widgets(*STAMP_DATES)
        labels: ClassVar[dict[str, Any]] = {"programme": _("Programme")}
        help_texts: ClassVar[dict[str, Any]] = HELP | {"name": OFFICIAL}


class ProcessForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """A process."""

    class Meta:
        model = Process
        fields = ("kind", "name", "position", *STAMP)
        widgets = date_widgets(*STAMP_DATES)
        help_texts: ClassVar[dict[str, Any]] = HELP


class GoalForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """A direction goal."""

    class Meta:
        model = DirectionGoal
        fields = ("process", "wording", "position", "valid_from", "valid_to", *STAMP)
        widgets = date_widgets("valid_from", "valid_to", *STAMP_DATES)
        help_texts: ClassVar[dict[str, Any]] = HELP | {"wording": OFFICIAL}


class NamedGoal(AnyChoice):
    """Direction goals with their process, since a wording may be missing."""

    def label_from_instance(self, obj: Any) -> str:
        """Process and wording."""
        return f"{obj.process}: {obj}"


class NamedArea(AnyChoice):
    """Development areas with their plan."""

    def label_from_instance(self, obj: Any) -> str:
        """Area and plan."""
        return f"{obj} ({obj.edition.plan})"


class _ReadingForm(ScreenedFormMixin, forms.Form):
    """An interpretation: reason and first day."""

    rationale = FreeTextInput(
        label=_("Why"), help_text=_("One or two sentences. They are shown to everyone who follows the red thread.")
    )
    valid_from = forms.DateField(label=_("Holds from"), widget=date_widgets("day")["day"])


class InterpretationForm(_ReadingForm):
    """A development area read as helping a direction goal."""

    field_order = ("area", "goal", "rationale", "valid_from")

    def __init__(
        self, *args: Any, areas: QuerySet[DevelopmentArea], goals: QuerySet[DirectionGoal], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"] = NamedArea(areas, label=_("Development area"))
        self.fields["goal"] = NamedGoal(goals, label=_("Direction goal"))
        self.order_fields(self.field_order)


class TargetInterpretationForm(_ReadingForm):
    """A direction goal read as serving a target picture."""

    field_order = ("goal", "picture", "rationale", "valid_from")

    def __init__(
        self, *args: Any, goals: QuerySet[DirectionGoal], pictures: QuerySet[TargetPicture], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goal"] = NamedGoal(goals, label=_("Direction goal"))
        self.fields["picture"] = forms.ModelChoiceField(pictures, label=_("Target picture"))
        self.order_fields(self.field_order)


class EndForm(VersionedFormMixin, forms.Form):
    """The last day of an interpretation."""

    last_day = forms.DateField(label=_("Last day"), widget=date_widgets("day")["day"])
