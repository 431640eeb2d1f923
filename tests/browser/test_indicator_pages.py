"""Indicators on a telephone by night and a wide screen by day: axe finds nothing, and nothing is too wide."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Axe, SeenBy, Site, main_of
from tests.browser.test_design import every_page_is_right

pytestmark = [pytest.mark.browser, pytest.mark.looks]
ID = r"\w{14}"


def addresses(page: Page, site: Site) -> list[str]:
    """The list, an indicator with uncertainty and one without, a decision with content and one without."""
    listed = f"{site.url}/nyckeltal/"
    links = list(main_of(page, listed).iter("a"))
    sets = {link.get("href") for link in links if re.search(rf"/fullmaktiges-nyckeltal/{ID}/$", link.get("href"))}
    measured = re.compile("Utsatta för våld eller hot|skyddat boende")
    shown = [link.get("href") for link in links if measured.search(link.text_content())]
    assert len(shown) == 2
    return [listed, *shown, *sorted(sets)]


@pytest.mark.parametrize("person", ["amira", None])
def test_axe_finds_nothing_in_the_indicators(
    person: str | None,
    site: Site,
    seen_by: SeenBy,
    axe: Axe,
) -> None:
    page = seen_by(person)
    found = addresses(page, site)
    if person is not None:
        indicator = found[1]
        forms = ("nyckeltalsfil/", "nyckeltal-nytt/", "fullmaktiges-nyckeltal-nya/")
        found += [f"{indicator}andra/", f"{indicator}tolka/", *(f"{site.url}/{form}" for form in forms)]
    every_page_is_right(page, site, found, axe)


def test_a_chart_fits_its_window_and_is_one_picture_to_a_screen_reader(site: Site, browse: Callable[..., Page]) -> None:
    for width in (360, 1280):
        page = browse(width=width, dark=False)
        page.goto(f"{site.url}/nyckeltal/")
        page.get_by_role("link", name="Utsatta för våld eller hot om våld").click()
        page.locator("figure.chart").first.wait_for()
        pictures = page.locator(".chart__picture:visible")
        charts = page.locator("figure.chart").count()
        assert charts > 2
        expect(pictures).to_have_count(charts)  # a chart takes the width that it got when the page is laid out
        assert page.get_by_role("img", name="Utsatta för våld eller hot om våld, 16–84 år, Växjö").count() == 1
        assert page.locator("figure.chart table").count() == charts
