"""The administrator's page of background work: axe finds nothing, nothing is too wide, and a job is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_design import wider_than_the_window

pytestmark = [pytest.mark.browser, pytest.mark.looks]


@pytest.mark.parametrize(
    ("width", "dark"),
    [
        pytest.param(360, True, id="telephone-dark"),
        pytest.param(1280, False, id="wide-light", marks=pytest.mark.slow),
    ],
)
def test_the_page_of_background_work(
    width: int,
    dark: bool,
    site: Site,
    browse: Callable[..., Page],
    log_in: Callable[..., Page],
    axe: Callable[[Page], None],
) -> None:
    page = log_in(browse(width=width, dark=dark), "farid", show=False)
    page.goto(f"{site.url}/administration/bakgrundsarbete/")
    axe(page)
    assert wider_than_the_window(page) == 0
    page.locator("button[value=seal_audit]").press("Enter")
    expect(page.get_by_text("Arbetet börjar inom några sekunder")).to_be_visible()
    axe(page)
