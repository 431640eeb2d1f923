"""What publishing a wording writes. Steps inside actions, with no audit of their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Max

from fyren.base.history import save_changes, save_new
from fyren.people.viewer import Viewer
from fyren.plan.actions.anchors import make_anchors
from fyren.plan.importing import Label, TableProposal
from fyren.plan.models import ActivityProposalDraft, Plan, PlanEdition, PlanImport, PlanLink
from fyren.plan.publishing import free_address, is_like, plan_named
from fyren.plan.queries.imports import ImportContent
from fyren.plan.rules import Stage
from fyren.plan.wiping import without_contact_details

_CELLS = ("goal", "activity", "responsible", "time", "other")


def publish(
    plan_import: PlanImport, content: ImportContent, plan: Plan | None, *, address: str, by: Viewer
) -> PlanEdition:
    """Make the plan (unless given), its frozen edition, anchors, links and the proposals kept aside.

    Args:
        address: the address that a new plan shall have if it is free; "" takes one from the title.
    """
    structure = content.parsed.structure
    title = structure.title[:300]
    if plan is None:
        slug = free_address(address or title)
        plan = save_new(Plan(slug=slug, title=title, authority=plan_import.authority), by=by.actor)
    else:
        save_changes(plan, changes={"title": title}, expected_version=plan.row_version, by=by.actor)
    edition = add_edition(plan, Stage.ADOPTED, structure.to_json(), by=by)
    link_plans(plan, structure.related_plans)
    _keep_proposals(plan_import, content)
    return edition


def add_edition(plan: Plan, stage: Stage, structure: Any, *, by: Viewer, **facts: Any) -> PlanEdition:
    """Add an edition to the plan, after all others; frozen with its anchors, unless it is a draft.

    The caller holds the plan's row, so that two editions do not get the same number.
    """
    latest = plan.editions.aggregate(latest=Max("number"))["latest"] or 0
    edition = PlanEdition(plan=plan, number=latest + 1, stage=stage, structure=structure, **facts)
    if stage is Stage.DRAFT:
        return save_new(edition, by=by.actor)
    edition.freeze()
    save_new(edition, by=by.actor)
    make_anchors(edition)
    return edition


def link_plans(plan: Plan, named: Iterable[str]) -> None:
    """Note which plans the plan names, linked to those that are here; and let earlier plans that name it find it."""
    others = list(Plan.objects.exclude(pk=plan.pk))
    linked = set(plan.links.values_list("named", flat=True))
    PlanLink.objects.bulk_create(
        PlanLink(from_plan=plan, named=name, to_plan=plan_named(name, others))
        for name in dict.fromkeys(name[:200] for name in named)
        if name not in linked
    )
    waiting = PlanLink.objects.filter(to_plan=None, is_decided=False).exclude(from_plan=plan)
    like = [link.pk for link in waiting if is_like(link, plan)]
    PlanLink.objects.filter(pk__in=like, to_plan=None, is_decided=False).update(to_plan=plan)


def _keep_proposals(plan_import: PlanImport, content: ImportContent) -> None:
    """Rows of activity tables, and the lines that the reviewer called proposals; without contact details."""
    found = {proposal.line: _cells(proposal) for proposal in content.parsed.proposals}
    named = {item.line for item in content.review.corrections.items if item.label is Label.PROPOSAL}
    for row in content.parsed.unresolved:
        if row.line in named:
            found.setdefault(row.line, {"activity": without_contact_details(row.text)})
    ActivityProposalDraft.objects.bulk_create(
        ActivityProposalDraft(plan_import=plan_import, line=line, cells=cells) for line, cells in sorted(found.items())
    )


def _cells(proposal: TableProposal) -> dict[str, str]:
    return {name: without_contact_details(value) for name in _CELLS if (value := getattr(proposal, name))}
