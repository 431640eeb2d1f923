"""Knowledge on a telephone by night and a wide screen by day; and a file from HR fills a gap in the matrix."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fyren.base import clock
from tests.browser.conftest import Axe, SeenBy, Site
from tests.browser.test_design import every_page_is_right

pytestmark = [pytest.mark.browser, pytest.mark.looks]
SCHOOLS = "Skolorna i norr (exempel)"


def test_axe_finds_nothing_about_knowledge(site: Site, seen_by: SeenBy, axe: Axe) -> None:
    page = seen_by("bjorn")
    page.goto(f"{site.url}/kunskap/kurser/")
    course = page.get_by_role("link", name=re.compile("Grundkurs")).get_attribute("href")
    new_course = page.locator("main a[href*='ny-kurs']").get_attribute("href")
    page.goto(f"{site.url}/kunskap/tackning/")
    body = page.get_by_role("link", name="Utbildningsnämnden").get_attribute("href")
    staff = page.locator("main a[href*='personal']").get_attribute("href")
    file = page.locator("main a[href*='las-in']").get_attribute("href")
    page.goto(f"{site.url}{staff}")
    people = page.get_by_role("link", name=SCHOOLS).get_attribute("href")
    platforms = page.locator("main a[href*='kallor']").get_attribute("href")
    hashes = page.locator("main a[href*='/hash/']").get_attribute("href")
    page.goto(f"{site.url}{platforms}")
    platform = page.locator("main a[href*='ny-kalla']").first.get_attribute("href")
    overview = ("/kunskap/tackning/", "/kunskap/kurser/", "/grundkurs/", body, course, new_course)
    beside = ("/kunskap/utatriktat/", hashes, f"{hashes}nytt/")
    addresses = (*overview, staff, people, file, platforms, platform, *beside)
    every_page_is_right(page, site, addresses, axe)


def test_a_file_from_hr_fills_a_gap(
    site: Site, browse: Callable[..., Page], log_in: Callable[..., Page], axe: Callable[[Page], None], tmp_path: Path
) -> None:
    """Its columns are said, its rows looked through, and the matrix shows what it brought."""
    path = tmp_path / "kurser.csv"
    month = f"{clock.today():%Y-%m}"
    rows = (
        "Arbetsplats;Moment;Grupp;Klar;Hur många",
        f"{SCHOOLS};Hedersrelaterat våld och förtryck (exempel);personal;{month};60",
        f"Okänd enhet;Grundkurs om våld (exempel);personal;{month};3",
    )
    path.write_text("\n".join(rows), encoding="utf-8")
    page = log_in(browse(width=360), "bjorn")
    page.goto(f"{site.url}/kunskap/tackning/")
    page.get_by_role("link", name="Utbildningsnämnden").click()
    courses = page.get_by_role("region", name="Kurs för kurs").get_by_role("row")
    before = courses.filter(has_text="Hedersrelaterat").inner_text()
    page.get_by_role("link", name="Läs in genomförda kurser").click()
    page.get_by_label("Fil").set_input_files(path)
    page.get_by_role("button", name="Läs filen").click()
    for label, choice in (("Moment", "Kurs"), ("Grupp", "Nivå"), ("Klar", "Genomförd"), ("Hur många", "Antal")):
        page.get_by_label(label, exact=True).select_option(label=choice)
    axe(page)
    page.get_by_role("button", name="Granska raderna").click()
    expect(page.get_by_text("Rad 3, kolumn Enhet")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Läs in 1 siffra").click()
    expect(page.get_by_role("heading", level=1, name="Utbildningsnämnden")).to_be_visible()
    after = courses.filter(has_text="Hedersrelaterat").inner_text()
    assert _held(after) > _held(before)


def test_a_platform_s_key_is_shown_once_and_a_file_with_identities_shows_nobody(
    site: Site, browse: Callable[..., Page], log_in: Callable[..., Page], axe: Callable[[Page], None], tmp_path: Path
) -> None:
    page = log_in(browse(width=360, dark=True), "bjorn")
    page.goto(f"{site.url}/kunskap/tackning/")
    page.locator("main a[href*='personal']").first.click()
    staff = page.url
    page.locator("main a[href*='kallor']").click()
    page.locator("main a[href*='ny-kalla']").first.click()
    page.get_by_label("Lärplattformens namn").fill("Plattform för prov (exempel)")
    page.get_by_role("button", name="Skapa dess nyckel").click()
    expect(page.get_by_text("Visas bara nu")).to_be_visible()
    axe(page)
    page.goto(staff)
    page.locator("main a[href*='/hash/']").click()
    page.locator("main a[href*='nytt']").click()
    page.get_by_label("Beslutad av").fill("Nämnden (exempel)")
    page.get_by_label("Beslutsdatum").fill(f"{clock.today()}")
    page.get_by_label("Diarienummer").fill("2026-1")
    page.get_by_label("När hasharna tas bort").fill("Varje månad")
    page.get_by_role("button", name="Lägg in beslutet").click()
    path = tmp_path / "kurser.csv"
    heads = "Personnummer;Enhet;Nivå;Kurs;Genomförd"
    line = f"19811218-9876;{SCHOOLS};Personal som möter människor;Grundkurs om våld (exempel);{clock.today():%Y-%m}-01"
    path.write_text(f"{heads}\n{line}", encoding="utf-8")
    page.locator("main a[href*='las-in/hashade']").click()
    page.get_by_label("Fil").set_input_files(path)
    page.get_by_role("button", name="Läs filen").click()
    expect(page.get_by_text("Nya genomförda kurser: 1.")).to_be_visible()
    expect(page.get_by_text("19811218")).to_have_count(0)
    axe(page)


def _held(text: str) -> int:
    found = re.search(r"(\d+) av \d+", text)
    assert found
    return int(found[1])
