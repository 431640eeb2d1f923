"""Blanking a local text of the guide: out of every version, every edition on disk and the search."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from fyren.base.history import Conflict
from fyren.base.models import ChangeEntry
from fyren.base.search import index
from fyren.editing import actions
from fyren.editing.queries.desk import Desk
from fyren.editing.search import GuideSearchSource
from fyren.guide.pack_files import Kind
from fyren.house.demo.cast import BESIDE
from fyren.house.demo.load import load_cast
from fyren.people.models import Body, RoleAssignment, User
from fyren.people.queries import viewer_for
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.actions.blanking import blank
from fyren.plan.queries.blanking import blanks_steering_model, field_text, texts_to_blank
from fyren.plan.sorts import removal_mark
from fyren.publishing.items import ItemName
from fyren.publishing.jobs import release_due
from fyren.publishing.models import Entry, Release
from fyren.publishing.packs import named
from fyren.publishing.port import Fault
from fyren.publishing.releasing import TreeDamaged, folder_of, home_of, put_back
from tests.conftest import client_for
from tests.editing.stand_in import StandIn
from tests.plan.revision.everywhere import places_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("committed_at_once")]

WORD = "Rosenquist"
SECRET = f"Ring Maja {WORD}."
TOPIC, DOOR = named(Kind.TOPIC, "adult.now", "sv"), named(Kind.DOOR, "adult", "sv")
SERVICE = named(Kind.SERVICE, "sos")


@pytest.fixture
def home(guide: StandIn, settings: Settings, tmp_path: Path) -> Path:
    """The folder of the editions, and a stand-in that writes every text of the guide's into one file."""
    settings.VAR = tmp_path
    return home_of("guide")


@pytest.fixture
def registrar(people: dict[str, User], bodies: dict[str, Body]) -> Viewer:
    """Eva, now registrar of the executive board too."""
    RoleAssignment.objects.create(user=people["eva"], role=Role.REGISTRAR, body=bodies["KS"])
    return viewer_for(people["eva"])


def test_the_demo_has_somebody_who_blanks_words_of_the_guide(bodies: dict[str, Body]) -> None:
    assert not any(blanks_steering_model(viewer_for(each)) for each in User.objects.all()), "none of the cast"
    (jonna,) = load_cast(bodies, personas=BESIDE).values()
    assert blanks_steering_model(viewer_for(jonna))


def save(by: Viewer, name: ItemName, **texts: str) -> Entry:
    desk = Desk()
    body = {**desk.newest[name].body, **texts}
    return actions.save_item(name=name, body=body, expected_version=desk.version(name), by=by).entry


def publish(by: Viewer, *entries: Entry) -> Release:
    versions = {each.public_id: Entry.objects.get(pk=each.pk).row_version for each in entries}
    actions.publish_items(versions=versions, by=by)
    return actions.release_guide(by=by)


def take_away(about: Entry, field: str, by: Viewer, reason: str = "Fel person.") -> None:
    about.refresh_from_db()
    blank(text=field_text(about, field), reason=reason, expected_version=about.row_version, by=by)


def on_disk(home: Path, word: str = WORD) -> list[str]:
    """The files under the editions' home that hold the word."""
    files = (path for path in home.rglob("*") if path.is_file())
    return [str(path.relative_to(home)) for path in files if word.encode() in path.read_bytes()]


def test_out_of_every_version_every_edition_and_the_search(
    home: Path, cast: dict[str, Viewer], registrar: Viewer
) -> None:
    by = cast["hanna"]
    entry = save(by, SERVICE, organisation=SECRET)
    publish(by, entry)
    save(by, SERVICE, organisation=f"{SECRET} Eller Kim.")
    last = publish(by, entry)
    index(GuideSearchSource().documents())
    assert {"publishing.Revision.body", "base.SearchEntry.within"} <= places_of(WORD)
    assert len(on_disk(home)) > 1, "the positive control: both editions, and the link to the latter"
    take_away(entry, "2.organisation", registrar)
    assert places_of(WORD) == set()
    assert on_disk(home) == []
    assert on_disk(home, json.dumps(removal_mark())[1:-1]), "the stand-in writes JSON"
    assert Desk().published[SERVICE].body["organisation"] == removal_mark()
    served = Release.objects.get(is_current=True)
    assert (served.number, served.author) == (last.number + 1, registrar.actor)
    assert (home / "current").resolve().name == folder_of(served).name


