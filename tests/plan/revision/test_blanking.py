"""Blanking: the words are gone from every version; that something stood there, who and when are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from fyren.base.models import ChangeEntry
from fyren.base.search.models import SearchEntry
from fyren.people.models import RoleAssignment
from fyren.people.roles import Role
from fyren.plan.actions.answers import Answer, save_answer
from fyren.plan.actions.blanking import blank_answer_text, blank_editorial_note, blank_internal_note
from fyren.plan.models import AnswerStance, ConsultationAnswer, EditorialNote, InternalNote
from fyren.plan.search import refresh_plan
from tests.actions.world import World
from tests.plan.revision.course import Course

pytestmark = pytest.mark.django_db
Clients = Callable[[str | None], Client]

SECRET = "det hemliga ordet"


def with_history(course: Course, world: World) -> ConsultationAnswer:
    revision = course.sent()
    answer = course.draft_answer(revision, text=SECRET)
    return save_answer(
        edition=course.consulted(revision),
        authority=world.board,
        answer=Answer(answer.path, AnswerStance.REJECTS, f"{SECRET} igen"),
        expected_version=1,
        by=world.contact,
    )


def test_the_search_follows(world: World) -> None:
    note = EditorialNote.objects.create(edition=world.edition, path="closing", text=SECRET)
    refresh_plan(world.plan)
    assert SearchEntry.objects.filter(text__contains=SECRET).exists()  # the probe finds it while it is there
    RoleAssignment.objects.create(user=world.people["eva"], role=Role.REGISTRAR, body=world.executive)
    blank_editorial_note(note=note, reason="Fel.", expected_version=1, by=world.registrar)
    assert not SearchEntry.objects.filter(text__contains=SECRET).exists()


def everything(answer: ConsultationAnswer) -> str:
    answer.refresh_from_db()
    entries = ChangeEntry.objects.filter(object_id=answer.public_id)
    return answer.text + "".join(f"{entry.old} {entry.new}" for entry in entries)


def test_the_words_are_gone_from_every_version_and_the_rest_stays(course: Course, world: World) -> None:
    answer = with_history(course, world)
    assert SECRET in everything(answer)  # the probe finds it while it is there
    blank_answer_text(answer=answer, field="text", reason="Sekretess.", expected_version=2, by=world.registrar)
    assert SECRET not in everything(answer)
    entries = ChangeEntry.objects.filter(object_id=answer.public_id, field="text")
    assert [entry.actor for entry in entries] == [world.registrar.actor, world.contact.actor]
    assert {entry.blanked_reason for entry in entries} == {"Sekretess."}
    assert answer.text
    assert answer.stance == AnswerStance.REJECTS


@pytest.mark.parametrize("key", ["amira", "bjorn", "carin", "david", "farid", "gun", "hanna"])
def test_only_the_registrar_of_the_own_authority(course: Course, world: World, key: str) -> None:
    answer = with_history(course, world)
    with pytest.raises(PermissionDenied):
        blank_answer_text(answer=answer, field="text", reason="x", expected_version=2, by=world.viewer(key))


def test_the_weighing_is_the_plan_owners_to_blank(course: Course, world: World) -> None:
    answer = course.handed_over(course.sent())
    with pytest.raises(PermissionDenied):
        blank_answer_text(answer=answer, field="weighed", reason="x", expected_version=2, by=world.registrar)


def test_a_reason_and_a_text_are_needed(course: Course, world: World) -> None:
    answer = with_history(course, world)
    for reason in (" ", "x" * 201):
        with pytest.raises(ValidationError):
            blank_answer_text(answer=answer, field="text", reason=reason, expected_version=2, by=world.registrar)
    note = InternalNote.objects.create(authority=world.board, focus_area=world.focus_area, text="")
    with pytest.raises(ValidationError):
        blank_internal_note(note=note, reason="x", expected_version=1, by=world.registrar)


def links(page: bytes, *address: str) -> bool:
    return reverse("text_blank", args=address) in page.decode()


@pytest.mark.parametrize(("key", "may"), [("eva", True), ("bjorn", False)])
def test_the_way_in_from_an_answer(client_of: Clients, course: Course, world: World, key: str, may: bool) -> None:
    revision = course.sent()
    answer = course.draft_answer(revision)
    address = reverse("consultation_answer", args=[revision.public_id, world.board.public_id])
    page = client_of(key).get(f"{address}?avsnitt={answer.path}").content
    assert links(page, "svar", answer.public_id, "text") is may
    assert links(page, "svar", answer.public_id, "proposed_wording") is may


@pytest.mark.parametrize(("key", "may"), [("eva", True), ("bjorn", False)])
def test_the_way_in_from_an_internal_note(client_of: Clients, world: World, key: str, may: bool) -> None:
    note = InternalNote.objects.create(authority=world.board, focus_area=world.focus_area, text=SECRET)
    page = client_of(key).get(reverse("internal_note", args=[note.public_id])).content
    assert SECRET in page.decode()
    assert links(page, "notering", note.public_id, "text") is may


@pytest.mark.parametrize(("key", "may"), [("eva", True), ("amira", False), (None, False)])
def test_the_way_in_from_an_editorial_note(client_of: Clients, world: World, key: str | None, may: bool) -> None:
    note = EditorialNote.objects.create(edition=world.edition, path="closing", text=SECRET)
    RoleAssignment.objects.create(user=world.people["eva"], role=Role.REGISTRAR, body=world.executive)
    page = client_of(key).get(reverse("plan", args=[world.plan.slug])).content
    assert SECRET in page.decode()
    assert links(page, "anmarkning", note.public_id, "text") is may
