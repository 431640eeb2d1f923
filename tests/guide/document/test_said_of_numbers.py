"""What the guide says of numbers, interpreters and films holds wherever it stands."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from fyren.guide.pack_files import Kind
from fyren.guide.pages import statement_page
from fyren.publishing.packs import named
from tests.guide.document.content import DAY, LOCAL, SETTINGS, guide_of, made, service
from tests.guide.document.test_document import CODES, html_of


def test_numbers_outside_the_rows_are_marked_too() -> None:
    past = dt.date(2028, 1, 1)
    html, fresh = made(day=past).html.decode(), html_of("sv")
    numbers = ("1177", "114 14", SETTINGS["switchboard_shown"], "116 111")
    for whole, is_marked in ((html, True), (fresh, False)):
        card = whole[whole.index("<section class=bra>") : whole.index("</table>")]
        for number in numbers:
            row = next(each for each in card.split("<tr>") if f">{number}<" in each)
            assert ("Kontrollera" in row) == is_marked, number
            assert 'data-due="' in row
        summaries = re.findall(r"<details class=calm><summary>.*?</summary>", whole, re.S)
        assert len(summaries) == 2
        assert all(("Kontrollera" in each) == is_marked for each in summaries)
        talk = whole[whole.index("<details class=talk>") :]
        board = talk[: talk.index("<li data-s=")]
        assert SETTINGS["switchboard_shown"] in board
        assert ("Kontrollera" in board) == is_marked


def test_what_a_topic_rests_on_and_the_bill_carry_their_days_for_the_device() -> None:
    fresh, past = html_of("sv"), made(day=dt.date(2028, 1, 1)).html.decode()
    for whole, is_marked in ((past, True), (fresh, False)):
        rests = re.findall(r'<li data-due="[^"]+">(.*?)(?=<li|</ul>)', whole, re.S)
        assert rests
        assert all(('class="old"' in each) == is_marked for each in rests)
    assert re.search(r'<span data-until="2027-05-23">Syns inte på räkningen', fresh)
    assert "Syns inte på räkningen" not in past


def test_a_text_to_112_says_what_it_takes_wherever_it_stands() -> None:
    sentence = "Sms till 112 kräver att du har registrerat dig."
    assert sentence not in html_of("sv"), "nobody has checked it yet"
    contacts = [{"channel": "sms", "shown": "112", "number": "112"}]
    own = {named(Kind.SERVICE, "sms112"): service("sms112", needs=["now"], contacts=contacts)}
    html = made(guide=guide_of(LOCAL | own)).html.decode()
    links = [each.start() for each in re.finditer('href="sms:112"', html)]
    assert len(links) > 2, "in silence, in topics, and on its card"
    assert all(sentence in html[at : at + 250] for at in links)
    assert html.count(sentence) == len(links), "and not twice"


def test_who_is_for_those_at_work_only_stands_there_alone() -> None:
    html = html_of("sv")
    doors = html.split('data-door="')[1:]
    assert [door.split('"')[0] for door in doors if "010-223 57 60" in door.split("<section class=all>")[0]] == ["work"]
    assert "010-223 57 60" not in html[: html.index("data-door=")]
    assert "010-223 57 60" not in html[html.index("<section class=bra>") : html.index("</table>")]


def test_deaf_people_s_ways_wait_for_somebody_to_check_them() -> None:
    guide = guide_of()
    assert {"sms112", "texttelefoni", "bildtelefoni"}.isdisjoint(guide.shown)
    kept = {item.name.key: item.body for item in guide.items.values() if item.name.kind == Kind.SERVICE}
    assert not any(kept[key]["is_verified"] for key in ("sms112", "texttelefoni", "bildtelefoni"))


def test_that_films_are_missing_is_said_only_while_they_are() -> None:
    film = {named("film", "child.now", "sv"): {"file": "film/1.mp4"}}
    having = made(guide=guide_of(LOCAL | film)).html.decode()
    assert ("Film på teckenspråk finns inte ännu." in html_of("sv"), "Film på teckenspråk finns" in having) == (
        True,
        False,
    )


@pytest.mark.parametrize("code", CODES)
def test_no_helpline_s_interpreter_is_promised_for_nothing(code: str) -> None:
    said = guide_of().strings(code)["language.interpreter_how"]
    promises = "betalar inget|do not pay|ei maksa sinulle|nic nie płacisz|не платите|مجانية|نمی.دهید|waxba kama|نادەیت"
    assert not re.search(promises, said)
    asks = {"sv": "Fråga om tolken kostar något.", "en": "Ask whether the interpreter costs anything."}
    assert asks.get(code, "") in said


def test_of_every_number_it_is_said_whether_it_answers_abroad() -> None:
    html = html_of("sv")
    unknown = "Vi vet inte om numret går att ringa från utlandet."
    alarm = re.search(r'<article class=card data-s="sos".*?</article>', html, re.S)
    assert alarm
    assert unknown in alarm[0]
    talk = html[html.index("<details class=talk>") :]
    assert unknown in talk[: talk.index("<li data-s=")]
    page = statement_page(guide_of(), DAY).html.decode()
    assert unknown in page
    assert "Samtalet syns i telefonens samtalslista" in page


def test_the_statement_says_that_films_are_missing_only_while_they_are() -> None:
    film = {named("film", "child.now", "sv"): {"file": "film/1.mp4"}}
    missing = "Filmer på svenskt teckenspråk saknas."
    assert missing in statement_page(guide_of(), DAY).html.decode()
    assert missing not in statement_page(guide_of(LOCAL | film), DAY).html.decode()
