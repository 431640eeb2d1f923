"""What the desk does for the guide it does for the pages for employees: blanking, the registrar's documents, Today and
the staff's search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from fyren.base import clock
from fyren.base.search import EVERYONE_LOGGED_IN, search
from fyren.detection.pack_files import Kind
from fyren.editing import actions
from fyren.editing.due import editing_due
from fyren.editing.queries.desk import EMPLOYEES, GUIDE, Desk
from fyren.editing.records import editing_records
from fyren.editing.search import EmployeesSearchSource, index_published
from fyren.guide.pack_files import Kind as Guided
from fyren.people.models import Body, RoleAssignment, User
from fyren.people.queries import viewer_for
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.actions.blanking import blank
from fyren.plan.queries.blanking import field_text
from fyren.publishing.items import ItemName
from fyren.publishing.models import Entry, Release
from fyren.publishing.packs import named
from fyren.publishing.port import publisher_named
from fyren.publishing.releasing import current, folder_of, home_of
from tests.conftest import client_for
from tests.editing.stand_in import SETTINGS, StandIn
from tests.plan.revision.everywhere import places_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guide", "committed_at_once")]

WORD = "Rosenquist"
SECRET = f"Ring Maja {WORD}."
TEXT = named(Kind.PROFESSION_TEXT, "preschool", "sv")
DOOR = named(Guided.DOOR, "adult", "sv")
OURS = {"municipality": "Exempel kommun", "contact_centre": {"number": "+4647041000", "shown": "0470-410 00"}}
CHECKED = {"checked_on": "2026-01-01", "review_by": "2027-01-01"}
FOUND = ("employees_found", [TEXT.kind, TEXT.key])


@pytest.fixture
def registrar(people: dict[str, User], bodies: dict[str, Body]) -> Viewer:
    """Eva, now registrar of the executive board too."""
    RoleAssignment.objects.create(user=people["eva"], role=Role.REGISTRAR, body=bodies["KS"])
    return viewer_for(people["eva"])


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Path:
    """The folder of both desks' editions."""
    settings.VAR = tmp_path
    return tmp_path


def desk(name: str = EMPLOYEES) -> Desk:
    return Desk(publisher_named(name))


def save(by: Viewer, name: ItemName, publisher: str = EMPLOYEES, **texts: str) -> Entry:
    at = desk(publisher)
    body = {**at.newest[name].body, **texts}
    return actions.save_item(name=name, body=body, expected_version=at.version(name), by=by, publisher=publisher).entry


def publish(by: Viewer, *entries: Entry, publisher: str = EMPLOYEES) -> Release:
    versions = {each.public_id: Entry.objects.get(pk=each.pk).row_version for each in entries}
    actions.publish_items(versions=versions, by=by, publisher=publisher)
    return actions.release_guide(by=by, publisher=publisher)


def ours(by: Viewer) -> Entry:
    """What the municipality says of its own, without which there are no pages."""
    body = {**OURS, "contact_centre": {**OURS["contact_centre"], **CHECKED}}  # type: ignore[dict-item]
    return actions.save_item(
        name=named(Kind.SETTINGS), body=body, expected_version=None, by=by, publisher=EMPLOYEES
    ).entry


def take_away(about: Entry, field: str, by: Viewer) -> None:
    about.refresh_from_db()
    blank(text=field_text(about, field), reason="Fel person.", expected_version=about.row_version, by=by)


def hits(query: str, *authorities: str) -> set[str]:
    seen = frozenset(authorities or [EVERYONE_LOGGED_IN])
    found = search(query, viewer_authorities=seen, limit=50).hits
    return {hit.url for hit in found if hit.source == EmployeesSearchSource.name}


def said_today(viewer: Viewer) -> list[tuple[str, str]]:
    return [(str(row.verb), str(row.reason)) for row in editing_due(viewer) if row.what == desk().title]


def test_a_text_goes_from_every_version_every_edition_and_the_search(
    home: Path, cast: dict[str, Viewer], registrar: Viewer
) -> None:
    by = cast["hanna"]
    entry = save(by, TEXT, lead=SECRET)
    first = publish(by, ours(by), entry)
    save(by, TEXT, title=f"Förskola, {WORD}")
    last = publish(by, entry)
    before = (folder_of(last) / "sv/forskola/index.html").exists()
    pages = [path for path in home_of(EMPLOYEES).rglob("index.html") if WORD in path.read_text(encoding="utf-8")]
    assert pages, "the positive control"
    assert "base.SearchEntry.text" in places_of(WORD)
    take_away(entry, "2.lead", registrar)
    take_away(entry, "2.title", registrar)
    assert places_of(WORD) == set()
    assert not [path for path in home_of(EMPLOYEES).rglob("*.html") if WORD in path.read_text(encoding="utf-8")]
    first.refresh_from_db()
    assert first.withdrawn_at is not None
    served = current(EMPLOYEES)
    assert served is not None
    assert served.number > last.number
    assert (folder_of(served) / "sv/forskola/index.html").exists() == before


