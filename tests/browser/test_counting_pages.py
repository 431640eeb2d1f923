"""Counting and instruments on a telephone by night and a wide screen by day, and a month noted with the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Axe, SeenBy, Site
from tests.browser.test_design import wider_than_the_window

pytestmark = [pytest.mark.browser, pytest.mark.looks]
# What each of the cast meets, from the overview on: links by a part of their address.
WAYS = {
    "inger": (("/enhet/", "/enhet/"),),
    "bjorn": (("/enheter/",), ("/enheter/", "/andra/"), ("/enheter/", "/vem-noterar/"), ("/enheter/", "/ny/")),
    "amira": (("/ar/",),),
}


def _followed(page: Page, site: Site, way: tuple[str, ...]) -> None:
    page.goto(f"{site.url}/upptackt/")
    for part in way:
        href = page.locator(f'main a[href*="{part}"]:not(nav a)').last.get_attribute("href")
        page.goto(f"{site.url}{href}")


@pytest.mark.parametrize("person", list(WAYS))
def test_axe_finds_nothing_in_counting(
    person: str,
    site: Site,
    seen_by: SeenBy,
    axe: Axe,
) -> None:
    page = seen_by(person)
    for way in ((), *WAYS[person]):
        _followed(page, site, way)
        axe(page)
        assert wider_than_the_window(page) == 0, page.url
    page.goto(f"{site.url}/upptackt/instrument/")
    axe(page)
    assert wider_than_the_window(page) == 0


def test_a_month_is_noted_with_the_keyboard_alone(
    site: Site, browse: Callable[..., Page], log_in: Callable[[Page, str], Page]
) -> None:
    page = browse(width=360, dark=False)
    log_in(page, "inger")
    page.goto(f"{site.url}/upptackt/")
    page.get_by_role("link", name=re.compile("Elevhälsan norr")).click()
    page.get_by_role("link", name=re.compile("Notera")).first.press("Enter")
    page.get_by_label("Frågade om våld").focus()
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Noterat.")).to_be_visible()
    month = page.locator("tbody tr").first
    expect(month.locator("td")).to_have_text(["4", "0", "0", "0", re.compile("Ändra")])
