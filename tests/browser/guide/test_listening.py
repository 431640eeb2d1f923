"""Reading aloud: by a voice of the device's own for this language, when pressed, and silent at once when it should."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from fyren.guide.content import Audience
from fyren.guide.pack_files import Kind
from fyren.guide.reading import Guide
from fyren.publishing.packs import named
from tests.guide.document.content import LOCAL, guide_of, made

pytestmark = [pytest.mark.browser, pytest.mark.looks]
Browse = Callable[..., Page]

# A device's synthesizer: it keeps what it was told, and tells of an end only when the test says so.
SYNTHESIZER = """(voices) => {
    const told = new EventTarget();
    const stub = {
        voices, said: [], cancelled: 0, current: null,
        getVoices: () => stub.voices,
        speak: (each) => {
            stub.current = each;
            stub.said.push({ text: each.text, lang: each.lang, voice: each.voice.name });
        },
        cancel: () => { stub.cancelled += 1; stub.current = null; },
        get speaking() { return Boolean(stub.current); },
        addEventListener: (...all) => told.addEventListener(...all),
        arrive: (later) => { stub.voices = later; told.dispatchEvent(new Event('voiceschanged')); },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: stub });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""
UNFOLD = """() => document.querySelectorAll('[data-door=adult], [data-door=adult] details')
    .forEach((each) => { each.open = true; })"""
LISTEN = "[data-door=adult] [data-listen]"


def voice(name: str, lang: str, *, own: bool = True) -> dict[str, Any]:
    return {"name": name, "lang": lang, "localService": own}


ALVA, KATYA, CLOUD = voice("Alva", "sv-SE"), voice("Katya", "ru-RU"), voice("Moln", "sv-SE", own=False)
ZARIYAH, SONIA = voice("Zariyah", "ar_SA"), voice("Sonia", "en-GB")


def approved(code: str) -> Guide:
    """The guide with one text of a language that somebody has approved; the languages that are in full have theirs."""
    guide = guide_of()
    language = guide.items[named(Kind.LANGUAGE, code)]
    if guide.topic(guide.topics(Audience.ADULT)[0], code):
        return guide
    text = {"title": "العنوان", "body": "النص الأول\n\nالنص الثاني؟"}
    topic = named(Kind.TOPIC, guide.topics(Audience.ADULT)[0].key, code)
    whole = {**language.body, "approved_on": "2026-11-01", "approved_by": "Translator"}
    return guide_of({**LOCAL, topic: text, named(Kind.LANGUAGE, code): whole})


def with_voices(browse: Browse, folder: Path, *voices: dict[str, Any], code: str = "sv") -> Page:
    """The guide on a device with these voices, the door of an adult open."""
    page = browse(width=360)
    page.add_init_script(f"({SYNTHESIZER})({json.dumps(voices)})")
    file = folder / "index.html"
    file.write_bytes(made(code, guide=approved(code)).html)
    page.goto(file.as_uri())
    page.evaluate(UNFOLD)
    expect(page.locator("[data-door=adult] .acts button").first).to_be_attached()
    return page


def said(page: Page) -> list[dict[str, str]]:
    found: list[dict[str, str]] = page.evaluate("speechSynthesis.said")
    return found


def plain(text: str) -> list[str]:
    return [word.strip(".:") for word in text.replace("\n- ", "\n").split() if word.strip("-.:")]


def test_what_is_pressed_is_read_in_order_by_the_device_s_own_voice(browse: Browse, tmp_path: Path) -> None:
    page = with_voices(browse, tmp_path, KATYA, CLOUD, ALVA)
    first = page.locator(LISTEN).first
    expect(first).to_have_text("Lyssna (Hörs högt)")
    assert said(page) == [], "nothing begins by itself"
    first.click()
    expect(first).to_have_text("Sluta läsa")
    [spoken] = said(page)
    assert (spoken["lang"], spoken["voice"]) == ("sv-SE", "Alva")
    written = page.locator("[data-door=adult] .topic:has([data-listen]) .text").first.inner_text()
    assert plain(spoken["text"]) == plain(written)
    assert len(plain(written)) > 20
    assert all(line[-1] in ".?!:" for line in spoken["text"].split("\n"))


