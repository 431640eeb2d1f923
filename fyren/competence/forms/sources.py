"""Forms about learning platforms."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.competence.models import Course, LearningActivity, LearningPlace, LearningSource
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.people.models import Unit


class LearningSourceForm(ScreenedFormMixin, AnyModelForm):
    """A new learning platform; the instance says whose it is."""

    class Meta:
        model = LearningSource
        fields = ("name", "unit", "level")
        help_texts: ClassVar[dict[str, Any]] = {
            "unit": _("For a platform that only one unit uses."),
            "level": _("For a platform that does not say at which level somebody works."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.filter(authority=self.instance.authority_id)


class ActivityForm(VersionedFormMixin, AnyModelForm):
    """Which course an activity is."""

    class Meta:
        model = LearningActivity
        fields = ("course",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        course: Any = self.fields["course"]
        course.queryset, course.empty_label = Course.objects.all(), _("None of them: its statements wait")


class PlaceForm(VersionedFormMixin, AnyModelForm):
    """Which unit and level a group is."""

    class Meta:
        model = LearningPlace
        fields = ("unit", "level")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.filter(authority=self.instance.source.authority_id)
        unit.empty_label = _("None of them: its statements wait")
