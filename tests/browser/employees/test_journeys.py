"""Three employees on a telephone, who are here for the first time: from the first page to what they came for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.guide.serving import Host

pytestmark = [pytest.mark.browser, pytest.mark.looks]
Browse = Callable[..., Page]
TELEPHONE = 360


def chosen(page: Page, employees: Host, profession: str) -> None:
    """From the first page to a profession's."""
    page.goto(f"{employees.url}/arbete/")
    page.get_by_role("link", name=profession, exact=True).click()
    expect(page.get_by_role("heading", level=1, name=profession)).to_be_visible()


def answered(page: Page, *answers: str) -> Locator:
    """The aid, asked with these answers."""
    page.locator("[data-aid] > summary").click()
    for answer in answers:
        page.locator(f"[data-aid] [data-answer='{answer}']").click()
    return page.locator("[data-aid]")


def written(page: Page, **fields: str) -> None:
    for key, text in fields.items():
        page.locator(f"#r-{key.replace('_', '-')}").fill(text)


def test_a_preschool_teacher_with_a_worry_writes_a_report(browse: Browse, employees: Host, tmp_path: Path) -> None:
    page = browse(width=TELEPHONE)
    chosen(page, employees, "Förskola")
    page.locator("[data-step=notice] > summary").click()
    expect(page.get_by_text("Det du kan se hos barnet")).to_be_visible()
    aid = answered(page, "no", "child_authority", "child", "seen", "no", "no", "unknown", "")
    first = aid.locator(".advice > li").first
    expect(first).to_contain_text(
        "Ja, anmäl. Du behöver inte vara säker och behöver ingens tillåtelse. "
        "Prata inte med vårdnadshavarna först om det kan öka faran."
    )
    first.locator("summary").click()
    expect(first).to_contain_text("19 kap. 1 §")
    page.locator("[data-report] > summary").click()
    expect(page.locator("[data-report]")).to_contain_text("Bråttom? Ring först.")
    page.locator("[data-form=child]").click()
    written(page, reporter_name="Robin Exempel", child_name="Kim Exempel", seen="Kim har ett blåmärke på kinden.")
    page.locator("[data-show]").click()
    expect(page.locator("[data-remark=child-words-missing]")).to_be_visible()
    written(page, child_words="”Det gjorde ont.”")
    page.locator("[data-show]").click()
    expect(page.locator("[data-remark=child-words-missing]")).to_have_count(0)
    with page.expect_download() as waiting:
        page.locator("[data-take=file]").click()
    assert waiting.value.suggested_filename == "anteckning.txt"
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert "Kim har ett blåmärke på kinden." in text
    assert "”Det gjorde ont.”" in text
    expect(page.locator(".the-copy")).to_contain_text("fråga rektorn")


def test_a_caretaker_who_heard_a_neighbour_asks_without_a_name(browse: Browse, employees: Host) -> None:
    page = browse(width=TELEPHONE)
    chosen(page, employees, "Bostadsbolag")
    page.locator("[data-step=act] > summary").click()
    expect(page.locator("[data-step=act] [data-when=now]")).to_be_visible()
    aid = answered(page, "no", "housing", "adult", "told", "unknown", "no", "unknown", "no")
    expect(aid).to_contain_text("Plikten att anmäla gäller barn under 18.")
    page.locator("[data-report] > summary").click()
    page.locator("[data-form=adult]").click()
    page.locator("[data-gate=no]").click()
    page.get_by_role("button", name="Skriv en minneslapp utan namn").click()
    written(page, **dict.fromkeys(first_fields(page, 1), "Någon skriker om nätterna."))
    page.locator("[data-show]").click()
    expect(page.locator("pre.text")).to_contain_text("Minneslapp utan namn")


