"""The catalogue of offers on a telephone by night and a wide screen by day; and an offer becomes a service."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Axe, SeenBy, Site
from tests.browser.test_design import every_page_is_right, wider_than_the_window

pytestmark = [pytest.mark.browser, pytest.mark.looks]
OFFER = "Samtal för våldsutsatta (exempel)"


def test_axe_finds_nothing_among_the_offers(site: Site, seen_by: SeenBy, axe: Axe) -> None:
    page = seen_by("amira")
    page.goto(f"{site.url}/insatser/")
    offers = page.locator("main th a").evaluate_all("all => all.map(a => a.pathname)")
    new = page.locator("main a[href$='/ny/']").get_attribute("href")
    unverified = page.get_by_role("link", name="Pappagrupp (exempel)").get_attribute("href")
    none = "/insatser/?for_vem=using&grupp=older"
    addresses = ("/insatser/", none, offers[0], unverified, f"{offers[0]}andra/", new)
    every_page_is_right(page, site, addresses, axe)


def test_axe_finds_nothing_where_an_offer_becomes_a_service(site: Site, seen_by: SeenBy, axe: Axe) -> None:
    page = seen_by("hanna")
    for address in ("/guiden/tjanster/", None):
        page.goto(f"{site.url}{address or page.locator('main a[href*=insats]').last.get_attribute('href')}")
        axe(page)
        assert wider_than_the_window(page) == 0, address


def test_a_gap_becomes_an_activity(site: Site, browse: Callable[..., Page], log_in: Callable[..., Page]) -> None:
    page = log_in(browse(width=360), "amira", show=False)
    page.goto(f"{site.url}/insatser/")
    page.get_by_role("link", name="Se vilka").click()
    gap = page.locator("#utan dd").first
    expect(gap).to_contain_text("Män")
    gap.get_by_role("link", name=re.compile("ny aktivitet")).click()
    expect(page.get_by_role("main")).to_contain_text("Ordna insatser som saknas")


def test_an_offer_is_found_by_whom_it_is_for(
    site: Site, browse: Callable[..., Page], log_in: Callable[..., Page]
) -> None:
    page = log_in(browse(width=360), "carin", show=False)
    page.goto(f"{site.url}/insatser/")
    expect(page.get_by_role("link", name=OFFER)).to_be_visible()
    page.get_by_label("För vem").select_option("Personer som använder våld")
    page.get_by_role("button", name="Visa").click()
    expect(page.get_by_role("link", name="Samtal för den som använder våld (exempel)")).to_be_visible()
    expect(page.get_by_role("link", name=OFFER)).to_have_count(0)


def test_an_editor_makes_a_service_of_an_offer(
    site: Site, browse: Callable[..., Page], log_in: Callable[..., Page]
) -> None:
    page = log_in(browse(), "hanna", show=False)
    page.goto(f"{site.url}/guiden/tjanster/")
    page.get_by_role("row").filter(has_text=OFFER).get_by_role("link", name=re.compile("Gör till en tjänst")).click()
    expect(page.get_by_label("Namn", exact=True)).to_have_value(OFFER)
    page.get_by_label(re.compile("^Nummer")).first.fill("0470-410 00")
    page.get_by_label(re.compile("^Kontrollerad den")).fill("2026-11-01")
    page.get_by_label(re.compile("^Kontrolleras igen senast")).fill("2027-05-01")
    page.get_by_role("button", name="Spara som utkast").click()
    expect(page.get_by_text("Sparat som utkast")).to_be_visible()
    in_guide = page.get_by_role("region", name="I guiden")
    expect(in_guide.get_by_role("link", name=OFFER)).to_be_visible()
    waiting = page.get_by_role("region", name="Insatser som inte finns i guiden")
    expect(waiting).to_be_visible()
    expect(waiting).not_to_contain_text(OFFER)
