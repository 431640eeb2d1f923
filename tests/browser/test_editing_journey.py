"""An editor's journey: a number changes, is checked, previewed and published, and the old tree is put back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from uuid import uuid5

import pytest
from playwright.sync_api import Error, Page, Route, expect

from fyren.guide.hsds import NAMESPACE
from tests.browser.conftest import Site
from tests.browser.test_revision_journey import press

pytestmark = [pytest.mark.browser, pytest.mark.once]
Browse = Callable[..., Page]
LogIn = Callable[[Page, str], Page]
Axe = Callable[[Page], None]

SERVICE = "kvinnofridslinjen"
OLD, NEW = "020-50 50 50", "0470-410 99"


def served(site: Site) -> str:
    """The Swedish document that the public gets."""
    home = Path(site.environment["FYREN_VAR"]) / "published" / "guide" / "current"
    return (home / "sv" / "index.html").read_text()


def change_number(page: Page, site: Site, number: str) -> None:
    """Type a number as people write it, and say that it is checked today."""
    page.goto(f"{site.url}/guiden/tjanster/{SERVICE}/")
    page.get_by_label(re.compile("^Nummer")).first.fill(number)
    page.get_by_label(re.compile("^Kontrollerad den")).fill(page.evaluate("new Date().toISOString().slice(0, 10)"))
    press(page, "Spara som utkast")


def test_a_number_is_changed_published_and_put_back(site: Site, browse: Browse, log_in: LogIn, axe: Axe) -> None:
    page = log_in(browse(), "hanna")
    page.goto(f"{site.url}/guiden/")
    axe(page)
    assert OLD in served(site)
    assert NEW not in served(site)
    change_number(page, site, "ring oss")
    expect(page.get_by_text("är inget telefonnummer").first).to_be_visible()
    axe(page)
    change_number(page, site, NEW)
    expect(page.get_by_text("Sparat som utkast")).to_be_visible()
    assert NEW not in served(site)
    page.goto(f"{site.url}/guiden/forhandsvisning/sv/")
    frame = page.frame_locator("iframe.preview")
    expect(frame.locator("body")).to_contain_text(NEW)
    axe(page)
    page.goto(f"{site.url}/guiden/publicera/")
    axe(page)
    for box in page.locator("input[name=piece]").all():
        box.uncheck()
    page.get_by_label(re.compile("^Kvinnofridslinjen")).check()
    page.locator("main").get_by_role("button", name="Publicera").click()
    expect(page.get_by_text(re.compile("Publicerat: utgåva"))).to_be_visible(timeout=60_000)
    assert NEW in served(site)
    put_back(page, site, axe)
    assert OLD in served(site)
    assert NEW not in served(site)


def put_back(page: Page, site: Site, axe: Axe) -> None:
    """The first edition is served again."""
    page.goto(f"{site.url}/guiden/utgavor/")
    axe(page)
    page.get_by_role("link", name=re.compile("^Återställ")).last.click()
    axe(page)
    expect(page.get_by_role("link", name="Kvinnofridslinjen")).to_be_visible()
    press(page, "Återställ")
    expect(page.get_by_text(re.compile("Nu ser allmänheten utgåva"))).to_be_visible()


def test_the_public_tells_of_a_fault_and_the_editor_sees_a_count(
    site: Site, browse: Browse, log_in: LogIn, axe: Axe
) -> None:
    public = browse(width=360, javascript=False)
    public.goto(f"{site.url}/fel/{uuid5(NAMESPACE, f'/service/{SERVICE}')}/")
    expect(public.get_by_role("heading", level=1)).to_have_text("Här svarar ingen. Fara: ring 112.")
    press(public, "Skicka")
    expect(public.get_by_text("Välj vad som är fel.")).to_be_visible()
    public.get_by_label("Ingen svarade").check()
    press(public, "Skicka")
    expect(public.get_by_text("Tack.")).to_be_visible()
    assert public.context.cookies() == []
    editor = log_in(browse(width=360), "hanna")
    assert editor.context.cookies() != [], "the probe sees a cookie where there is one"
    editor.goto(f"{site.url}/guiden/fel/")
    axe(editor)
    row = editor.get_by_role("row").filter(has_text="Kvinnofridslinjen").filter(has_text="Ingen svarade")
    row.get_by_role("button").click()
    expect(editor.get_by_text(re.compile("hade anmält det"))).to_be_visible()
    expect(row).to_have_count(0)


def test_two_editors_meet_and_the_later_sees_both(site: Site, browse: Browse, log_in: LogIn, axe: Axe) -> None:
    first, second = log_in(browse(), "hanna"), log_in(browse(width=360), "hanna")
    for page in (first, second):
        page.goto(f"{site.url}/guiden/text/door/sv/man/")
        page.get_by_label("Rubrik").fill("Den förstas rubrik" if page is first else "Den andras rubrik")
    press(first, "Spara som utkast")
    press(second, "Spara som utkast")
    expect(second.get_by_text("Någon sparade medan du skrev")).to_be_visible()
    axe(second)
    press(second, "Spara som utkast")
    expect(second.get_by_label("Rubrik")).to_have_value("Den andras rubrik")


def test_the_page_follows_what_the_editor_writes(site: Site, browse: Browse, log_in: LogIn, axe: Axe) -> None:
    """Drawn when she pauses; the Back button, the focus and what is saved are left alone; the frame reaches nothing."""
    page = log_in(browse(), "hanna")
    page.goto(f"{site.url}/guiden/")
    page.goto(f"{site.url}/guiden/text/topic/sv/adult.law/")
    frame = page.frame_locator(".live iframe.preview:not(.preview--waiting)")
    expect(frame.locator("h1")).to_be_visible()
    steps = page.evaluate("history.length")
    body = page.get_by_label("Text", exact=True)
    for words in ("En mening som ingen har sett.", "En annan mening."):
        body.fill(words)
        expect(frame.locator("#skrivs")).to_contain_text(words)
        expect(frame.locator("#skrivs")).to_be_in_viewport()
    expect(body).to_be_focused()
    assert page.evaluate("history.length") == steps
    expect(page.locator(".live iframe")).to_have_count(1)
    axe(page)
    inside = page.frames[-1]
    with pytest.raises(Error, match="Blocked a frame"):
        inside.evaluate("parent.document.title")
    assert inside.evaluate("document.title"), "the probe runs in the frame"
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(body).not_to_have_value("En annan mening.")


def test_answers_that_come_late_leave_one_page_and_it_is_the_last(site: Site, browse: Browse, log_in: LogIn) -> None:
    """She pauses three times before any drawing has come; then they come, one by one."""
    page = log_in(browse(), "hanna")
    held = three_held(page, site)
    frames = page.locator(".live iframe")
    for left, drawing in zip((3, 2, 1), held, strict=True):
        drawing.continue_()
        expect(frames).to_have_count(left)
    expect(page.frame_locator(".live iframe").locator("#skrivs")).to_contain_text("En tredje mening.")
    expect(page.locator(".live .preview--waiting")).to_have_count(0)


def test_an_answer_that_comes_first_though_asked_for_last_stays(site: Site, browse: Browse, log_in: LogIn) -> None:
    page = log_in(browse(), "hanna")
    _first, _second, third = three_held(page, site)
    third.continue_()
    expect(page.locator(".live iframe")).to_have_count(1)
    expect(page.frame_locator(".live iframe").locator("#skrivs")).to_contain_text("En tredje mening.")


def three_held(page: Page, site: Site) -> list[Route]:
    """Write three times, each time with a pause; the drawings, whose answers wait."""
    held: list[Route] = []
    page.goto(f"{site.url}/guiden/text/topic/sv/adult.law/")
    expect(page.frame_locator(".live iframe").locator("#skrivs")).to_be_visible()
    page.route("**/guiden/skrivs/**", lambda route: held.append(route))
    for number, words in enumerate(("En första mening.", "En andra mening.", "En tredje mening."), start=1):
        with page.expect_request("**/guiden/skrivs/**"):
            page.get_by_label("Text", exact=True).fill(words)
        expect(page.locator(".live iframe")).to_have_count(1 + number)
    assert len(held) == 3
    return held


def test_without_script_the_page_leads_to_the_preview(site: Site, browse: Browse, log_in: LogIn) -> None:
    page = log_in(browse(width=360, javascript=False), "hanna")
    page.goto(f"{site.url}/guiden/text/topic/sv/adult.law/")
    expect(page.locator(".live")).to_be_hidden()
    page.get_by_role("link", name="Förhandsvisa").click()
    expect(page.frame_locator("iframe.preview").locator("h1")).to_be_visible()
