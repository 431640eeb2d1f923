"""From a draft to what the public sees, and back: publishing, reasons against, editions."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from fyren.base import clock
from fyren.base.history import Conflict
from fyren.editing import actions
from fyren.editing.queries.desk import Desk
from fyren.guide.pack_files import Kind
from fyren.people.viewer import Viewer
from fyren.publishing.models import Entry, Release
from fyren.publishing.packs import named
from fyren.publishing.port import Fault
from fyren.publishing.releasing import current, folder_of, home_of
from tests.editing.stand_in import StandIn

pytestmark = pytest.mark.django_db

DOOR = named(Kind.DOOR, "adult", "sv")
SERVICE = named(Kind.SERVICE, "sos")
PUBLISH = "/guiden/publicera/"


def save(by: Viewer, title: str, expected: int | None = None) -> Entry:
    body = {"title": title, "lead": "En ingress."}
    return actions.save_item(name=DOOR, body=body, expected_version=expected, by=by).entry


def published(name: Any = DOOR) -> Any:
    return Desk().published[name].body


def choose(*entries: Entry, **more: str) -> dict[str, Any]:
    return {
        "piece": [each.public_id for each in entries],
        **{f"seen_{each.public_id}": each.row_version for each in entries},
        "when": "now",
        **more,
    }


def test_a_draft_counts_when_it_is_published(hanna: Client, cast: dict[str, Viewer]) -> None:
    entry = save(cast["hanna"], "En ny rubrik")
    assert published()["title"] != "En ny rubrik"
    assert "En ny rubrik" in hanna.get(PUBLISH).content.decode()
    response = hanna.post(PUBLISH, choose(entry))
    assert response.status_code == 302
    assert published()["title"] == "En ny rubrik"
    release = current("guide")
    assert release is not None
    assert response["Location"] == f"/guiden/utgavor/{release.public_id}/"


def test_what_is_not_chosen_stays_a_draft(hanna: Client, cast: dict[str, Viewer]) -> None:
    save(cast["hanna"], "En ny rubrik")
    assert hanna.post(PUBLISH, choose()).status_code == 302
    assert published()["title"] != "En ny rubrik"


def test_a_time_is_chosen(hanna: Client, cast: dict[str, Viewer]) -> None:
    entry = save(cast["hanna"], "I morgon")
    later = clock.now().astimezone(clock.SWEDISH_TIME) + dt.timedelta(days=1)
    data = choose(entry, when="later", at=later.strftime("%Y-%m-%dT%H:%M"))
    assert hanna.post(PUBLISH, data).status_code == 302
    assert published()["title"] != "I morgon"
    assert "I morgon" in hanna.get("/guiden/").content.decode()
    with time_machine.travel(later + dt.timedelta(minutes=1), tick=False):
        assert published()["title"] == "I morgon"


@pytest.mark.parametrize("at", ["", "2020-01-01T08:00", "snart"])
def test_a_time_that_is_none_or_has_passed_is_refused(hanna: Client, cast: dict[str, Viewer], at: str) -> None:
    entry = save(cast["hanna"], "En ny rubrik")
    response = hanna.post(PUBLISH, choose(entry, when="later", at=at))
    assert response.status_code == 200
    assert response.context["form"].errors
    assert published()["title"] != "En ny rubrik"


def test_reasons_against_are_shown_with_where_they_are_mended(
    hanna: Client, guide: StandIn, cast: dict[str, Viewer]
) -> None:
    guide.stops.append(Fault(SERVICE, "Tjänsten saknar källa."))
    entry = save(cast["hanna"], "En ny rubrik")
    response = hanna.post(PUBLISH, choose(entry))
    page = response.content.decode()
    assert response.status_code == 200
    assert "Tjänsten saknar källa." in page
    assert "/guiden/tjanster/sos/" in page
    assert published()["title"] != "En ny rubrik"
    assert not Release.objects.exists()


def test_what_was_saved_since_it_was_looked_at_is_not_published(hanna: Client, cast: dict[str, Viewer]) -> None:
    entry = save(cast["hanna"], "Den sågs")
    seen = choose(entry)
    save(cast["hanna"], "Den sågs inte", expected=1)
    assert hanna.post(PUBLISH, seen).status_code == 200
    assert published()["title"] not in ("Den sågs", "Den sågs inte")


@pytest.mark.usefixtures("committed_at_once")
def test_an_edition_is_put_back(hanna: Client, cast: dict[str, Viewer]) -> None:
    by, body = cast["hanna"], dict(Desk().newest[SERVICE].body)
    first = actions.release_guide(by=by)
    entry = actions.save_item(name=SERVICE, body={**body, "organisation": "Ny"}, expected_version=None, by=by).entry
    hanna.post(PUBLISH, choose(entry))
    assert _served()["sos"]["organisation"] == "Ny"
    page = hanna.get(f"/guiden/utgavor/{first.public_id}/tillbaka/").content.decode()
    assert "Nödnumret 112" in page, "what then differs is named"
    assert hanna.post(f"/guiden/utgavor/{first.public_id}/tillbaka/").status_code == 302
    assert _served()["sos"]["organisation"] == body["organisation"]
    assert published(SERVICE)["organisation"] == "Ny", "what was written stays"


def _served() -> Any:
    return json.loads((home_of("guide") / "current" / "data" / "services.json").read_text())


def test_a_damaged_edition_is_not_put_back(hanna: Client, cast: dict[str, Viewer]) -> None:
    first, second = (actions.release_guide(by=cast["hanna"]) for _each in range(2))
    (folder_of(first) / "data" / "services.json").write_text("{}")
    hanna.post(f"/guiden/utgavor/{first.public_id}/tillbaka/")
    now = current("guide")
    assert now is not None
    assert now.number == second.number


def test_an_edition_tells_what_differs_from_the_one_before(hanna: Client, cast: dict[str, Viewer]) -> None:
    actions.release_guide(by=cast["hanna"])
    entry = save(cast["hanna"], "En ny rubrik")
    response = hanna.post(PUBLISH, choose(entry), follow=True)
    assert "En ny rubrik" in response.content.decode()
    assert [(str(label), [ref.title for ref in refs]) for label, refs in response.context["changes"]] == [
        ("Ändrad", ["En ny rubrik"])
    ]


# --- earlier wordings, and the pack's


def test_an_earlier_wording_is_taken_up_again(hanna: Client, cast: dict[str, Viewer]) -> None:
    save(cast["hanna"], "Den första")
    entry = save(cast["hanna"], "Den andra", expected=1)
    address = "/guiden/historik/door/sv/adult/"
    page = hanna.get(address).content.decode()
    assert "Den första" in page
    first = entry.revisions.get(number=1)
    hanna.post(f"/guiden/version/{first.public_id}/", {"row_version": 2})
    assert Desk().newest[DOOR].body["title"] == "Den första"
    hanna.post(f"/guiden/version/{first.public_id}/", {"row_version": 2})
    assert entry.revisions.count() == 3, "somebody else has saved since, so nothing more is made"


def test_our_wording_is_taken_away_and_the_packs_counts(hanna: Client, cast: dict[str, Viewer]) -> None:
    entry = save(cast["hanna"], "Vår egen")
    hanna.post(PUBLISH, choose(entry))
    hanna.post("/guiden/ta-bort/door/sv/adult/", {"row_version": 2})
    entry.refresh_from_db()
    assert published()["title"] == "Vår egen"
    hanna.post(PUBLISH, choose(entry))
    assert published() == Desk().pack[DOOR]


@pytest.mark.parametrize(("choice", "title"), [("theirs", "Paketets nya"), ("ours", "Vår egen")])
def test_a_change_of_the_pack_is_offered_and_never_taken_unasked(
    hanna: Client, guide: StandIn, cast: dict[str, Viewer], choice: str, title: str
) -> None:
    entry = save(cast["hanna"], "Vår egen")
    hanna.post(PUBLISH, choose(entry))
    address = "/guiden/paketet/door/sv/adult/"
    assert hanna.get(address).status_code == 404, "nothing differs yet"
    guide.changed[DOOR] = {"title": "Paketets nya", "lead": "Ny ingress."}
    assert published()["title"] == "Vår egen"
    page = hanna.get(address).content.decode()
    assert "Paketets nya" in page
    assert "Vår egen" in page
    hanna.post(address, {"choice": choice, "row_version": 2})
    assert hanna.get(address).status_code == 404, "it is settled"
    entry.refresh_from_db()
    hanna.post(PUBLISH, choose(entry))
    assert published()["title"] == title


def test_only_editors_write(guide: StandIn, cast: dict[str, Viewer]) -> None:
    save(cast["hanna"], "En rubrik")
    for key in ("amira", "bjorn", "farid", "gun", "nobody"):
        with pytest.raises(PermissionDenied):
            save(cast[key], "En annan", expected=1)
        with pytest.raises(PermissionDenied):
            actions.release_guide(by=cast[key])


def test_who_comes_late_meets_what_was_saved(guide: StandIn, cast: dict[str, Viewer]) -> None:
    save(cast["hanna"], "Först")
    with pytest.raises(Conflict):
        save(cast["hanna"], "Sent", expected=None)


def test_a_body_that_is_not_what_its_kind_says_is_refused(guide: StandIn, cast: dict[str, Viewer]) -> None:
    with pytest.raises(ValidationError):
        actions.save_item(name=DOOR, body={"title": "Bara en rubrik"}, expected_version=None, by=cast["hanna"])
