"""Forms about counts and instruments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import FreeTextInput, ScreenedFormMixin
from fyren.detection.instruments import instruments
from fyren.detection.models import MOST, CountingUnit, CountKind, InstrumentUse, MonthCount
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.people.models import User
from fyren.people.viewer import Viewer

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class CountsForm(forms.Form):
    """A month's four numbers. What is left empty is nought.

    Args:
        known: what is noted already, by kind.
    """

    def __init__(self, *args: Any, known: Mapping[CountKind, MonthCount], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in CountKind:
            row = known.get(kind)
            number: Any = forms.IntegerField(
                label=kind.label,
                required=False,
                min_value=0,
                max_value=MOST,
                initial=row.count if row is not None else None,
            )
            number.is_asked = True  # the page says once what an empty field means
            self.fields[kind.value] = number
            version = row.row_version if row is not None else 0
            self.fields[_version(kind)] = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=version)

    @property
    def counts(self) -> dict[CountKind, int]:
        """The numbers of a valid form."""
        return {kind: self.cleaned_data[kind.value] or 0 for kind in CountKind}

    @property
    def expected(self) -> dict[CountKind, int]:
        """The row versions that the person saw, of a valid form."""
        return {kind: self.cleaned_data[_version(kind)] for kind in CountKind}


def _version(kind: CountKind) -> str:
    return f"{kind.value}_version"


def seen_now(data: QueryDict, known: Mapping[CountKind, MonthCount]) -> QueryDict:
    """What was posted, with the versions that are saved now: for a page that shows both."""
    again = data.copy()
    for kind, row in known.items():
        again[_version(kind)] = str(row.row_version)
    return again


class UnitForm(ScreenedFormMixin, AnyModelForm):
    """A new unit that counts."""

    class Meta:
        model = CountingUnit
        fields = ("name", "valid_from")
        labels: ClassVar[dict[str, Any]] = {"valid_from": _("Counts from")}
        widgets: ClassVar[dict[str, Any]] = {"valid_from": _DAY}
        help_texts: ClassVar[dict[str, Any]] = {
            "name": _("A workplace, such as “Elevhälsan norr”. Not a person's name."),
            "valid_from": _("Months before this day are not noted. Leave empty if the unit has always counted."),
        }


class UnitChangeForm(VersionedFormMixin, UnitForm):
    """A unit that is there."""


class UnitEndForm(VersionedFormMixin, forms.Form):
    """When a unit stops counting."""

    valid_to = forms.DateField(label=_("Last day"), widget=_DAY)


class PosterForm(ScreenedFormMixin, forms.Form):
    """For which workplace a poster is. Nothing of it is kept."""

    workplace = FreeTextInput(
        label=_("Workplace"),
        multiline=False,
        max_length=80,
        help_text=_("Stands at the foot of the poster, such as “Förskolan Linden”. It is not kept."),
    )


class MemberForm(forms.Form):
    """Who shall note for a unit: anybody who may log in but the one who chooses, and those who note already."""

    user = forms.ModelChoiceField(
        label=_("Person"),
        queryset=User.objects.none(),
        to_field_name="public_id",
        empty_label=_("Choose a person"),
        help_text=_("Sees the unit's numbers, also those noted before. You do not."),
    )

    def __init__(self, *args: Any, unit: CountingUnit, by: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        still = Q(valid_to__isnull=True) | Q(valid_to__gte=by.day)
        noting = unit.members.filter(still).values("user")
        chosen: Any = self.fields["user"]
        chosen.queryset = User.objects.filter(is_active=True).exclude(public_id=by.actor).exclude(pk__in=noting)


class InstrumentUseForm(ScreenedFormMixin, AnyModelForm):
    """An instrument that the authority uses."""

    instrument = forms.ChoiceField(label=_("Instrument"))

    class Meta:
        model = InstrumentUse
        fields = ("instrument", "version", "used_at", "roles", "note", "valid_from", "valid_to")
        labels: ClassVar[dict[str, Any]] = {"valid_from": _("Used from"), "valid_to": _("Used to and including")}
        widgets: ClassVar[dict[str, Any]] = {"valid_from": _DAY, "valid_to": _DAY}
        help_texts: ClassVar[dict[str, Any]] = {
            "used_at": _("A workplace or an activity, such as “Mottagningen för vuxna”."),
            "roles": _("Roles, not persons, such as “socialsekreterare som gått utbildningen”."),
            "note": _("What the licence demands, and which training has been given and when. No answers or scores."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instrument"].choices = [(each.key, each.name) for each in instruments()]  # type: ignore[attr-defined]


class InstrumentUseChangeForm(VersionedFormMixin, InstrumentUseForm):
    """An instrument in use, changed or ended."""
