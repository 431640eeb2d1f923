"""Answers: drafted by the body alone, handed over by an explicit act, weighed without being touched."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fyren.base.history import Conflict
from fyren.people.viewer import Viewer
from fyren.plan.actions.answers import (
    Answer,
    AnswerDecision,
    enter_partner_answer,
    hand_over_answer,
    save_answer,
    weigh_answer,
)
from fyren.plan.models import AnswerStance, ConsultationAnswer, Revision
from fyren.plan.queries.answers import answerable_paths, readable_answers
from fyren.plan.rules import Stage
from tests.actions.world import STRUCTURE, World
from tests.plan.revision.course import PARTNER, Course

pytestmark = pytest.mark.django_db

ALL = ["amira", "bjorn", "carin", "david", "eva", "farid", "gun", "hanna"]


def seen(viewer: Viewer, revision: Revision, course: Course) -> list[ConsultationAnswer]:
    return list(readable_answers(viewer, course.consulted(revision)))


@pytest.mark.parametrize("key", ALL)
def test_a_draft_is_read_at_its_own_authority_only_until_handed_over(
    course: Course, world: World, key: str, sent: Revision
) -> None:
    answer = course.draft_answer(sent)
    assert bool(seen(world.viewer(key), sent, course)) is (key in ("bjorn", "eva"))
    hand_over_answer(
        edition=course.consulted(sent),
        authority=world.board,
        decision=AnswerDecision(),
        seen_versions={answer.public_id: 1},
        by=world.contact,
    )
    assert seen(world.viewer(key), sent, course) == [answer]  # the positive control


@pytest.mark.parametrize("key", [key for key in ALL if key != "bjorn"])
def test_nobody_else_answers_for_the_board(course: Course, world: World, key: str, sent: Revision) -> None:
    edition = course.consulted(sent)
    said = Answer("", AnswerStance.SUPPORTS)
    with pytest.raises(PermissionDenied):
        save_answer(edition=edition, authority=world.board, answer=said, expected_version=None, by=world.viewer(key))


@pytest.mark.parametrize("stage", [Stage.COMPILATION, Stage.PROPOSAL])
def test_no_answer_after_the_consultation(course: Course, world: World, stage: Stage, sent: Revision) -> None:
    course.draft_answer(sent)
    course.advance(sent, Stage.COMPILATION)
    if stage is Stage.PROPOSAL:
        course.advance(sent, stage)
    edition = course.consulted(sent)
    with pytest.raises(PermissionDenied):
        save_answer(
            edition=edition,
            authority=world.board,
            answer=Answer("", AnswerStance.SUPPORTS),
            expected_version=None,
            by=world.contact,
        )
    with pytest.raises(PermissionDenied):
        hand_over_answer(
            edition=edition, authority=world.board, decision=AnswerDecision(), seen_versions={}, by=world.contact
        )


def test_nothing_is_written_while_an_answer_is_handed_over(course: Course, sent: Revision) -> None:
    if not connection.features.has_select_for_update:
        pytest.skip("this database lets one write at a time")
    with CaptureQueriesContext(connection) as asked:
        course.draft_answer(sent)
    locked = [query["sql"] for query in asked if "FOR UPDATE" in query["sql"]]
    assert [
        table for table in ("plan_revision", "plan_planedition") if any(f'FROM "{table}"' in q for q in locked)
    ] == [
        "plan_revision",
        "plan_planedition",
    ]


def test_an_earlier_round_is_closed(course: Course, world: World, compiled: Revision) -> None:
    first = course.consulted(compiled)
    second = course.advance(compiled, Stage.CONSULTATION, sending=course.sending())
    first.refresh_from_db()
    said = Answer("", AnswerStance.SUPPORTS)
    with pytest.raises(PermissionDenied):
        save_answer(edition=first, authority=world.company, answer=said, expected_version=None, by=world.other_contact)
    save_answer(edition=second, authority=world.company, answer=said, expected_version=None, by=world.other_contact)


def test_an_unknown_section_is_refused(course: Course, world: World, sent: Revision) -> None:
    edition = course.consulted(sent)
    with pytest.raises(ValidationError):
        save_answer(
            edition=edition,
            authority=world.board,
            answer=Answer("section/77", AnswerStance.SUPPORTS),
            expected_version=None,
            by=world.contact,
        )


def test_saving_again_needs_the_version_that_was_seen(course: Course, world: World, sent: Revision) -> None:
    answer = course.draft_answer(sent)
    again = Answer(answer.path, AnswerStance.REJECTS, "Nej.")
    edition = course.consulted(sent)
    for version in (None, 7):
        with pytest.raises(Conflict):
            save_answer(
                edition=edition, authority=world.board, answer=again, expected_version=version, by=world.contact
            )
    saved = save_answer(edition=edition, authority=world.board, answer=again, expected_version=1, by=world.contact)
    assert (saved.pk, saved.stance, saved.row_version) == (answer.pk, AnswerStance.REJECTS, 2)


def test_handing_over_dates_it_and_closes_it(course: Course, world: World, sent: Revision) -> None:
    answer = course.handed_over(sent)
    answer.refresh_from_db()
    assert answer.handed_over_at is not None
    assert (answer.decided_on, answer.section, answer.dnr) == (world.day, "§ 12", "UBN-2026-7")
    for path in (answer.path, "closing"):
        with pytest.raises(PermissionDenied):
            save_answer(
                edition=course.consulted(sent),
                authority=world.board,
                answer=Answer(path, AnswerStance.REJECTS),
                expected_version=answer.row_version,
                by=world.contact,
            )


def test_handing_over_nothing_twice_or_unseen_is_refused(course: Course, world: World, sent: Revision) -> None:
    edition = course.consulted(sent)

    def hand(versions: dict[str, int]) -> None:
        hand_over_answer(
            edition=edition, authority=world.board, decision=AnswerDecision(), seen_versions=versions, by=world.contact
        )

    with pytest.raises(ValidationError):
        hand({})
    answer = course.draft_answer(sent)
    with pytest.raises(Conflict):
        hand({})
    with pytest.raises(Conflict):
        hand({answer.public_id: 9})
    hand({answer.public_id: 1})
    with pytest.raises(ValidationError):
        hand({answer.public_id: 2})


def test_the_coordinator_enters_a_partners_letter(course: Course, world: World, sent: Revision) -> None:
    edition = course.consulted(sent)

    def enter(by: Viewer, partner: str = PARTNER, version: int | None = None) -> ConsultationAnswer:
        return enter_partner_answer(
            edition=edition,
            partner=partner,
            answer=Answer("", AnswerStance.SUPPORTS, "Bra plan."),
            decision=AnswerDecision(dnr="KS-2026-9"),
            expected_version=version,
            by=by,
        )

    entered = enter(world.coordinator)
    assert (entered.partner, entered.authority, entered.dnr) == (PARTNER, world.executive, "KS-2026-9")
    assert entered.handed_over_at is not None
    assert enter(world.coordinator, version=1).pk == entered.pk
    with pytest.raises(PermissionDenied):
        enter(world.contact)
    with pytest.raises(ValidationError):
        enter(world.coordinator, partner=" ")
    course.advance(sent, Stage.COMPILATION)
    enter(world.coordinator, partner="En sen förening (exempel)")
    course.advance(sent, Stage.PROPOSAL)
    with pytest.raises(PermissionDenied):
        enter(world.coordinator, partner="En alltför sen förening (exempel)")


def test_weighing_touches_nothing_that_the_body_wrote(course: Course, world: World, sent: Revision) -> None:
    answer = course.handed_over(sent)
    before = (answer.stance, answer.text, answer.proposed_wording, answer.decided_on)
    weigh_answer(answer=answer, weighed="Tas med.", leads_to_change=True, expected_version=2, by=world.coordinator)
    answer.refresh_from_db()
    assert (answer.stance, answer.text, answer.proposed_wording, answer.decided_on) == before
    assert (answer.weighed, answer.leads_to_change) == ("Tas med.", True)


def test_only_what_is_handed_over_is_weighed_and_only_by_the_coordinator(
    course: Course, world: World, sent: Revision
) -> None:
    draft = course.draft_answer(sent, path="")
    with pytest.raises(PermissionDenied):
        weigh_answer(answer=draft, weighed="x", leads_to_change=None, expected_version=1, by=world.coordinator)
    draft.delete()
    answer = course.handed_over(sent)
    with pytest.raises(PermissionDenied):
        weigh_answer(answer=answer, weighed="x", leads_to_change=None, expected_version=2, by=world.contact)


def test_the_sections_one_answers_about() -> None:
    assert answerable_paths(STRUCTURE) == ["", "section/1", "area/3.1", "closing"]
