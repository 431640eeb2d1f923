"""Who may do what in the year. `can_x` answers, `check_x` raises PermissionDenied.

Nobody writes in another authority's budget. Drafts are read only at their own authority; what was handed over is a
frozen edition that the coordinator and auditors read; what is decided is read by everyone who is logged in; what is
released, by everyone.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.steering.models import Activity, InternalBudget, Proposal
from fyren.steering.rules import BudgetState

WRITERS = (Role.CONTACT, Role.COORDINATOR)


def _require(allowed: bool, what: str) -> None:
    if not allowed:
        raise PermissionDenied(what)


def can_plan_year(viewer: Viewer) -> bool:
    """A coordinator opens budget years and keeps their phases."""
    return viewer.holds(Role.COORDINATOR)


def check_plan_year(viewer: Viewer) -> None:
    """Raise PermissionDenied unless `can_plan_year`."""
    _require(can_plan_year(viewer), "plan the year")


def can_write_for(viewer: Viewer, authority_id: str) -> bool:
    """A body's contact, or a coordinator at her own authority, writes that authority's year.

    Args:
        authority_id: public id of the authority.
    """
    return viewer.holds(*WRITERS, at=authority_id)


def check_write_for(viewer: Viewer, authority_id: str) -> None:
    """Raise PermissionDenied unless `can_write_for`."""
    _require(can_write_for(viewer, authority_id), "write for the body")


def can_write_budget(viewer: Viewer, budget: InternalBudget) -> bool:
    """The authority's own writers, until the budget is closed."""
    return budget.state != BudgetState.CLOSED and can_write_for(viewer, budget.authority.public_id)


def check_write_budget(viewer: Viewer, budget: InternalBudget) -> None:
    """Raise PermissionDenied unless `can_write_budget`."""
    _require(can_write_budget(viewer, budget), "write the budget")


def can_read_draft(viewer: Viewer, budget: InternalBudget) -> bool:
    """What is not decided, and the whole history, are the own authority's."""
    return budget.authority.public_id in viewer.draft_authorities


def check_read_draft(viewer: Viewer, budget: InternalBudget) -> None:
    """Raise PermissionDenied unless `can_read_draft`."""
    _require(can_read_draft(viewer, budget), "read the draft")


def can_read_handed_over(viewer: Viewer, budget: InternalBudget) -> bool:
    """An edition that was handed over is read by coordinators and auditors, and at the own authority."""
    if can_read_draft(viewer, budget):
        return True
    return budget.handed_over_at is not None and viewer.holds(Role.COORDINATOR, Role.AUDITOR)


def check_read_handed_over(viewer: Viewer, budget: InternalBudget) -> None:
    """Raise PermissionDenied unless `can_read_handed_over`."""
    _require(can_read_handed_over(viewer, budget), "read what was handed over")


def can_read_decided(viewer: Viewer, budget: InternalBudget) -> bool:
    """A decided budget is read by everyone logged in; by everyone once its minutes are approved and it is released."""
    return budget.is_public or (budget.is_decided and viewer.is_known) or can_read_draft(viewer, budget)


def check_read_decided(viewer: Viewer, budget: InternalBudget) -> None:
    """Raise PermissionDenied unless `can_read_decided`."""
    _require(can_read_decided(viewer, budget), "read the budget")


def can_read_activity(viewer: Viewer, activity: Activity) -> bool:
    """As its budget; in the open, a company's activity only once it is released by itself, and none as a decision has
    it that awaits its release while an earlier one is public."""
    budget = activity.budget
    if can_read_draft(viewer, budget):
        return True
    if activity.binned_at is not None or not activity.is_decided:
        return False
    if viewer.is_known:
        return budget.is_decided
    is_released = budget.is_public and not activity.awaits_release
    return is_released and (not budget.is_company or activity.released_on is not None)


def check_read_activity(viewer: Viewer, activity: Activity) -> None:
    """Raise PermissionDenied unless `can_read_activity`."""
    _require(can_read_activity(viewer, activity), "read the activity")


def can_comment(viewer: Viewer, activity: Activity) -> bool:
    """Contact and coordinator speak about an activity that both may read: the own body's, and any coordinator."""
    if can_write_for(viewer, activity.budget.authority.public_id):
        return True
    return viewer.holds(Role.COORDINATOR) and can_read_activity(viewer, activity)


def check_comment(viewer: Viewer, activity: Activity) -> None:
    """Raise PermissionDenied unless `can_comment`."""
    _require(can_comment(viewer, activity), "comment on the activity")


def can_read_comments(viewer: Viewer, activity: Activity) -> bool:
    """Those at the body, and coordinators and auditors who may read the activity."""
    if can_read_draft(viewer, activity.budget):
        return True
    return viewer.holds(Role.COORDINATOR, Role.AUDITOR) and can_read_activity(viewer, activity)


def check_read_comments(viewer: Viewer, activity: Activity) -> None:
    """Raise PermissionDenied unless `can_read_comments`."""
    _require(can_read_comments(viewer, activity), "read the comments")


def can_propose(viewer: Viewer) -> bool:
    """A coordinator sends proposals to bodies."""
    return viewer.holds(Role.COORDINATOR)


def check_propose(viewer: Viewer) -> None:
    """Raise PermissionDenied unless `can_propose`."""
    _require(can_propose(viewer), "propose")


def can_read_proposal(viewer: Viewer, proposal: Proposal) -> bool:
    """Sender and receiver."""
    return not viewer.draft_authorities.isdisjoint({proposal.to_authority.public_id, proposal.from_authority.public_id})


def check_read_proposal(viewer: Viewer, proposal: Proposal) -> None:
    """Raise PermissionDenied unless `can_read_proposal`."""
    _require(can_read_proposal(viewer, proposal), "read the proposal")
