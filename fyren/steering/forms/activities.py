"""Forms over activities: one column in groups, with what is locked as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.forms import ScreenedFormMixin
from fyren.base.models import holding_on
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.people.models import Body
from fyren.plan.forms.focus_areas import FocusAreaChoice
from fyren.plan.forms.notes import date_widgets
from fyren.plan.models import DirectionGoal, FocusArea
from fyren.steering.models import Activity, Comment, Knowledge, Step
from fyren.steering.queries.words import label_of, words_of
from fyren.steering.rules import ActivityStatus

GROUPS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("What and why"), ("title", "description", "expected_result")),
    (_("What it serves"), ("focus_areas", "direction_goals", "target_pictures")),
    (_("When and by whom"), ("starts_on", "ends_on", "unit", "role", "partners", "status", "ended_because")),
    (_("Where it comes from and how it is paid"), ("origin", "origin_section", "financing", "amount")),
    (_("For whom, and on what ground"), ("target_groups", "perspectives", "knowledge")),
    (_("To the public, and your own system"), ("public_message", "external_id")),
)
FIELDS = tuple(name for _legend, names in GROUPS for name in names)
# What the file of a body's own system brings. Fyren asks for none of it again.
FROM_THE_FILE = frozenset(
    {
        "title",
        "description",
        "expected_result",
        "starts_on",
        "ends_on",
        "partners",
        "origin",
        "origin_section",
        "financing",
        "amount",
        "external_id",
    }
)


@dataclass(frozen=True, slots=True)
class Locked:
    """A field that is shown and not asked for."""

    name: str
    label: str
    lines: list[str]
    by_decision: bool


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields under one legend, in order: what can be written, and what is locked."""

    legend: str | Promise
    parts: list[BoundField | Locked]


