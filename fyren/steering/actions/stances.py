"""Writing one stance as the state of its budget allows. A step inside actions, with no audit of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import save_changes, save_new
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea
from fyren.steering.actions.pending import check_editable
from fyren.steering.models import InternalBudget, Stance
from fyren.steering.rules import StanceKind


@dataclass(frozen=True, slots=True)
class Answer:
    """What a body says of a focus area; `expected_version` is None where no stance was seen."""

    focus_area: FocusArea
    kind: StanceKind
    reason: str = ""
    expected_version: int | None = None


def write_stance(budget: InternalBudget, answer: Answer, *, by: Viewer) -> tuple[Stance, list[str]]:
    """Take or change the stance; gives it back with the names of the fields that changed.

    Raises:
        ValidationError: the budget's words stand still, or a no lacks its reason.
        Conflict: someone else was first.
    """
    check_editable(budget)
    wanted: dict[str, Any] = {"kind": answer.kind.value, "reason": answer.reason.strip()}
    stance = budget.stances.filter(focus_area=answer.focus_area).first()
    if stance is None:
        made = Stance(budget=budget, focus_area=answer.focus_area, taken_by=by.actor, **wanted)
        return save_new(made, by=by.actor), ["kind"]
    # A stance that two took at once: the one who saw none is told of the other's.
    seen = 0 if answer.expected_version is None else answer.expected_version
    if not stance.is_decided:
        return stance, save_changes(stance, changes=wanted, expected_version=seen, by=by.actor)
    if answer.kind is StanceKind.NOT_THIS_YEAR and not wanted["reason"]:
        raise ValidationError({"reason": _("Say why you abstain this year.")})
    pending = {name: value for name, value in wanted.items() if getattr(stance, name) != value}
    return stance, save_changes(stance, changes={"pending": pending}, expected_version=seen, by=by.actor)
