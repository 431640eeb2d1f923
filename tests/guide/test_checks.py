"""Why a guide may not be published. The whole one is the control: it has no fault."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest

from fyren.guide.checks import LARGEST, budget_of, faults_of, faults_of_tree
from fyren.guide.numbers import is_number, is_shown_as
from fyren.guide.pack_files import Kind
from fyren.guide.publisher import GUIDE
from fyren.guide.reading import Guide
from fyren.publishing.items import ItemName, Items, only_languages
from fyren.publishing.packs import named
from tests.guide.conftest import DAY, with_body, with_service

LINE = "kvinnofridslinjen"
VOICE = {"channel": "voice", "shown": "020-50 50 50", "number": "+4620505050"}
SHELTER = {"is_protected": True, "is_verified": True}


def said(items: Items) -> list[tuple[str, str]]:
    """About what, and why."""
    return [(str(fault.about or ""), str(fault.why)) for fault in faults_of(items)]


def the_one(items: Items) -> tuple[str, str]:
    """The only fault that there is."""
    (fault,) = said(items)
    return fault


def test_the_whole_guide_can_be_published(items: Items) -> None:
    assert said(items) == []


@pytest.mark.parametrize("part", ["name", "checked_on", "review_by"])
def test_a_service_needs_a_source_and_its_days(items: Items, part: str) -> None:
    source = dict(items[named(Kind.SERVICE, LINE)].body["source"])
    source[part] = ""
    about, why = the_one(with_service(items, LINE, source=source))
    assert about == f"service/{LINE}"
    assert why.startswith("Den saknar källa.")
    assert the_one(with_service(items, LINE, source=None))[0] == f"service/{LINE}"
    assert the_one(with_service(items, LINE, source=None, is_verified=False))[0] == f"service/{LINE}"


@pytest.mark.parametrize(
    "changes",
    [
        {"place": {"address": "Storgatan 1", "postal_code": "352 30", "town": "Växjö"}},
        {"latitude": 56.8777},
        {"organisation": "Kvinnojouren, Storgatan 12, 352 30 Växjö"},
        {"contacts": [{**VOICE, "shown": "Ring på Storgatan 12"}]},
        {"contacts": [{"channel": "web", "shown": "karta", "address": "https://maps.example.se/?q=56.8777,14.8091"}]},
    ],
)
def test_a_protected_place_is_nowhere_in_the_facts(items: Items, changes: dict[str, Any]) -> None:
    about, why = the_one(with_service(items, LINE, **SHELTER, **changes))
    assert about == f"service/{LINE}"
    assert why.startswith("Platsen är skyddad")


@pytest.mark.parametrize("field", ["does", "note", "accessibility", "eligibility", "name"])
@pytest.mark.parametrize("language", ["sv", "en", "ar"])
def test_a_protected_place_is_nowhere_in_the_words(items: Items, field: str, language: str) -> None:
    name = named(Kind.SERVICE_WORDS, LINE, language)
    told = with_body(items, name, {**items[name].body, field: "Vi finns på Storgatan 12."})
    assert said(told) == []  # the place of a service that is open to all may be told
    about, why = the_one(with_service(told, LINE, **SHELTER))
    assert about == str(name)
    assert why.startswith("Platsen är skyddad")


def test_a_protected_service_without_a_place_may_be_shown(items: Items) -> None:
    assert said(with_service(items, LINE, **SHELTER)) == []


def test_what_cannot_be_read_is_told_with_its_fields(items: Items) -> None:
    assert the_one(with_service(items, LINE, reach="the whole world")) == (
        f"service/{LINE}",
        "Den går inte att läsa. Se över: reach.",
    )
    unknown = with_body(items, named(Kind.STRUCTURE, "neighbour"), {"topics": [{"key": "a", "need": "now"}]})
    assert the_one(unknown)[1] == "Den ligger bakom en ingång som inte finns."


def test_the_municipality_must_have_said_who_it_is(items: Items) -> None:
    name = named(Kind.SETTINGS)
    assert the_one(with_body(items, name, None))[1] == "Kommunens namn och växelnummer är inte inlagda."
    for changes in (
        {"municipality": " "},
        {"switchboard": "0470-410 00"},
        {"switchboard_shown": "0470-410 01"},
        {"exit_address": "http://www.smhi.se/"},
    ):
        assert the_one(with_body(items, name, {**items[name].body, **changes}))[0] == "settings/all"


def test_a_language_needs_all_its_own_words(items: Items) -> None:
    name = named(Kind.STRINGS, language="pl")
    about, why = the_one(with_body(items, name, None))
    assert about == "strings/all/pl"
    assert "Polski saknar orden" in why
    shorter = {**items[name].body, "exit": {**items[name].body["exit"], "button": ""}}
    assert the_one(with_body(items, name, shorter))[1] == "Polski saknar orden: exit.button."


def test_words_that_only_whole_languages_show_are_asked_of_those_alone(items: Items) -> None:
    assert "tool" not in items[named(Kind.STRINGS, language="pl")].body
    english = named(Kind.STRINGS, language="en")
    without = {key: value for key, value in items[english].body.items() if key != "tool"}
    assert "tool." in the_one(with_body(items, english, without))[1]
    polish = named(Kind.LANGUAGE, "pl")
    approved = {**items[polish].body, "approved_on": "2026-11-01", "approved_by": "Auktoriserad translator"}
    assert any("tool." in why or "full." in why for _about, why in said(with_body(items, polish, approved)))


def test_what_is_filled_in_stays_in_every_language(items: Items) -> None:
    name = named(Kind.STRINGS, language="fi")
    changed = {**items[name].body, "page": {**items[name].body["page"], "title": "Tuki"}}
    assert the_one(with_body(items, name, changed)) == (
        "strings/all/fi",
        "Det som ska fyllas i skiljer sig från svenskan: page.title.",
    )


def test_swedish_is_never_missing(items: Items) -> None:
    assert "Svenska saknas" in the_one(only_languages(items, ["en"]))[1]
    assert said(only_languages(items, ["sv", "ti"])) == []


@pytest.mark.parametrize(
    ("contact", "why"),
    [
        ({**VOICE, "number": "020505050"}, "varken ett helt nummer"),
        ({**VOICE, "number": "90101", "shown": "90101"}, "varken ett helt nummer"),
        ({**VOICE, "number": "+4612"}, "varken ett helt nummer"),
        ({**VOICE, "shown": "020-50 50 51"}, "är det som rings upp"),
        ({**VOICE, "abroad_number": "0709"}, "från utlandet"),
        ({"channel": "email", "shown": "Skriv", "address": "fraga"}, "saknar e-postadress"),
        ({"channel": "chat", "shown": "Chatt", "address": "http://example.org"}, "https://"),
        ({**VOICE, "hours": [{"days": [1], "opens": "9", "closes": "17:00"}]}, "inga riktiga tider"),
        ({**VOICE, "hours": [{"days": [8], "opens": "09:00", "closes": "17:00"}]}, "inga riktiga tider"),
        ({**VOICE, "other_days": [{"day": "2026-12-24", "opens": "10:00", "closes": "25:00"}]}, "inga riktiga tider"),
    ],
)
def test_how_a_service_is_reached_must_be_right(items: Items, contact: dict[str, Any], why: str) -> None:
    about, said_why = the_one(with_service(items, LINE, contacts=[contact]))
    assert about == f"service/{LINE}"
    assert why in said_why
    assert said(with_service(items, LINE, contacts=[contact], is_verified=False)) == []  # not shown yet


def test_a_topic_leads_to_services_that_exist(items: Items) -> None:
    name = named(Kind.STRUCTURE, "adult")
    first, *rest = items[name].body["topics"]
    changed = {"topics": [{**first, "services": ["sos", "nowhere"]}, *rest]}
    assert the_one(with_body(items, name, changed)) == (
        "structure/adult",
        f"{first['key']} leder till stöd som inte finns: nowhere.",
    )


@pytest.mark.parametrize(
    "name",
    [ItemName("door", "adult", "en"), ItemName("topic", "adult.now", "sv-simple"), ItemName("tools", "all", "en")],
)
def test_a_whole_language_has_every_text(items: Items, name: ItemName) -> None:
    about, why = the_one(with_body(items, name, None))
    assert about == str(name)
    assert why.startswith("Texten saknas på")


def test_a_service_that_is_shown_has_a_swedish_name(items: Items) -> None:
    without = with_body(items, named(Kind.SERVICE_WORDS, LINE, "sv"), None)
    assert f"service-words/{LINE}/pl" in dict(said(without))


def test_a_fact_past_its_day_is_no_reason(items: Items) -> None:
    old = {"name": "NCK", "checked_on": "2020-01-01", "review_by": "2020-07-01"}
    assert said(with_service(items, LINE, source=old)) == []
    assert GUIDE.faults(with_service(items, LINE, source=old), dt.date(2031, 1, 1)) == []


def test_a_page_may_not_be_too_large_nor_show_what_nobody_checked(guide: Guide) -> None:
    swedish = guide.languages[0]
    noise = random.Random(1).randbytes(70_000)  # nothing makes it smaller
    (fault,) = faults_of_tree(guide, {swedish: noise})
    assert str(fault.about) == "language/sv"
    assert "60000" in str(fault.why)
    (fault,) = faults_of_tree(guide, {swedish: b'<a href="tel:90101">'})
    assert str(fault.about) == "service/mind"
    assert faults_of_tree(guide, {swedish: b'<a href="tel:+4620505050">'}) == []


def test_the_budget_grows_with_the_services() -> None:
    assert [budget_of(count) for count in (1, 80, 190, 300, 1000)] == [60_000, 60_000, 90_000, LARGEST, LARGEST]


@pytest.mark.parametrize("number", ["112", "11414", "1177", "116111", "116006", "+4620505050", "+46102559191"])
def test_numbers_that_can_be_dialled(number: str) -> None:
    assert is_number(number)


@pytest.mark.parametrize(
    "number", ["", "113", "020505050", "+46 20 50 50 50", "+4690101", "4620505050", "+0", "tel:112"]
)
def test_numbers_that_cannot(number: str) -> None:
    assert not is_number(number)


@pytest.mark.parametrize(
    ("number", "shown", "fits"),
    [
        ("112", "112", True),
        ("11414", "114 14", True),
        ("+4620505050", "020-50 50 50", True),
        ("+4620505050", "+46 20 50 50 50", True),
        ("+4620505050", "0046 20 50 50 50", True),
        ("+4620505050", "020-50 50 51", False),
        ("+4620505050", "20-50 50 50", False),
        ("112", "0112", False),
    ],
)
def test_what_is_shown_is_what_is_dialled(number: str, shown: str, fits: bool) -> None:
    assert is_shown_as(number, shown) is fits


def test_the_faults_of_the_guide_end_with_its_pages(items: Items) -> None:
    assert list(GUIDE.faults(items, DAY)) == []
    assert len(GUIDE.faults(with_service(items, LINE, source=None), DAY)) == 1
