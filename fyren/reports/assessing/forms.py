"""Forms: a year's assessment begun, and an answer by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import ScreenedFormMixin
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.plan.forms.notes import date_widgets
from fyren.plan.models import Plan
from fyren.plan.queries.programme import current_editions
from fyren.reports.assessment.questions import Kind
from fyren.reports.models import Assessment, HandAnswer


class AssessmentForm(ScreenedFormMixin, AnyModelForm):
    """A new year. The instance says whose it is."""

    class Meta:
        model = Assessment
        fields = ("year", "plan")
        help_texts: ClassVar[dict[str, Any]] = {
            "year": _("The year in which the questions are answered."),
            "plan": _("What is lacking is led to this plan's focus areas."),
        }

    def __init__(self, *args: Any, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plans: Any = self.fields["plan"]
        plans.queryset = Plan.objects.filter(editions__in=current_editions(viewer)).distinct()
        plans.empty_label = _("None")


class AnswerForm(VersionedFormMixin, ScreenedFormMixin, AnyModelForm):
    """An answer by hand: of word and number only what the question asks for."""

    class Meta:
        model = HandAnswer
        fields = ("said", "number", "evidence", "answered_on")
        widgets = {**date_widgets("answered_on"), "said": forms.RadioSelect}
        help_texts: ClassVar[dict[str, Any]] = {
            "evidence": _("A decision, a document, a count: so that somebody else finds it next year."),
            "answered_on": _("The day on which it was so."),
        }

    def __init__(self, *args: Any, day: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.instance.asked
        self.asks_word = asked is None or asked.kind is Kind.SAID
        del self.fields["number" if self.asks_word else "said"]
        if self.asks_word:
            said: Any = self.fields["said"]
            said.choices = [choice for choice in said.choices if choice[0]]
        else:
            self.fields["number"].label = _("per cent")
        self.fields["said" if self.asks_word else "number"].required = True
        if self.instance.answered_on is None:
            self.initial["answered_on"] = day

    @property
    def values(self) -> dict[str, Any]:
        """What a valid form says, by field name."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or () if name in self.fields}
