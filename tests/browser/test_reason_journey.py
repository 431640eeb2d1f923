"""From what must be in place to what is done about it: an agreement that is overdue and a gap in what people know are
made activities in next year's internal budget, are decided, and stand in the report."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_report_journey import RESULT, analyse, decide, report_of, tell
from tests.browser.test_revision_journey import press
from tests.browser.test_round_journey import close
from tests.browser.test_year_journey import Axe, Browse, LogIn, adopt, propose

pytestmark = [pytest.mark.browser, pytest.mark.once]
AGREEMENT = "Överenskommelse om samråd (exempel)"
FOLLOW_UP = f"Följ upp {AGREEMENT}"
BOARD = "Utbildningsnämnden"
KNOWLEDGE = "Se till att alla har den kunskap om våld som krävs"


def next_year(page: Page) -> str:
    return page.evaluate("String(new Date().getFullYear() + 1)")


def take_up(page: Page, title: str, serves: str, year: str, axe: Axe) -> str:
    """Make what the page gives reason to do an activity in next year's budget, for the focus area that it serves; gives
    the activity's address."""
    page.get_by_role("link", name=re.compile("^Gör det till en aktivitet")).first.click()
    expect(page.get_by_role("heading", name="Gör det till en aktivitet")).to_be_visible()
    axe(page)
    page.get_by_role("link", name=f"{BOARD}, {year}").click()
    expect(page.get_by_label("Titel", exact=True)).to_have_value(title)
    expect(page.get_by_label(re.compile(rf"^{re.escape(serves)} "))).to_be_checked()
    press(page, "Lägg till aktiviteten")
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    return page.url


def from_overdue_agreement(page: Page, site: Site, year: str, axe: Axe) -> None:
    """What is overdue stands in Today; its page leads on."""
    page.goto(f"{site.url}/idag/")
    expect(page.get_by_role("main")).to_contain_text(AGREEMENT)
    page.get_by_role("link", name=re.compile(f"^Följ upp.*{re.escape(AGREEMENT)}")).click()
    page.get_by_role("link", name=AGREEMENT).first.click()
    expect(page.get_by_role("heading", level=1, name=AGREEMENT)).to_be_visible()
    take_up(page, FOLLOW_UP, "3.2.1", year, axe)


def open_first_round(page: Page, site: Site, year: str) -> str:
    """The coordinator opens next year's first round; gives its heading."""
    page.goto(f"{site.url}/uppfoljning/oppna/{year}/interim_march/")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url(re.compile(r"/uppfoljning/[^/]+/$"))
    return page.get_by_role("heading", level=1).inner_text()


def tell_the_rest(page: Page, report: str, titles: tuple[str, ...]) -> None:
    """What is done of those of the activities that are not told of yet."""
    for title in titles:
        page.goto(report)
        page.get_by_role("link", name=re.compile(re.escape(title[:24]))).first.click()  # shortened there
        done = page.get_by_label(re.compile("^Vad som har gjorts"))
        if done.input_value() == RESULT:
            continue
        page.get_by_label("Status", exact=True).select_option(label="Pågår")
        done.fill(RESULT)
        press(page, "Spara")


def into_the_report(
    coordinator: Page, contact: Page, head: Page, site: Site, year: str, titles: tuple[str, ...], axe: Axe
) -> None:
    """The round takes the decided activities up: the board reports on them, and the compiled report tells of them."""
    heading = open_first_round(coordinator, site, year)
    opened, title = coordinator.url, heading.splitlines()[0].split(" Öppen")[0].strip()
    address = report_of(contact, site, heading)
    contact.goto(address)
    for each in titles:
        expect(contact.get_by_role("main")).to_contain_text(each)
    tell(contact, address)
    tell_the_rest(contact, address, titles)
    analyse(contact, address)
    contact.goto(f"{address}skicka/")
    press(contact, "Skicka")
    head.goto(f"{address}slapp/")
    press(head, "Släpp")
    decide(contact, address)
    close(coordinator, opened, axe)
    coordinator.goto(f"{site.url}/rapporter/")
    coordinator.get_by_role("link", name=title).first.click()
    article = coordinator.locator("article.report")
    for text in (*titles, RESULT):
        expect(article.get_by_text(text).first).to_be_visible()


def test_a_reason_becomes_an_activity_is_decided_and_stands_in_the_report(
    site: Site, browse: Browse, log_in: LogIn, axe: Axe
) -> None:
    coordinator, contact = log_in(browse(), "amira"), log_in(browse(), "bjorn")
    year = next_year(contact)
    from_overdue_agreement(contact, site, year, axe)
    contact.goto(f"{site.url}/kunskap/tackning/")
    contact.get_by_role("link", name=BOARD).click()
    take_up(contact, KNOWLEDGE, "3.3.1", year, axe)
    contact.goto(f"{site.url}/internbudget/")
    contact.get_by_role("rowheader").get_by_role("link", name=year).click()
    contact.wait_for_url(re.compile(r"/internbudget/[^/]+/$"))
    budget = contact.url
    for title in (FOLLOW_UP, KNOWLEDGE):
        expect(contact.get_by_role("main")).to_contain_text(title)
    propose(contact, budget)
    adopt(contact)
    into_the_report(coordinator, contact, log_in(browse(), "inger"), site, year, (FOLLOW_UP, KNOWLEDGE), axe)