@pytest.mark.parametrize(("here", "there"), [(EMPLOYEES, GUIDE), (GUIDE, EMPLOYEES)])
def test_the_same_words_go_from_the_other_desk_too(
    home: Path, cast: dict[str, Viewer], registrar: Viewer, here: str, there: str
) -> None:
    names = {EMPLOYEES: TEXT, GUIDE: DOOR}
    entry = save(cast["hanna"], names[here], here, lead=SECRET)
    other = save(cast["hanna"], names[there], there, lead=f" {SECRET}\n")
    kept = save(cast["hanna"], named(Guided.DOOR, "child", "sv"), GUIDE, lead="Något annat.")
    assert places_of(WORD) == {"publishing.Revision.body"}
    take_away(entry, "1.lead", registrar)
    assert places_of(WORD) == set()
    assert other.revisions.get().body["title"] == desk(there).pack[names[there]]["title"]
    assert kept.revisions.get().body["lead"] == "Något annat."


def test_the_registrars_way_there(cast: dict[str, Viewer], registrar: Viewer, people: dict[str, User]) -> None:
    entry = save(cast["hanna"], TEXT, lead=SECRET)
    client, pieces = client_for(people["eva"]), reverse("employees_blank_pieces")
    piece = f"{pieces}?del={entry.public_id}"
    way = reverse("text_blank", args=["guidetext", entry.public_id, "1.lead"])
    assert f"?del={entry.public_id}" in client.get(pieces).content.decode()
    assert entry.public_id not in client.get(reverse("guide_blank_pieces")).content.decode()
    assert client.get(reverse("guide_blank_pieces"), {"del": entry.public_id}).status_code == 404
    assert way in client.get(piece).content.decode()
    done = client.post(way, {"reason": "Fel person.", "row_version": entry.row_version})
    assert done["Location"] == piece
    assert WORD not in client.get(piece).content.decode()


def test_only_the_executive_boards_registrar(cast: dict[str, Viewer], people: dict[str, User]) -> None:
    entry = save(cast["hanna"], TEXT, lead=SECRET)
    for key in ("eva", "hanna", "amira"):
        with pytest.raises(PermissionDenied):
            take_away(entry, "1.lead", cast[key])
    page = client_for(people["eva"]).get(reverse("employees_blank_pieces"), {"del": entry.public_id})
    assert page.status_code == 200
    assert entry.public_id not in page.content.decode()


def test_the_documents_tell_of_which_desk_a_text_is(cast: dict[str, Viewer], bodies: dict[str, Body]) -> None:
    save(cast["hanna"], DOOR, GUIDE, lead="Guidens ord.")
    save(cast["hanna"], TEXT, lead="De anställdas ord.")
    found = {
        record.kind: "\n".join(part.text for part in record.parts) for record in editing_records(bodies["KS"].public_id)
    }
    assert found.keys() == {"Den öppna guiden: Ingång", "De anställdas sidor: Text för ett yrke"}
    assert "De anställdas ord." in found["De anställdas sidor: Text för ett yrke"]
    assert not list(editing_records(bodies["Utbildning"].public_id))


def test_today_tells_of_the_employees_pages(cast: dict[str, Viewer]) -> None:
    assert said_today(cast["hanna"]) == []
    save(cast["hanna"], TEXT, lead="Nya ord om små barn.")
    assert said_today(cast["hanna"]) == [
        ("Översätt", "2 översättningar ligger efter sin förlaga."),
        ("Publicera", "1 utkast väntar."),
    ]
    assert said_today(cast["amira"]) == [], "others than editors are left alone"


def test_today_tells_of_sources_past_their_date(cast: dict[str, Viewer]) -> None:
    first = min(each.review_by for each in desk().guidance.sources.values())
    with time_machine.travel(clock.now().replace(year=first.year + 5), tick=False):
        rows = said_today(cast["hanna"])
    assert [verb for verb, _reason in rows] == ["Kontrollera"]
    assert "ska läsas igen" in rows[0][1]


def test_what_counts_is_found_and_drafts_are_not(home: Path, cast: dict[str, Viewer]) -> None:
    by, address = cast["hanna"], reverse(FOUND[0], args=FOUND[1])
    index_published()
    assert address in hits("förskola")
    assert not hits("förskola", "another authority"), "the public reads the pages themselves"
    entry = save(by, TEXT, lead="Trollsländor flyger.")
    assert not hits("trollslända")
    publish(by, ours(by), entry)
    assert hits("trollslända") == {address}


def test_a_hit_leads_editors_to_where_it_is_mended_and_others_to_the_page(
    home: Path, guide: StandIn, cast: dict[str, Viewer], hanna: Client, client_of: Callable[[str | None], Client]
) -> None:
    address, amira = reverse(FOUND[0], args=FOUND[1]), client_of("amira")
    assert hanna.get(address)["Location"] == "/anstallda/text/profession-text/sv/preschool/"
    assert amira.get(address).status_code == 200, "there are no pages to lead to"
    guide.changed[named(Guided.SETTINGS)] = {**SETTINGS, "address": "https://stod.example/"}
    assert amira.get(address).status_code == 200
    publish(cast["hanna"], ours(cast["hanna"]))
    slug = desk().guidance.professions[0].slug
    assert amira.get(address)["Location"] == f"https://stod.example/arbete/sv/{slug}/"
    shown = next(each for each in desk().guidance.professions if each.particulars)
    particular = reverse("employees_found", args=[Kind.PARTICULAR_TEXT, shown.particulars[0]])
    assert amira.get(particular)["Location"].startswith("https://stod.example/arbete/sv/")
    assert client_of(None).get(address)["Location"].startswith("/")


@pytest.mark.parametrize("place", [("profession-text", "finns-inte"), ("service", "sos"), ("strings", "all")])
def test_what_is_not_there_leads_nowhere(hanna: Client, place: tuple[str, str]) -> None:
    assert hanna.get(reverse("employees_found", args=place)).status_code == 404
