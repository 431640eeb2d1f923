"""What becomes of a row of a file: what it changes, and what hinders it, known before anything is saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.importing.columns import Column
from fyren.base.importing.comparing import Change, Decisions, Match, Outcome, Verdict, compare, outcome
from fyren.base.importing.rows import Fault, ReadRow
from fyren.base.spreadsheets import CUT, LONGEST_CELL
from fyren.steering.actions.pending import bound_fields, check_editable
from fyren.steering.models import Activity, InternalBudget
from fyren.steering.rules import EDITABLE_STATES, ActivityStatus, BudgetState

Earlier = Mapping[int, Mapping[str, Any]]


@dataclass(frozen=True)
class Judge:
    """Says of each row of a file for a budget what becomes of it.

    Args:
        activities: the budget's, by public id.
        binned: public ids of those in the bin.
        earlier: for rows exported before something changed, what it was then.
    """

    budget: InternalBudget
    activities: Mapping[str, Activity]
    binned: frozenset[str]
    columns: Mapping[str, Column]
    earlier: Earlier
    decisions: Decisions
    bound: frozenset[str] = field(init=False)
    closed: str = field(init=False)

    def __post_init__(self) -> None:
        is_editable = self.budget.state in EDITABLE_STATES
        object.__setattr__(self, "bound", frozenset() if is_editable else bound_fields(self.budget))
        object.__setattr__(self, "closed", _why_closed(self.budget))

    def judged(self, row: ReadRow, match: Match) -> Outcome:
        """The verdict. What a decision binds is held back, and the rest of the row can be taken in."""
        activity = self.activities.get(match.saved.public_id) if match.saved is not None else None
        changes = compare(row, match.saved, self.columns, self.earlier.get(row.number, {}), self.decisions.fields)
        bound = self._bound(activity)
        held = tuple(change for change in changes if change.column.key in bound)
        changes = tuple(change for change in changes if change.column.key not in bound)
        faults = [*row.faults, *self._faults(row, match, changes)]
        return replace(outcome(row, match, changes, faults, self.decisions.rows), held=held)

    def _bound(self, activity: Activity | None) -> frozenset[str]:
        if activity is None or not (activity.is_decided or self.budget.state == BudgetState.PROPOSED):
            return frozenset()
        return self.bound

    def _faults(self, row: ReadRow, match: Match, changes: tuple[Change, ...]) -> Iterator[Fault]:
        saved = match.saved
        if row.public_id in self.binned:
            yield Fault(row.number, "", _("the activity lies in the bin. Take it out first, or leave the row out."))
        if saved is None and self.closed and not match.is_unsure:
            yield Fault(row.number, "", self.closed)
        if saved is not None and row.public_id == saved.public_id and (row.version or 0) > saved.version:
            yield Fault(row.number, "", _("the version is newer than the saved one. Export the file anew."))
        yield from self._broken_rules(row, match, changes)

    def _broken_rules(self, row: ReadRow, match: Match, changes: tuple[Change, ...]) -> Iterator[Fault]:
        values = {**(match.saved.values if match.saved is not None else {})}
        values |= {change.column.key: change.after for change in changes if change.is_done}
        first, last = values.get("starts_on"), values.get("ends_on")
        if first and last and last < first:
            yield self._fault(row, "ends_on", _("The end date is before the start date. Choose a later one."))
        if values.get("status") == ActivityStatus.CANCELLED and not values.get("ended_because"):
            yield self._fault(row, "ended_because", _("Say why the activity ends."))
        for change in changes:
            if (
                isinstance(change.after, str)
                and len(change.after) > LONGEST_CELL
                and change.after.endswith(CUT.strip())
            ):
                yield self._fault(
                    row, change.column.key, _("the text was too long for the file, and is changed in Fyren only.")
                )

    def _fault(self, row: ReadRow, key: str, reason: str) -> Fault:
        return Fault(row.number, str(self.columns[key].label), reason, key)


def _why_closed(budget: InternalBudget) -> str:
    """Why no new activity can be added now; "" when it can."""
    try:
        check_editable(budget)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def once(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """The outcomes, where rows about one activity, or with one id in the own system, are faulty from the second on."""
    first: dict[tuple[str, str], int] = {}
    settled = []
    for each in outcomes:
        external = str(each.row.values.get("external_id") or "")
        about = [("activity", each.saved.public_id)] if each.saved is not None else []
        about += [("external", external)] if external else []
        twice = next((first[name] for name in about if name in first), 0)
        if each.verdict is Verdict.SKIPPED:
            settled.append(each)
        elif twice:
            reason = _("is about the same activity as row %(row)s. Leave one of them out.") % {"row": twice}
            faults = (*each.faults, Fault(each.row.number, "", reason))
            settled.append(replace(each, verdict=Verdict.FAULTY, faults=faults))
        else:
            first.update(dict.fromkeys(about, each.row.number))
            settled.append(each)
    return tuple(settled)
