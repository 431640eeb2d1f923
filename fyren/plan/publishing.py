"""Publishing an import: what still hinders it, and the steps that make the plan. The action is `publish_import`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.base.history import save_changes, save_new
from fyren.people.viewer import Viewer
from fyren.plan.actions.anchors import make_anchors
from fyren.plan.importing import Label, TableProposal
from fyren.plan.models import ActivityProposalDraft, Plan, PlanEdition, PlanImport, PlanLink
from fyren.plan.queries.imports import ImportContent
from fyren.plan.review import Asks
from fyren.plan.rules import Stage
from fyren.plan.wiping import without_contact_details

_SHOWN_LINES = 12
_ADDRESS_LENGTH = 80
_LIKE = 0.85
_SHORTEST_NAME = 8  # shorter words are too common to recognise a plan by
_CELLS = ("goal", "activity", "responsible", "time", "other")


def what_remains(content: ImportContent) -> list[str]:
    """What must be done before the import can be published, one sentence each; empty when nothing."""
    remains = []
    if any(question.asks is Asks.TITLE for question in content.questions):
        remains.append(_("The plan has no title. Write it as it was adopted."))
    lines = sorted({question.line for question in content.questions if question.asks is not Asks.TITLE})
    if lines:
        listed = ", ".join(str(line) for line in lines[:_SHOWN_LINES]) + (" …" if len(lines) > _SHOWN_LINES else "")
        remains.append(
            ngettext(
                "One line remains to be decided: %(lines)s.",
                "%(count)s lines remain to be decided: %(lines)s.",
                len(lines),
            )
            % {"count": len(lines), "lines": listed}
        )
    if not content.parsed.structure.development_areas:
        remains.append(
            _("No development area has been found. Choose “Development area” for the heading of each of them.")
        )
    return remains


def what_hinders(plan: Plan | None) -> list[str]:
    """What hinders a new edition of an existing plan."""
    if plan is not None and plan.revisions.filter(is_open=True).exists():
        return [_("The plan is being revised. Finish or withdraw the revision first.")]
    return []


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
    latest = plan.editions.aggregate(latest=Max("number"))["latest"] or 0
    edition = PlanEdition(plan=plan, number=latest + 1, stage=Stage.ADOPTED, structure=structure.to_json())
    edition.freeze()
    save_new(edition, by=by.actor)
    make_anchors(edition)
    link_plans(plan, structure.related_plans)
    _keep_proposals(plan_import, content)
    return edition


def free_address(wish: str) -> str:
    """An address for a new plan, from its title or a wish; "-2" and so on is added to one that is taken."""
    wanted = address = slugify(wish)[:_ADDRESS_LENGTH].strip("-") or "plan"
    taken = set(Plan.objects.filter(slug__startswith=wanted[: _ADDRESS_LENGTH - 5]).values_list("slug", flat=True))
    count = 1
    while address in taken:
        count += 1
        address = f"{wanted[: _ADDRESS_LENGTH - 5]}-{count}"
    return address


def link_plans(plan: Plan, named: Iterable[str]) -> None:
    """Note which plans the plan names, linked to those that are here; and let earlier plans that name it find it."""
    others = list(Plan.objects.exclude(pk=plan.pk))
    linked = set(plan.links.values_list("named", flat=True))
    PlanLink.objects.bulk_create(
        PlanLink(from_plan=plan, named=name, to_plan=_plan_named(name, others))
        for name in dict.fromkeys(name[:200] for name in named)
        if name not in linked
    )
    waiting = PlanLink.objects.filter(to_plan=None, is_decided=False).exclude(from_plan=plan)
    like = [link.pk for link in waiting if is_like(link, plan)]
    PlanLink.objects.filter(pk__in=like, to_plan=None, is_decided=False).update(to_plan=plan)


def is_like(link: PlanLink, plan: Plan) -> bool:
    """Whether the link's name is likely the plan's."""
    return likeness(link.named, plan.title) >= _LIKE


def _plan_named(name: str, plans: Iterable[Plan]) -> Plan | None:
    """The one plan with a like name; None when there is none, or more than one to choose between."""
    like = [plan for plan in plans if likeness(name, plan.title) >= _LIKE]
    return like[0] if len(like) == 1 else None


def likeness(name: str, title: str) -> float:
    """How alike a plan's name in running text and a title are, 0 to 1: "mångfaldsprogramet" is "Mångfaldsprogram …".

    The whole title is compared, and each long word of it, since a title often goes on with municipality and years.
    """
    wanted = name.casefold()
    if len(wanted) < _SHORTEST_NAME:
        return 0.0
    words = [word for word in re.findall(r"\w+", title.casefold()) if len(word) >= _SHORTEST_NAME]
    return max(difflib.SequenceMatcher(None, wanted, one).ratio() for one in (title.casefold(), *words))


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
