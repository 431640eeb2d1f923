"""Editorial notes: by whom, where, and never in the wording."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from fyren.base.history import Conflict
from fyren.base.models import ChangeEntry
from fyren.people.viewer import Viewer
from fyren.plan.actions.notes import remove_note, save_note
from fyren.plan.models import EditorialNote, PlanEdition
from fyren.plan.rules import Stage
from tests.plan.pages import sample
from tests.plan.pages.reader import read

ClientOf = Callable[[str | None], Client]
Cast = dict[str, Viewer]
PATH = "area/3.2/b1"
PLAN = f"/planer/{sample.SLUG}/"
NEW = f"/arbete/plan/{sample.SLUG}/1/anmarkning/?plats=area/3.2/b1"


@pytest.fixture
def note(edition: PlanEdition) -> EditorialNote:
    return EditorialNote.objects.create(edition=edition, path=PATH, text="Lagen är snävare.")


def write(edition: PlanEdition, by: Viewer, path: str = PATH, text: str = "Lagen är snävare.") -> EditorialNote:
    return save_note(edition=edition, path=path, values={"text": text}, by=by)


@pytest.mark.parametrize("key", ["amira", "hanna"])
def test_coordinator_and_editor_write(edition: PlanEdition, cast: Cast, key: str) -> None:
    assert write(edition, cast[key]).path == PATH


@pytest.mark.parametrize("key", ["bjorn", "carin", "david", "eva", "farid", "gun", "nobody"])
def test_others_do_not(edition: PlanEdition, cast: Cast, key: str) -> None:
    with pytest.raises(PermissionDenied):
        write(edition, cast[key])
    assert not EditorialNote.objects.exists()


@pytest.mark.parametrize("path", ["", "area/3.9/b1", "area/3.2", "section/2.1/p99"])
def test_a_place_that_is_not_in_the_wording(edition: PlanEdition, cast: Cast, path: str) -> None:
    with pytest.raises(ValidationError):
        write(edition, cast["amira"], path)


def test_a_draft_has_no_notes(edition: PlanEdition, cast: Cast) -> None:
    draft = sample.make_edition(edition.plan, number=2, stage=Stage.DRAFT)
    with pytest.raises(ValidationError):
        write(draft, cast["amira"])


def test_an_editor_does_not_reach_what_is_not_public(edition: PlanEdition, cast: Cast) -> None:
    hidden = sample.make_edition(edition.plan, number=2, stage=Stage.COMPILATION)
    with pytest.raises(PermissionDenied):
        write(hidden, cast["hanna"])


def test_the_wording_is_untouched(edition: PlanEdition, cast: Cast) -> None:
    before = edition.checksum
    write(edition, cast["amira"])
    edition.refresh_from_db()
    assert edition.read().checksum() == before == edition.checksum


def test_a_personal_identity_number_is_refused(edition: PlanEdition, cast: Cast) -> None:
    with pytest.raises(ValidationError):
        write(edition, cast["amira"], text="Gäller 19121212-1212.")


def test_the_later_of_two_is_told(note: EditorialNote, cast: Cast) -> None:
    def change(text: str) -> None:
        mine = EditorialNote.objects.get(pk=note.pk)
        save_note(edition=mine.edition, path="", values={"text": text}, note=mine, expected_version=1, by=cast["hanna"])

    change("Först")
    with pytest.raises(Conflict):
        change("Sedan")
    note.refresh_from_db()
    assert (note.text, note.path) == ("Först", PATH)


def test_what_is_removed_stays_in_the_log(note: EditorialNote, cast: Cast) -> None:
    public_id = note.public_id
    remove_note(note=note, expected_version=1, by=cast["amira"])
    assert not EditorialNote.objects.exists()
    assert ChangeEntry.objects.get(object_id=public_id).old == "Lagen är snävare."


def test_a_note_is_not_moved_to_another_plan(note: EditorialNote, bodies, cast: Cast) -> None:
    other = sample.make_edition(sample.make_plan(bodies["Omsorg"], slug="annan"))
    values = {"text": "Ny text"}
    foreign = EditorialNote.objects.create(edition=other, path=PATH, text="Omsorgens")
    with pytest.raises(PermissionDenied):
        save_note(edition=note.edition, path=PATH, values=values, note=foreign, by=cast["amira"])


def test_writing_in_the_browser(client_of: ClientOf, edition: PlanEdition) -> None:
    client = client_of("hanna")
    page = read(client.get(f"{PLAN}?anmark"))
    assert [url for url in page.links if url.endswith("/1/anmarkning/?plats=area%2F3.2%2Fb1")]
    assert any(text.startswith("Våldsutsatta finns") for text in read(client.get(NEW)).adopted)
    values = {"text": "Lagen är <b>snävare</b>.", "source": "SoL 19 kap. 1 §", "checked_on": "2026-11-01"}
    assert client.post(NEW, values).status_code == 302
    shown = read(client.get(PLAN)).editorial
    assert "Lagen är <b>snävare</b>." in shown[0], "as text, never as markup"
    assert "Källa: SoL 19 kap. 1 §" in shown[0]


def test_an_unknown_place_leads_back_to_the_plan(client_of: ClientOf, edition: PlanEdition) -> None:
    response = client_of("amira").get(NEW.replace("b1", "b77"))
    assert response.headers["Location"] == f"{PLAN}utgava/1/"


def test_changing_in_the_browser_with_two_at_once(client_of: ClientOf, note: EditorialNote) -> None:
    address = f"/arbete/anmarkning/{note.public_id}/"
    client = client_of("amira")
    assert client.post(address, {"text": "Först", "row_version": 1}).status_code == 302
    both = client.post(address, {"text": "Sedan", "row_version": 1})
    assert both.status_code == 409
    assert "Först" in both.content.decode()
    assert "Sedan" in both.content.decode()
    settled = {"text": "Sedan", "row_version": 2, "choose_text": "yours"}
    assert client.post(address, settled).status_code == 302
    note.refresh_from_db()
    assert note.text == "Sedan"
    assert "Historik" in read(client.get(address)).text


def test_removing_is_confirmed_and_only_what_was_read(client_of: ClientOf, note: EditorialNote) -> None:
    address = f"/arbete/anmarkning/{note.public_id}/ta-bort/"
    client = client_of("amira")
    assert "Lagen är snävare." in read(client.get(address)).text
    EditorialNote.objects.filter(pk=note.pk).update(text="Ny text", row_version=2)
    again = client.post(address, {"row_version": 1}, follow=True)
    assert "Inget har gjorts" in again.content.decode()
    assert EditorialNote.objects.exists()
    client.post(address, {"row_version": 2})
    assert not EditorialNote.objects.exists()


@pytest.mark.parametrize("key", ["bjorn", "gun", "farid"])
def test_others_meet_a_refusal(client_of: ClientOf, note: EditorialNote, key: str) -> None:
    client = client_of(key)
    assert client.get(f"/arbete/anmarkning/{note.public_id}/").status_code == 403
    assert client.post(NEW, {"text": "x"}).status_code == 403


def test_a_contact_detail_is_asked_about(client_of: ClientOf, edition: PlanEdition) -> None:
    response = client_of("amira").post(NEW, {"text": "Ring 0470-410 00."})
    assert response.status_code == 200
    assert "Uppgifterna gäller en funktion" in response.content.decode()
    assert not EditorialNote.objects.exists()
