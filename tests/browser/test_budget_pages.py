"""Internal budgets by keyboard: a year is proposed with its papers."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.once]
Browse = Callable[..., Page]
LogIn = Callable[[Page, str], Page]


def own(page: Page, site: Site, state: str) -> str:
    """The address of the own budget in a state, as the list says it."""
    page.goto(f"{site.url}/internbudget/")
    row = page.get_by_role("row").filter(has_text=state).first
    return row.get_by_role("rowheader").get_by_role("link").get_attribute("href") or ""


def test_stances_taken_by_keyboard_and_proposed_with_papers(site: Site, browse: Browse, log_in: LogIn) -> None:
    page = log_in(browse(), "bjorn")
    draft = own(page, site, "Utkast")
    page.goto(f"{site.url}{draft}")
    page.get_by_role("link", name="Ta ställning", exact=True).first.click()
    area = page.get_by_role("group", name=re.compile("^3.4.3"))
    expect(area.get_by_label(re.compile("^Skäl"))).to_be_hidden()
    area.get_by_label("Prioriteras").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(area.get_by_label("Inte i år")).to_be_checked()
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("3.4.3: Skriv varför ni avstår i år.")
    area.get_by_label(re.compile("^Skäl")).fill("Exempel: ingen lokal förrän till hösten.")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_text("1 ställningstagande är sparat.")).to_be_visible()
    page.get_by_role("link", name="Föreslå för beslut", exact=True).click()
    page.get_by_role("button", name="Föreslå", exact=True).click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Bilagan som PDF").click()
    assert taken.value.suggested_filename.endswith(".pdf")
    assert taken.value.path().read_bytes().startswith(b"%PDF")
