"""Compiled reports on a wide screen by day and a telephone by night: axe finds nothing, and nothing is too wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Axe, SeenBy, Site, links_of
from tests.browser.test_design import every_page_is_right
from tests.browser.test_year_pages import ID

pytestmark = [pytest.mark.browser, pytest.mark.looks]


def of_the_coordinator(page: Page, site: Site) -> Iterator[str]:
    """From the overview to a report, its decision, a body's papers and a pack."""
    overview = f"{site.url}/rapporter/"
    yield overview
    report = links_of(page, overview, rf"/rapporter/{ID}/[\w-]+/$")[0]
    yield from (report, f"{report}beslut/", f"{report}granskning/", f"{site.url}/wordmall/")
    paper = links_of(page, report, r"/namnd/\w+/i-korthet/$")[0]
    yield from (paper, paper.replace("i-korthet", "uppfoljning"))
    adopted = links_of(page, overview, rf"/rapport/{ID}/$")[0]
    yield from (adopted, f"{adopted}uppgifter/")
    yield from links_of(page, overview, rf"/granskning/{ID}/$")[:1]


def of_everyone(page: Page, site: Site) -> Iterator[str]:
    """Decided reports."""
    yield f"{site.url}/rapporter/"
    yield from links_of(page, f"{site.url}/rapporter/", rf"/rapport/{ID}/$")[:1]


@pytest.mark.parametrize(("person", "pages"), [("amira", of_the_coordinator), (None, of_everyone)])
def test_axe_finds_nothing_in_reports(
    person: str | None,
    pages: Callable[[Page, Site], Iterator[str]],
    site: Site,
    seen_by: SeenBy,
    axe: Axe,
) -> None:
    page = seen_by(person)
    found = list(pages(page, site))
    assert len(found) > 1
    every_page_is_right(page, site, found, axe)
