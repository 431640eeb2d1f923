"""Revising a plan: opened, changed, moved from stage to stage, decided or withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.forms import refuse_personal_numbers
from fyren.base.history import Conflict, save_changes, save_new
from fyren.base.history.changes import log_texts
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.access import check_edit_draft, check_steer_plan
from fyren.plan.actions.publishing import add_edition, link_plans
from fyren.plan.addresses import places_moved
from fyren.plan.comparison import compare
from fyren.plan.models import ConsultationRequest, FocusArea, FocusAreaMapping, Plan, PlanEdition, Revision
from fyren.plan.ports import EDITION_ADOPTED
from fyren.plan.queries.mapping import Sides, sides_of, stored_pairs
from fyren.plan.queries.revision import base_edition, standing_wording, working_draft
from fyren.plan.rules import Stage, may_follow
from fyren.plan.search import refresh_plan
from fyren.plan.structure import PlanStructure
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

Edit = Callable[[PlanStructure], PlanStructure]


@dataclass(frozen=True, slots=True)
class Sending:
    """A consultation as it is sent out: to whom, and the last day to answer."""

    bodies: tuple[Body, ...]
    partners: tuple[str, ...]
    answers_due: dt.date


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision to adopt: deciding body, date, section and registration number; the rest is empty until given."""

    body: Body
    on: dt.date
    section: str
    dnr: str
    valid_to: dt.date | None = None
    document_owner: str = ""
    review_on: dt.date | None = None


@action(Act.REVISION_OPENED)
def open_revision(*, plan: Plan, reason: str, by: Viewer) -> Revision:
    """Open a revision, with a working draft that says what the plan says today.

    Raises:
        PermissionDenied: `by` is not the plan's coordinator.
        ValidationError: a revision is open already, or the plan has no wording to start from.
    """
    check_steer_plan(by, plan)
    Plan.objects.select_for_update().get(pk=plan.pk)  # two who open at once meet here, not in a constraint
    base = base_edition(plan)
    if plan.revisions.filter(is_open=True).exists():
        raise ValidationError(_("The plan is already being revised. Go on with that revision, or withdraw it."))
    if base is None:
        raise ValidationError(_("The plan has no edition to start from. Import its document first."))
    revision = save_new(Revision(plan=plan, reason=reason), by=by.actor)
    add_edition(plan, Stage.DRAFT, base.structure, by=by, revision=revision)
    record(Act.REVISION_OPENED, by=by.actor, about=revision)
    return revision


@action(Act.DRAFT_CHANGED)
def change_draft(*, edition: PlanEdition, edits: Iterable[Edit], expected_version: int, by: Viewer) -> PlanEdition:
    """Change the working draft by one or more edits (`fyren.plan.editing`), all or none, as one version.

    Raises:
        PermissionDenied: `by` is not the plan's coordinator, or the wording stands still at this stage.
        Conflict: someone else was first.
        CannotEdit: an edit does not fit the wording.
        ValidationError: a text holds a personal identity number.
    """
    Plan.objects.select_for_update().get(pk=edition.plan_id)  # no step freezes the wording while it is changed
    current = PlanEdition.objects.select_related("plan__authority", "revision").get(pk=edition.pk)
    check_edit_draft(by, current)
    if current.row_version != expected_version:
        raise Conflict(current)
    old = new = current.read()
    for edit in edits:
        new = edit(new)
    changes = _changed_texts(old, new)
    for _was, becomes in changes.values():
        refuse_personal_numbers(becomes)
    if new != old:
        _store(edition, new, expected_version)
        log_texts(edition, changes, by=by.actor)
        if places_moved(old, new):
            # What was said of 3.1.1 was said of other words: it must be said anew.
            FocusAreaMapping.objects.filter(revision=current.revision).delete()
    record(Act.DRAFT_CHANGED, by=by.actor, about=edition, fields=sorted(changes))
    return edition


def _store(edition: PlanEdition, structure: PlanStructure, expected_version: int) -> None:
    """Write the wording if nobody was first. The change log gets each text, not the whole."""
    data, version = structure.to_json(), expected_version + 1
    rows = PlanEdition.objects.filter(pk=edition.pk, row_version=expected_version, frozen_at__isnull=True)
    if not rows.update(structure=data, row_version=version):
        raise Conflict(PlanEdition.objects.get(pk=edition.pk))
    edition.structure, edition.row_version = data, version


def _changed_texts(old: PlanStructure, new: PlanStructure) -> dict[str, tuple[str, str]]:
    """What was and what became, by path; what only moved is logged by its places."""
    was: dict[str, str] = {}
    became: dict[str, str] = {}
    moved: dict[str, tuple[str, str]] = {}
    for row in compare(old, new):
        if row.is_changed and row.old and row.new and not row.is_reworded:
            places = (f"{unit.path} {unit.number}".strip() for unit in (row.old, row.new))
            moved[f"{row.new.path}/place"] = (next(places), next(places))
        elif row.is_changed:
            was |= {row.old.path: row.old.text} if row.old else {}
            became |= {row.new.path: row.new.text} if row.new else {}
    texts = {path: (was.get(path, ""), became.get(path, "")) for path in [*was, *became]}
    return texts | moved


