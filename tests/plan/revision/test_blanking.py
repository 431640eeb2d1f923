"""Blanking: the words are gone from every version; that something stood there, who and when are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.test import Client
from django.urls import reverse

from fyren.base.history import Conflict
from fyren.base.models import ChangeEntry, VersionedModel
from fyren.people.models import RoleAssignment
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.actions.answers import Answer, save_answer
from fyren.plan.actions.blanking import blank
from fyren.plan.actions.programme import interpret_target, make_interpretation, save_direction_goal
from fyren.plan.actions.revision import withdraw_revision
from fyren.plan.models import (
    AnswerStance,
    Challenge,
    ConsultationAnswer,
    EditorialNote,
    InternalNote,
    Process,
    Programme,
    Revision,
)
from fyren.plan.queries.blanking import SORTS, field_text
from fyren.plan.search import refresh_plan
from fyren.plan.sorts import removal_mark
from fyren.vault.models import AuditRow
from tests.actions.world import World
from tests.plan.revision.course import Course
from tests.plan.revision.everywhere import places_of

pytestmark = pytest.mark.django_db
Clients = Callable[[str | None], Client]

SECRET = "det hemliga ordet"


@pytest.fixture
def owner(world: World) -> Viewer:
    """Eva, now also registrar of the executive board."""
    RoleAssignment.objects.create(user=world.people["eva"], role=Role.REGISTRAR, body=world.executive)
    return world.registrar


def blank_field(about: VersionedModel, field: str, by: Viewer, reason: str = "Sekretess.") -> None:
    blank(text=field_text(about, field), reason=reason, expected_version=about.row_version, by=by)


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


def test_the_search_follows(world: World, owner: Viewer) -> None:
    note = EditorialNote.objects.create(edition=world.edition, path="closing", text=SECRET)
    refresh_plan(world.plan)
    assert {"base.SearchEntry.text", "base.SearchPosting.word"} <= places_of("hemliga")
    blank_field(note, "text", owner)
    assert places_of("hemliga") == set()


def test_the_words_are_gone_from_every_version_and_the_rest_stays(course: Course, world: World) -> None:
    answer = with_history(course, world)
    assert {"plan.ConsultationAnswer.text", "base.ChangeEntry.old"} <= places_of(SECRET)
    blank_field(answer, "text", world.registrar)
    assert places_of(SECRET) == set()
    entries = ChangeEntry.objects.filter(object_id=answer.public_id, field="text")
    assert [entry.actor for entry in entries] == [world.registrar.actor, world.contact.actor]
    assert {entry.blanked_reason for entry in entries} == {"Sekretess."}
    answer.refresh_from_db()
    assert (answer.text, answer.stance) == (removal_mark(), AnswerStance.REJECTS)
    row = AuditRow.objects.latest("pk")
    assert (row.object_id, row.fields, row.authority) == (answer.public_id, ["text"], world.board.public_id)


def test_an_earlier_blanking_keeps_its_reason(world: World) -> None:
    note = InternalNote.objects.create(authority=world.board, focus_area=world.focus_area, text=SECRET)
    blank_field(note, "text", world.registrar, "Första.")
    InternalNote.objects.filter(pk=note.pk).update(text="Nya ord")
    note.refresh_from_db()
    blank_field(note, "text", world.registrar, "Andra.")
    entries = ChangeEntry.objects.filter(object_id=note.public_id)
    assert [entry.blanked_reason for entry in entries] == ["Andra.", "Första."]


@pytest.mark.parametrize("key", ["amira", "bjorn", "carin", "david", "farid", "gun", "hanna"])
def test_only_the_registrar_of_the_own_authority(course: Course, world: World, key: str) -> None:
    answer = with_history(course, world)
    with pytest.raises(PermissionDenied):
        blank_field(answer, "text", world.viewer(key))


def test_the_weighing_is_the_plan_owners_to_blank(course: Course, world: World, sent: Revision) -> None:
    answer = course.handed_over(sent)
    with pytest.raises(PermissionDenied):
        blank_field(answer, "weighed", world.registrar)


def test_a_reason_and_a_text_are_needed(course: Course, world: World) -> None:
    answer = with_history(course, world)
    for reason in (" ", "x" * 201):
        with pytest.raises(ValidationError):
            blank_field(answer, "text", world.registrar, reason)
    note = InternalNote.objects.create(authority=world.board, focus_area=world.focus_area, text="")
    with pytest.raises(ValidationError):
        blank_field(note, "text", world.registrar)


def test_what_is_blanked_is_not_blanked_again(course: Course, world: World) -> None:
    answer = with_history(course, world)
    blank_field(answer, "text", world.registrar)
    with pytest.raises(ValidationError):
        blank_field(answer, "text", world.registrar)


def test_a_text_that_was_changed_meanwhile_is_looked_at_again(course: Course, world: World) -> None:
    answer = with_history(course, world)
    with pytest.raises(Conflict):
        blank(text=field_text(answer, "text"), reason="Sekretess.", expected_version=1, by=world.registrar)


def test_only_free_text_is_blanked(opened: Revision) -> None:
    with pytest.raises(Http404):
        field_text(opened, "stage")


def test_a_revisions_reasons(world: World, owner: Viewer, opened: Revision) -> None:
    type(opened).objects.filter(pk=opened.pk).update(reason=SECRET)
    opened.refresh_from_db()
    withdraw_revision(revision=opened, because=f"För {SECRET}.", expected_version=1, by=world.coordinator)
    assert {"plan.Revision.reason", "plan.Revision.withdrawn_because", "base.ChangeEntry.new"} <= places_of(SECRET)
    blank_field(opened, "reason", owner)
    blank_field(opened, "withdrawn_because", owner)
    assert places_of(SECRET) == set()
    opened.refresh_from_db()
    assert opened.closed_on == world.day


def steering_texts(world: World) -> dict[str, VersionedModel]:
    """An object of every sort of the steering model, by its address."""
    picture, goal, day = world.target_picture, world.direction_goal, world.day
    by = world.coordinator
    return {
        "program": world.programme,
        "malbild": picture,
        "utmaning": Challenge.objects.create(programme=world.programme, name="En utmaning"),
        "process": goal.process,
        "riktningsmal": goal,
        "tolkning": make_interpretation(area=world.area, goal=goal, rationale="Skäl", valid_from=day, by=by),
        "malbildstolkning": interpret_target(goal=goal, picture=picture, rationale="Skäl", valid_from=day, by=by),
    }


def test_every_text_of_the_steering_model_is_the_executive_boards_registrars(world: World) -> None:
    objects = steering_texts(world)
    texts = [(objects[sort], field) for sort, made in SORTS.items() if sort in objects for field in made.fields]
    assert len(texts) == 8
    for about, field in texts:
        type(about).objects.filter(pk=about.pk).update(**{field: SECRET})
        about.refresh_from_db()
        with pytest.raises(PermissionDenied):
            blank_field(about, field, world.registrar)  # of another board
    assert {"plan.Programme.vision", "plan.Process.name", "plan.DirectionGoal.wording"} <= places_of(SECRET)
    RoleAssignment.objects.create(user=world.people["eva"], role=Role.REGISTRAR, body=world.executive)
    for about, field in texts:
        blank_field(about, field, world.registrar)
    assert places_of(SECRET) == set()
    assert Programme.objects.count() == Process.objects.count() == 1


def test_former_wordings_of_a_goal(world: World, owner: Viewer) -> None:
    goal, by = world.direction_goal, world.coordinator
    save_direction_goal(goal=goal, values={"wording": SECRET}, expected_version=1, by=by)
    save_direction_goal(goal=goal, values={"wording": "Nytt"}, expected_version=2, by=by)
    assert places_of(SECRET) == {"base.ChangeEntry.old", "base.ChangeEntry.new"}
    blank_field(goal, "wording", owner)
    assert places_of(SECRET) == set()


def links(page: bytes, *address: str) -> bool:
    return reverse("text_blank", args=address) in page.decode()


@pytest.mark.parametrize(("key", "may"), [("eva", True), ("bjorn", False)])
def test_the_way_in_from_an_answer(
    client_of: Clients, course: Course, world: World, key: str, may: bool, sent: Revision
) -> None:
    answer = course.draft_answer(sent)
    address = reverse("consultation_answer", args=[sent.public_id, world.board.public_id])
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
def test_the_way_in_from_an_editorial_note(
    client_of: Clients, world: World, owner: Viewer, key: str | None, may: bool
) -> None:
    note = EditorialNote.objects.create(edition=world.edition, path="closing", text=SECRET)
    page = client_of(key).get(reverse("plan", args=[world.plan.slug])).content
    assert SECRET in page.decode()
    assert links(page, "anmarkning", note.public_id, "text") is may


@pytest.mark.parametrize(("key", "may"), [("eva", True), ("amira", False)])
def test_the_way_in_from_a_revision(client_of: Clients, course: Course, owner: Viewer, key: str, may: bool) -> None:
    revision = course.withdrawn()
    page = client_of(key).get(reverse("revision", args=[revision.public_id])).content
    assert links(page, "revision", revision.public_id, "reason") is may
    assert links(page, "revision", revision.public_id, "withdrawn_because") is may


@pytest.mark.parametrize(("key", "may"), [("eva", True), ("amira", False)])
def test_the_way_in_from_the_steering_model(
    client_of: Clients, world: World, owner: Viewer, key: str, may: bool
) -> None:
    objects = steering_texts(world)
    page = client_of(key).get(reverse("steering_model")).content
    for sort, about in objects.items():
        (field,) = SORTS[sort].fields - {"vision"}
        assert links(page, sort, about.public_id, field) is may, sort
    changes = reverse("model_change", args=["program", objects["program"].public_id])
    assert (changes in page.decode()) is not may  # to change the model is the coordinator's


def test_another_boards_registrar_reads_the_steering_model_and_blanks_nothing(client_of: Clients, world: World) -> None:
    about = steering_texts(world)["program"]
    page = client_of("eva").get(reverse("steering_model")).content
    assert about.name in page.decode()
    assert not links(page, "program", about.public_id, "name")
    assert client_of("eva").get(reverse("text_blank", args=["program", about.public_id, "name"])).status_code == 404
