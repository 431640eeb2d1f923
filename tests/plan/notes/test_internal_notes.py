"""Internal notes: an authority's own until it hands them over, then nobody's to change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from fyren.base.history import Conflict
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.actions.notes import hand_over_internal_note, save_internal_note
from fyren.plan.models import FocusArea, InternalNote
from tests.plan.pages.reader import read

ClientOf = Callable[[str | None], Client]
Cast = dict[str, Viewer]
LIST = "/arbete/anteckningar/"
TEXT = "Vi hinner inte."


def address(note: InternalNote) -> str:
    return f"{LIST}{note.public_id}/"


def hand_over(note: InternalNote, by: Viewer) -> None:
    hand_over_internal_note(note=note, expected_version=note.row_version, by=by)


def test_one_writes_for_ones_own_authority_only(bodies: dict[str, Body], focus_area: FocusArea, cast: Cast) -> None:
    def write(short_name: str, key: str) -> InternalNote:
        return save_internal_note(
            authority=bodies[short_name], focus_area=focus_area, values={"text": TEXT}, by=cast[key]
        )

    assert write("Utbildning", "bjorn").authority == bodies["Utbildning"]
    for short_name, key in (("Vidingehem", "bjorn"), ("Utbildning", "amira"), ("Utbildning", "eva")):
        with pytest.raises(PermissionDenied):
            write(short_name, key)


@pytest.mark.parametrize("key", ["bjorn", "eva"])
def test_the_own_authority_reads_it(client_of: ClientOf, internal: InternalNote, key: str) -> None:
    client = client_of(key)
    assert TEXT in read(client.get(LIST)).text
    assert TEXT in client.get(address(internal)).content.decode()


@pytest.mark.parametrize("key", ["amira", "carin", "david", "gun"])
def test_nobody_else_knows_that_it_exists(client_of: ClientOf, internal: InternalNote, key: str) -> None:
    client = client_of(key)
    assert TEXT not in client.get(LIST).content.decode()
    assert client.get(address(internal)).status_code == 404


@pytest.mark.parametrize(("key", "status"), [("amira", 200), ("gun", 200), ("carin", 404), ("david", 404)])
def test_handed_over_it_is_read_by_the_plans_owner_and_the_auditor(
    client_of: ClientOf, internal: InternalNote, cast: Cast, key: str, status: int
) -> None:
    hand_over(internal, cast["bjorn"])
    client = client_of(key)
    assert client.get(address(internal)).status_code == status
    assert (TEXT in client.get(LIST).content.decode()) is (status == 200)


@pytest.mark.parametrize("key", ["hanna", "farid"])
def test_editors_and_administrators_have_no_business_here(
    client_of: ClientOf, internal: InternalNote, cast: Cast, key: str
) -> None:
    hand_over(internal, cast["bjorn"])
    assert client_of(key).get(LIST).status_code == 403
    assert client_of(key).get(address(internal)).status_code in (403, 404)


def test_after_that_nobody_changes_it(client_of: ClientOf, internal: InternalNote, cast: Cast) -> None:
    hand_over(internal, cast["bjorn"])
    with pytest.raises(ValidationError):
        save_internal_note(
            authority=internal.authority,
            focus_area=internal.focus_area,
            values={"text": "Nej"},
            note=internal,
            expected_version=internal.row_version,
            by=cast["bjorn"],
        )
    with pytest.raises(ValidationError):
        hand_over(internal, cast["bjorn"])
    for key in ("bjorn", "amira"):
        assert client_of(key).post(address(internal), {"text": "Nej", "row_version": 2}).status_code == 403
    internal.refresh_from_db()
    assert internal.text == TEXT


def test_only_what_was_read_is_handed_over(client_of: ClientOf, internal: InternalNote, cast: Cast) -> None:
    InternalNote.objects.filter(pk=internal.pk).update(text="Ändrad av en kollega", row_version=2)
    with pytest.raises(Conflict):
        hand_over_internal_note(note=internal, expected_version=1, by=cast["bjorn"])
    page = client_of("bjorn").post(f"{address(internal)}lamna-over/", {"row_version": 1}, follow=True)
    assert "Inget har gjorts" in page.content.decode()
    assert "Ändrad av en kollega" in page.content.decode()
    internal.refresh_from_db()
    assert internal.handed_over_at is None


def test_the_whole_way_in_the_browser(client_of: ClientOf, focus_area: FocusArea) -> None:
    client = client_of("bjorn")
    new = f"{LIST}ny/?om={focus_area.public_id}"
    assert new in read(client.get("/planer/plan-mot-vald/3.2.1/")).links
    made = client.post(new, {"text": TEXT, "dnr": "UN 2026-14"})
    note = InternalNote.objects.get()
    assert made.headers["Location"] == address(note)
    assert note.authority.short_name == "Utbildning"
    confirm = read(client.get(f"{address(note)}lamna-over/"))
    assert "Kommunstyrelsen kommer att kunna läsa anteckningen" in confirm.text
    client.post(f"{address(note)}lamna-over/", {"row_version": 1})
    shown = read(client.get(address(note))).text
    assert "Björn Ek (exempel)" in shown
    assert "UN 2026-14" in shown


@pytest.mark.parametrize("about", ["", "bcdfghjkmnpqrs", "\x00", "' OR 1=1"])
def test_about_something_that_is_not_there(client_of: ClientOf, focus_area: FocusArea, about: str) -> None:
    assert client_of("bjorn").get(f"{LIST}ny/", {"om": about}).status_code == 404


def test_the_public_page_does_not_offer_it(client_of: ClientOf, focus_area: FocusArea) -> None:
    assert "anteckning" not in client_of(None).get("/planer/plan-mot-vald/3.2.1/").content.decode()
    assert "anteckning" in client_of("bjorn").get("/planer/plan-mot-vald/3.2.1/").content.decode()
