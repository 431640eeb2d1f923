"""Partners and agreements on a telephone by night and a wide screen by day; and the agreement that ends is renewed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_design import wider_than_the_window
from tests.browser.test_year_pages import SIGHTS

pytestmark = [pytest.mark.browser, pytest.mark.looks]
ENDING = "Avtal om skyddat boende och samtal (exempel)"
FOLLOWING = "Avtal om skyddat boende, nästa period (exempel)"


@pytest.mark.parametrize(("width", "dark"), SIGHTS)
def test_axe_finds_nothing_in_cooperation(
    width: int,
    dark: bool,
    site: Site,
    browse: Callable[..., Page],
    log_in: Callable[..., Page],
    axe: Callable[[Page], None],
) -> None:
    page = log_in(browse(width=width, dark=dark), "amira", show=False)
    page.goto(f"{site.url}/samverkan/avtal/")
    agreement = page.get_by_role("link", name=ENDING).get_attribute("href")
    new_agreement = page.locator("main a[href*='nytt-avtal']").get_attribute("href")
    page.goto(f"{site.url}/samverkan/parter/")
    partner = page.locator("main a[href$='/andra/']").first.get_attribute("href")
    new_partner = page.locator("main a[href*='ny-part']").get_attribute("href")
    on_agreement = [f"{agreement}{part}" for part in ("", "andra/", "fornya/", "folj-upp/")]
    for address in ("/samverkan/avtal/", "/samverkan/parter/", *on_agreement, new_agreement, partner, new_partner):
        answer = page.goto(f"{site.url}{address}")
        assert answer is not None
        assert answer.status == 200, address
        axe(page)
        assert wider_than_the_window(page) == 0, address


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
    expect(page.get_by_role("main")).not_to_contain_text(ENDING)
    page.goto(f"{site.url}/samverkan/avtal/")
    row = page.get_by_role("row").filter(has_text=ENDING)
    expect(row).to_contain_text("Gäller")
