"""A service's facts are changed in its form: numbers, hours, and a place that may be secret."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django import Settings

from fyren.editing import actions
from fyren.editing.queries.desk import Desk
from fyren.guide.pack_files import Kind
from fyren.people.viewer import Viewer
from fyren.publishing.models import Entry, Revision
from fyren.publishing.packs import named
from fyren.publishing.releasing import folder_of, home_of
from tests.editing.stand_in import StandIn

pytestmark = pytest.mark.django_db

KEY = "brottsofferjouren"
ADDRESS = f"/guiden/tjanster/{KEY}/"
PLACE = {"address": "Storgatan 1", "postal_code": "352 30", "town": "Växjö"}


def posted(client: Client, at: str = ADDRESS, **changes: Any) -> dict[str, Any]:
    """What the page would post as it stands, with some changes."""
    context = client.get(at).context
    data: dict[str, Any] = {"row_version": context["version"] or ""}
    for form in (context["form"], context["contacts"].management_form, *context["contacts"]):
        for bound in form:
            value = bound.value()
            if bound.name != "DELETE" and value is not None and value is not False:
                data[bound.html_name] = bound.field.prepare_value(value) if hasattr(value, "year") else value
    return {**data, **changes}


def facts(key: str = KEY) -> dict[str, Any]:
    return dict(Desk().newest[named(Kind.SERVICE, key)].body)


def test_saving_what_is_there_changes_nothing_but_the_form_of_it(hanna: Client) -> None:
    before = facts()
    response = hanna.post(ADDRESS, posted(hanna))
    assert response.status_code == 302, response.context["form"].errors
    after = facts()
    for name in ("organisation", "audiences", "needs", "languages", "is_verified", "reach"):
        assert after[name] == before[name]
    assert after["source"]["review_by"] == before["source"]["review_by"]
    assert [each["number"] for each in after["contacts"]] == [each.get("number", "") for each in before["contacts"]]


def test_a_number_is_typed_as_people_write_it(hanna: Client) -> None:
    changed = posted(hanna, **{"contact-0-number": "0470-410 00", "contact-0-hours": "mån–fre 8–16 ej helgdagar"})
    assert hanna.post(ADDRESS, changed).status_code == 302
    contact = facts()["contacts"][0]
    assert (contact["number"], contact["shown"]) == ("+4647041000", "0470-410 00")
    assert contact["hours"][0]["days"] == [1, 2, 3, 4, 5]
    assert not contact["hours"][0]["holidays"]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("contact-0-number", "ring oss", "är inget telefonnummer"),
        ("contact-0-hours", "ibland", "går inte att tolka"),
        ("review_by", "2020-01-01", "före kontrollen"),
        ("source_name", "", "Fyll i fältet"),
        ("organisation", "Jouren 19121212-1212", "personnummer"),
    ],
)
def test_what_cannot_be_is_refused_in_words(hanna: Client, name: str, value: str, said: str) -> None:
    response = hanna.post(ADDRESS, posted(hanna, **{name: value}))
    assert response.status_code == 200
    assert said in response.content.decode()
    assert not Entry.objects.exists()


def test_a_way_is_added_and_one_is_taken_away(hanna: Client) -> None:
    count = len(facts()["contacts"])
    added = {f"contact-{count}-channel": "web", f"contact-{count}-address": "www.exempel.se"}
    assert hanna.post(ADDRESS, posted(hanna, **added)).status_code == 302
    assert facts()["contacts"][-1]["address"] == "https://www.exempel.se"
    assert hanna.post(ADDRESS, posted(hanna, **{"contact-0-DELETE": "on"})).status_code == 302
    assert len(facts()["contacts"]) == count


def test_a_new_service_is_added_with_its_words(hanna: Client) -> None:
    data = posted(
        hanna,
        "/guiden/ny-tjanst/",
        name="Stödcentrum Exempel",
        does="Du kan prata med någon.",
        organisation="Exempel kommun",
        audiences=["adult"],
        needs=["talk"],
        source_name="Kommunen",
        checked_on="2026-11-01",
        review_by="2027-05-01",
        **{"contact-0-number": "0470-410 00"},
    )
    response = hanna.post("/guiden/ny-tjanst/", data)
    assert response.status_code == 302, response.context["form"].errors
    assert facts("stodcentrum-exempel")["organisation"] == "Exempel kommun"
    words = Desk().newest[named(Kind.SERVICE_WORDS, "stodcentrum-exempel", "sv")].body
    assert words["name"] == "Stödcentrum Exempel"


def test_two_who_save_meet(hanna: Client, cast: dict[str, Viewer]) -> None:
    actions.save_item(name=named(Kind.SERVICE, KEY), body=facts(), expected_version=None, by=cast["hanna"])
    mine = posted(hanna, organisation="Min organisation")
    theirs = facts() | {"organisation": "Deras organisation"}
    actions.save_item(name=named(Kind.SERVICE, KEY), body=theirs, expected_version=1, by=cast["hanna"])
    response = hanna.post(ADDRESS, mine)
    assert response.status_code == 409
    assert "Deras" in response.content.decode()
    again = {**mine, "row_version": response.context["version"]}
    assert hanna.post(ADDRESS, again).status_code == 302
    assert facts()["organisation"] == "Min organisation"


# --- a secret place


def _placed(by: Viewer) -> None:
    body = facts() | {"place": PLACE}
    actions.save_item(name=named(Kind.SERVICE, KEY), body=body, expected_version=None, by=by)


def test_a_secret_place_cannot_be_entered_and_goes_from_what_was_saved(hanna: Client, cast: dict[str, Viewer]) -> None:
    _placed(cast["hanna"])
    assert b"Storgatan 1" in hanna.get(ADDRESS).content
    kept = posted(hanna, is_protected="on")
    assert hanna.post(ADDRESS, kept).status_code == 200, "the address is still there, so it is asked to be taken away"
    cleared = {**kept, "address": "", "postal_code": "", "town": ""}
    assert hanna.post(ADDRESS, cleared).status_code == 302
    assert "Storgatan" not in repr(list(Revision.objects.values_list("body", flat=True)))
    page = hanna.get(ADDRESS).content.decode()
    assert 'name="address"' not in page
    assert 'name="town"' not in page


def test_the_probe_finds_an_address_that_is_there(hanna: Client, cast: dict[str, Viewer]) -> None:
    _placed(cast["hanna"])
    assert "Storgatan" in repr(list(Revision.objects.values_list("body", flat=True)))
    assert 'name="address"' in hanna.get(ADDRESS).content.decode()


def test_a_posted_address_of_a_secret_place_is_nowhere(hanna: Client) -> None:
    hanna.post(ADDRESS, posted(hanna, is_protected="on"))
    hanna.post(ADDRESS, posted(hanna, **PLACE))
    assert facts()["is_protected"]
    assert "Storgatan" not in repr(list(Revision.objects.values_list("body", flat=True)))


def test_the_action_itself_refuses_a_secret_place(guide: StandIn, cast: dict[str, Viewer]) -> None:
    body = facts() | {"is_protected": True, "place": PLACE}
    with pytest.raises(ValidationError):
        actions.save_item(name=named(Kind.SERVICE, KEY), body=body, expected_version=None, by=cast["hanna"])


def in_editions(home: Path) -> set[str]:
    """The editions whose files tell the address."""
    files = (path for path in home.glob("0*/**/*") if path.is_file())
    return {path.relative_to(home).parts[0] for path in files if b"Storgatan 1" in path.read_bytes()}


@pytest.mark.usefixtures("committed_at_once")
def test_editions_that_tell_a_place_that_is_secret_now_lose_their_files(
    guide: StandIn, cast: dict[str, Viewer], settings: Settings, tmp_path: Path
) -> None:
    settings.VAR = tmp_path
    by, name = cast["hanna"], named(Kind.SERVICE, KEY)
    _placed(by)
    entry = Entry.objects.get()
    actions.publish_items(versions={entry.public_id: entry.row_version}, by=by)
    first, served = actions.release_guide(by=by), actions.release_guide(by=by)
    home = home_of("guide")
    assert in_editions(home) == {folder_of(first).name, folder_of(served).name}
    told = first.contents[str(name)]
    actions.save_item(name=name, body=facts() | {"is_protected": True, "place": None}, expected_version=2, by=by)
    assert in_editions(home) == {folder_of(served).name}, "a draft changes nothing of what the public sees"
    actions.publish_items(versions={entry.public_id: 3}, by=by)
    silent = actions.release_guide(by=by)
    actions.release_guide(by=by)
    assert in_editions(home) == set()
    for each in (first, served):
        each.refresh_from_db()
        assert each.withdrawn_at is not None
        assert told not in each.contents.values(), "an address can be guessed from the checksum of the rest"
    silent.refresh_from_db()
    assert silent.withdrawn_at is None
    assert folder_of(silent).is_dir()


def test_an_edition_that_tells_a_place_that_is_secret_now_stays_put_away(
    guide: StandIn, cast: dict[str, Viewer]
) -> None:
    by, name = cast["hanna"], named(Kind.SERVICE, KEY)
    _placed(by)
    entry = Entry.objects.get()
    actions.publish_items(versions={entry.public_id: entry.row_version}, by=by)
    telling = actions.release_guide(by=by)
    actions.save_item(name=name, body=facts() | {"is_protected": True, "place": None}, expected_version=2, by=by)
    actions.publish_items(versions={entry.public_id: 3}, by=by)
    silent = actions.release_guide(by=by)
    with pytest.raises(ValidationError):
        actions.put_back_release(release=telling, by=by)
    actions.release_guide(by=by)
    assert actions.put_back_release(release=silent, by=by).is_current
