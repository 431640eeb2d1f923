"""The page as it becomes while a text is written: drawn by the real document, framed by this site, and not kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fyren.editing.queries.desk import Desk
from fyren.guide.pack_files import Kind
from fyren.publishing.models import Entry
from fyren.publishing.packs import named
from tests.editing.stand_in import StandIn

pytestmark = pytest.mark.django_db

TOPIC = "/guiden/skrivs/topic/sv/adult.law/"
WORDS = {"title": "En ny rubrik", "body": "En helt ny mening.\n\n- ett\n- två"}


def test_what_is_written_is_in_the_real_page_and_nowhere_else(hanna: Client) -> None:
    answer = hanna.post(TOPIC, WORDS)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "En helt ny mening." in page
    assert "Exempel kommun" in page
    assert not Entry.objects.exists()
    assert "En helt ny mening." not in hanna.get("/guiden/forhandsvisning/sv/sida/").content.decode()


def test_it_is_framed_by_this_site_alone_under_the_documents_own_policy(hanna: Client) -> None:
    answer = hanna.post(TOPIC, WORDS)
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    form = hanna.get("/guiden/text/topic/sv/adult.law/")
    assert "frame-src 'self'" in form["Content-Security-Policy"]
    assert 'sandbox="allow-scripts"' in form.content.decode()


def test_the_folds_around_it_are_open(hanna: Client) -> None:
    page = hanna.post(TOPIC, WORDS).content.decode()
    before, _mark, _after = page.partition("id=skrivs data-topic")
    for fold in ("data-door=", "data-need="):
        assert before.rpartition(fold)[0].endswith("open "), fold
    assert "open data-door" not in hanna.get("/guiden/forhandsvisning/sv/sida/").content.decode()


@pytest.mark.parametrize(
    ("piece", "words", "said"),
    [
        ("door/sv/man", {"title": "Rubrik", "lead": "En ny ingress."}, "En ny ingress."),
        ("service-words/sv/polisen", {"name": "Polisen", "does": "Något nytt."}, "Något nytt."),
    ],
)
def test_doors_and_services_are_drawn_too(hanna: Client, piece: str, words: dict[str, str], said: str) -> None:
    page = hanna.post(f"/guiden/skrivs/{piece}/", words).content.decode()
    assert said in page
    assert "id=skrivs" in page


def test_a_service_is_shown_where_its_whole_card_is_and_that_fold_is_open(hanna: Client) -> None:
    """Also one that is named behind doors, whose folds are closed."""
    page = hanna.post("/guiden/skrivs/service-words/sv/polisen/", {"name": "Polisen", "does": "Nytt."}).content.decode()
    before, _mark, after = page.partition("id=skrivs ")
    assert 'data-s="polisen"' in before, "the guide names it behind a door too"
    assert after.startswith('data-s="polisen"')
    assert before.endswith("<article class=card ")
    assert before.count("<details open data-all>") == 1
    assert "<details data-all>" in hanna.get("/guiden/forhandsvisning/sv/sida/").content.decode()


def test_markup_is_text(hanna: Client) -> None:
    page = hanna.post(TOPIC, {"title": "<script>x()</script>", "body": "x"}).content.decode()
    assert "<script>x()" not in page
    assert "&lt;script&gt;x()" in page


def test_what_cannot_be_saved_is_drawn_as_it_stands(hanna: Client) -> None:
    assert hanna.post(TOPIC, {"title": "", "body": ""}).status_code == 200


def test_what_is_no_text_is_not_found(hanna: Client) -> None:
    assert hanna.post("/guiden/skrivs/service/-/sos/", {}).status_code == 404
    assert hanna.post("/guiden/skrivs/topic/sv/finns.inte/", {}).status_code == 404


def test_the_employees_page_is_drawn_too(hanna: Client) -> None:
    piece = "profession-text/sv/preschool"
    form = hanna.get(f"/anstallda/text/{piece}/").context["form"]
    values = {bound.html_name: bound.value() or "" for bound in form}
    assert "kommunens namn" in hanna.post(f"/anstallda/skrivs/{piece}/", values).content.decode()
    ours = {"contact_centre_checked_on": "2026-01-01", "contact_centre_review_by": "2027-01-01"}
    said = {"municipality": "Exempel kommun", "exit_address": "https://www.smhi.se/", "contact_centre": "0470-410 00"}
    assert hanna.post("/anstallda/kommunen/", said | ours).status_code == 302
    page = hanna.post(f"/anstallda/skrivs/{piece}/", values | {"lead": "En ny ingress."}).content.decode()
    assert "En ny ingress." in page


def test_only_an_editor_draws(guide: StandIn, client_of: Callable[[str | None], Client]) -> None:
    assert named(Kind.TOPIC, "adult.law", "sv") in Desk().newest
    assert client_of("amira").post(TOPIC, WORDS).status_code == 403
    assert client_of(None).post(TOPIC, WORDS).status_code == 302
