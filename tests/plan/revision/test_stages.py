"""The stages: what may follow what, and what each step leaves behind."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from fyren.base.history import Conflict
from fyren.base.search.models import SearchEntry
from fyren.plan.actions.revision import (
    Decision,
    Sending,
    advance_revision,
    change_draft,
    open_revision,
    withdraw_revision,
)
from fyren.plan.editing import replace_text
from fyren.plan.models import ConsultationRequest, Plan, PlanEdition, Revision
from fyren.plan.queries.revision import base_of, latest_adopted, working_draft
from fyren.plan.rules import Stage, may_follow, next_stages
from tests.actions.world import World
from tests.plan.revision.course import PARTNER, REACHED, REWORDED, Course

pytestmark = pytest.mark.django_db

D, R, C, P, A = Stage.DRAFT, Stage.CONSULTATION, Stage.COMPILATION, Stage.PROPOSAL, Stage.ADOPTED
ALLOWED = {(D, R), (D, P), (R, C), (C, R), (C, P), (P, C), (P, A)}


@pytest.mark.parametrize("source", list(Stage))
@pytest.mark.parametrize("to", list(Stage))
def test_what_may_follow_what(source: Stage, to: Stage) -> None:
    assert may_follow(source, to) is ((source, to) in ALLOWED)
    assert (to in next_stages(source)) is ((source, to) in ALLOWED)


@pytest.mark.parametrize("to", list(Stage))
@pytest.mark.parametrize(("source", "reached"), REACHED.items(), indirect=["reached"])
def test_every_step_is_taken_or_refused_as_the_rules_say(
    course: Course, source: Stage, reached: Revision, to: Stage
) -> None:
    revision = reached
    revision.refresh_from_db()
    course.mapped(revision) if revision.is_open else None
    before = revision.editions.count()
    details = {"sending": course.sending() if to is R else None, "decision": course.decision() if to is A else None}
    if (source, to) in ALLOWED:
        edition = course.advance(revision, to, **details)
        assert (edition.stage, edition.frozen_at is not None) == (to, True)
        revision.refresh_from_db()
        assert (revision.stage, revision.editions.count()) == (to, before + 1)
    else:
        with pytest.raises(ValidationError):
            course.advance(revision, to, **details)
        assert revision.editions.count() == before


def test_opening_copies_the_adopted_wording_into_a_draft(world: World, opened: Revision) -> None:
    draft = working_draft(opened)
    assert (draft.number, draft.stage, draft.frozen_at, draft.checksum) == (2, D, None, "")
    assert draft.read() == world.edition.read()


def test_only_one_revision_at_a_time(world: World, opened: Revision) -> None:
    with pytest.raises(ValidationError):
        open_revision(plan=world.plan, reason="", by=world.coordinator)


def test_a_plan_without_edition_cannot_be_revised(world: World) -> None:
    PlanEdition.objects.filter(plan=world.plan).delete()
    with pytest.raises(ValidationError):
        open_revision(plan=world.plan, reason="", by=world.coordinator)


@pytest.mark.parametrize("key", ["bjorn", "david", "eva", "farid", "gun", "hanna"])
def test_only_the_coordinator_opens_and_moves(course: Course, world: World, key: str, edited: Revision) -> None:
    with pytest.raises(PermissionDenied):
        open_revision(plan=world.plan, reason="", by=world.viewer(key))
    with pytest.raises(PermissionDenied):
        advance_revision(
            revision=edited,
            to=R,
            expected_version=1,
            draft_version=2,
            sending=course.sending(),
            by=world.viewer(key),
        )
    with pytest.raises(PermissionDenied):
        withdraw_revision(revision=edited, because="x", expected_version=1, by=world.viewer(key))


def test_each_step_freezes_the_wording_with_checksum_and_anchors(adopted: Revision) -> None:
    editions = list(adopted.editions.order_by("number"))
    assert [edition.stage for edition in editions] == [D, R, C, P, A]
    assert [edition.number for edition in editions] == [2, 3, 4, 5, 6]
    for edition in editions[1:]:
        assert edition.checksum == edition.read().checksum()
        texts = [area.text for area in edition.development_areas.get().focus_areas.order_by("position")]
        assert texts[1] == REWORDED


def test_who_was_asked_is_kept(course: Course, world: World, sent: Revision) -> None:
    edition = course.consulted(sent)
    asked = ConsultationRequest.objects.filter(edition=edition)
    assert {(request.body, request.partner) for request in asked} == {
        (world.board, ""),
        (world.company, ""),
        (None, PARTNER),
    }
    assert edition.revision
    assert edition.revision.answers_due == course.sending().answers_due


def test_sending_needs_somebody_and_a_day_to_come(course: Course, world: World, edited: Revision) -> None:
    later = world.day + dt.timedelta(days=1)
    for sending in (None, Sending((), (), later), Sending((world.board,), (), world.day)):
        with pytest.raises(ValidationError):
            course.advance(edited, R, sending=sending)
    assert not PlanEdition.objects.filter(stage=R).exists()
    course.advance(edited, R, sending=Sending((world.board,), (), later))


def test_a_decision_needs_its_facts_and_closes_the_revision(course: Course, world: World, proposed: Revision) -> None:
    missing = Decision(world.council, world.day, "", "KS-2026-1")
    ahead = Decision(world.council, world.day + dt.timedelta(days=1), "§ 1", "KS-2026-1")
    for decision in (None, missing, ahead):
        with pytest.raises(ValidationError):
            course.advance(proposed, A, decision=decision)
    course.advance(proposed, A, decision=course.decision())
    proposed.refresh_from_db()
    assert (proposed.is_open, proposed.closed_on) == (False, world.day)
    adopted = latest_adopted(world.plan)
    assert adopted
    assert (adopted.adopted_by, adopted.adopted_on, adopted.section, adopted.dnr) == (
        world.council,
        world.day,
        "§ 101",
        "KS-2026-1",
    )


def test_the_search_finds_what_was_adopted(course: Course, proposed: Revision) -> None:
    assert not SearchEntry.objects.filter(title__contains=REWORDED).exists()
    course.advance(proposed, A, decision=course.decision())
    assert SearchEntry.objects.filter(title__contains=REWORDED).exists()


def test_the_earlier_edition_stays_readable(world: World, adopted: Revision) -> None:
    before = world.edition.read()
    assert world.edition.read() == before
    assert base_of(adopted) == world.edition


def test_a_decision_without_mapping_is_refused(course: Course, edited: Revision) -> None:
    course.advance(edited, P)
    with pytest.raises(ValidationError):
        course.advance(edited, A, decision=course.decision())


def test_a_second_round_asks_about_a_new_edition(course: Course, compiled: Revision) -> None:
    first = course.consulted(compiled)
    second = course.advance(compiled, R, sending=course.sending())
    assert course.consulted(compiled) == second != first


def test_withdrawing_closes_with_a_reason(course: Course, world: World, sent: Revision) -> None:
    with pytest.raises(ValidationError):
        withdraw_revision(revision=sent, because=" ", expected_version=2, by=world.coordinator)
    sent.refresh_from_db()
    version = sent.row_version
    withdraw_revision(revision=sent, because="Uppgår.", expected_version=version, by=world.coordinator)
    sent.refresh_from_db()
    assert (sent.is_open, sent.closed_on, sent.withdrawn_because) == (False, world.day, "Uppgår.")
    with pytest.raises(ValidationError):
        withdraw_revision(revision=sent, because="Igen.", expected_version=version + 1, by=world.coordinator)
    with pytest.raises(ValidationError):
        course.advance(sent, C)
    open_revision(plan=world.plan, reason="En ny.", by=world.coordinator)


def test_the_later_of_two_who_move_it_is_told(world: World, sent: Revision) -> None:
    with pytest.raises(Conflict):
        advance_revision(revision=sent, to=C, expected_version=1, draft_version=2, by=world.coordinator)


def test_a_draft_that_nobody_looked_at_is_not_frozen(world: World, edited: Revision) -> None:
    seen = working_draft(edited)
    edit = partial(replace_text, path="title", text="En annan titel")
    change_draft(edition=working_draft(edited), edits=[edit], expected_version=seen.row_version, by=world.coordinator)
    version, by = edited.row_version, world.coordinator
    with pytest.raises(Conflict) as met:
        advance_revision(revision=edited, to=P, expected_version=version, draft_version=seen.row_version, by=by)
    assert met.value.current == seen
    assert list(edited.editions.values_list("stage", flat=True)) == [D]


def test_what_is_adopted_is_the_proposal(course: Course, proposed: Revision) -> None:
    proposal = proposed.editions.get(stage=P)
    draft = working_draft(proposed)
    PlanEdition.objects.filter(pk=draft.pk).update(structure=replace_text(draft.read(), "title", "Smusslat").to_json())
    adopted = course.advance(proposed, A, decision=course.decision())
    assert adopted.checksum == proposal.checksum


def test_a_plan_changed_meanwhile_takes_its_new_title(course: Course, world: World, proposed: Revision) -> None:
    stale = Revision.objects.select_related("plan").get(pk=proposed.pk)
    Plan.objects.filter(pk=world.plan.pk).update(title="En annan titel", row_version=7)
    versions = {"expected_version": stale.row_version, "draft_version": working_draft(stale).row_version}
    adopted = advance_revision(revision=stale, to=A, decision=course.decision(), by=world.coordinator, **versions)
    world.plan.refresh_from_db()
    assert (world.plan.title, world.plan.row_version) == (adopted.read().title, 8)
