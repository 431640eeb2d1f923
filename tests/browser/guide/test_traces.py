"""What a visit to the guide leaves behind in a whole Chromium: its profile is read when it is closed.

Each absence stands beside a site of plain links, which leaves what the same probe finds. That the address itself can
still be found is said on the page: Chromium keeps a replaced address in its database, hides it in the history and may
suggest it in the address bar.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from fyren.house.tree_app import TreeApp
from tests.browser.guide.chromium import opened, whole_browser
from tests.browser.guide.conftest import SENTENCES
from tests.browser.guide.profiles import files_with, rows
from tests.browser.guide.serving import Host, host, pages, without

pytestmark = [
    pytest.mark.browser,
    pytest.mark.looks,
    pytest.mark.skipif(
        not whole_browser(), reason="a whole Chromium is not installed; the headless shell keeps no profile"
    ),
]
# What the history page lists: the end of each chain of redirects (PAGE_TRANSITION_CHAIN_END).
LISTED = (
    "select urls.url, urls.title from visits join urls on urls.id = visits.url "
    "where visits.transition & 0x20000000 order by visits.id"
)
WRITTEN = "Marköruttrycket sjutton"
SEARCHED = "hedersrelaterad"
UNFOLD = "each => { for (let at = each; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true; }"


def listed(profile: Path) -> list[str]:
    """The addresses that the history page lists."""
    return [str(url) for url, _title in rows(profile / "Default" / "History", LISTED)]


def journey(page: Page, guide: Host) -> None:
    """Through a door to a topic, and a search."""
    page.goto(f"{guide.url}/sv/")
    page.locator("[data-door=adult] > summary").click()
    need = page.locator("[data-door=adult] .need").nth(1)
    need.locator("> summary").click()
    if need.locator(".fold").count():
        need.locator(".fold > summary").first.click()
    expect(need.locator(".topic").first).to_be_visible()
    page.locator("#q").fill(SEARCHED)
    expect(page.locator(".results button").first).to_be_visible()
    page.locator("#q").press("Enter")
    page.locator(".results button").first.click()


def by_link(page: Page) -> None:
    page.locator("[data-exit]").click()


def by_shift(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


def history_page(context: BrowserContext) -> str:
    """What the browser's own page of its history says."""
    page = context.new_page()
    page.goto("chrome://history/")
    page.locator("history-item #domain").first.wait_for()
    said = " ".join(page.locator("history-item").locator("#domain, #link").all_inner_texts())
    page.close()
    return said


@pytest.mark.parametrize("leave", [by_link, by_shift])
def test_a_visit_is_not_in_the_history_nor_behind_back_nor_on_the_disk(
    tmp_path: Path, playwright: Playwright, before: Host, guide: Host, calm: Host, leave: Callable[[Page], None]
) -> None:
    with opened(playwright, tmp_path) as context:
        page = context.pages[0]
        page.goto(before.url)
        journey(page, guide)
        assert page.evaluate("history.length") == 3, "an empty tab, the page before, the guide"
        leave(page)
        page.wait_for_url(f"{calm.url}/")
        assert page.evaluate("history.length") == 3, "the exit stands in the guide's place"
        said = history_page(context)
        assert "lugn.localhost" in said
        assert "stod.localhost" not in said
        page.go_back(wait_until="commit")
        assert page.url == f"{before.url}/"
        page.go_forward(wait_until="commit")
        assert page.url == f"{calm.url}/"
    assert not [url for url in listed(tmp_path) if url.startswith(guide.url)]
    assert [url for url in listed(tmp_path) if url.startswith(calm.url)], "the probe reads the history"
    titles = rows(tmp_path / "Default" / "History", "select title from urls")
    assert not [title for (title,) in titles if "Stöd" in str(title)]
    assert rows(tmp_path / "Default" / "History", "select term from keyword_search_terms") == []
    assert rows(tmp_path / "Default" / "Web Data", "select value from autofill") == []
    assert files_with(tmp_path, *SENTENCES, SEARCHED) == []
    assert [asked.referrer for asked in calm.log if asked.path == "/"] == [""]


def test_plain_links_leave_what_the_probes_find(
    tmp_path: Path, playwright: Playwright, before: Host, plain: Host, calm: Host
) -> None:
    with opened(playwright, tmp_path) as context:
        page = context.pages[0]
        page.goto(before.url)
        page.goto(f"{plain.url}/plain/")
        for _ in range(2):
            page.get_by_text("vidare").click()
        page.get_by_text("ut", exact=True).click()
        page.wait_for_url(f"{calm.url}/")
        assert page.evaluate("history.length") == 6
        said = history_page(context)
        assert "vanlig.localhost" in said
        assert "Tredje titeln" in said
        page.go_back(wait_until="commit")
        assert page.url == f"{plain.url}/gzip/three"
    assert [url.removeprefix(plain.url) for url in listed(tmp_path) if url.startswith(plain.url)][:3] == [
        "/plain/",
        "/br/two",
        "/gzip/three",
    ]
    found = [name for name in files_with(tmp_path, "Hemlig mening") if "Cache_Data" in name]
    assert len(found) == 3, "as it is, and unpacked of brotli and of gzip"
    assert next(asked.referrer for asked in calm.log if asked.path == "/") == f"{plain.url}/"


