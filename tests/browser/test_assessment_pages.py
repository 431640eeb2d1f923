"""The self-assessment on a telephone by night and a wide screen by day; and a lacking answer becomes a proposal."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Axe, SeenBy, Site
from tests.browser.test_design import every_page_is_right

pytestmark = [pytest.mark.browser, pytest.mark.looks]
ROUTINE = "Besluta en rutin för skolgång i skyddat boende"


def test_axe_finds_nothing_in_the_self_assessment(site: Site, seen_by: SeenBy, axe: Axe) -> None:
    page = seen_by("amira")
    page.goto(f"{site.url}/sjalvskattning/")
    years = page.locator("main th a").evaluate_all("all => all.map(a => a.pathname)")
    new = page.locator("main a[href*='/ny/']").get_attribute("href")
    assert len(years) == 2
    page.goto(f"{site.url}{years[0]}")
    answers = page.locator("main a[href*='/svar/']").evaluate_all("all => all.map(a => a.pathname)")
    taken_up = page.get_by_role("link", name=ROUTINE).get_attribute("href")
    addresses = ("/sjalvskattning/", *years, new, *answers[:2], f"{years[0]}stang/", taken_up)
    every_page_is_right(page, site, addresses, axe)


def test_a_lacking_routine_becomes_a_proposal_to_the_body_that_lacks_it(
    site: Site, browse: Callable[..., Page], log_in: Callable[..., Page]
) -> None:
    page = log_in(browse(width=360), "amira", show=False)
    page.goto(f"{site.url}/sjalvskattning/")
    page.locator("main th a").first.click()
    page.get_by_role("link", name=ROUTINE).click()
    page.get_by_role("link", name="Föreslå det").click()
    expect(page.get_by_label("Titel")).to_have_value(ROUTINE)
    expect(page.get_by_role("checkbox", name=re.compile("^Utbildningsnämnden"))).to_be_checked()
    expect(page.get_by_role("checkbox", name=re.compile("^Vidingehem"))).not_to_be_checked()
    expect(page.get_by_role("checkbox", name=re.compile(r"3\.2\.2")).first).to_be_checked()
    page.get_by_role("button", name="Skicka förslaget").click()
    expect(page.get_by_text("Skickat till 1")).to_be_visible()
    page = log_in(browse(width=360), "bjorn", show=False)
    page.goto(f"{site.url}/inkorg/")
    expect(page.get_by_role("link", name=ROUTINE)).to_be_visible()
