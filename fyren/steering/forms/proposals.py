"""Forms over proposals to bodies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import FreeTextInput, ScreenedFormMixin
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.people.models import Body
from fyren.plan.forms.focus_areas import FocusAreaChoice
from fyren.plan.models import FocusArea
from fyren.steering.models import Proposal


class ProposalForm(ScreenedFormMixin, AnyModelForm):
    """A proposal to one or more bodies; asks for the sender when one coordinates for several."""

    focus_areas = FocusAreaChoice(FocusArea.objects.none(), label=_("Focus areas"))
    bodies = forms.ModelMultipleChoiceField(
        Body.objects.none(), label=_("Send to"), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Proposal
        fields = ("year", "title", "description", "focus_areas")
        labels: ClassVar[dict[str, Any]] = {"year": _("Year")}
        help_texts: ClassVar[dict[str, Any]] = {
            "description": _("The body reads it, and takes it in as it is, changed or not at all."),
        }

    field_order = ("title", "description", "focus_areas", "year", "bodies")

    def __init__(
        self, *args: Any, areas: Iterable[FocusArea], bodies: QuerySet[Body], senders: list[Body], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["focus_areas"].offer(areas)  # type: ignore[attr-defined]
        self.fields["bodies"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["year"].empty_label = None  # type: ignore[attr-defined]
        self.only = senders[0] if len(senders) == 1 else None
        if self.only is None:
            choices = Body.objects.filter(pk__in=[each.pk for each in senders])
            self.fields["sender"] = forms.ModelChoiceField(choices, label=_("Send for"))

    @property
    def sender(self) -> Body:
        """The authority that the valid form's proposal is sent from."""
        chosen: Body = self.only or self.cleaned_data["sender"]
        return chosen


class AcceptForm(VersionedFormMixin, ScreenedFormMixin, forms.Form):
    """What the activity shall say: the proposal's words, to be changed or not."""

    title = FreeTextInput(multiline=False, label=capfirst(_("title")), max_length=200)
    description = FreeTextInput(label=_("What and why"), required=False)
    answer = FreeTextInput(label=_("Answer to the sender"), required=False)


class DeclineForm(VersionedFormMixin, ScreenedFormMixin, forms.Form):
    """Why a proposal is declined."""

    answer = FreeTextInput(
        label=_("Why you decline"),
        help_text=_("The sender reads it."),
        error_messages={"required": _("Say why the proposal is declined.")},
    )