def test_rows_are_read_one_by_one(browse: Browse, tmp_path: Path) -> None:
    page = with_voices(browse, tmp_path, ALVA)
    page.locator("[data-door=adult] .topic:has(.text li) [data-listen]").first.click()
    rows = page.locator("[data-door=adult] .topic:has(.text li)").first.locator(".text li").all_inner_texts()
    lines = said(page)[0]["text"].split("\n")
    assert len(rows) > 2
    for row in rows:
        assert row.strip().rstrip(".") in [line.rstrip(".") for line in lines]


def test_it_stops_when_pressed_again_and_another_is_read_at_once(browse: Browse, tmp_path: Path) -> None:
    page = with_voices(browse, tmp_path, ALVA)
    first, second = page.locator(LISTEN).nth(0), page.locator(LISTEN).nth(1)
    first.click()
    first.click()
    expect(first).to_have_text("Lyssna (Hörs högt)")
    assert page.evaluate("speechSynthesis.speaking") is False
    first.click()
    stopped = page.evaluate_handle("speechSynthesis.current")
    second.click()
    expect(first).to_have_text("Lyssna (Hörs högt)")
    expect(second).to_have_text("Sluta läsa")
    assert len({each["text"] for each in said(page)}) == 2
    stopped.evaluate("(each) => each.onend()")  # what was stopped tells of it late
    expect(second).to_have_text("Sluta läsa")
    page.evaluate("speechSynthesis.current.onend()")
    expect(second).to_have_text("Lyssna (Hörs högt)")


def test_the_exit_silences_it(browse: Browse, tmp_path: Path) -> None:
    page = with_voices(browse, tmp_path, ALVA)
    page.context.route("https://www.smhi.se/**", lambda route: route.abort())
    page.locator(LISTEN).first.click()
    assert page.evaluate("speechSynthesis.speaking") is True
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert page.evaluate("speechSynthesis.speaking") is False


def test_a_voice_that_the_browser_knows_late_is_offered_then(browse: Browse, tmp_path: Path) -> None:
    page = with_voices(browse, tmp_path)
    button = page.locator(LISTEN).first
    expect(button).to_be_hidden()
    page.evaluate("(later) => speechSynthesis.arrive(later)", [KATYA, CLOUD])
    expect(button).to_be_hidden()
    page.evaluate("(later) => speechSynthesis.arrive(later)", [KATYA, ALVA])
    expect(button).to_be_visible()
    button.click()
    assert said(page)[0]["voice"] == "Alva"
    page.evaluate("(later) => speechSynthesis.arrive(later)", [])
    expect(button).to_be_hidden()


@pytest.mark.parametrize(("code", "own"), [("en", SONIA), ("ar", ZARIYAH), ("sv-simple", ALVA)])
def test_each_language_is_read_by_its_own_voice_only(
    browse: Browse, tmp_path: Path, code: str, own: dict[str, Any]
) -> None:
    others = [each for each in (ALVA, KATYA, ZARIYAH, SONIA) if each is not own]
    page = with_voices(browse, tmp_path, *others, code=code)
    assert page.locator("[data-listen]:visible").count() == 0
    page.evaluate("(later) => speechSynthesis.arrive(later)", [*others, own])
    listened = page.locator("[data-door=adult] [data-listen]:visible")
    assert listened.count() == page.locator("[data-door=adult] .topic > .text").count()
    listened.first.click()
    assert [(each["voice"], each["lang"]) for each in said(page)] == [(own["name"], own["lang"])]


def test_a_voice_from_the_net_is_never_used(browse: Browse, tmp_path: Path) -> None:
    page = with_voices(browse, tmp_path, CLOUD)
    assert page.locator("[data-listen]:visible").count() == 0
    assert page.locator("[data-listen]").count() > 3, "the control: it is only hidden"


def test_without_a_synthesizer_there_is_no_button(browse: Browse, tmp_path: Path) -> None:
    page = browse(width=360)
    page.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined })")
    file = tmp_path / "index.html"
    file.write_bytes(made("sv").html)
    page.goto(file.as_uri())
    page.locator("[data-door=adult] > summary").click()
    expect(page.locator("[data-door=adult] .acts button").first).to_be_attached()
    assert page.locator("[data-listen]").count() == 0