@action(Act.REVISION_ADVANCED)
def advance_revision(
    *,
    revision: Revision,
    to: Stage,
    expected_version: int,
    draft_version: int,
    sending: Sending | None = None,
    decision: Decision | None = None,
    by: Viewer,
) -> PlanEdition:
    """Move a revision to a stage that may follow: its wording is frozen as an edition of that stage.

    Args:
        draft_version: the row version of the working draft that was seen; it is not counted in the revision's.
        sending: needed when `to` is the consultation.
        decision: needed when `to` is adopted; what is adopted is the proposal, and the revision is closed.

    Returns:
        The frozen edition.

    Raises:
        PermissionDenied: `by` is not the plan's coordinator.
        Conflict: someone else was first, with the revision or with the draft.
        ValidationError: the stage may not follow, or something that it needs is missing.
    """
    check_steer_plan(by, revision.plan)
    # Editions are numbered one at a time; the plan that was read with the revision may be of an older version.
    revision.plan = Plan.objects.select_for_update().get(pk=revision.plan_id)
    _refuse_wrong_step(revision, to)
    changes: dict[str, Any] = {"stage": to.value}
    if to is Stage.CONSULTATION:
        changes["answers_due"] = _wanted_sending(sending, by.day).answers_due
    if to is Stage.ADOPTED:
        changes |= {"is_open": False, "closed_on": by.day}
        _wanted_decision(decision, by.day)
    fields = save_changes(revision, changes=changes, expected_version=expected_version, by=by.actor)
    _refuse_changed_draft(revision, draft_version)
    wording = standing_wording(revision).structure
    edition = add_edition(revision.plan, to, wording, by=by, revision=revision, **_facts(decision))
    if sending is not None and to is Stage.CONSULTATION:
        _ask(edition, sending, by.day)
    if to is Stage.ADOPTED:
        _settle(revision, edition, by=by)
    record(Act.REVISION_ADVANCED, by=by.actor, about=revision, fields=fields)
    return edition


def _refuse_wrong_step(revision: Revision, to: Stage) -> None:
    if not revision.is_open:
        raise ValidationError(_("The revision is closed."))
    if not may_follow(Stage(revision.stage), to):
        raise ValidationError(_("That step does not follow here. Load the page again to see where the revision is."))


def _refuse_changed_draft(revision: Revision, seen_version: int) -> None:
    draft = working_draft(revision)
    if draft.row_version != seen_version:
        raise Conflict(draft)


def _wanted_sending(sending: Sending | None, day: dt.date) -> Sending:
    if sending is None or not (sending.bodies or sending.partners):
        raise ValidationError(_("Choose at least one body or partner to ask."))
    if sending.answers_due <= day:
        raise ValidationError(_("The last day to answer has passed. Choose a later one."))
    return sending


def _wanted_decision(decision: Decision | None, day: dt.date) -> Decision:
    if decision is None or not decision.section or not decision.dnr:
        raise ValidationError(_("Say who decided, when, with which section and registration number."))
    if decision.on > day:
        raise ValidationError(_("The decision's date has not come yet. Enter the decision when it has been made."))
    return decision


def _facts(decision: Decision | None) -> dict[str, Any]:
    if decision is None:
        return {}
    return {
        "adopted_by": decision.body,
        "adopted_on": decision.on,
        "section": decision.section,
        "dnr": decision.dnr,
        "valid_to": decision.valid_to,
        "document_owner": decision.document_owner,
        "review_on": decision.review_on,
    }


def _ask(edition: PlanEdition, sending: Sending, day: dt.date) -> None:
    partners = dict.fromkeys(name.strip() for name in sending.partners if name.strip())
    ConsultationRequest.objects.bulk_create(
        [
            *(ConsultationRequest(edition=edition, body=body, sent_on=day) for body in dict.fromkeys(sending.bodies)),
            *(ConsultationRequest(edition=edition, partner=name, sent_on=day) for name in partners),
        ]
    )


def _settle(revision: Revision, edition: PlanEdition, *, by: Viewer) -> None:
    """What a decision brings: the mapping points at the new focus areas, the plan takes its new title."""
    sides = sides_of(revision)
    if sides.faults(stored_pairs(revision)):
        raise ValidationError(_("Say first what becomes of every focus area: the mapping does not cover them all."))
    _fill_mapping(revision, edition, sides)
    for follow in EDITION_ADOPTED:
        follow(edition, by)
    link_plans(revision.plan, edition.read().related_plans)
    plan, title = revision.plan, edition.read().title[:300]
    if plan.title != title:
        save_changes(plan, changes={"title": title}, expected_version=plan.row_version, by=by.actor)
    refresh_plan(plan)


def _fill_mapping(revision: Revision, edition: PlanEdition, sides: Sides) -> None:
    rows = list(revision.mappings.select_related("old"))
    kinds = sides.kinds(stored_pairs(revision))
    anchors = {area.slug: area for area in FocusArea.objects.filter(development_area__edition=edition)}
    for row in rows:
        row.new = anchors.get(row.new_slug)
        row.kind = kinds[sides.pair_of(row)]
    FocusAreaMapping.objects.bulk_update(rows, ["new", "kind"])


@action(Act.REVISION_WITHDRAWN)
def withdraw_revision(*, revision: Revision, because: str, expected_version: int, by: Viewer) -> Revision:
    """Close a revision without a decision. What was sent out stays readable, with the reason.

    Raises:
        PermissionDenied: `by` is not the plan's coordinator.
        Conflict: someone else was first.
        ValidationError: it is closed already, or there is no reason.
    """
    check_steer_plan(by, revision.plan)
    if not revision.is_open:
        raise ValidationError(_("The revision is closed."))
    if not because.strip():
        raise ValidationError(_("Say why the revision is withdrawn."))
    changes = {"is_open": False, "closed_on": by.day, "withdrawn_because": because.strip()}
    fields = save_changes(revision, changes=changes, expected_version=expected_version, by=by.actor)
    record(Act.REVISION_WITHDRAWN, by=by.actor, about=revision, fields=fields)
    return revision
