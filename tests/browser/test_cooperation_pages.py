"""The pages of cooperation on a telephone by night and a wide screen by day; and the agreement that ends is renewed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Axe, SeenBy, Site
from tests.browser.test_design import every_page_is_right

pytestmark = [pytest.mark.browser, pytest.mark.looks]
ENDING = "Avtal om skyddat boende och samtal (exempel)"
FOLLOWING = "Avtal om skyddat boende, nästa period (exempel)"


def test_axe_finds_nothing_in_cooperation(site: Site, seen_by: SeenBy, axe: Axe) -> None:
    page = seen_by("amira")
    page.goto(f"{site.url}/samverkan/avtal/")
    agreement = page.get_by_role("link", name=ENDING).get_attribute("href")
    new_agreement = page.locator("main a[href*='nytt-avtal']").get_attribute("href")
    page.goto(f"{site.url}/samverkan/parter/")
    partner = page.locator("main a[href$='/andra/']").first.get_attribute("href")
    new_partner = page.locator("main a[href*='ny-part']").get_attribute("href")
    on_agreement = [f"{agreement}{part}" for part in ("", "andra/", "fornya/", "folj-upp/")]
    others = (*on_agreement, new_agreement, partner, new_partner, *_around(page, site))
    addresses = ("/samverkan/avtal/", "/samverkan/parter/", *others)
    every_page_is_right(page, site, addresses, axe)


def _around(page: Page, site: Site) -> list[str]:
    """Joint work, councils and units: the lists, one of each, and their forms."""
    found = ["/samverkan/gemensamt/", "/samverkan/rad/", "/enheter/"]
    for listed in found[:2]:
        page.goto(f"{site.url}{listed}")
        one = page.locator(f"main th a[href^='{listed}']").first.get_attribute("href")
        new = page.locator("main a[href$='/nytt/']").first.get_attribute("href")
        assert one is not None
        assert new is not None
        found += [one, f"{one}andra/", new]
    council = next(each for each in found if each.startswith("/samverkan/rad/") and each.count("/") == 4)
    page.goto(f"{site.url}{council}")
    parts = page.locator("main article a[href^='/samverkan/mote']").evaluate_all("all => all.map(a => a.pathname)")
    return [*found, f"{council}mote/", *dict.fromkeys(parts)]


def test_the_agreement_that_ends_is_what_the_coordinator_meets_first_and_renews(
    site: Site, browse: Callable[..., Page], log_in: Callable[..., Page]
) -> None:
    page = log_in(browse(width=360), "amira")
    first = page.locator("main li").filter(has=page.get_by_role("link")).first
    expect(first).to_contain_text(ENDING)
    first.get_by_role("link", name=re.compile("Förnya")).click()
    page.get_by_label("Titel").fill(FOLLOWING)
    begins = page.get_by_label("Gäller från").input_value()
    assert begins.endswith("-01-01")
    page.get_by_label(re.compile("Gäller till och med")).fill(f"{int(begins[:4]) + 2}-12-31")
    page.get_by_role("button", name="För in det nya avtalet").click()
    expect(page.get_by_role("heading", level=1, name=FOLLOWING)).to_be_visible()
    expect(page.get_by_role("link", name=ENDING)).to_be_visible()
    page.goto(f"{site.url}/idag/")
    expect(page.get_by_role("link", name=re.compile("^Kontrollera tillståndet"))).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Förnya"))).to_have_count(0)
    page.goto(f"{site.url}/samverkan/avtal/")
    row = page.get_by_role("row").filter(has_text=ENDING)
    expect(row).to_contain_text("Kontrollera tillståndet igen")  # what is left to do while it holds


def test_an_activity_hangs_on_the_campaign_and_tells_it(
    site: Site, browse: Callable[..., Page], log_in: Callable[..., Page]
) -> None:
    page = log_in(browse(width=360), "bjorn", show=False)
    page.goto(f"{site.url}/samverkan/gemensamt/")
    page.locator("main th a").first.click()
    campaign = page.get_by_role("heading", level=1).inner_text()
    page.get_by_label("Er aktivitet").select_option(index=1)
    page.get_by_role("button", name="Häng på").click()
    expect(page.get_by_text("Er aktivitet hänger på.")).to_be_visible()
    page.locator("main li a[href^='/aktivitet/']").last.click()
    expect(page.get_by_role("link", name=campaign)).to_be_visible()
