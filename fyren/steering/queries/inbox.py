"""Proposals to bodies, as receiver and sender see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import ActivityProposalDraft
from fyren.steering.access import can_read_proposal
from fyren.steering.models import InternalBudget, Proposal, ProposalState

_CELLS = ("activity", "goal", "responsible", "time", "other")  # as plan/publishing.py keeps a table's row


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row of an activity table that was kept aside when a document was taken in.

    `key` names it in an address: the import's public id and the line.
    """

    draft: ActivityProposalDraft
    title: str
    description: str

    @property
    def key(self) -> str:
        """What tells it apart in an address."""
        return f"{self.draft.plan_import.public_id}-{self.draft.line}"


@dataclass(frozen=True, slots=True)
class Inbox:
    """What has come, what has been sent, and what could be sent."""

    waiting: list[Proposal]
    answered: list[Proposal]
    sent: list[Proposal]
    kept: list[KeptRow]


def inbox_of(viewer: Viewer) -> Inbox:
    """Proposals to and from the authorities whose drafts the viewer reads: 2 queries, and one for kept rows."""
    at = viewer.draft_authorities
    everything = Proposal.objects.select_related("year", "to_authority", "from_authority")
    came = list(everything.filter(to_authority__public_id__in=at).order_by("-created_at"))
    sent = everything.filter(from_authority__public_id__in=at).order_by("-year__year", "to_authority__position", "pk")
    return Inbox(
        waiting=[each for each in came if each.state == ProposalState.OPEN],
        answered=[each for each in came if each.state != ProposalState.OPEN],
        sent=list(sent),
        kept=[kept_row(draft) for draft in kept_drafts(viewer)],
    )


def kept_drafts(viewer: Viewer) -> QuerySet[ActivityProposalDraft]:
    """Rows kept aside from the coordinator's own imports, that nobody has sent on."""
    own = viewer.authorities_as(Role.COORDINATOR)
    rows = ActivityProposalDraft.objects.filter(plan_import__authority__public_id__in=own, proposals=None)
    return rows.select_related("plan_import").order_by("plan_import__created_at", "line")


def kept_row(draft: ActivityProposalDraft) -> KeptRow:
    """The row as a proposal's title and text."""
    cells: Mapping[str, str] = draft.cells
    said = [str(cells.get(name, "")).strip() for name in _CELLS]
    title = next((text for text in said if text), "")
    rest = [text for text in said if text and text != title]
    return KeptRow(draft, title[:200], "\n".join(rest if len(title) <= 200 else [title, *rest]))


def kept_by_key(viewer: Viewer, key: str) -> KeptRow | None:
    """A kept row by what an address says; None when there is none that the coordinator may send."""
    public_id, _dash, line = key.partition("-")
    if not public_id.isalnum() or not line.isdecimal() or len(line) > 9:
        return None
    draft = kept_drafts(viewer).filter(plan_import__public_id=public_id, line=int(line)).first()
    return kept_row(draft) if draft is not None else None


def proposal_of(viewer: Viewer, public_id: str) -> Proposal:
    """One proposal.

    Raises:
        Http404: there is none, or the viewer is neither at the sender nor at the receiver.
    """
    everything = Proposal.objects.select_related("year", "to_authority", "from_authority", "activity")
    found = everything.filter(public_id=public_id).first()
    if found is None or not can_read_proposal(viewer, found):
        raise Http404
    return found


def budget_for(proposal: Proposal) -> InternalBudget | None:
    """The receiver's internal budget for the year, once it has been begun."""
    budgets = InternalBudget.objects.filter(authority=proposal.to_authority, year=proposal.year)
    return budgets.select_related("authority", "year").first()


def receivers(day_bodies: QuerySet[Body]) -> QuerySet[Body]:
    """The bodies that proposals are sent to: authorities but for the council, whose plan it is."""
    return day_bodies.exclude(kind="council")
