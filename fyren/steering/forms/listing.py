"""The filters of the activity list. Their names stand in addresses, so that every view can be linked to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.steering.models.choices import Origin, Perspective, TargetGroup
from fyren.steering.queries.budgets import Column
from fyren.steering.queries.frame import Choice, Frame
from fyren.steering.queries.listing import Criteria
from fyren.steering.rules import Quality, Shown

LONGEST = 100
ALL = ("", _("All"))
Named = tuple[str, str | Promise]

STATUS_CHOICES: tuple[Named, ...] = (
    (Shown.LATE, _("Late")),
    (Shown.NOT_STARTED, _("Not started")),
    (Shown.ONGOING, _("Ongoing")),
    (Shown.DONE, _("Done")),
    (Shown.CANCELLED, _("Cancelled")),
)
QUALITY_CHOICES: tuple[Named, ...] = (
    (Quality.NO_UNIT, _("No responsible unit")),
    (Quality.NO_RESULT, _("No expected result")),
    (Quality.NO_STEP_AHEAD, _("No step ahead")),
    (Quality.SILENT, _("Nothing said for six months")),
)
SORT_CHOICES: tuple[Named, ...] = (
    ("", _("Board or company")),
    ("titel", _("Title")),
    ("slut", _("End date")),
    ("status", _("Status, late first")),
)
GROUP_CHOICES: tuple[Named, ...] = (
    ("", _("No groups")),
    ("namnd", _("Board or company")),
    ("malgrupp", _("Target group")),
    ("perspektiv", _("Perspective")),
)


class ListFilter(forms.Form):
    """Which activities are listed, and how."""

    q = forms.CharField(label=_("Words"), required=False, max_length=LONGEST)
    plan = forms.ChoiceField(label=_("Plan"), required=False)
    omrade = forms.ChoiceField(label=_("Area or focus area"), required=False)
    namnd = forms.ChoiceField(label=_("Board or company"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[ALL, *STATUS_CHOICES])
    malgrupp = forms.ChoiceField(label=_("Target group"), required=False, choices=[ALL, *TargetGroup.choices])
    perspektiv = forms.ChoiceField(label=_("Perspective"), required=False, choices=[ALL, *Perspective.choices])
    ursprung = forms.ChoiceField(label=_("Origin"), required=False, choices=[ALL, *Origin.choices])
    kvalitet = forms.ChoiceField(label=_("To be mended"), required=False, choices=[ALL, *QUALITY_CHOICES])
    sortering = forms.ChoiceField(label=_("Sorted by"), required=False, choices=SORT_CHOICES)
    grupp = forms.ChoiceField(label=_("In groups"), required=False, choices=GROUP_CHOICES)

    def __init__(
        self, *args: Any, choices: Iterable[Choice], frame: Frame | None, columns: Iterable[Column], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._set("plan", [ALL, *((choice.plan.slug, choice.plan.title) for choice in choices)])
        self._set("omrade", [ALL, *_areas(frame)])
        self._set("namnd", [ALL, *((column.body.public_id, column.body.name) for column in columns)])

    def _set(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def criteria(self) -> Criteria:
        """What was asked for; a filter that cannot be read filters nothing, and says so beside the field."""
        self.is_valid()
        data = self.cleaned_data
        return Criteria(
            area=data.get("omrade", ""),
            only_plan=bool(data.get("plan")),
            body=data.get("namnd", ""),
            status=_of(Shown, data.get("status")),
            target_group=_of(TargetGroup, data.get("malgrupp")),
            perspective=_of(Perspective, data.get("perspektiv")),
            origin=_of(Origin, data.get("ursprung")),
            quality=_of(Quality, data.get("kvalitet")),
            text=data.get("q", ""),
            sort=data.get("sortering") or "namnd",
            group=self.group,
        )

    @property
    def group(self) -> str:
        """How the list is grouped; "" for not at all."""
        return str(self.cleaned_data.get("grupp", "")) if self.is_valid() else ""

    @property
    def is_filtering(self) -> bool:
        """True when less than everything was asked for."""
        return any(self.data.get(name) for name in self.fields if name not in ("sortering", "grupp"))


def _of(kind: Any, value: str | None) -> Any:
    return kind(value) if value else None


def _areas(frame: Frame | None) -> list[tuple[str, list[tuple[str, str]]]]:
    """Development areas with their focus areas, to choose from; the whole area comes first in each group."""
    if frame is None:
        return []
    return [
        (
            str(area),
            [
                (area.public_id, _("All of %(area)s") % {"area": area.number or area.title}),
                *((each.public_id, _short(f"{each.label} {each.text}")) for each in inside),
            ],
        )
        for area, inside in frame.groups
    ]


def _short(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:69].rstrip()}…"
