"""Answering a consultation, handing over, and weighing what was answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.history import Conflict, save_changes, save_new
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.access import check_answer, check_steer_plan, check_weigh
from fyren.plan.models import ConsultationAnswer, PlanEdition, Revision
from fyren.plan.queries.answers import answerable_paths
from fyren.plan.queries.revision import consulted_edition
from fyren.plan.rules import Stage
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one section, or of the whole (`path` ""): a stance (`AnswerStance`), a comment, a wording."""

    path: str
    stance: str
    text: str = ""
    proposed_wording: str = ""


@dataclass(frozen=True, slots=True)
class AnswerDecision:
    """A body's own decision on its answer. What is not decided by the board is empty."""

    decided_on: dt.date | None = None
    section: str = ""
    dnr: str = ""


@action(Act.ANSWER_SAVED)
def save_answer(
    *, edition: PlanEdition, authority: Body, answer: Answer, expected_version: int | None, by: Viewer
) -> ConsultationAnswer:
    """Save an authority's draft answer on one section.

    Args:
        expected_version: the version that was seen; None when there was no answer yet.

    Raises:
        PermissionDenied: `by` does not write for the authority, it is not out for consultation, or it is handed over.
        Conflict: someone else was first.
        ValidationError: the section is none, or a text holds a personal identity number.
    """
    edition = _fresh(edition)
    check_answer(by, edition, authority.public_id)
    _refuse_old_round(edition)
    _refuse_unknown_section(edition, answer.path)
    if _own_answers(edition, authority).filter(handed_over_at__isnull=False).exists():
        raise PermissionDenied("the answer is handed over")
    saved, fields = _save(ConsultationAnswer(edition=edition, authority=authority), answer, expected_version, by=by)
    record(Act.ANSWER_SAVED, by=by.actor, about=saved, fields=fields)
    return saved


@action(Act.ANSWER_SAVED)
def enter_partner_answer(
    *,
    edition: PlanEdition,
    partner: str,
    answer: Answer,
    decision: AnswerDecision,
    expected_version: int | None,
    by: Viewer,
) -> ConsultationAnswer:
    """Enter what a partner without log-in has sent in, as it was written. It counts as handed over at once.

    Late letters are entered while the compilation lasts.

    Raises:
        PermissionDenied: `by` is not the plan's coordinator, or the compilation is over.
        Conflict: someone else was first.
        ValidationError: the partner has no name, the section is none, or a text holds a personal identity number.
    """
    edition = _fresh(edition)
    check_steer_plan(by, edition.plan)
    _refuse_old_round(edition)
    revision = edition.revision
    if revision is None or not revision.is_open or revision.stage not in (Stage.CONSULTATION, Stage.COMPILATION):
        raise PermissionDenied("the compilation is over")
    if not partner.strip():
        raise ValidationError(_("Write the partner's name."))
    _refuse_unknown_section(edition, answer.path)
    blank = ConsultationAnswer(
        edition=edition,
        authority=edition.plan.authority,
        partner=partner.strip(),
        handed_over_at=clock.now(),
        handed_over_by=by.actor,
    )
    saved, fields = _save(blank, answer, expected_version, by=by, decision=decision)
    record(Act.ANSWER_SAVED, by=by.actor, about=saved, fields=fields)
    return saved


def _save(
    blank: ConsultationAnswer,
    answer: Answer,
    expected_version: int | None,
    *,
    by: Viewer,
    decision: AnswerDecision | None = None,
) -> tuple[ConsultationAnswer, list[str]]:
    """Insert, or change the one that is there; returns it with the names of the fields that changed."""
    values: dict[str, Any] = {
        "stance": answer.stance,
        "text": answer.text.strip(),
        "proposed_wording": answer.proposed_wording.strip(),
    }
    if decision is not None:
        values |= _decided(decision)
    there = ConsultationAnswer.objects.filter(
        edition=blank.edition, authority=blank.authority, partner=blank.partner, path=answer.path
    ).first()
    if there is None:
        blank.path = answer.path
        for name, value in values.items():
            setattr(blank, name, value)
        return save_new(blank, by=by.actor), sorted(values)
    if expected_version is None:
        raise Conflict(there)
    return there, save_changes(there, changes=values, expected_version=expected_version, by=by.actor)


