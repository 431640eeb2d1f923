"""Indicators on a telephone by night and a wide screen by day: axe finds nothing, and nothing is too wide."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Site
from tests.browser.test_design import wider_than_the_window
from tests.browser.test_year_pages import SIGHTS

pytestmark = [pytest.mark.browser, pytest.mark.looks]
ID = r"\w{14}"


def addresses(page: Page, site: Site) -> list[str]:
    """The list, an indicator with uncertainty and one without, a decision with content and one without."""
    page.goto(f"{site.url}/nyckeltal/")
    hrefs = page.locator("main a").evaluate_all("(links) => links.map((link) => link.href)")
    sets = [href for href in hrefs if re.search(rf"/fullmaktiges-nyckeltal/{ID}/$", href)]
    measured = page.get_by_role("link", name=re.compile("Utsatta för våld eller hot|skyddat boende"))
    shown = measured.evaluate_all("(links) => links.map((link) => link.href)")
    assert len(shown) == 2
    return [f"{site.url}/nyckeltal/", *shown, *sorted(set(sets))]


@pytest.mark.parametrize(("width", "dark"), SIGHTS)
@pytest.mark.parametrize("person", ["amira", None])
def test_axe_finds_nothing_in_the_indicators(
    person: str | None,
    width: int,
    dark: bool,
    site: Site,
    browse: Callable[..., Page],
    log_in: Callable[[Page, str], Page],
    axe: Callable[[Page], None],
) -> None:
    page = browse(width=width, dark=dark)
    if person is not None:
        log_in(page, person)
    found = addresses(page, site)
    if person is not None:
        indicator = found[1]
        forms = ("nyckeltalsfil/", "nyckeltal-nytt/", "fullmaktiges-nyckeltal-nya/")
        found += [f"{indicator}andra/", f"{indicator}tolka/", *(f"{site.url}/{form}" for form in forms)]
    for address in found:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        axe(page)
        assert wider_than_the_window(page) == 0, address


def test_a_chart_fits_its_window_and_is_one_picture_to_a_screen_reader(site: Site, browse: Callable[..., Page]) -> None:
    for width in (360, 1280):
        page = browse(width=width, dark=False)
        page.goto(f"{site.url}/nyckeltal/")
        page.get_by_role("link", name="Utsatta för våld eller hot om våld").click()
        pictures = page.locator(".chart__picture:visible")
        charts = page.locator("figure.chart").count()
        assert pictures.count() == charts > 2
        assert page.get_by_role("img", name="Utsatta för våld eller hot om våld, 16–84 år, Växjö").count() == 1
        assert page.locator("figure.chart table").count() == charts
