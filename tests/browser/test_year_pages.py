"""The year's pages on a wide screen by day and a telephone by night: axe finds nothing, and nothing is too wide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Site
from tests.browser.test_design import wider_than_the_window

pytestmark = [pytest.mark.browser, pytest.mark.looks]
Browse = Callable[..., Page]
LogIn = Callable[[Page, str], Page]
ID = r"\w{14}"
# A telephone by night in every run; a wide screen by day with the long ones.
SIGHTS = [
    pytest.param(360, True, id="telephone-dark"),
    pytest.param(1280, False, id="wide-light", marks=pytest.mark.slow),
]


def of_the_contact(page: Page, site: Site) -> Iterator[str]:
    """The body's own pages, each as it is led to."""
    yield from (f"{site.url}/internbudget/", f"{site.url}/inkorg/")
    budgets = sorted(set(_links(page, f"{site.url}/internbudget/", rf"/internbudget/{ID}/$")))
    yield from budgets
    draft = next(each for each in budgets if "Utkast" in _text(page, each))
    for part in ("stallningstaganden/", "lamna-over/", "foresla/", "aktivitet/ny/", "kopiera/", "papperskorg/"):
        yield f"{draft}{part}"
    changing = next(each for each in budgets if "ändring förbereds" in _text(page, each))
    yield from (f"{changing}{part}" for part in ("uppgifter/", "avsta/", "utgava/2/", "jamfor/1/2/"))
    activity = _links(page, draft, rf"/aktivitet/{ID}/$")[0]
    yield from (activity, f"{activity}andra/")
    yield from _links(page, f"{site.url}/inkorg/", rf"/inkorg/{ID}/$")[:1]
    yield from _reports(page, site)


def _reports(page: Page, site: Site) -> Iterator[str]:
    """The body's side of the round under way, and a report that is decided."""
    writing, *_between, decided = _links(page, f"{site.url}/uppfoljning/rapport/", rf"/rapport/{ID}/$")
    yield from (f"{site.url}/uppfoljning/rapport/", decided)
    yield from (f"{writing}{part}" for part in ("", "del/namnden/", "skicka/", "motesdag/", "fil/"))
    for kind in ("aktivitet", "omrade"):
        yield _links(page, writing, rf"/del/{kind}-{ID}/$")[0]


def of_the_coordinator(page: Page, site: Site) -> Iterator[str]:
    """What everyone who is logged in reads, and the coordinator's own."""
    year = page.evaluate("new Date().getFullYear()")
    yield from (f"{site.url}/aret/", f"{site.url}/aret/oppna/", f"{site.url}/inkorg/nytt-forslag/")
    for number in (year, year + 1):
        parts = ("", "internbudgetar/", "matris/", "aktiviteter/", "tidslinje/", "jamforelse/")
        yield from (f"{site.url}/aret/{number}/{part}" for part in parts)
    yield from _links(page, f"{site.url}/aret/{year}/matris/", rf"/matris/{ID}/{ID}/$")[:1]
    yield from _rounds(page, site)


def _rounds(page: Page, site: Site) -> Iterator[str]:
    """The coordinator's side of the round under way and of a closed one."""
    under_way, *_between, closed = _links(page, f"{site.url}/uppfoljning/", rf"/uppfoljning/{ID}/$")
    yield from (f"{site.url}/uppfoljning/", *_links(page, f"{site.url}/uppfoljning/", r"/uppfoljning/oppna/")[:1])
    parts = ("", "pamin/", "andra/", "stang/", "foresla/", "forhandsvisning/")
    yield from (f"{under_way}{part}" for part in parts)
    yield from _links(page, under_way, rf"/analys/{ID}/$")[:1]
    yield from _links(page, under_way, rf"/komplettera/{ID}/$")[:1]
    yield from (f"{closed}{part}" for part in ("", "utgava/1/", "utgava/2/", "ratta/", "tillagg/"))


def of_everyone(page: Page, site: Site) -> Iterator[str]:
    """The public pages."""
    yield from (f"{site.url}/vad-gors/", f"{site.url}/vad-gors/plan-mot-vald/", f"{site.url}/roda-traden/")
    yield f"{site.url}/uppfoljt/"
    yield from _links(page, f"{site.url}/uppfoljt/", rf"/uppfoljt/{ID}/$")[:1]


def _links(page: Page, address: str, pattern: str) -> list[str]:
    """Where the page's links lead that match."""
    page.goto(address)
    hrefs = page.locator("main a").evaluate_all("(links) => links.map((link) => link.href)")
    return [href for href in hrefs if re.search(pattern, href)]


def _text(page: Page, address: str) -> str:
    page.goto(address)
    return page.locator("main h1").inner_text()


@pytest.mark.parametrize(("width", "dark"), SIGHTS)
@pytest.mark.parametrize(
    ("person", "pages"), [("bjorn", of_the_contact), ("amira", of_the_coordinator), (None, of_everyone)]
)
def test_axe_finds_nothing_in_the_year(
    person: str | None,
    pages: Callable[[Page, Site], Iterator[str]],
    width: int,
    dark: bool,
    site: Site,
    browse: Browse,
    log_in: LogIn,
    axe: Callable[[Page], None],
) -> None:
    page = browse(width=width, dark=dark)
    if person is not None:
        log_in(page, person)
    found = list(pages(page, site))
    assert len(found) > 2
    for address in found:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        axe(page)
        assert wider_than_the_window(page) == 0, address
