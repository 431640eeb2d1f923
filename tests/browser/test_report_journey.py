"""A body's report as people make it: filled in, sent, released, decided, and read as decided by the coordinator."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_revision_journey import press
from tests.browser.test_year_journey import today

pytestmark = [pytest.mark.browser, pytest.mark.once]
Browse = Callable[..., Page]
LogIn = Callable[[Page, str], Page]
Axe = Callable[[Page], None]

RESULT = "Alla skolor har gått kursen."
ANALYSIS = "Fler frågar, och fler elever berättar."


def open_round(page: Page, site: Site) -> str:
    """The coordinator opens the year's first round, where that is not done; gives its heading."""
    year = page.evaluate("String(new Date().getFullYear())")
    page.goto(f"{site.url}/uppfoljning/oppna/{year}/interim_march/")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url(re.compile(r"/uppfoljning/[^/]+/$"))
    return page.get_by_role("heading", level=1).inner_text()


def report_of(page: Page, site: Site, title: str) -> str:
    """The address of the own body's report in the round."""
    page.goto(f"{site.url}/uppfoljning/rapport/")
    name = title.splitlines()[0].split(" Öppen")[0].strip()
    return site.url + (page.get_by_role("link", name=re.compile(re.escape(name))).first.get_attribute("href") or "")


def being_written(page: Page, site: Site) -> str:
    """The address of an own report that is being written."""
    page.goto(f"{site.url}/uppfoljning/rapport/")
    row = page.get_by_role("row").filter(has_text="Skrivs").first
    return site.url + (row.get_by_role("link").first.get_attribute("href") or "")


def tell(page: Page, report: str) -> None:
    """The first activity is told of by keyboard, and marked as done; then the next part stands open."""
    page.goto(report)
    press(page, "Börja skriva")
    title = page.get_by_role("heading", level=1).inner_text()
    page.get_by_label("Status", exact=True).select_option(label="Pågår")
    page.get_by_label(re.compile("^Vad som har gjorts")).fill("Kursen genomfördes.")
    page.get_by_role("button", name="Granska språket").first.click()
    expect(page.get_by_text("Vem gör det?")).to_be_visible()
    page.get_by_label(re.compile("^Vad som har gjorts")).fill(RESULT)
    page.get_by_label("Markera som klar").focus()
    page.keyboard.press("Space")
    press(page, "Spara och gå till nästa")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(title)
    expect(page.locator(".report-toc > summary")).to_contain_text(re.compile(r"^\s*Delar: 1 av "))


def analyse(page: Page, report: str) -> None:
    """Every focus area is analysed: the page for sending says which are left."""
    page.goto(f"{report}skicka/")
    missing = page.locator(".notice--check a")
    addresses = [link.get_attribute("href") or "" for link in missing.all()]
    assert addresses
    for address in addresses:
        page.goto(page.url.split("/uppfoljning/")[0] + address)
        page.get_by_label("Analys", exact=True).fill(ANALYSIS)
        press(page, "Spara")
        expect(page.get_by_text("Sparat.", exact=True)).to_be_visible()


def decide(page: Page, report: str) -> None:
    """The board's decision of today is entered."""
    page.goto(report)
    press(page, "Lägg in nämndens beslut")
    page.get_by_label("Nämnden", exact=True).check()
    page.get_by_label("Beslutad den").fill(today(page))
    page.get_by_label(re.compile("^Paragraf")).fill("77")
    press(page, "Lägg in beslutet")
    expect(page.get_by_text("§ 77")).to_be_visible()


def test_a_report_goes_from_empty_to_decided(site: Site, browse: Browse, log_in: LogIn, axe: Axe) -> None:
    coordinator, contact = log_in(browse(), "amira"), log_in(browse(), "bjorn")
    head = log_in(browse(width=360), "inger")
    report = report_of(contact, site, open_round(coordinator, site))
    assert coordinator.goto(report).status == 404, "what the board writes is its own"
    tell(contact, report)
    axe(contact)
    analyse(contact, report)
    contact.goto(f"{report}skicka/")
    axe(contact)
    press(contact, "Skicka")
    expect(contact.get_by_text("Rapporten ligger hos chefen.")).to_be_visible()
    head.goto(f"{site.url}/idag/")
    head.get_by_role("link", name=re.compile("Släpp")).first.click()
    head.wait_for_url(report)
    axe(head)
    press(head, "Släpp rapporten")
    expect(head.get_by_text(RESULT)).to_be_visible()
    press(head, "Släpp")
    coordinator.goto(report)
    expect(coordinator.get_by_text("Ej beslutad", exact=True)).to_be_visible()
    decide(contact, report)
    coordinator.goto(report)
    expect(coordinator.get_by_text("Ej beslutad", exact=True)).to_have_count(0)
    expect(coordinator.get_by_text("§ 77")).to_be_visible()
    axe(coordinator)


def test_two_browsers_write_in_the_same_part(site: Site, browse: Browse, log_in: LogIn, axe: Axe) -> None:
    first, second = log_in(browse(), "carin"), log_in(browse(width=360), "carin")
    report = being_written(first, site)
    for page in (first, second):
        page.goto(f"{report}del/namnden/")
        page.get_by_label(re.compile("^Vad nämnden eller styrelsen bör veta")).fill(
            "Den förstas." if page is first else "Den andras."
        )
    press(first, "Spara")
    expect(first.get_by_text("Sparat.", exact=True)).to_be_visible()
    press(second, "Spara")
    expect(second.get_by_role("heading", name="Två har ändrat samma sak")).to_be_visible()
    axe(second)
    second.get_by_role("radio", name=re.compile("^Sparat")).check()
    press(second, "Spara det jag har valt")
    expect(second.get_by_label(re.compile("^Vad nämnden eller styrelsen bör veta"))).to_have_value("Den förstas.")


def test_a_part_is_written_without_scripts(site: Site, browse: Browse, log_in: LogIn) -> None:
    page = log_in(browse(width=360, javascript=False), "carin")
    page.goto(f"{being_written(page, site)}del/namnden/")
    page.get_by_label(re.compile("^Vad nämnden eller styrelsen bör veta")).fill("Kursen genomfördes utan skript.")
    press(page, "Spara")
    expect(page.get_by_text("Vem gör det?")).to_be_visible()
