"""What waits before anybody publishes: an edition that cannot be made, sizes, and services that nobody has checked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fyren.editing import actions
from fyren.editing.due import editing_due
from fyren.editing.queries.desk import Desk
from fyren.editing.queries.unverified import unverified
from fyren.editing.queries.work import service_rows, work_list
from fyren.guide import checks
from fyren.guide.pack_files import Kind
from fyren.people.viewer import Viewer
from fyren.publishing.packs import named
from fyren.publishing.port import Fault
from tests.editing.stand_in import SETTINGS, StandIn

pytestmark = pytest.mark.django_db

DOOR, SERVICE = named(Kind.DOOR, "adult", "sv"), named(Kind.SERVICE, "bris")
HINDERED = "Det som har börjat gälla är inte publicerat"


def test_a_newer_pack_that_cannot_be_published_stands_on_the_list(
    hanna: Client, guide: StandIn, cast: dict[str, Viewer]
) -> None:
    actions.release_guide(by=cast["hanna"])
    guide.stops.append(Fault(SERVICE, "Tjänsten saknar källa."))
    assert work_list(Desk()).hindered == [], "nothing is due"
    guide.changed[DOOR] = {"title": "Nytt", "lead": "Nytt."}
    page = hanna.get("/guiden/").content.decode()
    assert HINDERED in page
    assert "Tjänsten saknar källa." in page
    assert "/guiden/tjanster/bris/" in page
    assert "En ny utgåva väntar" in " ".join(str(row.reason) for row in editing_due(cast["hanna"]))
    guide.stops.clear()
    assert HINDERED not in hanna.get("/guiden/").content.decode(), "it is published by itself"


def test_what_is_too_large_is_told_before_anybody_publishes(
    client_of: Callable[[str | None], Client], monkeypatch: pytest.MonkeyPatch, cast: dict[str, Viewer]
) -> None:
    """With the guide's own publisher, whose pages are made to know."""
    by = cast["hanna"]
    actions.save_item(name=named(Kind.SETTINGS), body=SETTINGS, expected_version=None, by=by)
    hanna: Client = client_of("hanna")
    too_large = "byte packad"
    assert too_large not in hanna.get("/guiden/publicera/").content.decode()
    monkeypatch.setattr(checks, "budget_of", lambda services: 20_000)
    page = hanna.get("/guiden/publicera/").content.decode()
    assert too_large in page
    assert "/guiden/sprak/" in page


def test_what_a_service_that_nobody_has_checked_lacks(hanna: Client, cast: dict[str, Viewer]) -> None:
    body = dict(Desk().newest[SERVICE].body)
    whole = {**body, "is_verified": False}
    contacts = [{"channel": "voice", "shown": "90101", "number": "90101", "abroad": "unverified"}]
    bare = {**whole, "source": {**body["source"], "url": ""}, "contacts": contacts}
    actions.save_item(name=SERVICE, body=bare, expected_version=None, by=cast["hanna"])
    said = " ".join(_missing("bris"))
    for part in ("källa som bekräftar", "90101", "Öppettider", "från utlandet", "kontrollerat den"):
        assert part in said
    page = hanna.get("/guiden/").content.decode()
    assert "Vad som saknas" in page
    contacts = [{"channel": "voice", "shown": "116 111", "number": "116111", "abroad": "no", "hours": []}]
    actions.save_item(name=SERVICE, body={**whole, "contacts": contacts}, expected_version=1, by=cast["hanna"])
    assert len(_missing("bris")) == 1, "then only the check itself is missing"


def test_a_service_without_words_lacks_them(guide: StandIn, cast: dict[str, Viewer]) -> None:
    body = {**Desk().newest[SERVICE].body, "key": "egen", "is_verified": False}
    actions.save_item(name=named(Kind.SERVICE, "egen"), body=body, expected_version=None, by=cast["hanna"])
    assert any("Svenska ord" in each for each in _missing("egen"))


def _missing(key: str) -> list[str]:
    desk = Desk()
    rows = [row for row in service_rows(desk) if row.key == key]
    return [str(each) for each in unverified(desk, rows)[0].missing]
