"""A member of the public reads the plan on a telephone: to a focus area, up the red thread, and finds it by a word."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.once]
Browse = Callable[..., Page]
TITLE = "Plan mot våld i nära relationer och hedersrelaterat förtryck"
WORDING = "Att barn och unga ska få kunskap och information om våld i nära relationer och hederförtryck"


@pytest.mark.parametrize("javascript", [True, False])
def test_from_the_list_to_the_vision_and_by_search(site: Site, browse: Browse, javascript: bool) -> None:
    page = browse(width=360, height=780, javascript=javascript)
    page.goto(f"{site.url}/planer/")
    page.get_by_role("link", name=TITLE, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.get_by_role("link", name="3.2.1").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text(WORDING)
    page.get_by_role("link", name="Följ hela röda tråden härifrån").click()
    upwards = page.get_by_role("region", name="Uppåt: vad den leder till")
    expect(upwards).to_contain_text("står i planen")
    expect(upwards).to_contain_text("samordnarens tolkning")
    upwards.get_by_role("link", name="Tryggt och tillitsfullt", exact=True).first.click()
    expect(page.get_by_role("region", name="Nedåt: vad den bygger på")).to_contain_text("3.2.1")

    page.goto(f"{site.url}/sok/")
    page.get_by_label("Ord att söka efter").fill("skolors")
    page.get_by_label("Ord att söka efter").press("Enter")
    expect(page.locator("mark", has_text="skolundervisning")).to_be_visible()
    page.get_by_role("link", name=re.compile("3.2.2 Att barn och unga som bor i skyddat boende")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Insatsområde 3.2.2")

    assert page.context.cookies() == []
    if javascript:
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_place_in_the_plan_can_be_linked_to(site: Site, browse: Browse) -> None:
    page = browse(width=360)
    page.goto(f"{site.url}/planer/")
    address = page.get_by_role("link", name=TITLE, exact=True).first.get_attribute("href")
    page.goto(f"{site.url}{address}#3.2.1")
    expect(page.locator("[id='3.2.1']")).to_be_in_viewport()


@pytest.mark.looks
@pytest.mark.parametrize(("width", "dark"), [pytest.param(1280, False, marks=pytest.mark.slow), (360, True)])
def test_nothing_stands_in_anyones_way(
    site: Site, browse: Browse, axe: Callable[[Page], None], width: int, dark: bool
) -> None:
    page = browse(width=width, dark=dark)
    page.goto(f"{site.url}/planer/")
    plan = page.get_by_role("link", name=TITLE, exact=True).first.get_attribute("href") or ""
    addresses = ["/planer/", plan, f"{plan}3.2/", f"{plan}3.2.1/", f"{plan}utgavor/", f"{plan}utgava/1/"]
    page.goto(f"{site.url}/roda-traden/")
    start = page.locator("a[href*='fran=insatsomrade']").first.get_attribute("href")
    addresses += ["/roda-traden/", f"/roda-traden/{start}", "/sok/", "/sok/?q=skolors", "/sok/?q=giraff"]
    for address in addresses:
        page.goto(f"{site.url}{address}")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_the_coordinator_writes_a_note_beside_the_wording(
    site: Site, browse: Browse, log_in: Callable[[Page, str], Page], axe: Callable[[Page], None]
) -> None:
    page = log_in(browse(), "amira")
    page.goto(f"{site.url}/planer/")
    page.get_by_role("link", name=TITLE, exact=True).first.click()
    page.get_by_role("link", name="3.4.3").click()
    page.get_by_role("link", name="Skriv en anmärkning").click()
    axe(page)
    page.get_by_label("Anmärkning", exact=True).fill("Exempel: prövas i avvaktan på nationellt stöd.")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Anmärkningen står nu bredvid texten.")).to_be_visible()
    reader = browse(width=360)
    reader.goto(f"{site.url}/sok/?q=avvakta")
    reader.get_by_role("link", name="Redaktionell anmärkning").click()
    note = reader.get_by_role("note", name="Redaktionell anmärkning")
    expect(note.filter(has_text="prövas i avvaktan")).to_be_visible()
