"""Examples of revising, answering, mapping and blanking."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from fyren.plan.actions import answers, blanking, mapping, revision
from fyren.plan.actions.answers import Answer, AnswerDecision
from fyren.plan.editing import replace_text
from fyren.plan.models import AnswerStance, ConsultationAnswer
from fyren.plan.queries.blanking import field_text
from fyren.plan.queries.mapping import sides_of
from fyren.plan.queries.revision import working_draft
from fyren.plan.rules import Stage
from tests.actions.world import World
from tests.plan.revision.course import PARTNER, Course


def _open_revision(world: World) -> Callable[[], object]:
    plan, by = world.plan, world.coordinator
    return lambda: revision.open_revision(plan=plan, reason="Tiden har gått.", by=by)


def _change_draft(world: World) -> Callable[[], object]:
    draft, by = working_draft(Course(world).opened()), world.coordinator
    edits = [partial(replace_text, path="title", text="Ny titel")]
    return lambda: revision.change_draft(edition=draft, edits=edits, expected_version=draft.row_version, by=by)


def _advance_revision(world: World) -> Callable[[], object]:
    course = Course(world)
    sent, by = course.sent(), world.coordinator
    versions = {"expected_version": sent.row_version, "draft_version": working_draft(sent).row_version}
    return lambda: revision.advance_revision(revision=sent, to=Stage.COMPILATION, by=by, **versions)


def _withdraw_revision(world: World) -> Callable[[], object]:
    opened, by = Course(world).opened(), world.coordinator
    version = opened.row_version
    return lambda: revision.withdraw_revision(
        revision=opened, because="Uppgår i annan.", expected_version=version, by=by
    )


def _save_answer(world: World) -> Callable[[], object]:
    course = Course(world)
    edition, board, by = course.consulted(course.sent()), world.board, world.contact
    said = Answer("", AnswerStance.SUPPORTS, "Bra.")
    return lambda: answers.save_answer(edition=edition, authority=board, answer=said, expected_version=None, by=by)


def _enter_partner_answer(world: World) -> Callable[[], object]:
    course = Course(world)
    edition, by, said = course.consulted(course.sent()), world.coordinator, Answer("", AnswerStance.NO_VIEW)
    return lambda: answers.enter_partner_answer(
        edition=edition, partner=PARTNER, answer=said, decision=AnswerDecision(), expected_version=None, by=by
    )


def _hand_over_answer(world: World) -> Callable[[], object]:
    course = Course(world)
    sent = course.sent()
    answer, edition, by = course.draft_answer(sent), course.consulted(sent), world.contact
    seen = {answer.public_id: answer.row_version}
    return lambda: answers.hand_over_answer(
        edition=edition, authority=world.board, decision=AnswerDecision(), seen_versions=seen, by=by
    )


def _handed_over(world: World) -> ConsultationAnswer:
    course = Course(world)
    return course.handed_over(course.sent())


def _weigh_answer(world: World) -> Callable[[], object]:
    answer, by = _handed_over(world), world.coordinator
    return lambda: answers.weigh_answer(
        answer=answer, weighed="Tas med.", leads_to_change=True, expected_version=answer.row_version, by=by
    )


def _save_mapping(world: World) -> Callable[[], object]:
    edited, by = Course(world).edited(), world.coordinator
    pairs = [suggestion.pair for suggestion in sides_of(edited).suggestions()]
    version = edited.row_version
    return lambda: mapping.save_mapping(revision=edited, pairs=pairs, expected_version=version, by=by)


def _blank(world: World) -> Callable[[], object]:
    answer, by = _handed_over(world), world.registrar
    text = field_text(answer, "text")
    return lambda: blanking.blank(text=text, reason="Fel text.", expected_version=answer.row_version, by=by)


EXAMPLES: dict[str, Callable[[World], Callable[[], object]]] = {
    "fyren.plan.actions.revision.open_revision": _open_revision,
    "fyren.plan.actions.revision.change_draft": _change_draft,
    "fyren.plan.actions.revision.advance_revision": _advance_revision,
    "fyren.plan.actions.revision.withdraw_revision": _withdraw_revision,
    "fyren.plan.actions.answers.save_answer": _save_answer,
    "fyren.plan.actions.answers.enter_partner_answer": _enter_partner_answer,
    "fyren.plan.actions.answers.hand_over_answer": _hand_over_answer,
    "fyren.plan.actions.answers.weigh_answer": _weigh_answer,
    "fyren.plan.actions.mapping.save_mapping": _save_mapping,
    "fyren.plan.actions.blanking.blank": _blank,
}
