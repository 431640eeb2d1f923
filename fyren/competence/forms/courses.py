"""Forms about courses, requirements and how many people there are."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.base.models import holding_on
from fyren.competence.access import can_require
from fyren.competence.models import LEVELS, MOST_PEOPLE, Course, Requirement
from fyren.competence.rules import Level
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.people.models import Body, BodyKind, Unit
from fyren.people.viewer import Viewer
from fyren.plan.forms.notes import date_widgets


class CourseEntryForm(ScreenedFormMixin, AnyModelForm):
    """A new course; the instance says whose it is."""

    link = forms.URLField(label=_("Web address"), max_length=300, required=False, assume_scheme="https")

    class Meta:
        model = Course
        fields = ("name", "about", "gives", "form", "valid_months", "code", "link", "valid_from", "valid_to")
        labels: ClassVar[dict[str, Any]] = {"valid_from": _("Given from"), "valid_to": _("Given to and including")}
        widgets = date_widgets("valid_from", "valid_to")
        help_texts: ClassVar[dict[str, Any]] = {
            "valid_months": _("Leave empty if it never has to be taken anew."),
            "code": _("What files from HR and the learning system call it, if not by its name."),
        }


class CourseChangeForm(VersionedFormMixin, CourseEntryForm):
    """A course that is there."""


class RequirementForm(AnyModelForm):
    """Of whom the course of the instance is required. Units can be chosen when it is known of which body: one's own, or
    the one that it is required in already.

    Args:
        viewer: may say it of the bodies that can be chosen.
    """

    class Meta:
        model = Requirement
        fields = ("level", "body", "units", "valid_from", "valid_to")
        labels: ClassVar[dict[str, Any]] = {
            "valid_from": _("Required from"),
            "valid_to": _("Required to and including"),
        }
        widgets: ClassVar[dict[str, Any]] = {
            **date_widgets("valid_from", "valid_to"),
            "level": forms.RadioSelect,
            "units": forms.CheckboxSelectMultiple,
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "units": _(
                "Choose none if it is required in all of them. Units with fewer than five of the level are not counted."
            )
        }

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level: Any = self.fields["level"]
        level.choices = LEVELS
        body: Any = self.fields["body"]
        may_all = can_require(viewer, self.instance.course, None)
        there = Body.objects.authorities().filter(holding_on(viewer.day)).exclude(kind=BodyKind.COUNCIL)
        own = Q(pk=self.instance.course.authority_id)
        body.queryset = there if may_all else Body.objects.filter(own)
        body.required, body.empty_label = not may_all, _("All boards and companies") if may_all else None
        known = self.instance.body_id if may_all else self.instance.body_id or self.instance.course.authority_id
        self._offer_units(known, viewer)

    def _offer_units(self, body: int | None, viewer: Viewer) -> None:
        units: Any = self.fields["units"]
        chosen = Q(course_requirements=self.instance) if self.instance.pk else Q(pk__in=())
        units.queryset = Unit.objects.filter(Q(authority=body) & holding_on(viewer.day) | chosen).distinct()
        if not units.queryset.exists():
            units.widget = forms.MultipleHiddenInput()


class RequirementChangeForm(VersionedFormMixin, RequirementForm):
    """A requirement that is there."""


class HeadcountForm(forms.Form):
    """How many people of each level a unit has from a day on.

    Args:
        known: how many there are as far as is known.
    """

    day = forms.DateField(label=_("From the day"), widget=date_widgets("day")["day"])

    def __init__(self, *args: Any, known: dict[str, int | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for value, label in LEVELS:
            self.fields[value] = forms.IntegerField(
                label=label, min_value=0, max_value=MOST_PEOPLE, required=False, initial=known.get(value)
            )

    @property
    def numbers(self) -> dict[Level, int]:
        """What a valid form says, of the levels that were filled in."""
        return {level: said for level in Level if (said := self.cleaned_data.get(level.value)) is not None}
