"""Faults told by the public: closed choices, counts, a ceiling, and no trace of who told."""

from __future__ import annotations

import html
import re
import uuid

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from fyren.base import clock
from fyren.editing.faults import CEILING, count_fault
from fyren.editing.models import FaultCount, FaultKind
from fyren.editing.queries.desk import Desk
from fyren.guide.fault_page import fault_page
from fyren.guide.hsds import NAMESPACE
from fyren.guide.pack_files import Kind, national_pack
from fyren.guide.reading import Guide
from fyren.publishing.packs import named
from fyren.vault.models import AuditRow
from tests.editing.stand_in import SETTINGS, StandIn

pytestmark = pytest.mark.django_db

SOS = uuid.uuid5(NAMESPACE, "/service/sos")  # in the path, so that it names nothing
ADDRESS = f"/fel/{SOS}/"
LANGUAGES = [body for name, body in sorted(national_pack().items()) if name.kind == Kind.LANGUAGE]


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
    (heading,) = re.findall(r"<h1>(.*?)</h1>", page)
    assert re.sub("<[^>]+>", "", heading) == "Här svarar ingen. Fara: ring 112."
    assert 'href="tel:112"' in heading


@pytest.mark.parametrize("code", [each["code"] for each in LANGUAGES])
def test_every_language_says_it_in_its_own_words(guide: StandIn, client: Client, code: str) -> None:
    desk = Desk()
    language = desk.language(code)
    assert language is not None
    words = desk.guide.strings(code)
    page = html.unescape(client.get(f"{ADDRESS}?sprak={code}").content.decode())
    assert f'<html lang="{code}" dir="{language.direction}">' in page
    for key in ("question", "send", "only_choice", *FaultKind.values):
        assert words[f"faults.{key}"] in page
    assert ("class=note" in page) is not language.shows_everything, "says so where nobody has reviewed the language"
    told = html.unescape(client.post(f"{ADDRESS}?sprak={code}", {"kind": "closed"}).content.decode())
    assert words["faults.thanks"] in told
    assert "<form" not in told
    refused = html.unescape(client.post(f"{ADDRESS}?sprak={code}").content.decode())
    assert f"data-wrong>{words['faults.choose']}" in refused


def test_the_exit_stands_first_and_leads_where_the_municipality_says(guide: StandIn, client: Client) -> None:
    guide.changed[named(Kind.SETTINGS)] = {**SETTINGS, "exit_address": "https://vadret.example/"}
    page = client.get(ADDRESS).content.decode()
    first = re.search(r"<a [^>]+>", page)
    assert first is not None
    assert 'href="https://vadret.example/"' in first.group()
    assert "data-exit" in first.group()
    assert "<title>Stöd – Exempel kommun</title>" in page


def test_the_exit_is_there_before_the_municipality_has_said_anything(guide: StandIn) -> None:
    desk = Desk()
    items = {name: item for name, item in desk.newest.items() if name != named(Kind.SETTINGS)}
    language = desk.language("sv")
    assert language is not None
    page = fault_page(Guide(items), language, desk.guide.shown["sos"], FaultKind.values).html.decode()
    assert 'class="exit" href="https://www.smhi.se/"' in page
    assert "<title>Stöd</title>" in page


def test_nothing_but_the_page_itself_is_asked_for(guide: StandIn, client: Client) -> None:
    response = client.get(ADDRESS)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "form-action 'self'" in policy
    assert "unsafe-inline" not in policy
    assert response["X-Frame-Options"] == "DENY"
    page = response.content.decode()
    assert not re.findall(r'<(?:link|script|img)[^>]+(?:src|href)="(?!data:)', page)


def test_a_guide_with_words_of_its_own_from_before_has_the_national_ones(guide: StandIn, client: Client) -> None:
    own = {key: value for key, value in national_pack()[named(Kind.STRINGS, language="sv")].items() if key != "faults"}
    guide.changed[named(Kind.STRINGS, language="sv")] = own
    assert "Vad är fel?" in client.get(ADDRESS).content.decode()


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
    for path in (key, uuid.uuid5(NAMESPACE, f"/service/{key}")):
        assert client.post(f"/fel/{path}/", {"kind": "closed"}).status_code == 404
    assert client.post("/fel/sos/", {"kind": "closed"}).status_code == 404, "the path names no service"
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
