"""The administrator's page of background work: axe finds nothing, nothing is too wide, and a job is asked for."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Axe, SeenBy, Site
from tests.browser.test_design import wider_than_the_window

pytestmark = [pytest.mark.browser, pytest.mark.looks]


def test_the_page_of_background_work(site: Site, seen_by: SeenBy, axe: Axe) -> None:
    page = seen_by("farid")
    page.goto(f"{site.url}/administration/bakgrundsarbete/")
    axe(page)
    assert wider_than_the_window(page) == 0
    page.locator("button[value=seal_audit]").press("Enter")
    expect(page.get_by_text("Arbetet börjar inom några sekunder")).to_be_visible()
    axe(page)
