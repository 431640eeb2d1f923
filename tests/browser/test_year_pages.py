"""The year's pages on a wide screen by day and a telephone by night: axe finds nothing, and nothing is too wide.

Among them pages that only an act leads to: a file on its way in with rows to decide, several activities before and
after, and the steps of a budget and of an activity.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Axe, SeenBy, Site, links_of, main_of
from tests.browser.test_design import every_page_is_right, wider_than_the_window

pytestmark = [pytest.mark.browser, pytest.mark.looks]
Browse = Callable[..., Page]
LogIn = Callable[..., Page]
ID = r"\w{14}"
ROWS = """Vad;Område;Läge;Slut
Utbilda vikarier;3.1.1;klart?;i höst
Machofabriken i åk 9 (exempel);9.9.9;Pågår;2027-12-31
Utbilda skolledare;3.2.1;Pågår;2027-12-31
Trygga skolgårdar;3.1.1;Inte påbörjad;2027-12-31
"""
# What has focus stands in the window and has a line around it.
SEEN = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one)
    return box.top >= 0 && box.bottom <= window.innerHeight && parseFloat(style.outlineWidth) >= 2
        && style.outlineStyle !== "none"
}"""


def of_the_contact(page: Page, site: Site) -> Iterator[str]:
    """The body's own pages, each as it is led to."""
    yield from (f"{site.url}/internbudget/", f"{site.url}/inkorg/")
    budgets = sorted(set(links_of(page, f"{site.url}/internbudget/", rf"/internbudget/{ID}/$")))
    yield from budgets
    draft = next(each for each in budgets if "Utkast" in _text(page, each))
    for part in ("stallningstaganden/", "lamna-over/", "foresla/", "aktivitet/ny/", "kopiera/", "papperskorg/"):
        yield f"{draft}{part}"
    changing = next(each for each in budgets if "ändring förbereds" in _text(page, each))
    yield from (f"{changing}{part}" for part in ("uppgifter/", "avsta/", "utgava/2/", "jamfor/1/2/"))
    activity = links_of(page, draft, rf"/aktivitet/{ID}/$")[0]
    yield from (f"{activity}{part}" for part in ("", "andra/", "papperskorg/", "flytta/", "steg/nytt/"))
    waiting = links_of(page, f"{site.url}/inkorg/", rf"/inkorg/{ID}/$")[0]
    yield from (f"{waiting}{part}" for part in ("", "ta-in/", "avsta/"))
    yield from (f"{draft}andra-flera/?falt=status", f"{draft}fil/")
    yield from _with_rows_to_decide(page, f"{draft}fil/")
    yield from links_of(page, f"{site.url}/aret/", rf"/kalender/{ID}/$")
    yield from _reports(page, site)


def _reports(page: Page, site: Site) -> Iterator[str]:
    """The body's side of the round under way, and a report that is decided."""
    writing, *_between, decided = links_of(page, f"{site.url}/uppfoljning/rapport/", rf"/rapport/{ID}/$")
    yield from (f"{site.url}/uppfoljning/rapport/", decided)
    yield from (f"{writing}{part}" for part in ("", "del/namnden/", "skicka/", "motesdag/", "fil/"))
    for kind in ("aktivitet", "omrade"):
        yield links_of(page, writing, rf"/del/{kind}-{ID}/$")[0]


def of_the_coordinator(page: Page, site: Site) -> Iterator[str]:
    """What everyone who is logged in reads, and the coordinator's own."""
    year = page.evaluate("new Date().getFullYear()")
    yield from (f"{site.url}/aret/", f"{site.url}/aret/oppna/", f"{site.url}/inkorg/nytt-forslag/")
    for number in (year, year + 1):
        parts = ("", "internbudgetar/", "matris/", "aktiviteter/", "tidslinje/", "jamforelse/")
        yield from (f"{site.url}/aret/{number}/{part}" for part in parts)
    cells = links_of(page, f"{site.url}/aret/{year}/matris/", rf"/matris/{ID}/{ID}/$")
    yield cells[0]
    body = cells[0].split("/")[-2]
    yield from (f"{site.url}/aret/{year}/{part}/?namnd={body}" for part in ("matris", "jamforelse"))
    yield from (
        f"{site.url}/aret/{year}/fas/ny/",
        *links_of(page, f"{site.url}/aret/{year}/", rf"/aret/fas/{ID}/$")[:1],
    )
    budgets = sorted(set(links_of(page, f"{site.url}/internbudget/", rf"/internbudget/{ID}/$")))
    proposed = next(each for each in budgets if "Föreslagen" in _text(page, each))
    yield from (f"{proposed}{part}" for part in ("beslut/", "ta-tillbaka/"))
    adopted = next(each for each in budgets if "Antagen" in _text(page, each))
    yield from (f"{adopted}{part}" for part in ("andra/", "uppgifter/", "slapp/", "stang/"))
    yield f"{links_of(page, adopted, rf'/aktivitet/{ID}/$')[0]}avsluta/"
    yield from _rounds(page, site)


