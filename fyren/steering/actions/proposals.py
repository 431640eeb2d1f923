"""Writes about proposals to a body: sent, accepted, changed or declined."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import save_changes, save_new
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.models import ActivityProposalDraft, FocusArea
from fyren.steering.access import check_propose, check_write_budget, check_write_for
from fyren.steering.actions.pending import check_editable
from fyren.steering.models import Activity, BudgetYear, InternalBudget, Proposal, ProposalOrigin, ProposalState
from fyren.steering.search import refresh_activities
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.PROPOSAL_SENT)
def send_proposal(
    *,
    year: BudgetYear,
    to: Body,
    sender: Body,
    title: str,
    description: str,
    focus_areas: Iterable[FocusArea],
    by: Viewer,
    origin: ProposalOrigin = ProposalOrigin.COORDINATOR,
    row: ActivityProposalDraft | None = None,
) -> Proposal:
    """Send a proposal to a body's inbox. It is not in the body's budget until the body takes it there.

    Args:
        sender: the authority that the coordinator sends for.
        row: the row of a document's activity table that it comes from, if any.

    Raises:
        PermissionDenied: `by` is no coordinator at the sender.
        ValidationError: the receiver is no authority, or the title is missing or refused.
    """
    check_propose(by)
    check_write_for(by, sender.public_id)
    if not to.is_authority:
        raise ValidationError({"to": _("Choose a board or a company.")})
    proposal = Proposal(
        year=year,
        to_authority=to,
        from_authority=sender,
        sent_by=by.actor,
        origin=origin,
        title=title.strip(),
        description=description.strip(),
        row=row,
    )
    save_new(proposal, by=by.actor)
    proposal.focus_areas.set(focus_areas)
    record(Act.PROPOSAL_SENT, by=by.actor, about=proposal)
    return proposal


@action(Act.PROPOSAL_ANSWERED)
def accept_proposal(
    *,
    proposal: Proposal,
    budget: InternalBudget,
    title: str,
    description: str,
    answer: str,
    expected_version: int,
    by: Viewer,
) -> Activity:
    """Take a proposal into the body's own budget, as it is or changed.

    Args:
        title, description: what the activity shall say; where they differ from the proposal it counts as changed.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: the budget is not the receiver's for that year, or its words stand still.
        Conflict: someone else was first.
    """
    check_write_budget(by, budget)
    if budget.authority_id != proposal.to_authority_id or budget.year_id != proposal.year_id:
        raise ValidationError(_("The proposal is for another body or year."))
    _require_open(proposal)
    check_editable(budget)
    said = (title.strip(), description.strip())
    is_changed = said != (proposal.title, proposal.description)
    activity = save_new(Activity(budget=budget, title=said[0], description=said[1]), by=by.actor)
    activity.focus_areas.set(proposal.focus_areas.all())
    changes = {
        "state": ProposalState.CHANGED if is_changed else ProposalState.ACCEPTED,
        "answer": answer.strip(),
        "answered_on": by.day,
        "activity": activity,
    }
    fields = save_changes(proposal, changes=changes, expected_version=expected_version, by=by.actor)
    refresh_activities([activity])
    record(Act.PROPOSAL_ANSWERED, by=by.actor, about=proposal, fields=fields, authority=budget.authority.public_id)
    return activity


@action(Act.PROPOSAL_ANSWERED)
def decline_proposal(*, proposal: Proposal, because: str, expected_version: int, by: Viewer) -> Proposal:
    """Decline a proposal, with the reason.

    Raises:
        PermissionDenied: `by` does not write for the receiver.
        ValidationError: there is no reason, or it has been answered.
        Conflict: someone else was first.
    """
    check_write_for(by, proposal.to_authority.public_id)
    _require_open(proposal)
    changes = {"state": ProposalState.DECLINED, "answer": because.strip(), "answered_on": by.day}
    fields = save_changes(proposal, changes=changes, expected_version=expected_version, by=by.actor)
    receiver = proposal.to_authority.public_id
    record(Act.PROPOSAL_ANSWERED, by=by.actor, about=proposal, fields=fields, authority=receiver)
    return proposal


def _require_open(proposal: Proposal) -> None:
    if proposal.state != ProposalState.OPEN:
        raise ValidationError(_("The proposal has been answered already."))
