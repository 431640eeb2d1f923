"""What one sees: axe finds nothing and nothing is too wide, in each language and light, before, during and after."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.course.taking import take_course
from tests.browser.guide.serving import Host
from tests.browser.test_design import wider_than_the_window
from tests.competence.course.content import LANGUAGES, SLUGS

pytestmark = [pytest.mark.browser, pytest.mark.looks]
IN_EVERY_RUN = {("sv", "anstalld", True), ("en", "fortroendevald", False)}
SIGHTS = [
    pytest.param(code, slug, dark, marks=() if (code, slug, dark) in IN_EVERY_RUN else pytest.mark.slow)
    for code in LANGUAGES
    for slug in SLUGS
    for dark in (False, True)
]


@pytest.mark.parametrize(("code", "slug", "dark"), SIGHTS)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    code: str, slug: str, dark: bool, browse: Callable[..., Page], course: Host, axe: Callable[[Page], None]
) -> None:
    page = browse(width=320, dark=dark)
    page.goto(f"{course.url}/grunderna/{code}/{slug}/")
    axe(page)
    lesson = page.locator("[data-lesson]").nth(1)
    lesson.locator("> summary").click()
    lesson.locator(".choices button").first.click()
    assert lesson.locator(".told.wrong").count() == 1
    axe(page)
    take_course(page)
    axe(page)
    assert wider_than_the_window(page) == 0


@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_finds_nothing_where_one_chooses(
    code: str, browse: Callable[..., Page], course: Host, axe: Callable[[Page], None]
) -> None:
    page = browse(width=320)
    page.goto(f"{course.url}/grunderna/{code}/")
    axe(page)
    assert wider_than_the_window(page) == 0
    assert page.locator(".doors a").count() == len(SLUGS)