def test_an_edition_that_had_the_text_cannot_be_put_back(
    home: Path, cast: dict[str, Viewer], registrar: Viewer
) -> None:
    entry = save(cast["hanna"], SERVICE, organisation=SECRET)
    first = publish(cast["hanna"], entry)
    take_away(entry, "1.organisation", registrar)
    first.refresh_from_db()
    assert first.withdrawn_at is not None
    assert not folder_of(first).exists()
    with pytest.raises(TreeDamaged):
        put_back(first)


def test_editions_without_the_text_stay(home: Path, cast: dict[str, Viewer], registrar: Viewer) -> None:
    before = actions.release_guide(by=cast["hanna"])
    entry = save(cast["hanna"], SERVICE, organisation=SECRET)
    publish(cast["hanna"], entry)
    save(cast["hanna"], SERVICE, organisation="SOS")
    after = publish(cast["hanna"], entry)
    take_away(entry, "1.organisation", registrar)
    assert {each.number for each in Release.objects.filter(withdrawn_at=None)} == {before.number, after.number}
    assert Release.objects.get(is_current=True) == after, "what is served had it no longer, and is not built anew"
    assert on_disk(home) == []


def test_a_later_wording_that_somebody_has_mended_stays(home: Path, cast: dict[str, Viewer], registrar: Viewer) -> None:
    by = cast["hanna"]
    entry = save(by, DOOR, lead=f"Förr: {SECRET}")
    save(by, DOOR, lead=SECRET)
    save(by, DOOR, lead="Nu utan namn.")
    take_away(entry, "2.lead", registrar)
    said = {each.number: each.body["lead"] for each in entry.revisions.all()}
    assert said == {1: removal_mark(), 2: removal_mark(), 3: "Nu utan namn."}


def test_the_same_words_go_elsewhere_too(home: Path, cast: dict[str, Viewer], registrar: Viewer) -> None:
    entry = save(cast["hanna"], DOOR, lead=SECRET)
    other = save(cast["hanna"], named(Kind.DOOR, "child", "sv"), lead=f" {SECRET}\n", title="Rör inte")
    seen = other.row_version
    take_away(entry, "1.lead", registrar)
    assert places_of(WORD) == set()
    (left,) = other.revisions.all()
    assert left.body == {"title": "Rör inte", "lead": removal_mark()}
    with pytest.raises(Conflict):
        actions.save_item(name=other.name, body=left.body, expected_version=seen, by=cast["hanna"])


@pytest.mark.parametrize("path", ["contacts.0.number", "source.name", "contacts.0.shown"])
def test_facts_that_may_be_a_persons_are_texts(
    home: Path, cast: dict[str, Viewer], registrar: Viewer, path: str
) -> None:
    entry = save(cast["hanna"], SERVICE, organisation="SOS")
    assert f"1.{path}" in {each.field for each in texts_to_blank(registrar, [entry])}
    take_away(entry, f"1.{path}", registrar)
    (revision,) = entry.revisions.all()
    found: Any = revision.body
    for part in path.split("."):
        found = found[int(part) if part.isdigit() else part]
    assert found == removal_mark()


def test_codes_and_days_are_none(guide: StandIn, cast: dict[str, Viewer], registrar: Viewer) -> None:
    entry = save(cast["hanna"], SERVICE, organisation="SOS")
    fields = {each.field for each in texts_to_blank(registrar, [entry])}
    assert "1.organisation" in fields
    assert not fields & {"1.source.checked_on", "1.contacts.0.channel", "1.reach", "1.key"}


