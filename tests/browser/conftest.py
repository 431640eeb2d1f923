"""A real browser against a real server.

- site: a server (granian) on a copy of the prepared demo, of the module's own or shared by those with the mark `looks`:
  `site.url`, `site.logins[key]`, `site.manage(…)`
- browse: a function, `page = browse(width=1280, dark=False)`: a page in a new browser context, closed afterwards
- log_in: a function, `log_in(page, "amira")`: as she who once came through the real form; she is shown the day
- seen_by: a function, `page = seen_by("amira")`: hers, on a telephone by night and on a wide screen by day
- axe: a function, `axe(page)`: fails with what axe found
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Cookie, Page, sync_playwright

from tests.browser import databases

ROOT = Path(__file__).resolve().parent.parent.parent
SeenBy = Callable[[str | None], Page]
Axe = Callable[[Page], None]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"]


@dataclass
class Site:
    """A running server on a database of its own."""

    url: str
    environment: dict[str, str]
    logins: dict[str, tuple[str, str]] = field(default_factory=dict)
    # What the browser of somebody who is logged in has kept, by key.
    sessions: dict[str, list[Cookie]] = field(default_factory=dict)

    def manage(self, *arguments: str) -> str:
        """Run a management command on the server's database; returns what it printed."""
        return _manage(self.environment, *arguments)


def _manage(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "django", *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    return done.stdout


def _environment(var: Path, database_url: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FYREN_", "DJANGO_"))}
    return kept | {
        "FYREN_VAR": str(var),
        "FYREN_DATABASE_URL": database_url,
        "FYREN_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "fyren.house.settings",
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> databases.Prepared:
    """The demo, loaded once for all workers of the run; copied for each module."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    prepared = databases.Prepared(shared / "demo", os.environ.get("FYREN_DATABASE_URL", ""))
    with databases.locked(shared / "demo.lock"):
        if not prepared.is_ready:
            environment = _environment(prepared.var, prepared.make_database())
            _manage(environment, "prepare", "--demo")
            prepared.mark_ready()
    return prepared


@pytest.fixture(scope="module")
def site(
    request: pytest.FixtureRequest, prepared: databases.Prepared, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A server of the module's own; modules that only look at pages share one."""
    if request.node.get_closest_marker("looks"):
        yield request.getfixturevalue("shared_site")
        return
    with _running(prepared, tmp_path_factory.mktemp("site") / "var") as own:
        yield own


@pytest.fixture(scope="session")
def shared_site(prepared: databases.Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server of all modules that only look."""
    with _running(prepared, tmp_path_factory.mktemp("shared") / "var") as site:
        yield site


@contextmanager
def _running(prepared: databases.Prepared, var: Path) -> Iterator[Site]:
    """A server on a copy of the prepared demo."""
    shutil.copytree(prepared.var, var, symlinks=True)  # the served tree is named by a link
    database_url = prepared.copy_database(var)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = _environment(var, database_url)
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    log = (var / "server.log").open("w")
    server = subprocess.Popen(
        [*command, "--no-ws", "fyren.house.wsgi:application"], env=environment, cwd=ROOT, stdout=log, stderr=log
    )
    site = Site(f"http://127.0.0.1:{port}", environment, _logins(var))
    try:
        _wait_for(site.url, server)
        yield site
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()
        prepared.drop_database(database_url)


def _logins(var: Path) -> dict[str, tuple[str, str]]:
    logins = json.loads((var / "demo" / "logins.json").read_text())
    return {login["email"].partition("@")[0]: (login["email"], login["password"]) for login in logins}


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert server.poll() is None, "the server stopped"
        try:
            urllib.request.urlopen(url, timeout=5)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not answer in 20 seconds")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as FYREN_BROWSER names it."""
    executable = os.environ.get("FYREN_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture
def browse(browser: Browser) -> Iterator[Callable[..., Page]]:
    """New pages, each in a context of its own."""
    contexts = []

    def new_page(width: int = 1280, height: int = 900, dark: bool = False, javascript: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale="sv-SE",
            has_touch=width < 768,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield new_page
    for context in contexts:
        context.close()


@pytest.fixture
def log_in(site: Site) -> Callable[..., Page]:
    """Log in, and show the day or (`show=False`) nothing yet.

    The first time through the real form; then with the session that the server gave, as long as it is valid.
    """

    def run(page: Page, key: str, *, show: bool = True) -> Page:
        if key in site.sessions:
            page.context.add_cookies(site.sessions[key])  # type: ignore[arg-type]
            if show:
                page.goto(f"{site.url}/idag/")
            if not show or page.url == f"{site.url}/idag/":
                return page
        through_the_form(site, page, key)
        site.sessions[key] = page.context.cookies()
        return page

    return run


# A telephone by night in every run; a wide screen by day with the long ones.
SIGHTS = [
    pytest.param((360, True), id="telephone-dark"),
    pytest.param((1280, False), id="wide-light", marks=pytest.mark.slow),
]


@pytest.fixture(params=SIGHTS)
def seen_by(request: pytest.FixtureRequest, browse: Callable[..., Page], log_in: Callable[..., Page]) -> SeenBy:
    """A page at each of the sights at which pages are looked at, of somebody who is logged in; None: of whoever
    comes by."""
    width, dark = request.param

    def run(key: str | None) -> Page:
        page = browse(width=width, dark=dark)
        return page if key is None else log_in(page, key, show=False)

    return run


def through_the_form(site: Site, page: Page, key: str) -> None:
    email, password = site.logins[key]
    page.goto(f"{site.url}/logga-in/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(password)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(f"{site.url}/idag/")


def main_of(page: Page, address: str) -> HtmlElement:
    """The main part of a page, fetched as the browser's user and not shown: that is for pages that are looked at."""
    answer = page.request.get(address)
    assert answer.status == 200, address
    whole: HtmlElement = html.fromstring(answer.text())
    whole.make_links_absolute(address)
    (main,) = whole.iter("main")
    return main


def links_of(page: Page, address: str, pattern: str) -> list[str]:
    """Where the page's links lead that match, those under a fold too."""
    return [href for href in main_of(page, address).xpath(".//a/@href") if re.search(pattern, href)]


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Fail with what axe finds on the page."""
    from axe_playwright_python.sync_playwright import Axe

    def run(page: Page) -> None:
        # What is in order is not told node by node: that takes longer than finding it.
        options = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "resultTypes": ["violations"]}
        results = Axe().run(page, options=options)
        found = [
            f"{violation['id']}: {violation['help']} — {[node['html'][:160] for node in violation['nodes'][:3]]}"
            for violation in results.response["violations"]
        ]
        assert not found, f"{page.url}\n" + "\n".join(found)

    return run
