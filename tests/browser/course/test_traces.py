"""The name on the certificate is nowhere but in the file that one saves, and nothing else of the course is anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.course.taking import take_course
from tests.browser.employees.test_traces import CARELESS, NEEDS_PROFILE, STORED, settled
from tests.browser.guide.chromium import opened
from tests.browser.guide.profiles import files_with, rows
from tests.browser.guide.serving import Host, host, pages
from tests.browser.guide.test_traces import history_page, listed

pytestmark = [pytest.mark.browser, pytest.mark.looks]
NAME = "Märkesjutton Exempel"


@NEEDS_PROFILE
def test_the_name_is_nowhere_but_in_the_saved_file(
    tmp_path: Path, playwright: Playwright, before: Host, course: Host, calm: Host
) -> None:
    with opened(playwright, tmp_path) as context:
        page = context.pages[0]
        page.goto(before.url)
        page.goto(f"{course.url}/grunderna/sv/anstalld/")
        take_course(page)
        page.get_by_label("Namn").fill(NAME)
        with page.expect_download() as waiting:
            page.locator("[data-save]").click()
        assert NAME in Path(waiting.value.path()).read_text(encoding="utf-8")
        waiting.value.delete()
        assert page.evaluate(STORED) == ["", 0, 0, 0, 0]
        settled(context)
        assert files_with(tmp_path, NAME) == [], "while the page is open"
        page.locator("[data-exit]").click()
        page.wait_for_url(f"{calm.url}/")
        assert page.evaluate("history.length") == 3, "an empty tab, the page before, and the calm one"
        assert "stod.localhost" not in history_page(context)
        page.go_back(wait_until="commit")
        assert page.url == f"{before.url}/"
    assert files_with(tmp_path, NAME) == []
    assert rows(tmp_path / "Default" / "Web Data", "select value from autofill") == []
    assert not [url for url in listed(tmp_path) if url.startswith(course.url)]
    assert [url for url in listed(tmp_path) if url.startswith(calm.url)], "the probe reads the history"


@NEEDS_PROFILE
def test_the_probe_finds_what_a_careless_page_leaves(tmp_path: Path, playwright: Playwright) -> None:
    with host("slarvig", pages({"/": CARELESS})) as careless, opened(playwright, tmp_path) as context:
        page = context.pages[0]
        page.goto(f"{careless.url}/")
        page.locator("[name=ort]").fill(NAME)
        page.get_by_role("button").click()
        page.wait_for_url("**/?ort=*")
        page.evaluate(f"localStorage.setItem('m', {NAME!r})")
        assert page.evaluate(STORED)[1] == 1
        settled(context)
    assert files_with(tmp_path, NAME)


def test_taking_the_course_asks_the_server_for_nothing_and_stores_nothing(
    browse: Callable[..., Page], course: Host, calm: Host
) -> None:
    page = browse(width=360)
    page.goto(f"{course.url}/grunderna/sv/anstalld/")
    asked = len(course.log)
    assert asked >= 1
    take_course(page)
    page.get_by_label("Namn").fill(NAME)
    assert len(course.log) == asked
    assert page.evaluate(STORED) == ["", 0, 0, 0, 0]
    page.evaluate("document.cookie = 'm=1'; localStorage.setItem('m', '1')")
    assert page.evaluate(STORED)[:2] == ["m=1", 1], "the probe finds what is stored"
    refused = page.evaluate("fetch('/').then(() => 'answered', () => 'refused')")
    assert refused == "refused", "the page's policy lets nothing out"
    assert len(course.log) == asked
    page.locator("[data-exit]").click()
    page.wait_for_url(f"{calm.url}/")
    assert [each.referrer for each in calm.log if each.path == "/"] == [""]


def test_the_name_is_emptied_when_one_asks_and_when_the_page_is_left(browse: Callable[..., Page], course: Host) -> None:
    page = browse(width=360)
    page.goto(f"{course.url}/grunderna/sv/anstalld/")
    take_course(page)
    field = page.get_by_label("Namn")
    field.fill(NAME)
    page.get_by_role("button", name="Töm rutan").click()
    expect(field).to_have_value("")
    field.fill(NAME)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }))")
    expect(field).to_have_value("")
    assert {name: field.get_attribute(name) for name in ("autocomplete", "spellcheck", "name")} == {
        "autocomplete": "off",
        "spellcheck": "false",
        "name": None,
    }