def _decided(decision: AnswerDecision) -> dict[str, Any]:
    return {"decided_on": decision.decided_on, "section": decision.section, "dnr": decision.dnr}


def _own_answers(edition: PlanEdition, authority: Body) -> Any:
    return ConsultationAnswer.objects.filter(edition=edition, authority=authority, partner="")


def _fresh(edition: PlanEdition) -> PlanEdition:
    """The edition with its revision as it stands now: the stage may have changed since the page was shown.

    Both are locked, so that nothing is written in an answer while it is handed over or the revision goes on.
    """
    if edition.revision_id is not None:
        Revision.objects.select_for_update().get(pk=edition.revision_id)
    PlanEdition.objects.select_for_update().get(pk=edition.pk)
    return PlanEdition.objects.select_related("plan__authority", "revision").get(pk=edition.pk)


def _refuse_old_round(edition: PlanEdition) -> None:
    """An earlier round's wording is answered no more."""
    if edition.revision is None or consulted_edition(edition.revision) != edition:
        raise PermissionDenied("the round is over")


def _refuse_unknown_section(edition: PlanEdition, path: str) -> None:
    if path not in answerable_paths(edition.read()):
        raise ValidationError(_("The plan has no such section. Load the page again."))


@action(Act.ANSWER_HANDED_OVER)
def hand_over_answer(
    *,
    edition: PlanEdition,
    authority: Body,
    decision: AnswerDecision,
    seen_versions: Mapping[str, int],
    by: Viewer,
) -> list[ConsultationAnswer]:
    """Hand an authority's whole answer over to the plan's owner. From then on nobody changes it.

    Args:
        seen_versions: the row version of each section's answer as the person saw it, by public id.

    Raises:
        PermissionDenied: `by` does not write for the authority, or it is not out for consultation.
        Conflict: a colleague changed a section meanwhile.
        ValidationError: there is nothing to hand over, it was handed over before, or its decision lies ahead.
    """
    edition = _fresh(edition)
    check_answer(by, edition, authority.public_id)
    _refuse_old_round(edition)
    if decision.decided_on is not None and decision.decided_on > by.day:
        raise ValidationError(_("The decision's date has not come yet. Hand the answer over when it has been made."))
    answers = list(_own_answers(edition, authority))
    if not answers:
        raise ValidationError(_("There is no answer to hand over yet. Answer at least one section."))
    if any(answer.handed_over_at for answer in answers):
        raise ValidationError(_("The answer has been handed over already."))
    handed = {"handed_over_at": clock.now(), "handed_over_by": by.actor, **_decided(decision)}
    for answer in answers:
        seen = seen_versions.get(answer.public_id)
        if seen is None:
            raise Conflict(answer)
        save_changes(answer, changes=handed, expected_version=seen, by=by.actor)
    authority_id = authority.public_id
    record(Act.ANSWER_HANDED_OVER, by=by.actor, about=edition, fields=sorted(handed), authority=authority_id)
    return answers


@action(Act.ANSWER_WEIGHED)
def weigh_answer(
    *, answer: ConsultationAnswer, weighed: str, leads_to_change: bool | None, expected_version: int, by: Viewer
) -> ConsultationAnswer:
    """Write how an answer was weighed and whether it leads to a change. What the body wrote is not touched.

    Raises:
        PermissionDenied: `by` is not the plan's coordinator, the answer is not handed over, or the revision is closed.
        Conflict: someone else was first.
    """
    check_weigh(by, answer)
    revision = _fresh(answer.edition).revision
    if revision is None or not revision.is_open:
        raise PermissionDenied("the revision is closed")
    changes = {"weighed": weighed.strip(), "leads_to_change": leads_to_change}
    fields = save_changes(answer, changes=changes, expected_version=expected_version, by=by.actor)
    # The weighing is the plan owner's own, though it stands beside the body's answer.
    authority = answer.edition.plan.authority.public_id
    record(Act.ANSWER_WEIGHED, by=by.actor, about=answer, fields=fields, authority=authority)
    return answer
