"""What the report of concern becomes on the device: the text, its order, and where it goes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fyren.base import screening_contact
from fyren.detection.document import page as page_module
from fyren.detection.publisher import EMPLOYEES
from fyren.house.tree_app import SiteApp, TreeApp
from fyren.publishing.port import tree_of
from tests.browser.employees.test_traces import opened_form
from tests.browser.guide.serving import Host, host, laid_out
from tests.detection.content import DAY, items_of

pytestmark = [pytest.mark.browser, pytest.mark.looks]
Browse = Callable[..., Page]


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


# What belongs to a report, and to nothing that is handed in nowhere.
OF_A_REPORT = ("orolig för ett barn", "Hit lämnar du den", "registratorn", "huvudmannen", "e-tjänst", "skickat in")


def endings(page: Page) -> str:
    """What stands after the text: how to take it along, where it goes, and the copy."""
    page.evaluate("document.querySelectorAll('.shown [data-more]').forEach((each) => { each.open = true; })")
    return " ".join(page.locator(f".shown > .{part}").inner_text() for part in ("ways", "where", "the-copy"))


def test_a_note_for_a_consultation_ends_as_a_note(browse: Browse, employees: Host) -> None:
    page = browse(width=360)
    opened_form(page, employees, "child")
    page.locator("[data-show]").click()
    assert [words for words in OF_A_REPORT if words not in endings(page)] == [], "a report has them"
    opened_form(page, employees, "consult")
    page.locator("[data-show]").click()
    said = endings(page)
    assert [words for words in OF_A_REPORT if words in said] == []
    for words in ("Säg inte vem det gäller", "Visar samtalet att du ska anmäla?", "Riv lappen", "010-000 00 00"):
        assert words in said, words


POINTING_OUT = (
    "Storgatan 12",
    "bor på kungsgatan 3 b",
    "Stora Torget 4",
    "Björkbacken 7",
    "c/o Exempel",
    "352 34 Växjö",
    "070-000 00 00",
    "811218-9876",
    "1981-12-18 9876",
    "1981-12-18-9876",
)
POINTING_NOBODY_OUT = (
    "2026-11-20",
    "2026-11-20 14:30 och 2026-11-21",
    "2026-11-20 2026-11-21",
    "Det var på väg 3 gånger",
    "19 kap. 1 §",
    "Ring 114 14 Polisen",
)


def test_the_note_points_out_addresses_and_numbers_but_no_days(browse: Browse, employees: Host) -> None:
    page = browse(width=360)
    opened_form(page, employees, "consult")
    for text, count in (*dict.fromkeys(POINTING_OUT, 1).items(), *dict.fromkeys(POINTING_NOBODY_OUT, 0).items()):
        page.locator("#r-seen").fill(text)
        page.locator("[data-show]").click()
        assert page.locator("[data-remark=consult-identity]").count() == count, text


@pytest.mark.parametrize(("kind", "needed"), [("child", 8), ("adult", 9)])
def test_what_a_report_cannot_do_without_comes_first_and_nothing_is_left_out(
    kind: str, needed: int, browse: Browse, employees: Host
) -> None:
    page = browse(width=360)
    opened_form(page, employees, kind)
    rows = page.locator("[data-report] [data-row]")
    assert rows.count() > 2 * needed
    assert page.locator("[data-more=more] [data-row]").count() == rows.count() - needed
    page.locator("#r-interpretation").fill("Jag tror det.")
    page.locator("[data-more=more] > summary").click()
    expect(page.locator("#r-interpretation")).to_be_hidden()
    page.locator("[data-show]").click()
    expect(page.locator("pre.text")).to_contain_text("Jag tror det.")


def test_a_note_without_a_name_is_whole(browse: Browse, employees: Host) -> None:
    page = browse(width=360)
    opened_form(page, employees, "consult")
    assert page.locator("[data-report] [data-more=more]").count() == 0
    assert page.locator("[data-report] [data-row]").count() > 5


def test_an_address_is_what_the_screening_of_texts_says_it_is() -> None:
    """The two lists of endings are the same, so that one is not mended without the other."""
    script = (
        (Path(page_module.__file__).parent / "scripts" / "checking.js")
        .read_text(encoding="utf-8")
        .replace("'\n  + '", "")
    )
    for endings in (screening_contact._SURE_ENDINGS, screening_contact._POSSIBLE_ENDINGS):
        assert f"'{endings}'" in script


@pytest.fixture
def ordered(_calm: Host, tmp_path: Path) -> Iterator[Host]:
    """The pages of a municipality whose e-service asks in an order of its own."""
    order = ["child-words", "child-name", "seen"]
    items = items_of(exit_address=f"{_calm.url}/", e_service="https://etjanst.example/oro", field_order=order)
    tree = TreeApp(laid_out(tree_of(EMPLOYEES, items, DAY), tmp_path))
    with host("ordning", SiteApp(tree, {"arbete": tree})) as served:
        yield served


def test_the_text_stands_in_the_order_of_the_e_service(browse: Browse, ordered: Host) -> None:
    page = browse(width=360)
    opened_form(page, ordered, "child")
    keys = [each.get_attribute("data-row") for each in page.locator("[data-row]").all()]
    assert keys[:4] == ["child-words", "child-name", "seen", "reporter-name"]
    assert page.locator("[data-row] h4, [data-more=more]").count() == 0
    for key in ("reporter-name", "seen", "child-name", "child-words"):
        page.locator(f"#r-{key}").fill(f"Svar {key}.")
    page.locator("[data-show]").click()
    text = page.locator("pre.text").inner_text()
    assert re.findall(r"Svar (\S+)\.", text) == ["child-words", "child-name", "seen", "reporter-name"]
    assert not re.search(r"^[A-ZÅÄÖ ]{5,}$", text, re.MULTILINE), "headings would part what stands together"
    expect(page.locator(".where a[href='https://etjanst.example/oro']")).to_be_visible()


def test_the_order_of_the_e_service_is_the_reports_about_children(browse: Browse, ordered: Host) -> None:
    page = browse(width=360)
    opened_form(page, ordered, "adult")
    assert page.locator("[data-row]").first.get_attribute("data-row") == "yes-to"
    assert page.locator("[data-row] h4").count() > 3
    page.locator("#r-seen").fill("Sett.")
    page.locator("[data-show]").click()
    assert re.search(r"^[A-ZÅÄÖ ]{5,}$", page.locator("pre.text").inner_text(), re.MULTILINE)


@pytest.mark.parametrize(("kind", "person"), [("child", "barnet"), ("adult", "personen"), ("consult", "någon")])
def test_what_is_known_stands_apart_from_what_one_thinks(
    kind: str, person: str, browse: Browse, employees: Host
) -> None:
    page = browse(width=360)
    opened_form(page, employees, kind)
    form = page.locator("[data-report] .writing").inner_text()
    danger, facts, seen, thoughts, thinks = (
        form.index(words)
        for words in (f"Är {person} i fara?", "\nFakta\n", "Det du har sett", "\nTolkning\n", "Det du tror, och varför")
    )
    assert danger < facts < seen < thoughts < thinks
    page.locator("#r-seen").fill("Ett blåmärke.")
    page.locator("#r-interpretation").fill("Jag tror att det är slag.")
    page.locator("[data-show]").click()
    text = page.locator("pre.text").inner_text()
    assert re.search(r"DET SOM ÄR SETT OCH HÖRT\n.+\nEtt blåmärke\.\n\nTOLKNING AV DEN SOM SKRIVER\n.+\nJag tror", text)


def test_the_day_is_the_one_where_it_is_written(browse: Browse, employees: Host) -> None:
    page = browse(width=360)
    page.context.new_cdp_session(page).send("Emulation.setTimezoneOverride", {"timezoneId": "Europe/Stockholm"})
    page.clock.install(time="2026-11-25T23:30:00Z")
    opened_form(page, employees, "consult")
    page.locator("[data-show]").click()
    expect(page.locator("pre.text")).to_contain_text("Skrivet den 2026-11-26")
