"""Packs for auditors: for a time, for auditors alone, and every fetching in the audit."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from fyren.base import clock
from fyren.reports import actions
from fyren.reports.models import AuditPack
from fyren.steering.models import RoundEdition
from fyren.vault.acts import Act
from fyren.vault.models import AuditRow
from tests.actions.world import World
from tests.reports.texts import zipped


@pytest.fixture
def pack(world: World, edition: RoundEdition) -> AuditPack:
    return actions.make_pack(
        edition=edition,
        focus_area=world.focus_area,
        expires_on=clock.today() + dt.timedelta(days=10),
        by=world.coordinator,
    )


def test_what_is_in_the_pack(world: World, pack: AuditPack) -> None:
    files = zipped(actions.fetch_pack(pack=pack, by=world.auditor))
    assert set(files) == {
        "las-mig.html", "beslut.csv", "stallningstaganden.csv", "aktiviteter.csv", "uppfoljning.csv", "allt.json",
    }  # fmt: skip
    assert "Hälften har fått frågan." in files["aktiviteter.csv"].decode()
    assert "Det går framåt." in files["uppfoljning.csv"].decode()
    assert "Internbudget eller affärsplan" in files["beslut.csv"].decode()
    told = json.loads(files["allt.json"])
    assert told["focus_area"]["public_id"] == world.focus_area.public_id
    assert [each["body"] for each in told["activities"]] == ["Utbildningsnämnden"]
    assert told["budget_decisions"]
    assert "Hälften har fått frågan." in files["las-mig.html"].decode()


def test_each_fetching_stands_in_the_audit(world: World, pack: AuditPack, client_of) -> None:
    client = client_of("gun")
    address = f"/granskning/{pack.public_id}/"
    assert client.get(address).status_code == 200
    fetched = AuditRow.objects.filter(act=Act.AUDIT_PACK_FETCHED)
    assert not fetched.exists()
    answer = client.post(address)
    assert answer["Content-Type"] == "application/zip"
    row = fetched.get()
    assert (row.actor, row.object_id) == (world.auditor.actor, pack.public_id)


def test_after_its_last_day_it_is_closed(pack: AuditPack, client_of) -> None:
    address = f"/granskning/{pack.public_id}/"
    with time_machine.travel(dt.datetime.combine(pack.expires_on, dt.time(12), dt.UTC)):
        assert client_of("gun").post(address)["Content-Type"] == "application/zip"
    with time_machine.travel(dt.datetime.combine(pack.expires_on + dt.timedelta(days=1), dt.time(12), dt.UTC)):
        answer = client_of("gun").post(address)
        assert "Paketet kan inte längre hämtas" in answer.content.decode()


def test_only_auditors_fetch_it_and_only_the_coordinator_makes_it(
    world: World, edition: RoundEdition, pack: AuditPack
) -> None:
    for by in (world.coordinator, world.contact, world.administrator):
        with pytest.raises(PermissionDenied):
            actions.fetch_pack(pack=pack, by=by)
    for by in (world.auditor, world.contact):
        with pytest.raises(PermissionDenied):
            actions.make_pack(edition=edition, focus_area=world.focus_area, expires_on=clock.today(), by=by)


@pytest.mark.parametrize("days", [-1, 367])
def test_a_pack_is_for_a_time(world: World, edition: RoundEdition, days: int) -> None:
    until = clock.today() + dt.timedelta(days=days)
    with pytest.raises(ValidationError):
        actions.make_pack(edition=edition, focus_area=world.focus_area, expires_on=until, by=world.coordinator)


def test_it_is_made_on_the_page(world: World, edition: RoundEdition, client_of) -> None:
    address = f"/rapporter/{edition.public_id}/{world.plan.slug}/granskning/"
    until = clock.today() + dt.timedelta(days=5)
    facts = {"focus_area": world.focus_area.public_id, "expires_on": until.isoformat()}
    answer = client_of("amira").post(address, facts)
    pack = AuditPack.objects.get()
    assert answer["Location"] == f"/granskning/{pack.public_id}/"
    assert world.focus_area.text in client_of("gun").get("/rapporter/").content.decode()
    assert "Paket för revisorer" not in client_of("bjorn").get("/rapporter/").content.decode()
