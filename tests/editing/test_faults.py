"""Faults told by the public: closed choices, counts, a ceiling, and no trace of who told."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from fyren.base import clock
from fyren.editing.faults import CEILING, count_fault
from fyren.editing.models import FaultCount, FaultKind
from fyren.editing.queries.desk import Desk
from fyren.vault.models import AuditRow
from tests.editing.stand_in import StandIn

pytestmark = pytest.mark.django_db

ADDRESS = "/fel/sos/"


def test_a_fault_is_counted_and_settled(guide: StandIn, client: Client, hanna: Client) -> None:
    for _each in range(2):
        assert client.post(ADDRESS, {"kind": "wrong_number"}).status_code == 200
    row = FaultCount.objects.get()
    assert (row.service, row.kind, row.language, row.count) == ("sos", "wrong_number", "sv", 2)
    assert "Numret är fel" in hanna.get("/guiden/").content.decode()
    hanna.post("/guiden/fel/", {"service": "sos", "kind": "wrong_number"})
    assert "Numret är fel" not in hanna.get("/guiden/fel/").content.decode()
    client.post(ADDRESS, {"kind": "wrong_number"})
    assert hanna.get("/guiden/fel/").context["rows"][0].count == 1, "what is told later waits again"


def test_the_heading_stands_to_the_letter(guide: StandIn, client: Client) -> None:
    page = client.get(ADDRESS).content.decode()
    assert "<h1>Här svarar ingen. Fara: ring 112.</h1>" in page


def test_the_page_has_no_field_to_write_in(guide: StandIn, client: Client) -> None:
    page = client.get(ADDRESS).content.decode()
    assert page.count('type="radio"') == len(FaultKind)
    assert "<textarea" not in page
    assert 'type="text"' not in page


@pytest.mark.parametrize("kind", ["", "hjälp mig", "wrong_number'"])
def test_other_words_than_the_choices_are_kept_nowhere(guide: StandIn, client: Client, kind: str) -> None:
    response = client.post(f"{ADDRESS}?sprak=hjälp", {"kind": kind})
    assert response.status_code == 200
    assert not FaultCount.objects.exists()


def test_an_unknown_language_is_counted_as_swedish(guide: StandIn, client: Client) -> None:
    client.post(f"{ADDRESS}?sprak=hjälp", {"kind": "closed"})
    client.post(f"{ADDRESS}?sprak=ar", {"kind": "closed"})
    assert sorted(FaultCount.objects.values_list("language", flat=True)) == ["ar", "sv"]


@pytest.mark.parametrize("key", ["finns-inte", "unizon"])
def test_a_service_that_is_not_shown_has_no_page(guide: StandIn, client: Client, key: str) -> None:
    assert key not in Desk().guide.shown
    assert client.post(f"/fel/{key}/", {"kind": "closed"}).status_code == 404
    assert not FaultCount.objects.exists()


def test_who_tells_leaves_no_trace(guide: StandIn, client: Client) -> None:
    acts = AuditRow.objects.count()
    read, told = client.get(ADDRESS), client.post(ADDRESS, {"kind": "closed"})
    for response in (read, told):
        assert not response.cookies
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["Cache-Control"] == "no-store"
    assert not Session.objects.exists()
    assert AuditRow.objects.count() == acts
    held = {field.name for field in FaultCount._meta.concrete_fields}
    assert held == {"id", "public_id", "service", "language", "kind", "day", "count", "settled"}


def test_the_probe_finds_a_cookie_where_there_is_one(client: Client) -> None:
    assert client.get(reverse("account_login")).cookies


def test_a_robot_meets_the_days_ceiling(db: None) -> None:
    about = {"service": "sos", "language": "sv", "kind": FaultKind.CLOSED, "day": clock.today()}
    counted = [count_fault(**about) for _each in range(CEILING + 3)]
    assert counted == [True] * CEILING + [False] * 3
    assert FaultCount.objects.get().count == CEILING
