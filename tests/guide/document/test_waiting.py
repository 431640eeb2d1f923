"""A language that nobody qualified has approved: what waits is left out of the data, and it says so itself."""

from __future__ import annotations

import datetime as dt

import pytest

from fyren.guide.content import Audience
from fyren.guide.pack_files import Kind
from fyren.publishing.packs import named
from tests.guide.document.content import LOCAL, guide_of, made

GUIDE = guide_of()
WAITING = [language.code for language in GUIDE.languages if not language.shows_everything]
TOPICS = [topic for audience in Audience for topic in GUIDE.topics(audience)]


def has(html: str, topic: str) -> bool:
    return f'data-topic="{topic}"' in html


@pytest.mark.parametrize("code", WAITING)
def test_what_waits_and_the_tools_are_not_in_the_page(code: str) -> None:
    html = made(code).html.decode()
    assert [topic.key for topic in TOPICS if topic.waits and has(html, topic.key)] == []
    assert "data-tool=" not in html
    assert GUIDE.strings(code)["language.not_approved"] in html
    assert 'data-s="kvinnofridslinjen"' in html
    assert all(f'data-door="{audience}"' in html for audience in Audience)


def test_a_full_language_has_all_of_it() -> None:
    html = made("sv").html.decode()
    assert [topic.key for topic in TOPICS if not has(html, topic.key)] == []
    assert html.count("data-tool=") - html.count("[data-tool=") == 4
    assert "har granskat den här sidan" not in html


def test_an_approved_language_shows_what_its_own_texts_say() -> None:
    name = named(Kind.LANGUAGE, "fi")
    approved = {**GUIDE.items[name].body, "approved_on": dt.date(2026, 11, 1).isoformat(), "approved_by": "Translator"}
    text = {named(Kind.TOPIC, "adult.law", "fi"): {"title": "Poliisi", "body": "Teksti."}}
    waiting = made("fi", guide=guide_of(LOCAL | text)).html.decode()
    shown = made("fi", guide=guide_of(LOCAL | text | {name: approved})).html.decode()
    assert "Poliisi</h5>" not in waiting
    assert "Poliisi</h5>" in shown


def test_swedish_words_are_marked_as_swedish() -> None:
    html = made("ar").html.decode()
    assert "<span lang=sv dir=ltr>Mottagningen</span>" in html
    assert "<span lang=sv" not in made("sv-simple").html.decode()


def test_topics_without_a_text_lead_to_each_service_once() -> None:
    html = made("ckb").html.decode()
    door = html[html.index('data-door="child"') : html.index('data-door="honour"')]
    talk = door[door.index('data-need="talk"') : door.index('data-need="health"')]
    assert talk.count('data-s="bris"') == 1
    assert talk.count('data-s="ratt-att-valja"') == 1
