"""What is written in the report of concern is nowhere but in the file that one saves; a plain page leaves it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.guide.chromium import opened, whole_browser
from tests.browser.guide.profiles import files_with, rows
from tests.browser.guide.serving import Host, host, pages
from tests.browser.guide.test_traces import history_page, listed

pytestmark = [pytest.mark.browser, pytest.mark.looks]
NEEDS_PROFILE = pytest.mark.skipif(
    not whole_browser(), reason="a whole Chromium is not installed; the headless shell keeps no profile"
)
STORED = """async () => [
    document.cookie, localStorage.length, sessionStorage.length,
    (await indexedDB.databases()).length, await caches.keys().then((keys) => keys.length),
]"""
# What a page leaves that has thought of nothing: the field in the session, the value in the form's history.
CARELESS = "<form><input name=ort><textarea name=t></textarea><button>Skicka</button></form>"


# The forms of the report, and how many fields one writes in at least.
FORMS = {"child": 15, "adult": 12, "consult": 7}


def opened_form(page: Page, employees: Host, form: str, code: str = "sv") -> None:
    """A form of the report, opened the way an employee opens it, with all its fields."""
    page.goto(f"{employees.url}/arbete/{code}/forskola/")
    page.locator("[data-report] > summary").click()
    page.locator(f"[data-form={form}]").click()
    if form == "adult":
        page.locator("[data-gate=yes]").click()
    for more in page.locator("[data-report] [data-more=more] > summary").all():
        more.click()


def filled(page: Page, employees: Host, form: str = "child") -> list[str]:
    """Every field of the report with a marker of its own."""
    opened_form(page, employees, form)
    areas = page.locator("[data-report] textarea").all()
    assert len(areas) > FORMS[form]
    markers = [f"Märke{number:02}sjutton" for number in range(len(areas))]
    for area, marker in zip(areas, markers, strict=True):
        area.fill(marker)
    page.locator("[data-show]").click()
    return markers


@NEEDS_PROFILE
@pytest.mark.parametrize("form", FORMS)
def test_markers_are_nowhere_but_in_the_saved_file(
    form: str, tmp_path: Path, playwright: Playwright, before: Host, employees: Host, calm: Host
) -> None:
    with opened(playwright, tmp_path) as context:
        page = context.pages[0]
        page.goto(before.url)
        markers = filled(page, employees, form)
        with page.expect_download() as waiting:
            page.locator("[data-take=file]").click()
        text = Path(waiting.value.path()).read_text(encoding="utf-8")
        assert [marker for marker in markers if marker not in text] == []
        waiting.value.delete()
        assert page.evaluate(STORED) == ["", 0, 0, 0, 0]
        settled(context)
        assert files_with(tmp_path, *markers) == [], "while the page is open"
        page.locator("[data-exit]").click()
        page.wait_for_url(f"{calm.url}/")
    assert files_with(tmp_path, *markers) == []
    assert rows(tmp_path / "Default" / "Web Data", "select value from autofill") == []
    for asked in (*employees.log, *calm.log, *before.log):
        said = f"{asked.path} {asked.query} {asked.referrer} {asked.cookie}".encode() + asked.body
        assert not [marker for marker in markers if marker.encode() in said]
    assert {each.method for each in employees.log} == {"GET"}


@NEEDS_PROFILE
def test_the_probe_finds_what_a_careless_page_leaves(tmp_path: Path, playwright: Playwright) -> None:
    marker = "Märke99sjutton"
    with host("slarvig", pages({"/": CARELESS})) as careless, opened(playwright, tmp_path) as context:
        page = context.pages[0]
        page.goto(f"{careless.url}/")
        page.locator("[name=ort]").fill(marker)
        page.get_by_role("button").click()
        page.wait_for_url("**/?ort=*")
        page.evaluate("localStorage.setItem('m', 'Märke99sjutton')")
        assert page.evaluate(STORED)[1] == 1
        settled(context)
        assert [asked for asked in careless.log if "99sjutton" in asked.query]
    assert files_with(tmp_path, marker, "99sjutton")


@NEEDS_PROFILE
def test_between_guide_and_employees_each_page_takes_the_others_place(
    tmp_path: Path, playwright: Playwright, before: Host, employees: Host, calm: Host
) -> None:
    with opened(playwright, tmp_path) as context:
        page = context.pages[0]
        page.goto(before.url)
        page.goto(f"{employees.url}/sv/")
        page.locator("footer a[href='../arbete/index.html']").click()
        page.wait_for_url(f"{employees.url}/arbete/index.html")
        page.get_by_role("link", name="Skola", exact=True).click()
        page.wait_for_url(f"{employees.url}/arbete/sv/skola/index.html")
        page.get_by_role("link", name="Öppna guiden").click()
        page.wait_for_url(f"{employees.url}/sv/index.html")
        page.locator("[data-exit]").click()
        page.wait_for_url(f"{calm.url}/")
        assert page.evaluate("history.length") == 3, "an empty tab, the page before, and the calm one"
        assert "stod.localhost" not in history_page(context)
        page.go_back(wait_until="commit")
        assert page.url == f"{before.url}/"
    assert not [url for url in listed(tmp_path) if url.startswith(employees.url)]
    assert [url for url in listed(tmp_path) if url.startswith(calm.url)], "the probe reads the history"


def settled(context: BrowserContext) -> None:
    """Until the browser has written what it writes while one types; its sessions are kept every few seconds."""
    for _ in range(8):
        time.sleep(0.5)
        context.pages[0].evaluate("1")


@pytest.mark.parametrize("form", FORMS)
def test_leaving_and_folding_empty_the_fields(
    form: str, browse: Callable[..., Page], employees: Host, calm: Host
) -> None:
    page = browse(width=360)
    markers = filled(page, employees, form)
    assert markers[0] in page.evaluate("document.body.textContent")
    page.locator("[data-report] > summary").click()
    page.locator("[data-report] > summary").click()
    expect(page.locator("[data-form=child]")).to_be_visible()
    assert page.locator("textarea").count() == 0
    assert not [marker for marker in markers if marker in page.evaluate("document.body.textContent")]
    page.locator("[data-form=child]").click()
    page.locator("[data-report] textarea").first.fill("Märke")
    page.locator("[data-exit]").click()
    page.wait_for_url(f"{calm.url}/")
    assert [each.referrer for each in calm.log if each.path == "/"] == [""]
