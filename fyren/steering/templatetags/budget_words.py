"""How an internal budget's states and stances look.

{% load budget_words %}
{% budget_state budget %}        its state as a tag
{% stance_tag "prioritised" %}   a stance as a tag; "" says that the answer is missing
{% activity_state row %}         an activity's state as a tag, late when it is
"""

from __future__ import annotations

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fyren.base.templatetags.components import status
from fyren.steering.content import day_of
from fyren.steering.models import InternalBudget
from fyren.steering.models.choices import STANCES
from fyren.steering.queries.activities import Row
from fyren.steering.rules import BudgetState

register = template.Library()

_LOOKS = {
    BudgetState.DRAFT: "draft",
    BudgetState.PROPOSED: "in_progress",
    BudgetState.ADOPTED: "done",
    BudgetState.AMENDING: "in_progress",
    BudgetState.CLOSED: "done",
}
_WORDS = {str(kind): label for kind, label in STANCES}


@register.simple_tag
def budget_state(budget: InternalBudget) -> SafeString:
    """Where the budget stands; a proposed change says that something is decided already."""
    state = BudgetState(budget.state)
    word = budget.get_state_display()
    if state is BudgetState.PROPOSED and budget.is_decided:
        word = _("Adopted, change proposed")
    return status(_LOOKS[state], word)


@register.simple_tag
def stance_tag(kind: str) -> SafeString:
    """A stance in a word; a missing one stands out, a decided no does not."""
    if not kind:
        return status("check", _("Answer missing"))
    return format_html('<span class="tag stance stance--{}">{}</span>', kind, _WORDS[str(kind)])


@register.filter
def kept_day(text: str) -> str:
    """A day as an edition keeps it, in words; "" where there is none."""
    day = day_of(text)
    return date_format(day, "DATE_FORMAT") if day else ""


@register.simple_tag
def activity_state(row: Row) -> SafeString:
    """How far an activity has come."""
    kinds = {"not-started": "not_started", "ongoing": "in_progress"}
    return status(kinds.get(row.shown.value, row.shown.value))