STORE = """async () => {
    document.cookie = 'kaka=1; max-age=3600';
    localStorage.setItem('lokalt', 'Hemlig mening');
    sessionStorage.setItem('session', 'Hemlig mening');
    await (await caches.open('gömma')).put('/x', new Response('Hemlig mening'));
    await new Promise((done) => {
        const asked = indexedDB.open('databas');
        asked.onsuccess = () => { asked.result.close(); done(); };
    });
    await navigator.serviceWorker.register('/sw.js');
}"""
STORED = """async () => ({
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    caches: (await caches.keys()).length,
    databases: (await indexedDB.databases()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
WORKER = "addEventListener('fetch', () => {});"
NOTHING = {"cookie": "", "local": 0, "session": 0, "caches": 0, "databases": 0, "workers": 0}
# Where Chromium keeps what sites store; each names the host in a file or in a file's name.
STORES = ("Local Storage", "Session Storage", "IndexedDB", "Service Worker", "Cookies", "WebStorage", "Network")


def stores_naming(profile: Path, name: str) -> set[str]:
    home = profile / "Default"
    inside = {
        each.split("/")[1] for each in files_with(profile, name) if each.startswith("Default/") and "/" in each[8:]
    }
    named = {path.relative_to(home).parts[0] for path in home.rglob(f"*{name}*")}
    return (inside | named) & set(STORES)


def test_nothing_is_stored(tmp_path: Path, playwright: Playwright, guide: Host, calm: Host) -> None:
    with opened(playwright, tmp_path) as context:
        page = context.pages[0]
        journey(page, guide)
        assert context.cookies(guide.url) == []
        assert page.evaluate(STORED) == NOTHING
    assert not any(asked.cookie for asked in guide.log)


def test_no_file_names_what_the_guide_stores(tmp_path: Path, playwright: Playwright, guide: Host, calm: Host) -> None:
    """Apart from the test above, since asking a browser what it stores makes it store that it was asked."""
    with host("sparar", pages({"/": "<title>Sparar</title>", "/sw.js": WORKER})) as storing:
        with opened(playwright, tmp_path) as context:
            page = context.pages[0]
            journey(page, guide)
            by_link(page)
            page.wait_for_url(f"{calm.url}/")
            page.goto(storing.url)
            page.evaluate(STORE)
            assert not {"", 0} & set(page.evaluate(STORED).values()), "the probe finds what is stored"
            assert len(context.cookies(storing.url)) == 1
        assert stores_naming(tmp_path, "stod.localhost") == set()
        assert {"Local Storage", "IndexedDB", "Service Worker"} <= stores_naming(tmp_path, "sparar.localhost")


def test_the_server_is_asked_the_same_whatever_is_done(
    tmp_path: Path, playwright: Playwright, guide: Host, plain: Host
) -> None:
    logs = []
    with opened(playwright, tmp_path) as context:
        page = context.pages[0]
        for search in ("", SEARCHED, "pappa slår", "020-50 50 50"):
            guide.log.clear()
            page.goto(f"{guide.url}/sv/")
            if search:
                page.locator("details").evaluate_all("found => found.forEach((each) => { each.open = true; })")
                page.locator("#q").press_sequentially(search)
                page.locator("#q").press("Enter")
                page.locator("[data-tool=plan] button").nth(2).click()
                page.locator("[data-tool=plan] textarea").first.fill(WRITTEN)
                page.wait_for_timeout(300)
            by_link(page)
            page.wait_for_url("**/")
            logs.append(guide.asked())
        page.goto(f"{plain.url}/plain/")
        page.get_by_text("vidare").click()
        page.wait_for_url("**/two")
    assert logs == [[("GET", "/sv/")]] * 4
    assert ("GET", "/br/two") in plain.asked(), "the log tells what is opened"


def open_plan(page: Page, guide: Host) -> None:
    """The plan's fields, for somebody whose device nobody else opens."""
    page.goto(f"{guide.url}/sv/")
    tool = page.locator("[data-tool=plan]").first
    tool.evaluate(
        "each => { for (let at = each; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true; }"
    )
    tool.locator("[role=group] button").nth(2).click()
    tool.locator("textarea").first.fill(WRITTEN)
    tool.locator("textarea").nth(1).press_sequentially(WRITTEN)


