"""The guide as visitors meet it.

- calm, before: the pages to leave to and to come from
- tree: the guide's files in every language, its exit leading to `calm`
- app, guide: the app that serves the tree, and a server of it that remembers what it was asked
- plain: a site of plain links that has thought of nothing: what each probe must find
- playwright: drives browsers of a test's own
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from playwright.sync_api import Browser, BrowserType, Playwright

from fyren.guide.pack_files import Kind
from fyren.guide.publisher import GUIDE
from fyren.house.tree_app import TreeApp
from fyren.publishing.packs import named
from fyren.publishing.port import Files, tree_of
from tests.browser.guide.serving import Host, host, laid_out, packed, pages
from tests.guide.document.content import DAY, LOCAL, SETTINGS, guide_of

LANGUAGES = ("sv", "sv-simple", "en", "ar", "so", "prs", "fa", "uk", "ti", "ckb", "pl", "fi")
# What stands in the guide and nowhere else.
SENTENCES = ("Knappen döljer sidan", "Fyrköpings kommun", "Kommunens växel")
CALM = "<title>Prognos</title><p>Molnigt</p>"
PLAIN = {
    "/": '<title>Hemlig titel</title><p>Hemlig mening</p><a href="/br/two">vidare</a>',
    "/two": '<title>Andra titeln</title><p>Hemlig mening</p><a href="/gzip/three">vidare</a>',
    "/three": "<title>Tredje titeln</title><p>Hemlig mening</p>",
}


@cache
def tree_leading_to(exit_address: str) -> Files:
    """The guide's files, made once for each exit."""
    guide = guide_of(LOCAL | {named(Kind.SETTINGS): SETTINGS | {"exit_address": exit_address}})
    return tree_of(GUIDE, guide.items, DAY)


@pytest.fixture(scope="session")
def _calm() -> Iterator[Host]:
    with host("lugn", pages({"/": CALM, "/annan": CALM})) as served:
        yield served


@pytest.fixture
def calm(_calm: Host) -> Host:
    _calm.log.clear()
    return _calm


@pytest.fixture(scope="session")
def before() -> Iterator[Host]:
    with host("innan", pages({"/": "<title>Innan</title><p>Sida innan</p>"})) as served:
        yield served


@pytest.fixture(scope="session")
def tree(_calm: Host) -> Files:
    return tree_leading_to(f"{_calm.url}/")


@pytest.fixture(scope="session")
def app(tree: Files, tmp_path_factory: pytest.TempPathFactory) -> TreeApp:
    return TreeApp(laid_out(tree, tmp_path_factory.mktemp("published")))


@pytest.fixture
def guide(app: TreeApp) -> Iterator[Host]:
    with host("stod", app) as served:
        yield served


@pytest.fixture
def plain(calm: Host) -> Iterator[Host]:
    out = f'<a href="{calm.url}/">ut</a>'
    with host("vanlig", packed({path: html + out for path, html in PLAIN.items()})) as served:
        yield served


@pytest.fixture(scope="session")
def playwright(browser: Browser) -> Playwright:
    """Playwright as it runs already: a process holds one."""
    kind: BrowserType = browser.browser_type
    return type("Running", (), {"chromium": kind})()
