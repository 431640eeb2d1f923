"""An editor at the employees' desk: a section changes, is previewed and published, and the old tree is put back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_revision_journey import press

pytestmark = [pytest.mark.browser, pytest.mark.once]
Browse = Callable[..., Page]
LogIn = Callable[[Page, str], Page]
Axe = Callable[[Page], None]

NEW = "Barnet ritar samma sak om och om igen."


def served(site: Site) -> str:
    """The preschool's Swedish page as it is served."""
    home = Path(site.environment["FYREN_VAR"]) / "published" / "detection" / "current"
    return (home / "sv" / "forskola" / "index.html").read_text()


def test_a_section_is_changed_published_and_put_back(site: Site, browse: Browse, log_in: LogIn, axe: Axe) -> None:
    page = log_in(browse(), "hanna")
    page.goto(f"{site.url}/anstallda/")
    axe(page)
    page.goto(f"{site.url}/anstallda/text/profession-text/sv/preschool/")
    axe(page)
    field = page.locator("[name='section.child-signs.body']")
    field.fill(f"{field.input_value()}\n\n{NEW}")
    press(page, "Spara som utkast")
    expect(page.get_by_text("Sparat som utkast")).to_be_visible()
    assert NEW not in served(site)
    page.goto(f"{site.url}/anstallda/forhandsvisning/sv/?yrke=preschool")
    expect(page.frame_locator("iframe.preview").locator("body")).to_contain_text(NEW)
    axe(page)
    page.goto(f"{site.url}/anstallda/publicera/")
    axe(page)
    page.locator("main").get_by_role("button", name="Publicera").click()
    expect(page.get_by_text(re.compile("Publicerat: utgåva"))).to_be_visible(timeout=60_000)
    assert NEW in served(site)
    page.goto(f"{site.url}/anstallda/utgavor/")
    axe(page)
    page.get_by_role("link", name=re.compile("^Återställ")).last.click()
    press(page, "Återställ")
    expect(page.get_by_text(re.compile("Nu ser allmänheten utgåva"))).to_be_visible()
    assert NEW not in served(site)
