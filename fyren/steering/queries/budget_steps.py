"""The steps that a writer of an internal budget can take now, the most natural one first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.steering.models import InternalBudget
from fyren.steering.rules import BudgetState


@dataclass(frozen=True, slots=True)
class Step:
    """A step: the name of its page, and what the button says."""

    name: str
    label: str | Promise


STANCES = Step("budget_stances", _("Take a stance"))
HAND_OVER = Step("budget_hand_over", _("Hand over to the coordinator"))
PROPOSE = Step("budget_propose", _("Propose for decision"))
TAKE_BACK = Step("budget_take_back", _("Take the proposal back"))
ADOPT = Step("budget_adopt", _("Enter the decision"))
AMEND = Step("budget_amend", _("Prepare a change"))
GIVE_UP = Step("budget_give_up", _("Give the change up"))
FACTS = Step("budget_facts", _("Complete the decision's facts"))
RELEASE = Step("budget_release", _("Release to the public"))
CLOSE = Step("budget_close", _("Close the year"))


def steps_for(budget: InternalBudget, *, has_unanswered: bool, is_empty: bool, day: dt.date) -> list[Step]:
    """What can be done with the budget on the day; the first is the one thing to do next."""
    state = BudgetState(budget.state)
    if state is BudgetState.DRAFT:
        return _of_draft(has_unanswered=has_unanswered, is_empty=is_empty)
    if state is BudgetState.PROPOSED:
        return [ADOPT, TAKE_BACK]
    if state is BudgetState.AMENDING:
        return [PROPOSE, STANCES, GIVE_UP]
    return _of_adopted(budget, day) if state is BudgetState.ADOPTED else []


def _of_draft(*, has_unanswered: bool, is_empty: bool) -> list[Step]:
    if is_empty:
        return [STANCES]
    return [STANCES, PROPOSE, HAND_OVER] if has_unanswered else [PROPOSE, HAND_OVER, STANCES]


def _of_adopted(budget: InternalBudget, day: dt.date) -> list[Step]:
    is_over = day > dt.date(budget.year.year, 12, 31)
    steps = [CLOSE, AMEND, FACTS] if is_over else [AMEND, FACTS]
    if budget.minutes_approved_on is None:
        steps.insert(0, FACTS)
    elif budget.released_on is None:
        steps.insert(0, RELEASE)
    return list(dict.fromkeys(steps))
