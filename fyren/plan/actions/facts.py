"""Writes of what is known about a plan: the facts of its decision, and which other plans it names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import save_changes, take_version
from fyren.base.history.changes import log_texts
from fyren.people.viewer import Viewer
from fyren.plan.access import check_steer_plan
from fyren.plan.models import Plan, PlanEdition, PlanLink
from fyren.plan.rules import Stage
from fyren.plan.search import refresh_plan
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

FACT_FIELDS = frozenset(
    {"adopted_by", "adopted_on", "section", "dnr", "valid_to", "document_owner", "review_on"},
)


@action(Act.PLAN_FACTS_CHANGED)
def change_plan_facts(
    *,
    edition: PlanEdition,
    facts: Mapping[str, Any],
    expected_version: int,
    by: Viewer,
) -> PlanEdition:
    """Enter or correct the facts of an adopted edition. The adopted wording cannot be reached from here.

    Args:
        facts: any of `FACT_FIELDS`.

    Raises:
        PermissionDenied: `by` does not coordinate the plan.
        ValidationError: the edition is not adopted, or a date is turned round.
        Conflict: someone else was first.
    """
    check_steer_plan(by, edition.plan)
    if not facts.keys() <= FACT_FIELDS:
        raise ValueError(f"No facts of a decision: {sorted(facts.keys() - FACT_FIELDS)}")
    if edition.stage != Stage.ADOPTED:
        raise ValidationError(_("Only an adopted edition has a decision. The revision keeps the others."))
    _check_dates(facts)
    changed = save_changes(edition, changes=facts, expected_version=expected_version, by=by.actor)
    record(Act.PLAN_FACTS_CHANGED, by=by.actor, about=edition, fields=changed)
    return edition


def _check_dates(facts: Mapping[str, Any]) -> None:
    adopted, ends = facts.get("adopted_on"), facts.get("valid_to")
    if adopted and ends and ends < adopted:
        raise ValidationError({"valid_to": _("The plan ends before it was adopted. Choose a later date.")})


@action(Act.PLAN_FACTS_CHANGED)
def rename_plan(*, plan: Plan, title: str, expected_version: int, by: Viewer) -> Plan:
    """Correct what the plan is called in lists and headings. Its address, and the title in its wording, stay.

    Raises:
        PermissionDenied: `by` does not coordinate the plan.
        ValidationError: the title is empty or too long.
        Conflict: someone else was first.
    """
    check_steer_plan(by, plan)
    changed = save_changes(plan, changes={"title": title}, expected_version=expected_version, by=by.actor)
    refresh_plan(plan)
    record(Act.PLAN_FACTS_CHANGED, by=by.actor, about=plan, fields=changed)
    return plan


@action(Act.PLAN_LINKED)
def link_plan(*, link: PlanLink, to_plan: Plan | None, expected_plan_version: int, by: Viewer) -> PlanLink:
    """Say which plan here is meant by a name in the wording, or that none is (None).

    Raises:
        PermissionDenied: `by` does not coordinate the plan that names the other.
        ValidationError: the plan would be linked to itself.
        Conflict: the naming plan was changed since it was read.
    """
    plan = link.from_plan
    check_steer_plan(by, plan)
    if to_plan == plan:
        raise ValidationError({"to_plan": _("A plan is not linked to itself. Choose another.")})
    before = PlanLink.objects.select_related("to_plan").get(pk=link.pk).to_plan
    # A link has no version of its own: it is part of its plan's, so two who link at once still meet.
    take_version(plan, expected_plan_version)
    link.to_plan, link.is_decided = to_plan, True
    link.save(update_fields=["to_plan", "is_decided"])
    log_texts(plan, {f"link: {link.named}"[:120]: (str(before or ""), str(to_plan or ""))}, by=by.actor)
    record(Act.PLAN_LINKED, by=by.actor, about=plan, fields=["to_plan"])
    return link
