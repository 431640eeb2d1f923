"""A round as people make it: opened, reported, analysed, closed, compiled to a report, decided and read by everyone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_report_journey import (
    ANALYSIS,
    RESULT,
    Axe,
    Browse,
    LogIn,
    analyse,
    decide,
    open_round,
    report_of,
    tell,
)
from tests.browser.test_revision_journey import press
from tests.browser.test_year_journey import today

pytestmark = [pytest.mark.browser, pytest.mark.once]

PLAN_ANALYSIS = "Utvecklingen går åt rätt håll, men inte överallt."
FACTS = re.compile("^Protokollet justerat")


def report(site: Site, contact: Page, head: Page, address: str) -> None:
    """The body's report is written, sent, released by the head, and decided by the board."""
    tell(contact, address)
    analyse(contact, address)
    contact.goto(f"{address}skicka/")
    press(contact, "Skicka")
    head.goto(f"{address}slapp/")
    press(head, "Släpp")
    decide(contact, address)


def write_analysis(page: Page, opened: str) -> None:
    """The coordinator writes of the first development area, with what the body says beside."""
    page.goto(opened)
    page.locator("#analyses-title ~ table a").first.click()
    expect(page.get_by_text(ANALYSIS).first).to_be_visible()
    page.get_by_label(re.compile("^Analys(?!en)")).fill(PLAN_ANALYSIS)
    page.get_by_label("Analysen är klar").check()
    press(page, "Spara analysen")
    expect(page.get_by_text("Analysen är sparad.")).to_be_visible()


def close(page: Page, opened: str, axe: Axe) -> None:
    """The round is closed; what is missing is said first."""
    page.goto(opened)
    press(page, "Stäng uppföljningen")
    expect(page.get_by_text("Det här saknas än")).to_be_visible()
    axe(page)
    press(page, "Stäng och frys")
    expect(page.get_by_text("Utgåva 1").first).to_be_visible()
    assert page.goto(f"{opened}andra/") is not None
    assert page.url == opened, "a closed round is not changed"


def compile_report(page: Page, site: Site, title: str, tmp_path: Path) -> None:
    """The report is made from the closed round, seen on the page and fetched as a file."""
    page.goto(f"{site.url}/rapporter/")
    page.get_by_role("link", name=title).first.click()
    page.wait_for_load_state()
    article = page.locator("article.report")
    for text in (PLAN_ANALYSIS, RESULT):
        expect(article.get_by_text(text).first).to_be_visible()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="PDF", exact=True).click()
    fetched.value.save_as(tmp_path / "rapport.pdf")
    assert (tmp_path / "rapport.pdf").read_bytes().startswith(b"%PDF-")


def enter_decision(page: Page) -> str:
    """The council's decision on the report is entered; gives the decided report's address."""
    press(page, "Lägg in beslutet")
    page.get_by_role("heading", name="Lägg in beslutet om rapporten").wait_for()
    chosen = page.get_by_label("Beslutad av")
    chosen.select_option(index=1)
    page.get_by_label(re.compile("^Beslutad den")).fill(today(page))
    page.get_by_label(re.compile("^Paragraf")).fill("104")
    press(page, "Lägg in beslutet")
    expect(page.get_by_text("§ 104").first).to_be_visible()
    return page.url


def test_a_year_goes_from_opened_round_to_decided_report(
    site: Site, browse: Browse, log_in: LogIn, axe: Axe, tmp_path: Path
) -> None:
    coordinator, contact = log_in(browse(), "amira"), log_in(browse(), "bjorn")
    head, anyone = log_in(browse(), "inger"), browse(width=360)
    heading = open_round(coordinator, site)
    opened, title = coordinator.url, heading.splitlines()[0].split(" Öppen")[0].strip()
    report(site, contact, head, report_of(contact, site, heading))
    write_analysis(coordinator, opened)
    public = opened.replace("/uppfoljning/", "/uppfoljt/")
    assert anyone.goto(public).status == 404, "an open round is nobody else's"
    close(coordinator, opened, axe)
    assert anyone.goto(public).status == 200
    expect(anyone.get_by_text(ANALYSIS).first).to_be_visible()
    expect(anyone.get_by_text(PLAN_ANALYSIS)).to_have_count(0)  # the report is not decided
    axe(anyone)
    compile_report(coordinator, site, title, tmp_path)
    decided = enter_decision(coordinator)
    assert anyone.goto(decided).status == 404, "the minutes are not approved"
    press(coordinator, "Ändra uppgifterna")
    coordinator.get_by_label(FACTS).fill(today(coordinator))
    press(coordinator, "Spara")
    expect(coordinator.get_by_text("Sparat.", exact=True)).to_be_visible()
    assert anyone.goto(decided).status == 200
    expect(anyone.get_by_text("§ 104").first).to_be_visible()
    expect(anyone.locator("article.report").get_by_text(PLAN_ANALYSIS).first).to_be_visible()
    axe(anyone)
    anyone.goto(public)
    expect(anyone.get_by_text(PLAN_ANALYSIS).first).to_be_visible()
