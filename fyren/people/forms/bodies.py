"""Forms about bodies."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.forms import ScreenedFormMixin
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.people.models import Body, BodyDecision, PlanScope, Succession


class BodyForm(ScreenedFormMixin, AnyModelForm):
    """A new body."""

    class Meta:
        model = Body
        fields = (
            "name",
            "short_name",
            "kind",
            "parent",
            "plan_scope",
            "scope_reason",
            "valid_from",
            "valid_to",
            "position",
            "source",
            "checked_on",
            "review_by",
        )
        labels: ClassVar[dict[str, Any]] = {"valid_from": _("First day"), "valid_to": _("Last day")}
        help_texts: ClassVar[dict[str, Any]] = {
            "name": _(
                "As the body itself writes it. When it takes a new name, enter the new one as a body of its own "
                "and let it succeed this one: last year's work then still reads rightly."
            ),
            "short_name": _("For tables and narrow places."),
            "valid_from": _("Leave empty when the body has been there as long as anyone needs to know."),
            "valid_to": _("Leave empty as long as it exists."),
            "position": _("Lower numbers come first."),
            "source": _("Where the facts come from. Without source and date the body is shown as unverified."),
        }

    def clean(self) -> dict[str, Any]:
        """What is outside says why, beside that very field."""
        data = super().clean()
        if data.get("plan_scope") == PlanScope.OUTSIDE and not data.get("scope_reason"):
            self.add_error("scope_reason", _("Say why the body is outside."))
        first, last = data.get("valid_from"), data.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("The end date is before the start date. Choose a later one."))
        return data


class BodyChangeForm(VersionedFormMixin, BodyForm):
    """A body's facts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Body.objects.exclude(pk=self.instance.pk)
        self.fields["parent"].queryset = others  # type: ignore[attr-defined]


class SuccessionForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """Another body follows."""

    class Meta:
        model = Succession
        fields = ("successor", "on", "note")
        labels: ClassVar[dict[str, Any]] = {
            "successor": _("Successor"),
            "on": _("The successor's first day"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "successor": _(
                "Add it as a body first when it is new. Enter one at a time when the body is divided into several."
            ),
        }

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        still_there = Body.objects.exclude(pk=body.pk).exclude(valid_to__lt=clock.today())
        self.fields["successor"].queryset = still_there  # type: ignore[attr-defined]
        self.instance.predecessor = body


class BodyDecisionForm(ScreenedFormMixin, AnyModelForm):
    """A company's owner directive, or a body's own decision to apply a plan."""

    class Meta:
        model = BodyDecision
        fields = (
            "kind",
            "concerning",
            "decided_by",
            "decided_on",
            "section",
            "dnr",
            "source",
            "checked_on",
            "review_by",
        )
        help_texts: ClassVar[dict[str, Any]] = {
            "concerning": _("What was decided, such as the name of the plan or of the directive."),
            "decided_by": _("The council for an owner directive, the company's board for its own decision."),
            "section": _("The number only, such as 112."),
        }


class BodyDecisionChangeForm(VersionedFormMixin, BodyDecisionForm):
    """What was entered about a decision."""
