"""The cmi5 package started by a small platform, which refuses what cmi5 does not allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from fyren.competence.course.document import Form
from fyren.publishing.port import Files
from tests.browser.course.platforms import Lrs, page_of
from tests.browser.course.taking import lessons, take_course, take_lesson
from tests.browser.guide.serving import Host, host, pages

pytestmark = [pytest.mark.browser, pytest.mark.looks]
Browse = Callable[..., Page]


@pytest.fixture
def content(course_tree: Files) -> Iterator[Host]:
    """Where the platform keeps the package: another origin than its LRS."""
    with host("innehall", pages({"/index.html": page_of(course_tree, Form.CMI5)})) as served:
        yield served


@pytest.fixture
def lrs() -> Iterator[Lrs]:
    platform = Lrs()
    with host("plattform", platform) as served:
        platform.url = served.url
        yield platform


def started(page: Page, lrs: Lrs, content: Host) -> None:
    page.goto(lrs.start(f"{content.url}/index.html"))
    expect(page.locator(".progress")).to_be_visible()
    wait_for(page, lrs, "initialized")


def wait_for(page: Page, lrs: Lrs, verb: str) -> None:
    """Until the platform has heard it in this session."""
    for _ in range(100):
        if verb in lrs.verbs(lrs.session):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{verb} was not told: {lrs.verbs(lrs.session)}, refused: {lrs.refused}, calls: {lrs.calls}")


def test_a_platform_starts_the_course_and_hears_that_it_is_passed(browse: Browse, lrs: Lrs, content: Host) -> None:
    page = browse(width=360)
    started(page, lrs, content)
    take_course(page)
    expect(page.locator(".end")).to_contain_text("Lärplattformen har fått veta att du har gått kursen")
    assert lrs.verbs(1) == ["initialized", "completed", "passed"]
    page.locator("[data-close]").click()
    page.wait_for_url(f"{lrs.url}/tillbaka")
    assert lrs.verbs(1) == ["initialized", "completed", "passed", "terminated"]
    assert lrs.refused == []
    assert lrs.calls[:4] == [
        "POST /token",
        "GET /xapi/activities/state LMS.LaunchData",
        "GET /xapi/agents/profile cmi5LearnerPreferences",
        "POST /xapi/statements",
    ]
    assert lrs.calls.count("POST /token") == 1
    passed = lrs.statements[2]
    assert passed["result"]["score"] == {"scaled": 1}
    assert lrs.states["progress"]["passed"] is True


def test_one_goes_on_where_one_was_and_is_passed_only_once(browse: Browse, lrs: Lrs, content: Host) -> None:
    page = browse(width=360)
    started(page, lrs, content)
    take_lesson(lessons(page)[0])
    page.goto("about:blank")
    wait_for(page, lrs, "terminated")
    assert lrs.states["progress"]["lessons"] == ["violence"]
    started(page, lrs, content)
    expect(page.locator(".progress")).to_have_text("1 av 6 lektioner klara")
    take_course(page)
    wait_for(page, lrs, "passed")
    expect(page.locator("[data-close]")).to_be_visible()
    page.goto("about:blank")
    wait_for(page, lrs, "terminated")
    started(page, lrs, content)
    expect(page.locator(".end")).to_contain_text("Du är klar.")
    page.locator("[data-close]").click()
    page.wait_for_url(f"{lrs.url}/tillbaka")
    assert lrs.verbs(3) == ["initialized", "terminated"]
    assert lrs.refused == []


@pytest.mark.parametrize("mode", ["Browse", "Review"])
def test_one_who_only_looks_is_not_judged(browse: Browse, lrs: Lrs, content: Host, mode: str) -> None:
    lrs.mode = mode
    page = browse(width=360)
    started(page, lrs, content)
    take_course(page)
    page.locator("[data-close]").click()
    page.wait_for_url(f"{lrs.url}/tillbaka")
    assert lrs.verbs(1) == ["initialized", "terminated"]
    assert lrs.refused == []
    assert "progress" not in lrs.states


def test_a_platform_that_does_not_answer_is_told_of(browse: Browse, lrs: Lrs, content: Host) -> None:
    page = browse(width=360)
    started(page, lrs, content)
    lrs.is_broken = True
    take_course(page)
    expect(page.locator(".end")).to_contain_text("lärplattformen svarar inte")


def test_without_a_platform_one_can_learn(browse: Browse, content: Host) -> None:
    page = browse(width=360)
    page.goto(f"{content.url}/index.html")
    take_course(page)
    expect(page.locator(".end")).to_contain_text("lärplattformen svarar inte")
    assert page.locator("[data-close]").count() == 0


def test_the_small_platform_refuses_what_cmi5_does_not_allow(lrs: Lrs) -> None:
    lrs.start("https://kurs.example/")
    statement = {
        "id": "1",
        "verb": {"id": "http://adlnet.gov/expapi/verbs/passed"},
        "actor": {"name": "Robin Exempel"},
        "object": {"id": "https://plattform.example/kurs/1"},
        "timestamp": "2026-11-25T12:00:00+01:00",
        "context": {
            "registration": "760e3480-ba55-4991-94b0-01820dbd23a2",
            "contextActivities": {"category": [], "grouping": []},
            "extensions": {"https://w3id.org/xapi/cmi5/context/extensions/sessionid": "session-1"},
        },
    }
    faults = set(lrs._faults(statement))
    assert {"an id", "actor as given", "time in UTC", "category", "grouping", "begins with initialized"} <= faults
    assert {"duration", "result", "mastery"} <= faults
