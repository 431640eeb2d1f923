"""What is written in the report of concern is gone when the page has been hidden for five minutes, and not before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.employees.test_traces import filled
from tests.browser.guide.serving import Host

pytestmark = [pytest.mark.browser, pytest.mark.looks]

SECOND = 1000
MINUTE = 60 * SECOND
# Every text that the page holds, in fields too, whether it is shown or not.
HELD = """() => [
    document.documentElement.textContent,
    ...Array.from(document.querySelectorAll('textarea, input'), (field) => field.value),
].join(' ')"""


def hidden(page: Page, is_hidden: bool) -> None:
    """Let the page be behind another, or come back."""
    page.evaluate(
        """(hidden) => {
            Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
            document.dispatchEvent(new Event('visibilitychange'));
        }""",
        is_hidden,
    )


def held(page: Page, markers: list[str]) -> list[str]:
    """The markers that the page still holds."""
    text = str(page.evaluate(HELD))
    return [marker for marker in markers if marker in text]


def told(page: Page) -> Locator:
    """That the page has emptied itself."""
    return page.get_by_role("status").filter(has_text="Rutorna är tömda.")


@pytest.fixture
def report(browse: Callable[..., Page], employees: Host) -> tuple[Page, list[str]]:
    """A page with a clock of its own and a marker in every field of the report, shown as a text too."""
    page = browse(width=360)
    page.clock.install()
    markers = filled(page, employees)
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    expect(page.locator("pre.text")).to_contain_text(markers[0])
    assert held(page, markers) == markers, "the probe finds what is there"
    return page, markers


def test_five_minutes_hidden_empty_the_report(report: tuple[Page, list[str]]) -> None:
    page, markers = report
    hidden(page, True)
    page.clock.run_for(5 * MINUTE - SECOND)
    assert held(page, markers) == markers, "not before"
    page.clock.run_for(2 * SECOND)
    assert held(page, markers) == []
    expect(told(page)).to_have_count(0)
    hidden(page, False)
    assert held(page, markers) == []
    assert page.locator("[data-report] textarea").count() == 0
    expect(told(page)).to_be_visible()
    page.locator("[data-form=child]").click()
    expect(told(page)).to_have_count(0)
    assert {area.input_value() for area in page.locator("[data-report] textarea").all()} == {""}


def test_coming_back_in_time_keeps_the_report_and_begins_anew(report: tuple[Page, list[str]]) -> None:
    page, markers = report
    for _ in range(3):
        hidden(page, True)
        page.clock.run_for(4 * MINUTE)
        hidden(page, False)
        page.clock.run_for(2 * MINUTE)
    assert held(page, markers) == markers
    hidden(page, True)
    page.clock.run_for(5 * MINUTE + SECOND)
    assert held(page, markers) == []


def test_a_page_that_is_shown_keeps_the_report(report: tuple[Page, list[str]]) -> None:
    page, markers = report
    page.clock.run_for(30 * MINUTE)
    assert held(page, markers) == markers


def test_who_empties_it_oneself_or_wrote_nothing_is_not_told(report: tuple[Page, list[str]]) -> None:
    page, markers = report
    page.get_by_role("button", name="Töm allt").last.click()
    assert held(page, markers) == []
    page.locator("[data-form=child]").click()
    hidden(page, True)
    page.clock.run_for(5 * MINUTE + SECOND)
    hidden(page, False)
    expect(page.locator("[data-form=child]")).to_be_visible()
    expect(told(page)).to_have_count(0)


def test_who_has_chosen_so_keeps_the_report(report: tuple[Page, list[str]]) -> None:
    page, markers = report
    box = page.locator("[data-report] .choice input[type=checkbox]").first
    box.check()
    hidden(page, True)
    page.clock.run_for(30 * MINUTE)
    assert held(page, markers) == markers
    box.uncheck()
    hidden(page, True)
    page.clock.run_for(5 * MINUTE + SECOND)
    assert held(page, markers) == []