def _rounds(page: Page, site: Site) -> Iterator[str]:
    """The coordinator's side of the round under way and of a closed one."""
    under_way, *_between, closed = links_of(page, f"{site.url}/uppfoljning/", rf"/uppfoljning/{ID}/$")
    yield from (f"{site.url}/uppfoljning/", *links_of(page, f"{site.url}/uppfoljning/", r"/uppfoljning/oppna/")[:1])
    parts = ("", "pamin/", "andra/", "stang/", "foresla/", "forhandsvisning/")
    yield from (f"{under_way}{part}" for part in parts)
    yield from links_of(page, under_way, rf"/analys/{ID}/$")[:1]
    yield from links_of(page, under_way, rf"/komplettera/{ID}/$")[:1]
    yield from (f"{closed}{part}" for part in ("", "utgava/1/", "utgava/2/", "ratta/", "tillagg/"))


def of_everyone(page: Page, site: Site) -> Iterator[str]:
    """The public pages."""
    parts = ("vad-gors/", "vad-gors/plan-mot-vald/", "vad-gors/plan-mot-vald/3.1.1/", "roda-traden/")
    yield from (f"{site.url}/{part}" for part in parts)
    yield f"{site.url}/uppfoljt/"
    yield from links_of(page, f"{site.url}/uppfoljt/", rf"/uppfoljt/{ID}/$")[:1]


def _with_rows_to_decide(page: Page, upload: str) -> list[str]:
    """A file with a new row, one like what is there, and one with faults: its columns and its rows."""
    page.goto(upload)
    page.set_input_files("input[type=file]", {"name": "egen.csv", "mimeType": "text/csv", "buffer": ROWS.encode()})
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(re.compile(rf"/aktivitetsfil/{ID}/kolumner/$"))
    columns = page.url
    for place, column in (("place_0", "title"), ("place_1", "focus_areas"), ("place_2", "status")):
        page.locator(f"select[name={place}]").select_option(column)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(re.compile(rf"/aktivitetsfil/{ID}/$"))
    assert page.locator("fieldset select").count() >= 4, "nothing was left to decide"
    page.locator("fieldset select").first.focus()
    _tab_to_the_button(page)
    return [columns, page.url, f"{page.url}kasta/"]


def _tab_to_the_button(page: Page) -> None:
    """Go on by keyboard until a button has focus; what is reached on the way is seen."""
    while not page.evaluate("document.activeElement.matches('main button')"):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def _text(page: Page, address: str) -> str:
    return str(main_of(page, address).find(".//h1").text_content())


@pytest.mark.parametrize(
    ("person", "pages"), [("bjorn", of_the_contact), ("amira", of_the_coordinator), (None, of_everyone)]
)
def test_axe_finds_nothing_in_the_year(
    person: str | None,
    pages: Callable[[Page, Site], Iterator[str]],
    site: Site,
    seen_by: SeenBy,
    axe: Axe,
) -> None:
    page = seen_by(person)
    found = list(pages(page, site))
    assert len(found) > 2
    every_page_is_right(page, site, found, axe)


def test_axe_finds_nothing_while_several_activities_are_changed(site: Site, seen_by: SeenBy, axe: Axe) -> None:
    """By keyboard alone, from the choice to before and after: what is reached is seen, and nothing is changed."""
    page = seen_by("bjorn")
    budgets = sorted(set(links_of(page, f"{site.url}/internbudget/", rf"/internbudget/{ID}/$")))
    draft = next(each for each in budgets if "Utkast" in _text(page, each))
    page.goto(f"{draft}andra-flera/?falt=status")
    press = page.locator("main form[method=post] button[type=submit]")
    press.press("Enter")
    page.locator("[data-error-summary]").wait_for()
    axe(page)
    page.locator("select[name=value]").focus()
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "rows"
    page.keyboard.press("Space")
    _tab_to_the_button(page)
    page.keyboard.press("Enter")
    page.locator("button[name=apply]").wait_for()
    axe(page)
    assert wider_than_the_window(page) == 0
