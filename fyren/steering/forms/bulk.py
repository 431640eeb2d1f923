"""The form of changing several activities at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.plan.models import FocusArea
from fyren.steering.models import Activity
from fyren.steering.models.choices import STATUSES
from fyren.steering.rules import ActivityStatus

# What several activities may be given at once. One is ended by itself, with its reason.
BULK_FIELDS = (
    "status",
    "unit",
    "role",
    "starts_on",
    "ends_on",
    "focus_areas",
    "target_groups",
    "perspectives",
    "partners",
    "origin",
    "financing",
    "knowledge",
)
_NOT_ENDED = [choice for choice in STATUSES if choice[0] != ActivityStatus.CANCELLED]


def bulk_field(name: str) -> Any:
    """The model's field behind one of `BULK_FIELDS`."""
    return Activity._meta.get_field(name)


class BulkForm(ScreenedFormMixin, forms.Form):
    """Which activities, and the value that they get. `rows` carries the row version that was seen of each."""

    rows = forms.MultipleChoiceField(
        label=_("Activities"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one activity."),
            "invalid_choice": _("One of the activities was changed while you read. Choose once more."),
        },
    )

    def __init__(
        self, *args: Any, name: str, activities: Iterable[Activity], areas: Iterable[FocusArea], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.activities = {token(each): each for each in activities}
        rows: Any = self.fields["rows"]
        rows.choices = [(key, each.waiting("title")) for key, each in self.activities.items()]
        self.fields["value"] = _field_for(name, list(areas))

    @property
    def chosen(self) -> list[Activity]:
        """The activities that were ticked, in the order of the list."""
        ticked = set(self.cleaned_data["rows"])
        return [each for key, each in self.activities.items() if key in ticked]


def token(activity: Activity) -> str:
    """An activity with the row version that is seen."""
    return f"{activity.public_id}:{activity.row_version}"


def _field_for(name: str, areas: list[FocusArea]) -> forms.Field:
    label = _("New value")
    if name == "focus_areas":
        return AreasField(areas, label=label)
    if name == "status":
        return forms.ChoiceField(label=label, choices=_NOT_ENDED)
    field: forms.Field = bulk_field(name).formfield(label=label)
    field.initial = None
    if name in ("starts_on", "ends_on"):
        field.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return field


class AreasField(forms.MultipleChoiceField):
    """Focus areas, by public id; gives the objects."""

    def __init__(self, areas: list[FocusArea], **kwargs: Any) -> None:
        self.areas = {each.public_id: each for each in areas}
        choices = [(key, _named(each)) for key, each in self.areas.items()]
        super().__init__(choices=choices, widget=forms.CheckboxSelectMultiple, **kwargs)

    def clean(self, value: Any) -> list[FocusArea]:
        """The chosen ones, in the plan's order.

        Raises:
            ValidationError: none was chosen, or one that is not there.
        """
        chosen = set(super().clean(value))
        if not chosen:
            raise ValidationError(_("Choose at least one focus area."))
        return [each for key, each in self.areas.items() if key in chosen]


def _named(area: FocusArea) -> str:
    text = f"{area.number} {area.text}".strip()
    return text if len(text) <= 90 else f"{text[:90].rstrip()}…"
