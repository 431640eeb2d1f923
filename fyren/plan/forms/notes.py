"""Forms beside the plan: notes, facts of the decision, links to other plans."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.people.models import Body
from fyren.plan.models import EditorialNote, InternalNote, Plan, PlanEdition

STAMP_HELP = {
    "source": _("Where it can be read: a law with its section, a decision, a page. Without it the note is unverified."),
    "checked_on": _("The day that you looked it up."),
    "review_by": _("After this day it is shown as not checked."),
}


def date_widgets(*names: str) -> dict[str, forms.Widget]:
    """The browser's own date picker for each of the fields."""
    return {name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in names}


class NoteForm(ScreenedFormMixin, AnyModelForm):
    """A new editorial note."""

    class Meta:
        model = EditorialNote
        fields = ("text", "source", "checked_on", "review_by")
        widgets = date_widgets("checked_on", "review_by")
        help_texts: ClassVar[dict[str, Any]] = {
            "text": _("Shown beside the adopted wording, to everyone, marked as ours."),
            **STAMP_HELP,
        }


class NoteChangeForm(VersionedFormMixin, NoteForm):
    """An editorial note that is there."""


class VersionOnlyForm(VersionedFormMixin, forms.Form):
    """A confirmation: nothing but the version that was seen."""


class InternalNoteForm(ScreenedFormMixin, AnyModelForm):
    """A new internal note; asks for the authority when one writes for several."""

    class Meta:
        model = InternalNote
        fields = ("text", "dnr")
        help_texts: ClassVar[dict[str, Any]] = {
            "text": _("Read only at your own authority, until you hand the note over."),
            "dnr": _("If the note is registered."),
        }

    def __init__(self, *args: Any, authorities: QuerySet[Body] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.only_authority = authorities[0] if authorities is not None and len(authorities) == 1 else None
        if authorities is not None and self.only_authority is None:
            self.fields["authority"] = forms.ModelChoiceField(authorities, label=_("Write for"))

    @property
    def authority(self) -> Body:
        """The authority that the valid form's note belongs to."""
        chosen: Body = self.only_authority or self.cleaned_data["authority"]
        return chosen


class InternalNoteChangeForm(VersionedFormMixin, InternalNoteForm):
    """An internal note that has not been handed over."""


class FactsForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """The facts of an edition's decision."""

    class Meta:
        model = PlanEdition
        fields = ("adopted_by", "adopted_on", "section", "dnr", "valid_to", "document_owner", "review_on")
        widgets = date_widgets("adopted_on", "valid_to", "review_on")
        help_texts: ClassVar[dict[str, Any]] = {
            "section": _("The section of the minutes, such as 104."),
            "document_owner": _("A role, not a name: roles outlive people."),
            "valid_to": _("The last day, if the decision says one."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adopted_by"].queryset = Body.objects.authorities()  # type: ignore[attr-defined]


class TitleForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """What the plan is called."""

    class Meta:
        model = Plan
        fields = ("title",)
        help_texts: ClassVar[dict[str, Any]] = {
            "title": _("Shown in lists and headings. The address stays, and so does the title in the adopted wording."),
        }


class LinkForm(VersionedFormMixin, forms.Form):
    """Which plan here is meant."""

    to_plan = forms.ModelChoiceField(
        Plan.objects.none(),
        label=_("The plan that is meant"),
        required=False,
        empty_label=_("None of the plans in Fyren"),
    )

    def __init__(self, *args: Any, plans: QuerySet[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_plan"].queryset = plans  # type: ignore[attr-defined]