def test_what_is_written_in_the_plan_is_not_on_the_disk_while_it_is_written_nor_afterwards(
    tmp_path: Path, playwright: Playwright, guide: Host, calm: Host
) -> None:
    profile = tmp_path / "profile"
    with opened(playwright, profile) as context:
        page = context.pages[0]
        open_plan(page, guide)
        page.locator("#q").press_sequentially(SEARCHED)
        page.wait_for_timeout(3000)  # the browser saves its session of its own accord meanwhile
        assert files_with(profile, WRITTEN, SEARCHED) == []
        with page.expect_download() as saving:
            page.locator("[data-tool=plan] .acts button").first.click()
        saved = tmp_path / "anteckningar.txt"
        saving.value.save_as(saved)
        assert saving.value.suggested_filename == "anteckningar.txt"
        assert [path.name for path in map(Path, files_with(tmp_path, WRITTEN)) if path.parent == Path(".")] == [
            "anteckningar.txt"
        ], "the probe finds it in the file that one saves"
        by_link(page)
        page.wait_for_url(f"{calm.url}/")
    assert files_with(profile, WRITTEN, SEARCHED) == []


def test_a_field_that_is_kept_is_found(tmp_path: Path, playwright: Playwright) -> None:
    form = "<title>Skriv</title><form action='/' method=get><input name=stad><button>Sänd</button></form>"
    with host("skriv", pages({"/": form})) as writing, opened(playwright, tmp_path) as context:
        page = context.pages[0]
        page.goto(writing.url)
        page.locator("input").press_sequentially(WRITTEN)
        page.wait_for_timeout(3000)
        while_open = files_with(tmp_path, WRITTEN)
        page.locator("button").click()
        page.wait_for_url("**/?stad=*")
    assert while_open or files_with(tmp_path, WRITTEN)


SEEN_AGAIN = "addEventListener('pageshow', (event) => { window.cameBack = event.persisted; });"


def test_going_back_to_a_kept_page_never_shows_it(
    tmp_path: Path, playwright: Playwright, app: TreeApp, before: Host, calm: Host
) -> None:
    with (
        host("slarvig", without(app, "Cache-Control")) as careless,
        opened(playwright, tmp_path) as context,
    ):
        page = context.pages[0]
        page.goto(f"{careless.url}/sv/")
        page.goto(before.url)
        page.evaluate(SEEN_AGAIN)
        page.goto(calm.url)
        page.go_back(wait_until="commit")
        page.wait_for_timeout(300)
        assert page.evaluate("window.cameBack") is True, "the browser does keep pages here"
        page.go_back(wait_until="commit")
        page.wait_for_url(f"{calm.url}/", wait_until="commit")
        assert [path for _method, path in careless.asked()] == ["/sv/"], "it was kept, and not asked for again"


def by_language(page: Page, guide: Host, calm: Host) -> None:
    page.goto(f"{guide.url}/sv/")
    page.locator("header .languages > summary").click()
    page.locator("header a[hreflang=en]").click()
    page.wait_for_url(f"{guide.url}/en/index.html")
    by_link(page)
    page.wait_for_url(f"{calm.url}/")


def by_other_site(page: Page, guide: Host, calm: Host) -> None:
    page.goto(f"{guide.url}/sv/")
    link = page.locator("a.button[data-replace]").first
    link.evaluate("(each, to) => { each.href = to; }", f"{calm.url}/annan")
    link.evaluate(UNFOLD)
    link.click()
    page.wait_for_url(f"{calm.url}/annan")


def by_small_pages(page: Page, guide: Host, calm: Host) -> None:
    page.goto(guide.url)
    page.locator("a[hreflang=sv]").click()
    page.wait_for_url(f"{guide.url}/sv/index.html")
    page.locator("footer a[data-replace]").last.click()
    page.wait_for_url(f"{guide.url}/tillganglighet/index.html")
    by_link(page)
    page.wait_for_url(f"{calm.url}/")


@pytest.mark.parametrize("walk", [by_language, by_other_site, by_small_pages])
def test_every_way_out_takes_the_pages_place(
    tmp_path: Path,
    playwright: Playwright,
    before: Host,
    guide: Host,
    calm: Host,
    walk: Callable[[Page, Host, Host], None],
) -> None:
    with opened(playwright, tmp_path) as context:
        page = context.pages[0]
        page.goto(before.url)
        walk(page, guide, calm)
        assert page.evaluate("history.length") == 3
        assert "stod.localhost" not in history_page(context)
        page.go_back(wait_until="commit")
        assert page.url == f"{before.url}/"
    assert not [url for url in listed(tmp_path) if url.startswith(guide.url)]
    assert [url for url in listed(tmp_path) if url.startswith(calm.url)]
    assert {asked.referrer for asked in calm.log if asked.path in ("/", "/annan")} == {""}
