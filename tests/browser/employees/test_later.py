"""What the page says when it has lain: past a day of review, when a lawyer has read a rule, and without a network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from fyren.detection.aid_files import national_aid
from fyren.detection.aid_json import aid_data
from fyren.detection.pack_files import Kind
from fyren.detection.publisher import EMPLOYEES
from fyren.publishing.packs import named
from fyren.publishing.port import Files, tree_of
from tests.browser.employees.test_journeys import answered
from tests.browser.guide.serving import laid_out
from tests.detection.content import DAY, items_of
from tests.detection.ways import approved

pytestmark = [pytest.mark.browser, pytest.mark.looks]
UNVERIFIED = "sektionen är inte verifierad"
SECTION = "Socialtjänstlagen (2025:400), 19 kap. 1 §"
# The contact centre's number in the tests' content, and the law's section, are to be read again in May 2027.
BEFORE, AFTER = dt.datetime(2027, 4, 30, 12, tzinfo=dt.UTC), dt.datetime(2027, 5, 24, 12, tzinfo=dt.UTC)
ANSWERS = ("no", "child_authority", "child", "seen", "no", "no", "no", "")


def opened(browse: Callable[..., Page], tree: Files, home: Path, at: dt.datetime | None = None) -> Page:
    """The preschool's page from a folder."""
    page = browse(width=360)
    if at:
        page.clock.set_fixed_time(at)
    page.goto(f"file://{laid_out(tree, home)}/current/sv/forskola/index.html")
    return page


def duty(page: Page) -> Locator:
    """The law that the duty rests on, wherever it is named."""
    return page.locator(".rests [data-review='2027-05-23'][data-name='Socialtjänstlagen (2025:400)']")


@pytest.mark.parametrize(("at", "is_told"), [(BEFORE, False), (AFTER, True)], ids=["before", "after"])
def test_past_its_day_a_section_and_a_number_are_told_as_not_checked(
    at: dt.datetime, is_told: bool, employees_tree: Files, browse: Callable[..., Page], tmp_path: Path
) -> None:
    page = opened(browse, employees_tree, tmp_path, at)
    said = "".join(duty(page).all_text_contents())
    assert (SECTION in said) is not is_told
    assert (UNVERIFIED in said) is is_told
    page.locator("[data-report] > summary").click()
    page.locator("[data-form=child]").click()
    page.locator("[data-show]").click()
    expect(page.locator(".shown a[href='tel:+4610000000']").first).to_be_visible()
    number = page.locator(".where p").filter(has=page.locator("a[href='tel:+4610000000']"))
    assert ("Numret är inte kontrollerat." in number.inner_text()) is is_told


@pytest.mark.parametrize(("at", "is_told"), [(BEFORE, False), (AFTER, True)], ids=["before", "after"])
@pytest.mark.parametrize("place", ["index.html", "sv/index.html", "sv/individ-och-familj/index.html"])
def test_past_its_day_a_number_is_told_as_not_checked_before_anything_is_opened(
    place: str, at: dt.datetime, is_told: bool, employees_tree: Files, browse: Callable[..., Page], tmp_path: Path
) -> None:
    """Where one chooses one's work too."""
    page = browse(width=360)
    page.clock.set_fixed_time(at)
    page.goto(f"file://{laid_out(employees_tree, tmp_path)}/current/{place}")
    number = page.locator(".calling .call").first
    assert "010-000" in number.inner_text()
    assert ("Numret är inte kontrollerat." in number.inner_text()) is is_told


@pytest.mark.parametrize(("at", "is_told"), [(BEFORE, False), (AFTER, True)], ids=["before", "after"])
def test_past_its_day_a_document_is_told_as_not_checked_and_never_as_a_section(
    at: dt.datetime, is_told: bool, employees_tree: Files, browse: Callable[..., Page], tmp_path: Path
) -> None:
    page = browse(width=360)
    page.clock.set_fixed_time(at)
    page.goto(f"file://{laid_out(employees_tree, tmp_path)}/current/sv/individ-och-familj/index.html")
    said = " ".join(page.locator(".rests", has_text="Skatteverket").first.text_content().split())
    assert "Skatteverket: skyddade personuppgifter, ingen lag" in said
    assert ("Skatteverket: skyddade personuppgifter, ingen lag, inte kontrollerad på länge" in said) is is_told


def test_who_has_read_a_rule_is_told_and_that_nobody_has(
    employees_tree: Files, browse: Callable[..., Page], tmp_path: Path
) -> None:
    data = approved("duty-child")
    tree = tree_of(EMPLOYEES, items_of({named(Kind.RULES): data}), DAY)
    assert aid_data(DAY, data)["rules"][0]["approved"]["role"] == "Kommunjurist"
    for files, name, read in ((tree, "read", True), (employees_tree, "unread", False)):
        page = opened(browse, files, tmp_path / name)
        first = answered(page, *ANSWERS).locator(".advice > li").first
        first.locator("summary").click()
        said = first.inner_text()
        assert ("Granskad av Kommunjurist 2027-01-15." in said) is read
        assert ("Ingen jurist har granskat regeln." in said) is not read


def test_a_page_works_from_a_folder_without_a_network(
    employees_tree: Files, browse: Callable[..., Page], tmp_path: Path
) -> None:
    page = browse(width=360)
    page.context.set_offline(True)
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    folder = laid_out(employees_tree, tmp_path) / "current"
    page.goto(f"file://{folder}/sv/index.html")
    page.get_by_role("link", name="Förskola", exact=True).click()
    page.locator("[data-step=notice] > summary").click()
    expect(page.get_by_text("Det du kan se hos barnet")).to_be_visible()
    expect(answered(page, *ANSWERS).locator(".advice > li").first).to_contain_text("Ja, anmäl.")
    page.locator("[data-report] > summary").click()
    page.locator("[data-form=child]").click()
    page.locator("#r-seen").fill("Ett blåmärke på kinden.")
    page.locator("[data-show]").click()
    expect(page.locator(".shown pre")).to_contain_text("Ett blåmärke på kinden.")
    assert failed == []


@pytest.mark.parametrize(
    ("slug", "first"),
    [
        ("forskola", ["child_authority", "private_child"]),
        ("aldreomsorg-och-hemtjanst", ["authority", "private_care"]),
        ("fortroendevald", ["politician", "child_authority"]),
    ],
)
def test_who_one_likely_is_comes_first_and_every_answer_is_there(
    slug: str, first: list[str], employees_tree: Files, browse: Callable[..., Page], tmp_path: Path
) -> None:
    page = browse(width=360)
    page.goto(f"file://{laid_out(employees_tree, tmp_path)}/current/sv/{slug}/index.html")
    answered(page, "no")
    shown = page.locator("[data-aid] [data-answer]").evaluate_all("(all) => all.map((each) => each.dataset.answer)")
    (who,) = [each for each in national_aid().questions if each.key == "who"]
    assert shown[:2] == first
    assert sorted(shown) == sorted(who.answers)
