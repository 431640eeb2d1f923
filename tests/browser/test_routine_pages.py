"""Routines: written and decided at a desk, found in two presses on a telephone without an account, and counted."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Axe, SeenBy, Site
from tests.browser.test_design import every_page_is_right

pytestmark = [pytest.mark.browser, pytest.mark.looks]
TITLE = "Skola för barn i skyddat boende (exempel)"


def test_axe_finds_nothing_in_routines(site: Site, seen_by: SeenBy, axe: Axe) -> None:
    page = seen_by("bjorn")
    page.goto(f"{site.url}/rutinregister/")
    body = page.get_by_role("link", name="Utbildningsnämnden").get_attribute("href")
    page.goto(f"{site.url}{body}")
    routine = page.locator("main a[href^='/rutin/']").first.get_attribute("href")
    new = page.locator("main a[href*='/ny/']").first.get_attribute("href")
    page.goto(f"{site.url}/rutiner/")
    unit = page.locator("main a[href^='/rutiner/enhet/']").first.get_attribute("href")
    page.goto(f"{site.url}{unit}")
    held = page.locator("main .links a").first.get_attribute("href")
    written = [f"{routine}{part}" for part in ("", "utgava/1/", "andra/", "oversyn/", "upphor/")]
    addresses = ("/rutinregister/", body, new, *written, "/rutiner/", unit, held)
    every_page_is_right(page, site, addresses, axe)


def test_from_template_to_a_telephone_in_two_presses(
    site: Site, browse: Callable[..., Page], log_in: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    desk = log_in(browse(width=1280), "bjorn", show=False)
    desk.goto(f"{site.url}/rutinregister/")
    desk.get_by_role("link", name="Utbildningsnämnden").click()
    desk.get_by_role("link", name=re.compile("Börja från mallen.*Skola och förskola")).click()
    desk.get_by_label("Titel").fill(TITLE)
    desk.get_by_label("Enhet").select_option(label="Tallskolan (exempel)")
    desk.get_by_role("button", name="Spara").click()
    expect(desk.get_by_text("Kvar att fylla i innan den kan beslutas")).to_be_visible()
    desk.get_by_role("link", name="Ändra texten").click()
    text = desk.get_by_label("Text", exact=True)
    text.fill(re.sub(r"\[([^\]]+)\]", r"\1", text.input_value()))
    desk.get_by_role("button", name="Spara").click()
    desk.get_by_role("link", name="För in ledningens beslut").click()
    axe(desk)
    desk.get_by_label(re.compile("Beslutad av|Beslutat av")).fill("Rektor (exempel)")
    desk.get_by_role("button", name="Lägg in beslutet").click()
    expect(desk.get_by_text("Rutinen gäller.")).to_be_visible()

    telephone = browse(width=360)
    telephone.goto(f"{site.url}/rutiner/")
    telephone.get_by_role("link", name="Tallskolan (exempel)").click()
    telephone.get_by_role("link", name=TITLE).click()
    expect(telephone.get_by_role("heading", name="Skolan barnet lämnar")).to_be_visible()
    telephone.get_by_role("button", name="Jag har läst den").click()
    expect(telephone.get_by_text("Tack. Det är räknat.")).to_be_visible()
    assert telephone.context.cookies() == []

    desk.reload()
    expect(desk.get_by_text("1 har sagt att den senaste är läst.")).to_be_visible()
