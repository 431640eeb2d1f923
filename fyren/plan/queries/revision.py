"""Reads of revisions: which ones a viewer may know of, and what belongs to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from fyren.people.models import Body, PlanScope
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import Plan, PlanEdition, Revision
from fyren.plan.rules import PUBLIC_STAGES, Stage

if TYPE_CHECKING:
    import datetime as dt


def visible_revisions(viewer: Viewer) -> QuerySet[Revision]:
    """The revisions that the viewer may know of: at the plan's authority all; elsewhere those once sent out."""
    sent = PlanEdition.objects.filter(revision=OuterRef("pk"), stage__in=PUBLIC_STAGES)
    own = Q(plan__authority__public_id__in=viewer.draft_authorities)
    known = own | Q(Exists(sent)) if viewer.is_known else Q(pk__in=[])
    return Revision.objects.filter(known).select_related("plan__authority")


def latest_adopted(plan: Plan) -> PlanEdition | None:
    """The edition that holds; None when nothing is adopted."""
    return plan.editions.adopted().order_by("-number").first()


def base_edition(plan: Plan) -> PlanEdition | None:
    """The edition that a revision starts from: the adopted one, else the latest that is frozen."""
    return latest_adopted(plan) or plan.editions.filter(frozen_at__isnull=False).order_by("-number").first()


def base_of(revision: Revision) -> PlanEdition | None:
    """The edition that the revision started from: the one that held when it was opened."""
    first = revision.editions.order_by("number").first()
    before = revision.plan.editions.filter(frozen_at__isnull=False, number__lt=first.number if first else 0)
    return before.adopted().order_by("-number").first() or before.order_by("-number").first()


def working_draft(revision: Revision) -> PlanEdition:
    """The revision's one wording that may be changed.

    Raises:
        PlanEdition.DoesNotExist: there is none, which no action leaves behind.
    """
    return revision.editions.select_related("plan__authority", "revision").get(frozen_at__isnull=True)


def standing_wording(revision: Revision) -> PlanEdition:
    """What the revision says now: the proposal from when there is one to decide about, until then the working draft."""
    if revision.stage in (Stage.PROPOSAL, Stage.ADOPTED):
        proposal = revision.editions.filter(stage=Stage.PROPOSAL).order_by("-number").first()
        if proposal is not None:
            return proposal
    return working_draft(revision)


def consulted_edition(revision: Revision) -> PlanEdition | None:
    """The wording that is, or last was, out for consultation."""
    rounds = revision.editions.filter(stage=Stage.CONSULTATION, frozen_at__isnull=False)
    return rounds.select_related("plan__authority", "revision").order_by("-number").first()


def bodies_to_ask(day: dt.date) -> QuerySet[Body]:
    """The authorities that plans address on the day: proposed as recipients of a consultation."""
    addressed = Body.objects.on(day).authorities().filter(plan_scope__in=[PlanScope.INCLUDED, PlanScope.OWN_DECISION])
    return addressed.order_by("position", "name")


def deciding_bodies(day: dt.date) -> QuerySet[Body]:
    """The bodies that adopt plans on the day: council, boards, companies; the highest first."""
    return Body.objects.on(day).authorities().order_by("position", "name")


@dataclass(frozen=True, slots=True)
class PlanAtWork:
    """A plan on the workspace's page, with its open revision, if any, and whether the viewer may open one."""

    plan: Plan
    revision: Revision | None
    may_open: bool


def workspace_revisions(viewer: Viewer) -> list[PlanAtWork]:
    """The plans that the viewer may revise, and the open revisions that she may know of: two queries."""
    open_ones = {revision.plan_id: revision for revision in visible_revisions(viewer).filter(is_open=True)}
    steered = viewer.authorities_as(Role.COORDINATOR)
    plans = Plan.objects.filter(Q(authority__public_id__in=steered) | Q(pk__in=open_ones)).select_related("authority")
    return [
        PlanAtWork(
            plan,
            open_ones.get(plan.pk),
            may_open=plan.pk not in open_ones and plan.authority.public_id in steered,
        )
        for plan in plans
    ]
