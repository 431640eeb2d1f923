"""Who may do what with plans. `can_x` answers, `check_x` raises PermissionDenied.

Nobody writes in another authority's documents: the coordinator owns the plan's wording and asks the bodies; a body's
answer and notes are its own, readable elsewhere only once handed over.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import ConsultationAnswer, InternalNote, Plan, PlanEdition, PlanImport
from fyren.plan.rules import EDITABLE_STAGES, PUBLIC_STAGES, Stage


def _require(allowed: bool, what: str) -> None:
    if not allowed:
        raise PermissionDenied(what)


def can_import(viewer: Viewer) -> bool:
    """A coordinator imports plan documents, for the authority where the role is held."""
    return viewer.holds(Role.COORDINATOR)


def check_import(viewer: Viewer) -> None:
    """Raise PermissionDenied unless `can_import`."""
    _require(can_import(viewer), "import a plan")


def can_review_import(viewer: Viewer, plan_import: PlanImport) -> bool:
    """The coordinator of the authority that uploaded the document reviews it; it is a draft until published."""
    return viewer.holds(Role.COORDINATOR, at=plan_import.authority.public_id)


def check_review_import(viewer: Viewer, plan_import: PlanImport) -> None:
    """Raise PermissionDenied unless `can_review_import`."""
    _require(can_review_import(viewer, plan_import), "review the import")


def can_steer_plan(viewer: Viewer, plan: Plan) -> bool:
    """The coordinator of the plan's own authority keeps its facts, revises it and compiles."""
    return viewer.holds(Role.COORDINATOR, at=plan.authority.public_id)


def check_steer_plan(viewer: Viewer, plan: Plan) -> None:
    """Raise PermissionDenied unless `can_steer_plan`."""
    _require(can_steer_plan(viewer, plan), "steer the plan")


def can_interpret(viewer: Viewer) -> bool:
    """A coordinator keeps the programme and the processes, and makes dated interpretations."""
    return viewer.holds(Role.COORDINATOR)


def check_interpret(viewer: Viewer) -> None:
    """Raise PermissionDenied unless `can_interpret`."""
    _require(can_interpret(viewer), "interpret")


def can_annotate(viewer: Viewer, plan: Plan) -> bool:
    """Editorial notes are written by the plan's coordinator and by editors."""
    return can_steer_plan(viewer, plan) or viewer.holds(Role.EDITOR)


def check_annotate(viewer: Viewer, plan: Plan) -> None:
    """Raise PermissionDenied unless `can_annotate`."""
    _require(can_annotate(viewer, plan), "write an editorial note")


def is_public(edition: PlanEdition) -> bool:
    """True for what anyone may read: out on consultation, proposed or adopted."""
    return Stage(edition.stage) in PUBLIC_STAGES and edition.frozen_at is not None


def can_see_edition(viewer: Viewer, edition: PlanEdition) -> bool:
    """Adopted, proposed and consulted editions are public; drafts are the plan owner's."""
    return is_public(edition) or edition.plan.authority.public_id in viewer.draft_authorities


def check_see_edition(viewer: Viewer, edition: PlanEdition) -> None:
    """Raise PermissionDenied unless `can_see_edition`."""
    _require(can_see_edition(viewer, edition), "see the edition")


def can_answer(viewer: Viewer, edition: PlanEdition, authority_id: str) -> bool:
    """A body's contact answers for that body while its plan is out for consultation.

    Args:
        authority_id: public id of the answering authority.
    """
    revision = edition.revision
    # A withdrawn revision keeps its stage: that it is closed says that nobody answers any more.
    is_asked = revision is not None and revision.is_open and revision.stage == Stage.CONSULTATION
    is_out = edition.stage == Stage.CONSULTATION and is_asked
    may_write = viewer.holds(Role.CONTACT, Role.COORDINATOR, at=authority_id)
    return is_out and may_write


def check_answer(viewer: Viewer, edition: PlanEdition, authority_id: str) -> None:
    """Raise PermissionDenied unless `can_answer`."""
    _require(can_answer(viewer, edition, authority_id), "answer the consultation")


def can_read_answer(viewer: Viewer, answer: ConsultationAnswer) -> bool:
    """Read at the own authority; by everyone logged in once handed over."""
    if answer.handed_over_at is not None:
        return viewer.is_known
    return answer.authority.public_id in viewer.draft_authorities


def check_read_answer(viewer: Viewer, answer: ConsultationAnswer) -> None:
    """Raise PermissionDenied unless `can_read_answer`."""
    _require(can_read_answer(viewer, answer), "read the answer")


def can_weigh(viewer: Viewer, answer: ConsultationAnswer) -> bool:
    """The plan's coordinator weighs what has been handed over, and never changes what the body wrote."""
    return answer.handed_over_at is not None and can_steer_plan(viewer, answer.edition.plan)


def check_weigh(viewer: Viewer, answer: ConsultationAnswer) -> None:
    """Raise PermissionDenied unless `can_weigh`."""
    _require(can_weigh(viewer, answer), "weigh the answer")


def can_edit_draft(viewer: Viewer, edition: PlanEdition) -> bool:
    """The plan's coordinator changes the working draft, while the revision is open and at a stage that allows it."""
    revision = edition.revision
    is_open = revision is not None and revision.is_open and Stage(revision.stage) in EDITABLE_STAGES
    return is_open and edition.frozen_at is None and can_steer_plan(viewer, edition.plan)


def check_edit_draft(viewer: Viewer, edition: PlanEdition) -> None:
    """Raise PermissionDenied unless `can_edit_draft`."""
    _require(can_edit_draft(viewer, edition), "change the draft")


def can_blank(viewer: Viewer, authority: Body) -> bool:
    """The registrar of the authority that owns a text blanks it in every version, with a reason.

    The steering model belongs to no authority. Its texts are blanked by the registrar of the executive board, which
    leads and coordinates the municipality's affairs (kommunallagen 2017:725, 6 kap. 1 §).
    """
    return viewer.holds(Role.REGISTRAR, at=authority.public_id)


def check_blank(viewer: Viewer, authority: Body) -> None:
    """Raise PermissionDenied unless `can_blank`."""
    _require(can_blank(viewer, authority), "blank a text")


def can_read_internal_note(viewer: Viewer, note: InternalNote) -> bool:
    """Read at the own authority; once handed over also by the plan's own authority and by auditors."""
    if note.authority.public_id in viewer.draft_authorities:
        return True
    if note.handed_over_at is None:
        return False
    owner = note.focus_area.development_area.edition.plan.authority
    return owner.public_id in viewer.draft_authorities or viewer.holds(Role.AUDITOR)


def check_read_internal_note(viewer: Viewer, note: InternalNote) -> None:
    """Raise PermissionDenied unless `can_read_internal_note`."""
    _require(can_read_internal_note(viewer, note), "read the internal note")


def can_write_internal_note(viewer: Viewer, authority_id: str) -> bool:
    """A body's contact, or the coordinator at her own authority, writes the body's internal notes."""
    return viewer.holds(Role.CONTACT, Role.COORDINATOR, at=authority_id)


def check_write_internal_note(viewer: Viewer, authority_id: str) -> None:
    """Raise PermissionDenied unless `can_write_internal_note`."""
    _require(can_write_internal_note(viewer, authority_id), "write an internal note")
