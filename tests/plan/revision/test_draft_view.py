"""The draft's page: one part open, saved as one change, and two people who meet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from fyren.plan.actions.revision import change_draft
from fyren.plan.editing import replace_text
from fyren.plan.models import Revision
from fyren.plan.queries.revision import working_draft
from tests.actions.world import World
from tests.plan.revision.course import REWORDED

pytestmark = pytest.mark.django_db
Clients = Callable[[str | None], Client]
AREA = "area/3.1"


def address(revision: Revision, part: str = AREA) -> str:
    return f"{reverse('revision_draft', args=[revision.public_id])}?del={part}"


def texts(revision: Revision) -> dict[str, str]:
    return dict(working_draft(revision).read().texts())


def posted(revision: Revision, **changes: str) -> dict[str, str]:
    """The whole form of the area as the browser would post it."""
    found = {path: text for path, text in texts(revision).items() if path.startswith(f"{AREA}/")}
    version = str(working_draft(revision).row_version)
    return {"row_version": version, "do": "save", "new_text": "", **found, **changes}


def test_one_part_is_open_and_the_rest_is_read(client_of: Clients, edited: Revision) -> None:
    page = client_of("amira").get(address(edited)).content.decode()
    assert 'name="area/3.1/b2"' in page
    assert 'name="section/1/p1"' not in page
    assert "Kommunen ska arbeta mot våld." in page


def test_texts_are_saved_together(client_of: Clients, edited: Revision) -> None:
    data = posted(edited, **{"area/3.1/b2": "att alla vet", "area/3.1/title": "Förhindra"})
    response = client_of("amira").post(address(edited), data)
    assert response.status_code == 302
    assert (texts(edited)["area/3.1/b2"], texts(edited)["area/3.1/title"]) == ("att alla vet", "Förhindra")
    assert working_draft(edited).row_version == 3


def test_a_button_saves_what_was_written_and_then_does_its_own(client_of: Clients, edited: Revision) -> None:
    data = posted(edited, **{"area/3.1/b2": "att alla vet", "do": "down:area/3.1/b2"})
    client_of("amira").post(address(edited), data)
    assert [texts(edited)[f"{AREA}/b{n}"] for n in (2, 3)] == [REWORDED, "att alla vet"]
    client_of("amira").post(address(edited), posted(edited, do=f"renumber:{AREA}"))
    assert [b.number for b in working_draft(edited).read().development_areas[0].focus_areas] == ["3.1.1", "3.1.2"]


def test_adding_and_removing(client_of: Clients, edited: Revision) -> None:
    new = {"new_text": "att nå fler", "new_kind": "focus_area", "new_after": "1", "do": "add"}
    client_of("amira").post(address(edited), posted(edited, **new))
    block = working_draft(edited).read().development_areas[0].blocks[1]
    assert (block.text, block.number) == ("att nå fler", "3.1.3")
    client_of("amira").post(address(edited), posted(edited, do=f"remove:{AREA}/b2"))
    assert "att nå fler" not in texts(edited).values()


@pytest.mark.parametrize(
    "changes",
    [
        {"area/3.1/b2": " "},
        {"do": "remove:area/3.1/title"},
        {"do": "nonsense:x"},
        {"area/3.1/b2": "Anna 19121212-1212"},
        {"area/3.1/b2": "Ring Anna på 070-123 45 67"},
        {"new_text": "x", "new_kind": "nonsense"},
    ],
)
def test_what_cannot_be_saved_comes_back_with_the_reason(
    client_of: Clients, changes: dict[str, str], edited: Revision
) -> None:
    response = client_of("amira").post(address(edited), posted(edited, **changes))
    assert response.status_code == 200
    assert "data-error-summary" in response.content.decode()
    assert working_draft(edited).row_version == 2


def test_nobody_else_posts(client_of: Clients, edited: Revision) -> None:
    for key in ("bjorn", "eva", "hanna"):
        assert client_of(key).post(address(edited), posted(edited)).status_code == 403
    assert client_of("amira").post(address(edited, "area/9"), posted(edited)).status_code == 404


def test_two_who_changed_the_same_text_see_both_and_choose(client_of: Clients, world: World, edited: Revision) -> None:
    mine = posted(edited, **{"area/3.1/b2": "min lydelse", "area/3.1/title": "Min rubrik"})
    draft = working_draft(edited)
    theirs = [
        partial(replace_text, path="area/3.1/b2", text="deras lydelse"),
        partial(replace_text, path="section/1/p1", text="deras stycke"),
    ]
    change_draft(edition=draft, edits=theirs, expected_version=draft.row_version, by=world.coordinator)
    response = client_of("amira").post(address(edited), mine)
    page = response.content.decode()
    assert response.status_code == 409
    assert "min lydelse" in page
    assert "deras lydelse" in page
    assert REWORDED not in page  # what nobody changed is not asked about
    chosen = {
        "row_version": "3",
        "do": "save",
        "area/3.1/b2": "min lydelse",
        "choose_area/3.1/b2": "saved",
        "area/3.1/title": "Min rubrik",
        "choose_area/3.1/title": "yours",
    }
    assert client_of("amira").post(address(edited), chosen).status_code == 302
    now = texts(edited)
    assert (now["area/3.1/b2"], now["area/3.1/title"], now["section/1/p1"]) == (
        "deras lydelse",
        "Min rubrik",
        "deras stycke",
    )


def test_the_history_stands_under_the_draft(client_of: Clients, world: World, edited: Revision) -> None:
    page = client_of("amira").get(address(edited)).content.decode()
    assert world.coordinator.name in page
    assert "att fler vågar fråga" in page
