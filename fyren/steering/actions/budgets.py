"""Writes about an internal budget: begun, stances taken, handed over, proposed, adopted, changed by a new decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.history import save_changes, save_new
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea
from fyren.steering.access import check_write_budget, check_write_for
from fyren.steering.actions.freezing import add_files, freeze, freeze_adopted
from fyren.steering.actions.moving import catch_up
from fyren.steering.actions.pending import apply_pending, drop_pending
from fyren.steering.actions.stances import Answer, write_stance
from fyren.steering.decisions import Decision, check_decision
from fyren.steering.models import BudgetEdition, BudgetYear, EditionStage, InternalBudget, Stance
from fyren.steering.rules import BudgetState, StanceKind, may_follow
from fyren.steering.search import refresh_budget
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.BUDGET_OPENED)
def open_budget(*, year: BudgetYear, authority: Body, by: Viewer) -> InternalBudget:
    """Begin a body's internal budget for a year.

    Raises:
        PermissionDenied: `by` does not write for the authority.
        ValidationError: it has been begun already, or the body is no authority or does not exist that year.
    """
    check_write_for(by, authority.public_id)
    first, last = dt.date(year.year, 1, 1), dt.date(year.year, 12, 31)
    has_ended = authority.valid_to is not None and authority.valid_to < first
    has_not_begun = authority.valid_from is not None and authority.valid_from > last
    if not authority.is_authority or has_ended or has_not_begun:
        raise ValidationError(_("%(body)s has no internal budget for %(year)s.") % {"body": authority, "year": year})
    if InternalBudget.objects.filter(year=year, authority=authority).exists():
        raise ValidationError(_("The internal budget has been begun already."))
    budget = save_new(InternalBudget(year=year, authority=authority), by=by.actor)
    record(Act.BUDGET_OPENED, by=by.actor, about=budget)
    return budget


@action(Act.STANCE_TAKEN)
def take_stance(
    *,
    budget: InternalBudget,
    focus_area: FocusArea,
    kind: StanceKind,
    reason: str,
    expected_version: int | None,
    by: Viewer,
) -> Stance:
    """Say what the body does about a focus area this year. A decided stance changes by a new decision only.

    Args:
        expected_version: the version that was seen; None where there was no stance.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: the budget's words stand still, or a no lacks its reason.
        Conflict: someone else was first.
    """
    check_write_budget(by, budget)
    answer = Answer(focus_area, kind, reason, expected_version)
    stance, changed = write_stance(budget, answer, by=by)
    record(Act.STANCE_TAKEN, by=by.actor, about=stance, fields=changed, authority=budget.authority.public_id)
    return stance


@action(Act.STANCE_TAKEN)
def take_stances(*, budget: InternalBudget, answers: Iterable[Answer], by: Viewer) -> list[Stance]:
    """Say what the body does about several focus areas this year: all of it or none.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: the budget's words stand still, or a no lacks its reason.
        Conflict: someone else was first with one of them.
    """
    check_write_budget(by, budget)
    written = [write_stance(budget, answer, by=by) for answer in answers]
    fields = sorted({name for _stance, changed in written for name in changed})
    record(Act.STANCE_TAKEN, by=by.actor, about=budget, fields=fields)
    return [stance for stance, _changed in written]


@action(Act.BUDGET_HANDED_OVER)
def hand_over_budget(*, budget: InternalBudget, expected_version: int, by: Viewer) -> BudgetEdition:
    """Hand the budget, as it now stands, over to the coordinator. What was handed over is frozen, and may be a public
    document; the body goes on writing in its own draft.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: there is nothing in it, or it is decided already.
        Conflict: someone else was first.
    """
    check_write_budget(by, budget)
    if budget.is_decided:
        raise ValidationError(_("What is decided is handed over already: everyone who is logged in reads it."))
    edition = freeze(budget, EditionStage.HANDED_OVER, by=by)
    changes = {"handed_over_at": clock.now(), "handed_over_by": by.actor}
    save_changes(budget, changes=changes, expected_version=expected_version, by=by.actor)
    record(Act.BUDGET_HANDED_OVER, by=by.actor, about=budget)
    return edition


def _step(budget: InternalBudget, to: BudgetState, *, source: BudgetState | None = None) -> dict[str, Any]:
    """The change of state, refused where it does not follow, or where the act begins elsewhere: two acts may lead the
    same way, as adopting a change and giving it up do."""
    state = BudgetState(budget.state)
    if source not in (None, state) or not may_follow(state, to, is_decided=budget.is_decided):
        raise ValidationError(_("That step does not follow here. Load the page again to see where the budget stands."))
    return {"state": to.value}


@action(Act.BUDGET_PROPOSED)
def propose_budget(*, budget: InternalBudget, expected_version: int, by: Viewer) -> BudgetEdition:
    """Propose the budget for decision: its appendix is frozen, as Word and PDF, for the meeting's papers.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: it is empty, an activity lacks a focus area, or the step does not follow.
        Conflict: someone else was first.
    """
    check_write_budget(by, budget)
    changes = _step(budget, BudgetState.PROPOSED)
    _require_focus_areas(budget)
    save_changes(budget, changes=changes, expected_version=expected_version, by=by.actor)
    edition = freeze(budget, EditionStage.PROPOSED, by=by)
    add_files(edition)
    record(Act.BUDGET_PROPOSED, by=by.actor, about=budget, fields=["state"])
    return edition


def _require_focus_areas(budget: InternalBudget) -> None:
    bare = Q(focus_areas=None, pending__focus_areas__isnull=True) | Q(pending__focus_areas=[])
    without = budget.activities.kept().filter(bare).first()
    if without is not None:
        raise ValidationError(
            _("“%(title)s” helps no focus area. Choose at least one, or put the activity in the bin.")
            % {"title": without.title}
        )


@action(Act.PROPOSAL_TAKEN_BACK)
def take_back_proposal(*, budget: InternalBudget, expected_version: int, by: Viewer) -> InternalBudget:
    """Take a proposal back, to go on writing, under the plans as they now are. The frozen appendix stays readable.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: it is not proposed.
        Conflict: someone else was first.
    """
    check_write_budget(by, budget)
    back_to = BudgetState.AMENDING if budget.is_decided else BudgetState.DRAFT
    changes = _step(budget, back_to, source=BudgetState.PROPOSED)
    fields = save_changes(budget, changes=changes, expected_version=expected_version, by=by.actor)
    catch_up(budget, by=by.actor)
    record(Act.PROPOSAL_TAKEN_BACK, by=by.actor, about=budget, fields=fields)
    return budget


@action(Act.BUDGET_ADOPTED)
def adopt_budget(*, budget: InternalBudget, decision: Decision, expected_version: int, by: Viewer) -> BudgetEdition:
    """Enter the decision: what was proposed becomes the adopted edition, and changes that waited come into force.

    Minutes and release are said afterwards, when they are there (`change_budget_facts`, `release_budget`).

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: it is not proposed, or a fact of the decision is missing or not yet possible.
        Conflict: someone else was first.
    """
    check_write_budget(by, budget)
    changes = _step(budget, BudgetState.ADOPTED, source=BudgetState.PROPOSED)
    check_decision(budget.authority, decision, by.day)
    changes |= {
        "instance": decision.instance.value,
        "decided_on": decision.on,
        "section": decision.section,
        "dnr": decision.dnr,
        "reported_on": decision.reported_on,
        # What a new decision says is not public either until its own minutes are approved and the body releases it.
        "minutes_approved_on": None,
        "released_on": None,
    }
    fields = save_changes(budget, changes=changes, expected_version=expected_version, by=by.actor)
    edition = freeze_adopted(budget, by=by, decided_on=decision.on, section=decision.section, dnr=decision.dnr)
    apply_pending(budget, by=by.actor)
    refresh_budget(budget)
    record(Act.BUDGET_ADOPTED, by=by.actor, about=budget, fields=fields)
    return edition


@action(Act.BUDGET_AMENDED)
def begin_amendment(*, budget: InternalBudget, expected_version: int, by: Viewer) -> InternalBudget:
    """Begin a new decision: decided fields can be changed again, beside what still stands.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: it is not adopted.
        Conflict: someone else was first.
    """
    check_write_budget(by, budget)
    changes = _step(budget, BudgetState.AMENDING, source=BudgetState.ADOPTED)
    fields = save_changes(budget, changes=changes, expected_version=expected_version, by=by.actor)
    record(Act.BUDGET_AMENDED, by=by.actor, about=budget, fields=fields)
    return budget


@action(Act.AMENDMENT_GIVEN_UP)
def give_up_amendment(*, budget: InternalBudget, expected_version: int, by: Viewer) -> InternalBudget:
    """Give up a change that was being prepared: what was decided stands, and what was added goes into the bin.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: no change is being prepared.
        Conflict: someone else was first.
    """
    check_write_budget(by, budget)
    changes = _step(budget, BudgetState.ADOPTED, source=BudgetState.AMENDING)
    fields = save_changes(budget, changes=changes, expected_version=expected_version, by=by.actor)
    drop_pending(budget, by=by.actor)
    refresh_budget(budget)
    record(Act.AMENDMENT_GIVEN_UP, by=by.actor, about=budget, fields=fields)
    return budget


@action(Act.BUDGET_FACTS_CHANGED)
def change_budget_facts(
    *, budget: InternalBudget, values: dict[str, Any], expected_version: int, by: Viewer
) -> InternalBudget:
    """Complete or correct a decision's facts: section, registration number, minutes, reporting of a delegated one.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: it has not been decided, or a day lies before the decision.
        Conflict: someone else was first.
    """
    check_write_budget(by, budget)
    if not values.keys() <= {"section", "dnr", "reported_on", "minutes_approved_on"}:
        raise ValueError(f"Not to be changed here: {sorted(values)}")
    decided_on = budget.decided_on
    if decided_on is None:
        raise ValidationError(_("The internal budget has not been decided."))
    for name in ("reported_on", "minutes_approved_on"):
        day = values.get(name)
        if day is not None and not decided_on <= day <= by.day:
            raise ValidationError({name: _("Choose a day from the decision up to today.")})
    fields = save_changes(budget, changes=values, expected_version=expected_version, by=by.actor)
    refresh_budget(budget)
    record(Act.BUDGET_FACTS_CHANGED, by=by.actor, about=budget, fields=fields)
    return budget


@action(Act.BUDGET_RELEASED)
def release_budget(*, budget: InternalBudget, expected_version: int, by: Viewer) -> InternalBudget:
    """Release the adopted budget to the public page. A company's activities are then released one by one.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: it is not decided, or its minutes are not approved (justerade).
        Conflict: someone else was first.
    """
    check_write_budget(by, budget)
    if not budget.is_decided or budget.minutes_approved_on is None:
        raise ValidationError(_("Enter first when the minutes were approved: until then the decision is not public."))
    fields = save_changes(budget, changes={"released_on": by.day}, expected_version=expected_version, by=by.actor)
    refresh_budget(budget)
    record(Act.BUDGET_RELEASED, by=by.actor, about=budget, fields=fields)
    return budget


@action(Act.BUDGET_CLOSED)
def close_budget(*, budget: InternalBudget, expected_version: int, by: Viewer) -> InternalBudget:
    """Close a year's budget: nothing in it is changed any more.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: it is not adopted, or its year is not over.
        Conflict: someone else was first.
    """
    check_write_budget(by, budget)
    changes = _step(budget, BudgetState.CLOSED) | {"closed_on": by.day}
    if by.day <= dt.date(budget.year.year, 12, 31):
        raise ValidationError(_("The year %(year)s is not over. Close it afterwards.") % {"year": budget.year})
    fields = save_changes(budget, changes=changes, expected_version=expected_version, by=by.actor)
    record(Act.BUDGET_CLOSED, by=by.actor, about=budget, fields=fields)
    return budget
