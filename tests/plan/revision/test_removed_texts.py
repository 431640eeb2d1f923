"""What only the change log still holds is found by the registrar, and blanked there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from fyren.base.models import ChangeEntry
from fyren.people.models import RoleAssignment
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.actions.notes import remove_note, save_note
from fyren.plan.actions.revision import change_draft
from fyren.plan.editing import replace_text
from fyren.plan.models import EditorialNote, Revision
from fyren.plan.queries.blanking import blanked_rows, removed_rows
from fyren.plan.queries.revision import working_draft
from fyren.vault.models import AuditRow
from tests.actions.world import World
from tests.plan.revision.everywhere import places_of

pytestmark = pytest.mark.django_db
Clients = Callable[[str | None], Client]
SECRET = "det hemliga ordet"
PAGE = "/stryk/borttagna/"


@pytest.fixture
def owner(world: World) -> Viewer:
    """Eva, now also registrar of the executive board."""
    RoleAssignment.objects.create(user=world.people["eva"], role=Role.REGISTRAR, body=world.executive)
    return world.registrar


@pytest.fixture
def removed(world: World) -> str:
    """The public id of an editorial note that was written, changed and removed."""
    by, edition = world.coordinator, world.edition
    note = save_note(edition=edition, path="closing", values={"text": f"{SECRET} 1"}, by=by)
    save_note(edition=edition, path="", values={"text": f"{SECRET} 2"}, note=note, expected_version=1, by=by)
    remove_note(note=note, expected_version=2, by=by)
    return note.public_id


def test_a_removed_note_is_listed_and_blanked(client_of: Clients, world: World, owner: Viewer, removed: str) -> None:
    client = client_of("eva")
    address = reverse("text_blank", args=["logg", removed, "text"])
    page = client.get(PAGE).content.decode()
    assert address in page
    assert SECRET in page
    asked = client.get(address).content.decode()
    assert f"{SECRET} 1" in asked
    assert f"{SECRET} 2" in asked
    assert places_of(SECRET) == {"base.ChangeEntry.old", "base.ChangeEntry.new"}
    after = client.post(address, {"reason": "Namngav någon.", "row_version": 2}, follow=True).content.decode()
    assert places_of(SECRET) == set()
    assert "Namngav någon." in after
    assert address not in after
    entries = ChangeEntry.objects.filter(object_id=removed).order_by("id")
    coordinator = world.coordinator.actor
    assert [entry.actor for entry in entries] == [coordinator, coordinator, owner.actor]
    assert {entry.authority for entry in entries} == {world.executive.public_id}
    row = AuditRow.objects.latest("pk")
    assert (row.object_type, row.object_id, row.fields) == ("plan.EditorialNote", removed, ["text"])
    assert client.get(address).status_code == 404


def test_another_authoritys_is_nothing_one_may_know_of(client_of: Clients, removed: str) -> None:
    assert SECRET not in client_of("eva").get(PAGE).content.decode()
    address = reverse("text_blank", args=["logg", removed, "text"])
    assert client_of("eva").get(address).status_code == 404
    assert client_of("eva").get(reverse("text_blank", args=["logg", "saknas", "text"])).status_code == 404


def test_what_still_stands_is_not_listed(world: World, owner: Viewer) -> None:
    by = world.coordinator
    note = save_note(edition=world.edition, path="closing", values={"text": "Först"}, by=by)
    save_note(edition=world.edition, path="", values={"text": "Sedan"}, note=note, expected_version=1, by=by)
    assert ChangeEntry.objects.filter(old="Först").exists()
    assert removed_rows([world.executive.public_id]) == []  # the note's own page shows it, and leads to blanking
    remove_note(note=EditorialNote.objects.get(), expected_version=2, by=by)
    (row,) = removed_rows([world.executive.public_id])
    assert (row.text, row.field) == ("Sedan", "text")


def test_a_wording_that_no_edition_has_any_more(
    client_of: Clients, world: World, owner: Viewer, opened: Revision
) -> None:
    for text in (SECRET, "Planen följs upp vartannat år."):
        draft = working_draft(opened)
        edits = [partial(replace_text, path="closing", text=text)]
        change_draft(edition=draft, edits=edits, expected_version=draft.row_version, by=world.coordinator)
    (row,) = removed_rows([world.executive.public_id])
    assert (row.public_id, row.field) == (draft.public_id, "closing")
    client = client_of("eva")
    address = reverse("text_blank", args=["logg", draft.public_id, "closing"])
    assert address in client.get(PAGE).content.decode()
    client.post(address, {"reason": "Fel.", "row_version": 1})
    assert places_of(SECRET) == set()
    assert removed_rows([world.executive.public_id]) == []
    assert dict(working_draft(opened).read().texts())["closing"] == "Planen följs upp vartannat år."


def test_what_was_blanked_is_listed_with_who_and_why(
    world: World, owner: Viewer, removed: str, client_of: Clients
) -> None:
    assert blanked_rows([world.executive.public_id]) == []
    address = reverse("text_blank", args=["logg", removed, "text"])
    client_of("eva").post(address, {"reason": "Namngav någon.", "row_version": 1})
    (row,) = blanked_rows([world.executive.public_id])
    assert (row.who, row.reason, row.text) == (world.people["eva"].name, "Namngav någon.", "")
    assert blanked_rows([world.board.public_id]) == []
