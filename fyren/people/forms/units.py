"""Forms about units."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.people.models import Unit


class UnitForm(ScreenedFormMixin, AnyModelForm):
    """A new unit; the instance says whose it is."""

    class Meta:
        model = Unit
        fields = ("name", "run_by", "is_workplace", "valid_from", "valid_to")
        labels: ClassVar[dict[str, Any]] = {"valid_from": _("First day"), "valid_to": _("Last day")}
        help_texts: ClassVar[dict[str, Any]] = {
            "name": _(
                "As those who work there say it, and as files from HR name it. Never where a protected place is."
            ),
            "is_workplace": _("Not where elected members are counted: nobody looks for a routine there."),
            "run_by": _("Private preschools, schools and care providers are units too."),
            "valid_from": _("Leave empty when the unit has been there as long as anyone needs to know."),
            "valid_to": _("Leave empty as long as it exists."),
        }


class UnitChangeForm(VersionedFormMixin, UnitForm):
    """A unit that is there."""

    class Meta(UnitForm.Meta):
        fields = (*UnitForm.Meta.fields, "succeeded_by")  # type: ignore[assignment]
        help_texts: ClassVar[dict[str, Any]] = {
            **UnitForm.Meta.help_texts,
            "succeeded_by": _("When a unit takes a new name: enter the new one as a unit, and choose it here."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others: Any = self.fields["succeeded_by"]
        others.queryset = Unit.objects.filter(authority=self.instance.authority_id).exclude(pk=self.instance.pk)
