"""A year as people make it: opened empty, answered, proposed with its appendix, adopted, released, read by everyone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_revision_journey import press

pytestmark = [pytest.mark.browser, pytest.mark.once]
Browse = Callable[..., Page]
LogIn = Callable[[Page, str], Page]
Axe = Callable[[Page], None]

TITLE = "Trygga skolgårdar"
REASON = "Annat går före i år."
BOARD = "Utbildningsnämnden"


def open_year(page: Page, site: Site) -> str:
    """The coordinator opens the next year that has not been opened; gives its number."""
    page.goto(f"{site.url}/aret/oppna/")
    year = page.get_by_label("År", exact=True).input_value()
    press(page, f"Öppna budgetåret {year}")
    expect(page.get_by_role("heading", name=f"Budgetår {year}")).to_be_visible()
    return year


def begin(page: Page, site: Site, year: str) -> str:
    """The contact begins the board's internal budget; gives its address."""
    page.goto(f"{site.url}/aret/{year}/internbudgetar/ny/")
    press(page, "Påbörja")
    expect(page.get_by_role("heading", name=f"Internbudget {year} Utkast")).to_be_visible()
    return page.url


def answer(page: Page) -> None:
    """One focus area is chosen; one is declined, which needs its reason."""
    press(page, "Ta ställning")
    page.get_by_role("group", name=re.compile(r"^3\.1\.1 ")).get_by_label("Prioriteras").check()
    declined = page.get_by_role("group", name=re.compile(r"^3\.1\.2 "))
    declined.get_by_label("Inte i år").check()
    press(page, "Spara")
    expect(page.locator("[data-error-summary]")).to_contain_text("3.1.2")
    page.get_by_role("group", name=re.compile(r"^3\.1\.2 ")).locator("textarea").fill(REASON)
    press(page, "Spara")
    expect(page.get_by_text("2 ställningstaganden är sparade.")).to_be_visible()


def add_activity(page: Page, budget: str) -> None:
    """An activity for the chosen focus area."""
    page.goto(budget)
    press(page, "Lägg till en aktivitet")
    page.get_by_label("Titel", exact=True).fill(TITLE)
    page.get_by_label(re.compile("^Förväntat resultat")).fill("Alla skolor har gått rundan.")
    page.get_by_label(re.compile(r"^3\.1\.1 ")).check()
    press(page, "Lägg till aktiviteten")
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()


def propose(page: Page, budget: str) -> dict[str, str]:
    """The appendix is frozen; gives the checksums of the files as they were fetched."""
    page.goto(budget)
    press(page, "Föreslå för beslut")
    press(page, "Föreslå")
    expect(page.get_by_text("Förslaget ska upp på sammanträdet")).to_be_visible()
    return {name: fetched(page, name) for name in ("Bilagan som Word", "Bilagan som PDF")}


def fetched(page: Page, name: str) -> str:
    """The checksum of a file that a link leads to, as it was fetched."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name).first.click()
    data = download.value.path().read_bytes()
    assert data[:4] == (b"PK\x03\x04" if "Word" in name else b"%PDF")
    return hashlib.sha256(data).hexdigest()


def adopt(page: Page) -> None:
    """The board's decision of today is entered."""
    press(page, "Lägg in beslutet")
    page.get_by_label("Nämnden", exact=True).check()
    page.get_by_label("Beslutad den").fill(today(page))
    page.get_by_label(re.compile("^Paragraf")).fill("101")
    press(page, "Lägg in beslutet")
    expect(page.get_by_text("Antagen", exact=True).first).to_be_visible()


def today(page: Page) -> str:
    return page.evaluate("new Date().toLocaleDateString('sv-SE')")


def release(page: Page) -> None:
    """Minutes approved, then released."""
    press(page, "Komplettera beslutets uppgifter")
    page.get_by_label(re.compile("^Protokollet justerat")).fill(today(page))
    press(page, "Spara")
    press(page, "Släpp till allmänheten")
    press(page, "Släpp")
    expect(page.get_by_text("Släppt. Alla kan läsa nu.")).to_be_visible()


def public_says(page: Page, site: Site, year: str) -> int:
    """How often the activity's title stands on the focus area's public page of the year; no cookie is set.

    The page is then the plan's own, where the year's refusals stand with their reasons.
    """
    page.goto(f"{site.url}/vad-gors/plan-mot-vald/3.1.1/?ar={year}")
    found = page.get_by_text(TITLE).count()
    page.goto(f"{site.url}/vad-gors/plan-mot-vald/?ar={year}")
    assert page.context.cookies() == []
    return found


def test_a_year_goes_from_empty_to_the_public_page(site: Site, browse: Browse, log_in: LogIn, axe: Axe) -> None:
    coordinator, contact = log_in(browse(), "amira"), log_in(browse(width=360), "bjorn")
    public = browse()
    year = open_year(coordinator, site)
    axe(coordinator)
    budget = begin(contact, site, year)
    answer(contact)
    axe(contact)
    add_activity(contact, budget)
    axe(contact)
    activity = contact.url
    assert coordinator.goto(activity).status == 404, "a draft is the board's own"
    papers = propose(contact, budget)
    axe(contact)
    assert coordinator.goto(activity).status == 404, "so is a proposal"
    adopt(contact)
    axe(contact)
    assert coordinator.goto(activity).status == 200
    coordinator.goto(f"{site.url}/aret/{year}/matris/")
    cell = coordinator.get_by_role("link", name=re.compile(rf"^3\.1\.1, {BOARD}: 1 aktivitet"))
    axe(coordinator)
    cell.first.click()
    expect(coordinator.get_by_role("link", name=TITLE)).to_be_visible()
    assert public_says(public, site, year) == 0, "not until the minutes are approved and the board releases it"
    release(contact)
    assert public_says(public, site, year) > 0
    expect(public.get_by_text(REASON)).to_be_visible()
    axe(public)
    contact.goto(f"{budget}utgava/1/")
    assert {name: fetched(contact, name) for name in papers} == papers, "the meeting's papers are the very same files"


def test_two_browsers_change_the_same_activity(site: Site, browse: Browse, log_in: LogIn, axe: Axe) -> None:
    first, second = log_in(browse(), "bjorn"), log_in(browse(width=360), "bjorn")
    first.goto(f"{site.url}/internbudget/")
    coming = first.evaluate("String(new Date().getFullYear() + 1)")
    first.get_by_role("link", name=coming, exact=True).first.click()
    first.get_by_role("link", name=re.compile("^Machofabriken")).first.click()
    press(first, "Ändra aktiviteten")
    second.goto(first.url)
    first.get_by_label(re.compile("^Ansvarig enhet")).fill("Gymnasieskola")
    second.get_by_label(re.compile("^Ansvarig enhet")).fill("Anpassad grundskola")
    second.get_by_label(re.compile("^Ansvarig roll")).fill("Rektor")
    press(first, "Spara")
    press(second, "Spara")
    expect(second.get_by_role("heading", name="Två har ändrat samma sak")).to_be_visible()
    axe(second)
    unit = second.get_by_role("group", name="Ansvarig enhet")
    expect(unit).to_contain_text("Gymnasieskola")
    unit.get_by_role("radio", name=re.compile("^Sparat")).check()
    second.get_by_role("group", name="Ansvarig roll").get_by_role("radio", name=re.compile("^Ditt")).check()
    press(second, "Spara det jag har valt")
    expect(second.get_by_text("Gymnasieskola").first).to_be_visible()
    expect(second.get_by_text("Rektor").first).to_be_visible()
    expect(second.get_by_text("Anpassad grundskola")).to_have_count(0)
