"""What the report of concern becomes on the device: the text, its order, and where it goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.guide.serving import Host

pytestmark = [pytest.mark.browser, pytest.mark.looks]
Browse = Callable[..., Page]


def opened_form(page: Page, employees: Host, kind: str, code: str = "sv") -> None:
    """A form of the report, opened the way an employee opens it."""
    page.goto(f"{employees.url}/arbete/{code}/forskola/")
    page.locator("[data-report] > summary").click()
    choose_form(page, kind)


def choose_form(page: Page, kind: str) -> None:
    page.locator(f"[data-form={kind}]").click()
    if kind == "adult":
        page.locator("[data-gate=yes]").click()


def test_a_choice_after_the_text_takes_the_shown_text_away(browse: Browse, employees: Host) -> None:
    page = browse(width=360)
    opened_form(page, employees, "child")
    page.locator("#r-child-address").fill("Storgatan 1")
    page.locator("[data-show]").click()
    expect(page.locator("pre.text")).to_contain_text("Storgatan 1")
    page.locator("[data-row=protected] [data-choice=yes]").click()
    assert "Storgatan" not in page.evaluate("document.body.textContent"), "nothing holds what is gone"
    expect(page.locator("[data-take]")).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="Du har ändrat något")).to_be_visible()
    page.locator("[data-show]").click()
    expect(page.locator("pre.text")).to_contain_text("Skyddade uppgifter")
    expect(page.locator("pre.text")).not_to_contain_text("Storgatan")
    expect(page.get_by_text("Du har ändrat något")).to_have_count(0)


@pytest.mark.parametrize("kind", ["child", "adult", "consult"])
def test_an_edit_after_the_text_takes_the_shown_text_away(kind: str, browse: Browse, employees: Host) -> None:
    page = browse(width=360)
    opened_form(page, employees, kind)
    page.locator("#r-seen").fill("Sett i måndags")
    page.locator("[data-show]").click()
    expect(page.locator("pre.text")).to_contain_text("Sett i måndags")
    page.locator("#r-seen").fill("Sett i tisdags")
    expect(page.locator("pre.text")).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="Visa texten")).to_be_visible()
    page.locator("[data-show]").click()
    expect(page.locator("pre.text")).to_contain_text("Sett i tisdags")
