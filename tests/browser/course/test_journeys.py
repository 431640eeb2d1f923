"""An employee and an elected politician take the course on a telephone: from the first page to the certificate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.course.taking import lessons, take_course, take_lesson
from tests.browser.guide.serving import Host

pytestmark = [pytest.mark.browser, pytest.mark.looks]
Browse = Callable[..., Page]
TELEPHONE = 360
FOCUSED = "document.activeElement"


def focused(page: Page, selector: str) -> bool:
    return bool(page.evaluate(f"{FOCUSED}.matches({selector!r})"))


def test_an_employee_takes_the_course_and_gets_a_certificate(browse: Browse, course: Host, tmp_path: Path) -> None:
    page = browse(width=TELEPHONE)
    page.goto(f"{course.url}/grunderna/")
    page.get_by_role("link", name="Anställd").click()
    expect(page.get_by_role("heading", level=1, name="Grunderna för anställda")).to_be_visible()
    expect(page.locator(".progress")).to_have_text("0 av 6 lektioner klara")
    expect(page.locator(".end")).to_contain_text("Kvar att göra:")
    for number, lesson in enumerate(lessons(page), start=1):
        take_lesson(lesson)
        expect(lesson.locator(".state")).to_have_text("Klar")
        expect(page.locator(".progress")).to_have_text(f"{number} av 6 lektioner klara")
    expect(page.locator(".end")).to_contain_text("Du har svarat rätt på alla frågor i alla sex lektioner.")
    page.locator("[data-save]").click()
    expect(page.locator(".certificate [role=status]")).to_have_text("Skriv ett namn först.")
    page.get_by_label("Namn").fill("Robin Exempel")
    with page.expect_download() as waiting:
        page.locator("[data-save]").click()
    assert waiting.value.suggested_filename == "intyg.txt"
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    for said in (
        "Intyg",
        "Robin Exempel",
        "Grunderna för anställda",
        "Kursen är version 1.0",
        "Fyrköpings kommun",
        "inte vem det var",
    ):
        assert said in text
    expect(page.locator(".certificate [role=status]")).to_contain_text("Ta bort den när du har lämnat den vidare")


def test_a_wrong_answer_says_what_to_think_instead_and_a_right_one_why(browse: Browse, course: Host) -> None:
    page = browse(width=TELEPHONE)
    page.goto(f"{course.url}/grunderna/sv/anstalld/")
    lesson = page.locator("[data-lesson=honour]")
    lesson.locator("> summary").click()
    check = lesson.locator("[data-check=honour-summer]")
    told = check.get_by_role("status")
    check.get_by_role("button", name="Ringer hem").click()
    expect(told).to_contain_text("Inte riktigt. Familjen får då veta att hon har berättat.")
    expect(told).to_contain_text("Välj ett annat svar.")
    check.get_by_role("button", name="Ringer socialtjänsten").click()
    expect(told).to_contain_text("Rätt. Säg att det kan gälla heder, när resan är")
    expect(check.get_by_role("button", pressed=True)).to_have_count(1)
    check.get_by_role("button", name="Följer upp").click()  # the others may be tried too; what is right stays done
    expect(told).to_contain_text("Då kan det vara för sent.")
    for other in ("honour-brother", "honour-cousin"):
        for choice in lesson.locator(f"[data-check={other}] .choices button").all():
            choice.click()
    expect(lesson.locator(".state")).to_have_text("Klar")


def test_an_elected_politician_has_a_lesson_of_their_own(browse: Browse, course: Host) -> None:
    page = browse(width=TELEPHONE)
    page.goto(f"{course.url}/grunderna/en/")
    page.get_by_role("link", name="Elected politician").click()
    titles = page.locator("[data-lesson] h2 span").all_text_contents()
    assert titles[4] == "Your mandate"
    assert len(titles) == 6
    take_course(page)
    expect(page.locator(".end")).to_contain_text("You have answered every question in all six lessons correctly.")
    page.get_by_role("link", name="Open the guide").click()
    assert page.url == f"{course.url}/en/index.html"


def test_the_whole_course_is_taken_by_keyboard(browse: Browse, course: Host) -> None:
    page = browse(width=TELEPHONE)
    page.goto(f"{course.url}/grunderna/sv/anstalld/")
    page.keyboard.press("Tab")
    assert focused(page, "[data-exit]")
    tabs_until(page, "[data-lesson] > summary")
    page.keyboard.press("Enter")
    for number in range(6):
        by_keyboard(page, lessons(page)[number].locator("[data-check]").count())
        tabs_until(page, "[data-next]")
        page.keyboard.press("Enter")
        if number < 5:
            assert focused(page, "[data-lesson] > summary"), "the next lesson is open, and one stands at it"
            assert page.evaluate(f"{FOCUSED}.parentElement.open")
    assert focused(page, ".end h2")
    tabs_until(page, "#certificate-name")
    page.keyboard.type("Kim Exempel")
    tabs_until(page, "[data-save]")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert "Kim Exempel" in Path(waiting.value.path()).read_text(encoding="utf-8")


def by_keyboard(page: Page, checks: int) -> None:
    """Answer a lesson's questions: each answer in turn until one is right."""
    right = page.locator(".told.right")
    aim = right.count() + checks
    for _ in range(checks * 3):
        if right.count() == aim:
            return
        tabs_until(page, ".check:not(:has(.told.right)) .choices button")
        page.keyboard.press("Enter")
    assert right.count() == aim


def tabs_until(page: Page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page, selector):
            return
    raise AssertionError(f"{selector} is not reached")


def test_the_certificate_is_alone_on_its_sheet(browse: Browse, course: Host, tmp_path: Path) -> None:
    page = browse(width=1280)
    page.goto(f"{course.url}/grunderna/sv/anstalld/")
    take_course(page)
    page.get_by_label("Namn").fill("Robin Exempel")
    page.evaluate("window.print = () => {}")
    page.locator("[data-print]").click()
    assert page.title() == "Intyg"
    page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
    sheets = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    assert len(sheets) == 1
    words = sheets[0].get_textpage().get_text_bounded()
    assert all(said in words for said in ("Intyg", "Robin Exempel", "Grunderna för anställda", "Kursen är version 1.0"))
    assert "Lektion" not in words
    sheets.close()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.title() == "Grunderna för anställda – Fyrköpings kommun"
    expect(page.locator(".paper")).to_have_count(0)


def test_the_lessons_print_open(browse: Browse, course: Host, tmp_path: Path) -> None:
    page = browse(width=1280)
    page.goto(f"{course.url}/grunderna/sv/anstalld/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
    sheets = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    words = "".join(sheet.get_textpage().get_text_bounded() for sheet in sheets)
    sheets.close()
    assert "Ring inte familjen" in words
    assert "Skriv ner det samma dag" in words
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("[data-lesson][open]").count() == 0


def test_without_scripts_everything_can_be_read_answers_too(browse: Browse, course: Host) -> None:
    page = browse(width=TELEPHONE, javascript=False)
    page.goto(f"{course.url}/grunderna/sv/anstalld/")
    page.locator("[data-lesson=ask] > summary").click()
    check = page.locator("[data-check=ask-promise]")
    expect(check.locator(".options li")).to_have_count(3)
    check.locator(".whys > summary").click()
    expect(check.locator("[data-right]")).to_contain_text("Rätt svar: ”Det kan jag inte lova,")
    expect(check.locator(".whys p")).to_have_count(3)
    assert "svaren står under varje fråga" in page.locator("main > noscript").inner_html()
    assert page.locator("button, input").count() == 0