def test_a_manager_whose_employee_is_exposed_hears_what_not_to_write(browse: Browse, employees: Host) -> None:
    page = browse(width=TELEPHONE)
    chosen(page, employees, "Chef")
    for step in ("ask", "act", "afterwards"):
        page.locator(f"[data-step={step}] > summary").click()
    expect(page.locator("[data-step=ask]").get_by_role("heading", name="Ord som fungerar")).to_be_visible()
    later = page.locator("[data-step=act] [data-when=week] .more").first
    expect(later.locator("p, li").first).to_be_hidden()
    later.locator("summary").click()
    expect(later.locator("p, li").first).to_be_visible()
    expect(page.locator("[data-step=afterwards]")).to_contain_text("Skriv inget i personalsystem eller kalender.")
    aid = answered(page, "no", "authority", "staff", "told", "no", "no")
    expect(aid.locator(".advice > li").first).to_be_visible()
    page.get_by_role("link", name="Öppna guiden").click()
    expect(page.get_by_role("heading", name="Vem är du?")).to_be_visible()


def first_fields(page: Page, count: int) -> list[str]:
    """The keys of the first fields that one writes in."""
    areas = page.locator("[data-report] textarea").all()[:count]
    return [str(area.get_attribute("data-field")) for area in areas]


def test_danger_is_answered_at_once(browse: Browse, employees: Host) -> None:
    page = browse(width=TELEPHONE)
    page.goto(f"{employees.url}/arbete/sv/skola/")
    aid = answered(page, "yes")
    expect(aid.get_by_role("alert")).to_have_text("Ring 112")


def test_address_fields_vanish_with_a_protected_identity(browse: Browse, employees: Host) -> None:
    page = browse(width=TELEPHONE)
    page.goto(f"{employees.url}/arbete/sv/skola/")
    page.locator("[data-report] > summary").click()
    page.locator("[data-form=child]").click()
    page.locator("[data-more=more] > summary").click()
    hiding = page.locator("[data-hides]")
    assert hiding.count() >= 2
    expect(hiding.first).to_be_visible()
    hiding.first.locator("textarea").fill("Storgatan 1")
    page.locator("[data-row=protected] [data-choice=unknown]").click()
    expect(hiding.first).to_be_hidden()
    page.locator("[data-show]").click()
    expect(page.locator("pre.text")).not_to_contain_text("Storgatan")


def test_words_that_accuse_are_pointed_out_but_not_in_the_childs_own(browse: Browse, employees: Host) -> None:
    page = browse(width=TELEPHONE)
    page.goto(f"{employees.url}/arbete/sv/skola/")
    page.locator("[data-report] > summary").click()
    page.locator("[data-form=child]").click()
    written(page, child_words="”Han är ett monster.”", seen="Barnet grät.")
    page.locator("[data-show]").click()
    expect(page.locator("[data-remark=accuses]")).to_have_count(0)
    written(page, seen="Han är ett monster.")
    page.locator("[data-show]").click()
    expect(page.locator("[data-remark=accuses]")).to_contain_text("monster")


def test_without_scripts_everything_can_be_read_and_no_field_is_there(browse: Browse, employees: Host) -> None:
    page = browse(width=TELEPHONE, javascript=False)
    page.goto(f"{employees.url}/arbete/sv/forskola/")
    page.locator("[data-step=act] > summary").click()
    expect(page.locator("[data-step=act] h3").first).to_be_visible()
    for fold in ("aid", "report"):
        page.locator(f"[data-{fold}] > summary").click()
        expect(page.locator(f"[data-{fold}] a[href='tel:+4610000000']")).to_be_visible()
    assert "Ring socialtjänsten och fråga" in page.locator("[data-aid] noscript").inner_html()
    assert page.locator("textarea, input").count() == 0


def test_advice_to_call_says_whom(browse: Browse, employees: Host) -> None:
    page = browse(width=TELEPHONE)
    page.goto(f"{employees.url}/arbete/sv/forskola/")
    expect(page.locator(".calling a[href='tel:+4610000000']")).to_be_visible()
    aid = answered(page, "no", "child_authority", "child", "seen", "no", "no", "unknown", "")
    step = aid.locator("[data-advice=report]")
    expect(step.get_by_role("link", name="010-000 00 00")).to_have_attribute("href", "tel:+4610000000")
    expect(step).to_contain_text("Numret är inte inlagt.")
