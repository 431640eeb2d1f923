"""The same visits in Firefox, whose profile is read when it is closed.

Firefox keeps one row more than Chromium: the guide's address stands in its history, under the neutral title that the
exit gives it. The page promises nothing else.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.guide.conftest import SENTENCES
from tests.browser.guide.firefox import Tab, firefox, opened
from tests.browser.guide.profiles import files_with, rows
from tests.browser.guide.serving import Host, host, pages

pytestmark = [
    pytest.mark.browser,
    pytest.mark.looks,
    pytest.mark.slow,
    pytest.mark.skipif(not firefox(), reason="Firefox is not installed"),
]
SHIFT = "\ue008"
SEARCHED = "hedersrelaterad"
WRITTEN = "Marköruttrycket sjutton"
VISITED = "select url, title from moz_places where visit_count > 0 order by id"
FORM = "<title>Skriv</title><form action='/' method=get><input name=stad><button>Sänd</button></form>"


def by_link(tab: Tab) -> None:
    tab.click("[data-exit]")


def by_shift(tab: Tab) -> None:
    tab.do("document.activeElement.blur()")
    tab.press(SHIFT, SHIFT, SHIFT)


def visited(profile: Path, url: str) -> list[str | None]:
    """The titles under which a host's pages stand in the history."""
    return [title for found, title in rows(profile / "places.sqlite", VISITED) if str(found).startswith(url)]  # type: ignore[misc]


def typed(profile: Path) -> list[tuple[object, ...]]:
    return rows(profile / "formhistory.sqlite", "select value from moz_formhistory")


def journey(tab: Tab, guide: Host) -> None:
    """Through a door to a need, a search, and the plan's fields."""
    tab.goto(f"{guide.url}/sv/")
    tab.click("[data-door=adult] > summary")
    tab.click("[data-door=adult] .need > summary")
    tab.do("document.querySelector('#q').focus()")
    tab.press(*SEARCHED, "\ue007")
    assert tab.evaluate("document.querySelectorAll('.results button').length") > 0
    tab.do("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    tab.do("document.querySelectorAll('[data-tool=plan] [role=group] button')[2].click()")
    tab.do("document.querySelector('[data-tool=plan] textarea').focus()")
    tab.press(*WRITTEN)
    assert tab.evaluate("document.querySelector('[data-tool=plan] textarea').value") == WRITTEN


@pytest.mark.parametrize("leave", [by_link, by_shift])
def test_what_a_visit_leaves_in_firefox(
    tmp_path: Path, before: Host, guide: Host, calm: Host, leave: Callable[[Tab], None]
) -> None:
    profile = tmp_path / "profile"
    with opened(profile) as tab:
        tab.goto(f"{before.url}/")
        journey(tab, guide)
        time.sleep(3)  # it saves its session each second
        assert files_with(profile, WRITTEN, SEARCHED) == [], "while one writes"
        leave(tab)
        tab.wait_for(f"{calm.url}/")
        assert tab.evaluate("history.length") == 2, "the page before, and the exit in the guide's place"
        tab.go(-1)
        tab.wait_for(f"{before.url}/")
        tab.go(1)
        tab.wait_for(f"{calm.url}/")
        time.sleep(2)
    assert visited(profile, guide.url) == ["Väder"], "the address, under the neutral title"
    assert visited(profile, calm.url) == ["Prognos"]
    assert typed(profile) == []
    assert rows(profile / "cookies.sqlite", "select host from moz_cookies") == []
    assert not list((profile / "storage" / "default").glob("*stod*"))
    assert files_with(profile, *SENTENCES, WRITTEN, SEARCHED) == []
    assert guide.asked() == [("GET", "/sv/")]
    assert next(asked.referrer for asked in calm.log if asked.path == "/") == ""


STORE = """document.cookie = 'kaka=1; max-age=3600'; localStorage.setItem('lokalt', 'Hemlig mening');"""


def test_plain_pages_leave_what_the_probes_find_in_firefox(tmp_path: Path, plain: Host, calm: Host) -> None:
    profile = tmp_path / "profile"
    with host("skriv", pages({"/": FORM})) as writing, opened(profile) as tab:
        tab.goto(f"{plain.url}/plain/")
        tab.click("a[href='/br/two']")
        tab.wait_for(f"{plain.url}/br/two")
        tab.click("a[href='/gzip/three']")
        tab.wait_for(f"{plain.url}/gzip/three")
        tab.do(STORE)
        tab.do("[...document.links].pop().click()")
        tab.wait_for(f"{calm.url}/")
        assert tab.evaluate("history.length") > 2
        tab.goto(writing.url)
        tab.do("document.querySelector('input').focus()")
        tab.press(*WRITTEN)
        time.sleep(3)
        while_open = files_with(profile, WRITTEN)
        tab.press("\ue007")
        tab.wait_for(f"{writing.url}/?stad=Mark%C3%B6ruttrycket+sjutton")
        time.sleep(2)
    assert visited(profile, plain.url) == ["Hemlig titel", "Andra titeln", "Tredje titeln"]
    assert [Path(name).name for name in while_open] == ["recovery.jsonlz4"]
    assert typed(profile) == [(WRITTEN,)]
    assert rows(profile / "cookies.sqlite", "select host from moz_cookies") == [("vanlig.localhost",)]
    assert list((profile / "storage" / "default").glob("*vanlig*"))
    kept = [name for name in files_with(profile, "Hemlig mening") if name.startswith("cache2/entries/")]
    assert len(kept) == 3, "as it is, and unpacked of brotli and of gzip"
    assert next(asked.referrer for asked in calm.log if asked.path == "/").startswith(plain.url)