def test_what_cannot_be_built_without_the_text_is_refused_whole(
    home: Path, guide: StandIn, cast: dict[str, Viewer], registrar: Viewer
) -> None:
    entry = save(cast["hanna"], DOOR, lead=SECRET)
    publish(cast["hanna"], entry)
    guide.stops.append(Fault(DOOR, "Ingressen saknas."))
    with pytest.raises(ValidationError, match=r"Ingressen saknas\."):
        take_away(entry, "1.lead", registrar)
    assert places_of(WORD) == {"publishing.Revision.body"}
    save(cast["hanna"], DOOR, lead="Nu utan namn.")
    guide.stops.clear()
    publish(cast["hanna"], entry)
    guide.stops.append(Fault(DOOR, "Något annat."))
    take_away(entry, "1.lead", registrar)
    assert places_of(WORD) == set(), "the public sees it no longer, so nothing has to be built"
    assert on_disk(home) == []


def test_that_it_was_blanked_why_and_by_whom_is_kept(
    home: Path, cast: dict[str, Viewer], registrar: Viewer, people: dict[str, User]
) -> None:
    entry = save(cast["hanna"], DOOR, lead=SECRET)
    take_away(entry, "1.lead", registrar)
    (logged,) = ChangeEntry.objects.filter(object_id=entry.public_id)
    assert (logged.actor, logged.blanked_reason, logged.old, logged.new) == (registrar.actor, "Fel person.", "", "")
    page = client_for(people["eva"]).get(reverse("removed_texts")).content.decode()
    assert "Fel person." in page
    assert "Ingress, version 1" in page


def test_only_the_executive_boards_registrar(home: Path, cast: dict[str, Viewer]) -> None:
    entry = save(cast["hanna"], DOOR, lead=SECRET)
    for key in ("eva", "hanna", "amira"):
        with pytest.raises(PermissionDenied):
            take_away(entry, "1.lead", cast[key])


def test_the_registrars_way_there(
    home: Path, cast: dict[str, Viewer], registrar: Viewer, people: dict[str, User]
) -> None:
    entry = save(cast["hanna"], DOOR, lead=SECRET)
    client: Client = client_for(people["eva"])
    piece = f"{reverse('guide_blank_pieces')}?del={entry.public_id}"
    assert f"?del={entry.public_id}" in client.get(reverse("guide_blank_pieces")).content.decode()
    way = reverse("text_blank", args=["guidetext", entry.public_id, "1.lead"])
    assert way in client.get(piece).content.decode()
    assert SECRET in client.get(way).content.decode()
    done = client.post(way, {"reason": "Fel person.", "row_version": Entry.objects.get().row_version})
    assert done["Location"] == piece
    assert WORD not in client.get(piece).content.decode()


def test_other_registrars_find_nothing(home: Path, cast: dict[str, Viewer], people: dict[str, User]) -> None:
    entry = save(cast["hanna"], DOOR, lead=SECRET)
    client, address = client_for(people["eva"]), reverse("guide_blank_pieces")
    for page in (client.get(address), client.get(address, {"del": entry.public_id})):
        assert page.status_code == 200
        assert entry.public_id not in page.content.decode()


def test_a_withdrawn_tree_that_was_left_is_swept(home: Path, cast: dict[str, Viewer], registrar: Viewer) -> None:
    entry = save(cast["hanna"], SERVICE, organisation=SECRET)
    first = publish(cast["hanna"], entry)
    take_away(entry, "1.organisation", registrar)
    folder_of(first).mkdir()
    (folder_of(first) / "a.txt").write_text(SECRET, encoding="utf-8")

    class Going:
        def go_on(self) -> None:
            """Nothing stops it."""

        def pause(self, seconds: float) -> None:
            """It waits for nothing."""

    release_due(Going())
    assert on_disk(home) == []