class ActivityForm(ScreenedFormMixin, AnyModelForm):
    """An activity. `by_decision` and `by_file`: names of the fields that are locked, and by what."""

    focus_areas = FocusAreaChoice(FocusArea.objects.none(), label=_("Focus areas"))

    class Meta:
        model = Activity
        fields = FIELDS
        widgets: ClassVar[dict[str, Any]] = {
            **date_widgets("starts_on", "ends_on"),
            "direction_goals": forms.CheckboxSelectMultiple,
            "target_pictures": forms.CheckboxSelectMultiple,
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "expected_result": _("What will be different when it is done."),
            "role": _("A role, never a person's name: it may become public."),
            "partners": _("Organisations, not persons."),
            "amount": _("The body's own money, never the plan's."),
            "origin_section": _("The section of the budget, the motion's number or the like."),
            "public_message": _("Short. Shown on the public page when the body has released the activity."),
            "external_id": _("So that a file from your own system finds the activity again."),
        }

    def __init__(
        self,
        *args: Any,
        areas: Iterable[FocusArea],
        by_decision: Iterable[str] = (),
        by_file: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        activity: Activity | None = kwargs.get("instance")
        if activity is not None and activity.pending:
            waiting = {name: activity.as_edited(name) for name in activity.pending}
            kwargs["initial"] = waiting | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        chosen = list(activity.focus_areas.select_related("development_area__edition__plan")) if activity else []
        self._offer(areas, chosen, activity)
        self._ask_status(activity)
        knowledge: Any = self.fields["knowledge"]
        knowledge.choices = [("", _("Not said")), *Knowledge.choices]
        self.locked = {
            name: Locked(name, label_of(name), words_of(name, _shown(activity, name)), name in set(by_decision))
            for name in (*by_decision, *by_file)
            if activity is not None
        }
        for name in self.locked:
            self.fields.pop(name, None)

    def _offer(self, areas: Iterable[FocusArea], chosen: list[FocusArea], activity: Activity | None) -> None:
        """What holds, and what the activity has already although the plan has gone on."""
        field: Any = self.fields["focus_areas"]
        field.offer_beside(areas, chosen)
        goals, pictures = holding_on(clock.today()) & ~Q(wording=""), ~Q(name="")
        self._narrow("direction_goals", goals, activity, "process")
        self._narrow("target_pictures", pictures, activity)

    def _narrow(self, name: str, wanted: Q, activity: Activity | None, *with_: str) -> None:
        """Those that hold and have words, and those chosen before; the field goes when there are none."""
        field: Any = self.fields[name]
        before = list(getattr(activity, name).values_list("pk", flat=True)) if activity else []
        field.queryset = field.queryset.filter(wanted | Q(pk__in=before)).select_related(*with_)
        field.label_from_instance = _goal if name == "direction_goals" else str
        if not field.queryset.exists():
            del self.fields[name]

    def _ask_status(self, activity: Activity | None) -> None:
        """An activity is ended on a page of its own, which asks why."""
        if activity is not None and activity.status == ActivityStatus.CANCELLED:
            return
        del self.fields["ended_because"]
        status: Any = self.fields["status"]
        status.choices = [choice for choice in status.choices if choice[0] != ActivityStatus.CANCELLED]

    def groups(self) -> list[FieldGroup]:
        """The form as it is laid out."""
        parts = [(legend, [self._part(name) for name in names]) for legend, names in GROUPS]
        return [FieldGroup(legend, [part for part in found if part is not None]) for legend, found in parts]

    def _part(self, name: str) -> BoundField | Locked | None:
        if name in self.fields:
            return self[name]
        return self.locked.get(name)

    def values(self) -> dict[str, Any]:
        """What the valid form says, by field name; nothing of what is locked."""
        return {name: self.cleaned_data[name] for name in FIELDS if name in self.cleaned_data}


def _goal(goal: DirectionGoal) -> str:
    """A goal with its process, since its wording may be missing."""
    return f"{goal.process}: {goal}"


def _shown(activity: Activity | None, name: str) -> Any:
    return activity.as_edited(name) if activity is not None else None


class ActivityChangeForm(VersionedFormMixin, ActivityForm):
    """An activity that is there."""


class EndForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """Why an activity ends before its time."""

    class Meta:
        model = Activity
        fields = ("ended_because",)
        help_texts: ClassVar[dict[str, Any]] = {
            "ended_because": _("Stands on the activity's page. The activity stays, as ended."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_because"].required = True


class MoveForm(VersionedFormMixin, forms.Form):
    """To which of the bodies that followed."""

    to = forms.ModelChoiceField(Body.objects.none(), label=_("Move to"), empty_label=None)

    def __init__(self, *args: Any, successors: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = successors  # type: ignore[attr-defined]


class ReleaseForm(VersionedFormMixin, forms.Form):
    """The statement that a company's own secrecy check has been made."""

    checked = forms.BooleanField(
        label=_("We have checked the activity for secrecy, and nothing in it is to be kept secret"),
        error_messages={"required": _("Make the secrecy check first, then tick the box.")},
    )


class StepForm(ScreenedFormMixin, AnyModelForm):
    """A new step."""

    class Meta:
        model = Step
        fields: tuple[str, ...] = ("title", "due_on")
        widgets = date_widgets("due_on")


class StepChangeForm(VersionedFormMixin, StepForm):
    """A step that is there."""

    class Meta(StepForm.Meta):
        fields = ("title", "due_on", "done_on")
        widgets = date_widgets("due_on", "done_on")


class CommentForm(ScreenedFormMixin, AnyModelForm):
    """A comment; asks for the authority when one writes for several."""

    class Meta:
        model = Comment
        fields = ("text",)
        labels: ClassVar[dict[str, Any]] = {"text": _("Your comment")}
        help_texts: ClassVar[dict[str, Any]] = {
            "text": _("What is sent to another authority may be a public document, which anyone may ask to read."),
        }

    def __init__(self, *args: Any, authorities: list[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.only = authorities[0] if len(authorities) == 1 else None
        if self.only is None:
            choices = Body.objects.filter(pk__in=[each.pk for each in authorities])
            self.fields["authority"] = forms.ModelChoiceField(choices, label=_("Write for"))

    @property
    def authority(self) -> Body:
        """The authority that the valid form's comment is from."""
        chosen: Body = self.only or self.cleaned_data["authority"]
        return chosen
