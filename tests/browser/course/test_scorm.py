"""The SCORM 1.2 package in a platform whose runtime is scorm-again's, and where there is no platform at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from fyren.competence.course.document import Form
from fyren.publishing.port import Files
from tests.browser.course.platforms import SCORM_PAGE, page_of
from tests.browser.course.taking import lessons, take_course, take_lesson
from tests.browser.guide.serving import Host, host, pages
from tests.npm import Package

pytestmark = [pytest.mark.browser, pytest.mark.looks]
RUNTIME = Package(
    "scorm-again",
    "3.4.3",
    "sha512-Zbe+7ArMUbT1lVnqYxsbGRfI9JD9JVqEPzZLQdk0nfNmcDYJ404rMO9nbkQ0Hzwux5uACF9zKsvc29Q/ZzMOdg==",
)
NEEDS_RUNTIME = pytest.mark.skipif(
    not RUNTIME.can_be_had(), reason="the runtime is not in var/, and no npm can fetch it"
)
Browse = Callable[..., Page]
# What the course may tell: how far, never who or what was answered.
TOLD = {
    "cmi.core.lesson_status",
    "cmi.core.lesson_location",
    "cmi.core.exit",
    "cmi.core.score.min",
    "cmi.core.score.max",
    "cmi.core.score.raw",
    "cmi.core.session_time",
    "cmi.suspend_data",
}
ASKED = {"cmi.core.lesson_status", "cmi.core.lesson_mode", "cmi.suspend_data"}


@pytest.fixture
def platform(course_tree: Files) -> Iterator[Host]:
    """The platform, with the package's page in a frame."""
    files = {
        "/": SCORM_PAGE,
        "/runtime.js": RUNTIME.file("dist/scorm12.min.js").decode(),
        "/kurs/index.html": page_of(course_tree, Form.SCORM12),
    }
    with host("plattform", pages(files)) as served:
        yield served


def frame(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def calls(page: Page) -> list[list[Any]]:
    found: list[list[Any]] = page.evaluate("window.calls")
    return found


def last(page: Page, name: str) -> str:
    """What a value was last set to."""
    return str([call[2] for call in calls(page) if call[:2] == ["LMSSetValue", name]][-1])


def close(page: Page) -> None:
    """The platform takes the course's frame away."""
    page.evaluate("document.querySelector('iframe').src = 'about:blank'")
    page.wait_for_function("window.calls.some((call) => call[0] === 'LMSFinish')")


def assert_all_well(page: Page) -> None:
    """Every call was answered without an error, and nothing was told or asked but what may be."""
    assert [call for call in calls(page) if call[-1] != "0"] == []
    assert {call[1] for call in calls(page) if call[0] == "LMSSetValue"} <= TOLD
    assert {call[1] for call in calls(page) if call[0] == "LMSGetValue"} <= ASKED
    assert [call[0] for call in calls(page)].count("LMSInitialize") == 1


@NEEDS_RUNTIME
def test_a_platform_hears_how_far_one_has_come_and_that_one_has_passed(browse: Browse, platform: Host) -> None:
    page = browse(width=360)
    page.goto(platform.url)
    inside = frame(page)
    expect(inside.locator(".progress")).to_have_text("0 av 6 lektioner klara")
    assert last(page, "cmi.core.lesson_status") == "incomplete"
    take_lesson(lessons(inside)[0])
    assert last(page, "cmi.core.lesson_location") == "violence"
    assert last(page, "cmi.core.score.raw") == "17"
    assert last(page, "cmi.core.exit") == "suspend"
    take_course(inside)
    expect(inside.locator(".end")).to_contain_text("Lärplattformen har fått veta att du har gått kursen")
    assert last(page, "cmi.core.lesson_status") == "passed"
    assert last(page, "cmi.core.score.raw") == "100"
    assert inside.locator("#certificate-name").count() == 0
    close(page)
    assert calls(page)[-1][0] == "LMSFinish"
    assert re.fullmatch(r"\d{4}:\d\d:\d\d", last(page, "cmi.core.session_time"))
    assert last(page, "cmi.core.exit") == ""
    assert_all_well(page)


@NEEDS_RUNTIME
def test_one_goes_on_where_one_was_and_what_is_passed_stays_so(browse: Browse, platform: Host) -> None:
    page = browse(width=360)
    page.goto(platform.url)
    take_lesson(lessons(frame(page))[0])
    take_lesson(lessons(frame(page))[3])
    close(page)
    assert last(page, "cmi.suspend_data") == "violence,ask"
    page.goto(platform.url)
    inside = frame(page)
    expect(inside.locator(".progress")).to_have_text("2 av 6 lektioner klara")
    assert [each.locator(".state").count() for each in lessons(inside)] == [1, 0, 0, 1, 0, 0]
    take_course(inside)
    close(page)
    assert_all_well(page)
    page.goto(platform.url)
    expect(frame(page).locator(".end")).to_contain_text("Du är klar.")
    assert not [call for call in calls(page) if call[:2] == ["LMSSetValue", "cmi.core.lesson_status"]]
    assert_all_well(page)


@NEEDS_RUNTIME
def test_the_runtime_tells_an_error_where_there_is_one(browse: Browse, platform: Host) -> None:
    page = browse(width=360)
    page.goto(platform.url)
    expect(frame(page).locator(".progress")).to_have_text("0 av 6 lektioner klara")
    assert_all_well(page)
    page.evaluate("window.API.LMSSetValue('cmi.core.lesson_status', 'wonderful')")
    assert calls(page)[-1][-1] != "0"


def test_without_a_platform_one_can_learn_and_is_told_that_nobody_heard(
    browse: Browse, course_tree: Files, axe: Callable[[Page], None]
) -> None:
    with host("ensam", pages({"/index.html": page_of(course_tree, Form.SCORM12, "en")})) as served:
        page = browse(width=360)
        page.goto(f"{served.url}/index.html")
        take_course(page)
        expect(page.locator(".end")).to_contain_text("You are done, but the learning platform does not answer.")
        axe(page)
        assert {each.path for each in served.log} <= {"/index.html", "/favicon.ico"}
