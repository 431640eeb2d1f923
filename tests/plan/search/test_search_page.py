"""The search page: what is found, marked; nothing kept of who asked for what."""

from __future__ import annotations

import logging

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from fyren.base.search import SearchDocument, index
from fyren.plan.models import PlanEdition
from fyren.vault.models import AuditRow
from tests.plan.pages import sample
from tests.plan.pages.reader import read

URL = "/sok/"
FOCUS = f"/planer/{sample.SLUG}/3.2.2/"


def test_an_inflected_word_finds_the_compound(client: Client, edition: PlanEdition) -> None:
    response = client.get(URL, {"q": "skolors"})
    page = read(response)
    assert FOCUS in page.links
    assert "<mark>skolundervisning</mark>" in response.content.decode()
    assert f"Insatsområde · {sample.STRUCTURE.title}" in page.text


def test_the_best_comes_first(client: Client, edition: PlanEdition) -> None:
    links = [link for link in read(client.get(URL, {"q": "barn"})).links if link.startswith("/planer/p")]
    assert links[0] in {FOCUS, f"/planer/{sample.SLUG}/3.2.1/", f"/planer/{sample.SLUG}/{sample.AIM_SLUG}/"} | {
        f"/planer/{sample.SLUG}/3.2/"
    }


def test_nothing_found_says_so_and_what_was_meant(client: Client, edition: PlanEdition) -> None:
    assert "Inget hittades. Prova ett annat ord." in read(client.get(URL, {"q": "giraff"})).text
    assert "Inget hittades" not in read(client.get(URL, {"q": "skola"})).text


def test_nothing_asked(client: Client, edition: PlanEdition) -> None:
    for query in ({}, {"q": ""}, {"q": "   "}):
        text = read(client.get(URL, query)).text
        assert "träff" not in text
        assert "Inget hittades" not in text


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", "\x00", "%", "'; DROP TABLE", "å" * 5000, "-", "👩‍👧", "och i att"]
)
def test_anything_may_be_asked(client: Client, edition: PlanEdition, query: str) -> None:
    response = client.get(URL, {"q": query})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_what_was_found_is_never_markup(client: Client, db: None) -> None:
    index([SearchDocument("annat", "1", "/x/", "<b>Skola</b>", "<img src=x> skola", is_public=True)])
    html = client.get(URL, {"q": "skola"}).content.decode()
    assert "<b><mark>" not in html
    assert "<img" not in html
    assert "&lt;b&gt;" in html


@pytest.mark.parametrize(("number", "shown"), [("1", 20), ("2", 5), ("9", 5), ("0", 20), ("-1", 20), ("x", 20)])
def test_pages(client: Client, db: None, number: str, shown: int) -> None:
    index(SearchDocument("annat", str(n), f"/x/{n}/", f"Skola {n}", is_public=True) for n in range(25))
    page = read(client.get(URL, {"q": "skola", "page": number}))
    assert len([link for link in page.links if link.startswith("/x/")]) == shown
    assert "25 träffar" in page.text


def test_what_is_not_public_is_found_by_its_own_only(client_of, bodies) -> None:
    owner = bodies["Utbildning"].public_id
    index([SearchDocument("annat", "1", "/x/", "Hemlig skola", authority=owner)])
    for key, seen in ((None, False), ("carin", False), ("gun", False), ("bjorn", True)):
        assert ("/x/" in read(client_of(key).get(URL, {"q": "skola"})).links) is seen


def test_no_trace(client: Client, edition: PlanEdition, caplog: pytest.LogCaptureFixture) -> None:
    rows = AuditRow.objects.count()
    with caplog.at_level(logging.DEBUG):
        response = client.get(URL, {"q": "skolors"})
        logging.getLogger("fyren").debug("probe")
    assert not response.cookies
    assert not Session.objects.exists()
    assert AuditRow.objects.count() == rows
    said = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert "probe" in said, "the probe hears what is logged"
    assert not [line for line in said if "skolors" in line]


def test_few_queries(client: Client, edition: PlanEdition, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(10):
        client.get(URL, {"q": "barn unga"})
