"""A revision's pages by persona: who gets in, who is told no, and who is not told that there is anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from fyren.plan.actions.revision import withdraw_revision
from fyren.plan.models import Revision
from fyren.plan.queries.revision import working_draft, workspace_revisions
from fyren.plan.queries.revision_due import due_in_revisions
from fyren.plan.rules import Stage
from tests.actions.world import World
from tests.plan.revision.course import REACHED, REWORDED, Course

pytestmark = pytest.mark.django_db
Clients = Callable[[str | None], Client]

ALL = ["amira", "bjorn", "carin", "david", "eva", "farid", "gun", "hanna"]
STEPS = {
    "revision_send": "edited",
    "revision_compile": "sent",
    "revision_propose": "compiled",
    "revision_decide": "proposed",
    "revision_withdraw": "edited",
    "partner_answer": "sent",
}


@pytest.mark.parametrize("key", ALL)
def test_a_draft_revision_is_known_at_the_plans_authority_only(client_of: Clients, key: str, edited: Revision) -> None:
    response = client_of(key).get(reverse("revision", args=[edited.public_id]))
    assert response.status_code == (200 if key == "amira" else 404)


@pytest.mark.parametrize("key", ALL)
def test_once_sent_out_everyone_logged_in_reads_its_page(client_of: Clients, key: str, sent: Revision) -> None:
    response = client_of(key).get(reverse("revision", args=[sent.public_id]))
    assert response.status_code == 200
    assert ("revision_withdraw" in response.content.decode()) is False
    assert (reverse("revision_withdraw", args=[sent.public_id]) in response.content.decode()) is (key == "amira")


def test_without_log_in_one_is_asked_to_log_in(client_of: Clients, sent: Revision) -> None:
    response = client_of(None).get(reverse("revision", args=[sent.public_id]))
    assert response.status_code == 302
    assert "/logga-in/" in response["Location"]


@pytest.mark.parametrize("key", ALL)
@pytest.mark.parametrize(("name", "reached"), STEPS.items(), indirect=["reached"])
def test_only_the_coordinator_takes_steps(client_of: Clients, key: str, name: str, reached: Revision) -> None:
    address = reverse(name, args=[reached.public_id])
    client = client_of(key)
    assert client.get(address).status_code == (200 if key == "amira" else 403)
    assert client.post(address, {}).status_code == (200 if key == "amira" else 403)


def test_a_step_that_does_not_follow_is_not_there(client_of: Clients, edited: Revision) -> None:
    client = client_of("amira")
    for name in ("revision_compile", "revision_decide"):
        assert client.get(reverse(name, args=[edited.public_id])).status_code == 404
    assert client.get(reverse("revision_send", args=[edited.public_id])).status_code == 200


@pytest.mark.parametrize("key", ALL)
def test_the_working_draft_is_read_at_the_plans_authority_only(
    client_of: Clients, world: World, key: str, sent: Revision
) -> None:
    response = client_of(key).get(reverse("revision_draft", args=[sent.public_id]))
    expected = {"amira": 200, "farid": 403, "gun": 403, "hanna": 403}.get(key, 404)
    assert response.status_code == expected


def test_opening_sending_and_going_on(client_of: Clients, course: Course, world: World) -> None:
    client = client_of("amira")
    response = client.post(reverse("revision_open", args=[world.plan.slug]), {"reason": "Ny mandatperiod."})
    revision = Revision.objects.get(plan=world.plan)
    assert response["Location"] == reverse("revision", args=[revision.public_id])
    # Opened twice: one is shown the one that is open.
    again = client.get(reverse("revision_open", args=[world.plan.slug]))
    assert again["Location"] == response["Location"]
    sending = {
        "row_version": 1,
        "draft_version": 1,
        "bodies": [world.board.pk],
        "partners": "En förening (exempel)\n\n",
        "answers_due": "2099-01-01",
    }
    client.post(reverse("revision_send", args=[revision.public_id]), sending)
    revision.refresh_from_db()
    assert revision.stage == Stage.CONSULTATION
    page = client.get(reverse("revision_compile", args=[revision.public_id])).content.decode()
    assert "En förening (exempel)" in page  # who has not answered is said before it is closed
    client.post(reverse("revision_compile", args=[revision.public_id]), {"row_version": 2, "draft_version": 1})
    client.post(reverse("revision_propose", args=[revision.public_id]), {"row_version": 3, "draft_version": 1})
    revision.refresh_from_db()
    assert revision.stage == Stage.PROPOSAL


def test_a_step_from_an_old_page_is_shown_again(client_of: Clients, sent: Revision) -> None:
    address = reverse("revision_compile", args=[sent.public_id])
    client = client_of("amira")
    response = client.post(address, {"row_version": 1, "draft_version": 2})
    sent.refresh_from_db()
    assert (response.status_code, sent.stage) == (200, Stage.CONSULTATION)
    assert f'value="{sent.row_version}"' in response.content.decode()
    seen = {"row_version": sent.row_version, "draft_version": 2}
    assert client.post(address, seen).status_code == 302


def test_a_step_from_an_old_draft_is_shown_again(client_of: Clients, edited: Revision) -> None:
    address = reverse("revision_propose", args=[edited.public_id])
    client = client_of("amira")
    response = client.post(address, {"row_version": 1, "draft_version": 1})
    edited.refresh_from_db()
    assert (response.status_code, edited.stage) == (200, Stage.DRAFT)
    page = response.content.decode()
    assert "Utkastet har ändrats" in page
    assert ('name="draft_version" value="2"' in page, 'name="row_version" value="1"' in page) == (True, True)
    assert client.post(address, {"row_version": 1, "draft_version": 2}).status_code == 302


def test_the_decision_is_entered(client_of: Clients, world: World, proposed: Revision) -> None:
    proposed.refresh_from_db()
    facts = {
        "row_version": proposed.row_version,
        "draft_version": working_draft(proposed).row_version,
        "body": world.council.pk,
        "on": world.day.isoformat(),
        "section": "§ 101",
        "dnr": "KS-2026-1",
    }
    address = reverse("revision_decide", args=[proposed.public_id])
    assert client_of("amira").post(address, facts | {"section": ""}).status_code == 200
    assert client_of("amira").post(address, facts).status_code == 302
    page = client_of(None).get(reverse("plan", args=[world.plan.slug])).content.decode()
    assert REWORDED in page


def test_the_decision_waits_for_the_mapping(client_of: Clients, course: Course, world: World, edited: Revision) -> None:
    course.advance(edited, Stage.PROPOSAL)
    client = client_of("amira")
    facts = {
        "row_version": edited.row_version,
        "draft_version": working_draft(edited).row_version,
        "body": world.council.pk,
        "on": world.day.isoformat(),
        "section": "§ 1",
        "dnr": "1",
    }
    response = client.post(reverse("revision_decide", args=[edited.public_id]), facts)
    assert response.status_code == 200
    assert reverse("revision_mapping", args=[edited.public_id]) in response.content.decode()
    edited.refresh_from_db()
    assert edited.stage == Stage.PROPOSAL


def test_a_withdrawn_revision_says_why(client_of: Clients, world: World, sent: Revision) -> None:
    client = client_of("amira")
    address = reverse("revision_withdraw", args=[sent.public_id])
    assert client.post(address, {"row_version": sent.row_version, "because": ""}).status_code == 200
    client.post(address, {"row_version": sent.row_version, "because": "Uppgår i annan plan."})
    assert "Uppgår i annan plan." in client_of("gun").get(reverse("revision", args=[sent.public_id])).content.decode()
    assert client.get(address).status_code == 302


def test_the_workspace_lists_what_one_may_open_or_follow(world: World, course: Course) -> None:
    world.plan  # noqa: B018 - there is a plan
    (row,) = workspace_revisions(world.coordinator)
    assert (row.plan, row.revision, row.may_open) == (world.plan, None, True)
    assert workspace_revisions(world.contact) == []
    sent = course.sent()
    (row,) = workspace_revisions(world.contact)
    assert (row.revision, row.may_open) == (sent, False)
    (row,) = workspace_revisions(world.coordinator)
    assert (row.revision, row.may_open) == (sent, False)


def test_what_is_due(course: Course, world: World, sent: Revision) -> None:
    (item,) = due_in_revisions(world.contact)
    assert item.date == course.sending().answers_due
    assert item.url == reverse("consultation_answer", args=[sent.public_id, world.board.public_id])
    assert list(due_in_revisions(world.coordinator)) == []
    course.handed_over(sent)
    assert list(due_in_revisions(world.contact)) == []
    assert len(list(due_in_revisions(world.other_contact))) == 1
    sent.answers_due = world.day.replace(year=2020)
    sent.save()
    assert [item.url for item in due_in_revisions(world.coordinator)] == [reverse("revision", args=[sent.public_id])]


def test_what_was_withdrawn_is_due_no_more(world: World, sent: Revision) -> None:
    withdraw_revision(revision=sent, because="x", expected_version=sent.row_version, by=world.coordinator)
    assert list(due_in_revisions(world.contact)) == []


@pytest.mark.parametrize("reached", REACHED.values(), indirect=True)
def test_the_page_is_drawn_at_every_stage(
    client_of: Clients, reached: Revision, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = client_of("amira")
    with django_assert_max_num_queries(14):  # type: ignore[attr-defined]
        response = client.get(reverse("revision", args=[reached.public_id]))
    assert response.status_code == 200
    assert working_draft(reached)
