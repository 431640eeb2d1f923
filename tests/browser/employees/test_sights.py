"""What one sees: axe finds nothing, nothing is too wide, all is reached by keyboard, and a page prints on one sheet."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page

from fyren.detection.pack_files import Kind, national_pack
from fyren.publishing.packs import named
from tests.browser.employees.test_traces import opened_form
from tests.browser.guide.serving import Host
from tests.browser.paper import squeezed
from tests.browser.test_design import wider_than_the_window
from tests.detection.content import LANGUAGES

pytestmark = [pytest.mark.browser, pytest.mark.looks]
SLUGS = sorted(str(body["slug"]) for name, body in national_pack().items() if name.kind == Kind.PROFESSION)
UNFOLD = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
# One sheet has two sides; text that is smaller is hard to read.
SIDES, SMALLEST = 2, 8.5
IN_EVERY_RUN = ("sv", "forskola")
PAGES = [
    pytest.param(code, slug, marks=() if (code, slug) == IN_EVERY_RUN else pytest.mark.slow)
    for code in LANGUAGES
    for slug in SLUGS
]


@pytest.mark.parametrize(("code", "slug"), PAGES)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    code: str, slug: str, browse: Callable[..., Page], employees: Host, axe: Callable[[Page], None]
) -> None:
    page = browse(width=320, dark=True)
    page.goto(f"{employees.url}/arbete/{code}/{slug}/")
    page.evaluate(UNFOLD)
    axe(page)
    page.locator("[data-report] [data-form=child]").click()
    page.locator("[data-report] textarea").nth(3).fill("Han är en psykopat.")
    page.locator("[data-show]").click()
    axe(page)
    assert wider_than_the_window(page) == 0


# Where no target lies half under the bar that stays in view; axe measures only what is not covered.
TO_THE_TOP = "scrollTo(0, 0)"
LOOKS = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


@LOOKS
@pytest.mark.parametrize("form", ["adult", "consult"])
def test_axe_finds_nothing_in_the_other_forms(
    form: str, dark: bool, browse: Callable[..., Page], employees: Host, axe: Callable[[Page], None]
) -> None:
    page = browse(width=320, dark=dark)
    opened_form(page, employees, form)
    page.evaluate(TO_THE_TOP)
    axe(page)
    page.locator("[data-row=danger] [data-choice=soon]").click()
    page.locator("#r-seen").fill("Storgatan 12")
    page.locator("[data-show]").click()
    assert page.locator(".remarks li").count() >= 1
    page.evaluate(TO_THE_TOP)
    axe(page)
    assert wider_than_the_window(page) == 0


@LOOKS
def test_axe_finds_nothing_at_the_gate(
    dark: bool, browse: Callable[..., Page], employees: Host, axe: Callable[[Page], None]
) -> None:
    page = browse(width=320, dark=dark)
    page.goto(f"{employees.url}/arbete/sv/forskola/")
    page.locator("[data-report] > summary").click()
    page.locator("[data-form=adult]").click()
    axe(page)
    page.locator("[data-gate=no]").click()
    assert page.get_by_role("button", name="Skriv en minneslapp utan namn").is_visible()
    axe(page)
    assert wider_than_the_window(page) == 0


@LOOKS
def test_axe_finds_nothing_in_the_aids_answer(
    dark: bool, browse: Callable[..., Page], employees: Host, axe: Callable[[Page], None]
) -> None:
    page = browse(width=320, dark=dark)
    page.goto(f"{employees.url}/arbete/sv/forskola/")
    page.locator("[data-aid] > summary").click()
    for answer in ("no", "child_authority", "child", "seen", "yes", "yes", "unknown", ""):
        page.locator(f"[data-aid] [data-answer='{answer}']").click()
    assert page.locator("[data-aid] .advice > li").count() > 1
    page.evaluate(UNFOLD)
    axe(page)
    assert wider_than_the_window(page) == 0


@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_finds_nothing_where_one_chooses(
    code: str, browse: Callable[..., Page], employees: Host, axe: Callable[[Page], None]
) -> None:
    page = browse(width=320)
    page.goto(f"{employees.url}/arbete/{code}/")
    axe(page)
    assert wider_than_the_window(page) == 0
    assert page.locator(".professions a").count() == len(SLUGS)


def test_the_aid_is_answered_by_keyboard_alone(browse: Callable[..., Page], employees: Host) -> None:
    page = browse(width=360)
    page.goto(f"{employees.url}/arbete/sv/skola/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('[data-exit]')")
    page.locator("[data-aid] > summary").focus()
    page.keyboard.press("Enter")
    for _ in range(12):
        if page.locator("[data-aid] .advice").count():
            break
        page.keyboard.press("Tab")
        while not page.evaluate("document.activeElement.matches('.choices button:last-of-type')"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    assert page.locator("[data-aid] .advice > li").count()
    assert page.evaluate("document.activeElement.matches('[data-aid] h3')")


@pytest.mark.parametrize(("code", "slug"), PAGES)
def test_a_page_prints_on_one_sheet(
    code: str, slug: str, browse: Callable[..., Page], employees: Host, tmp_path: Path
) -> None:
    page = browse(width=1280)
    page.goto(f"{employees.url}/arbete/{code}/{slug}/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
    sheets = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    assert len(sheets) <= SIDES
    words = " ".join(side.get_textpage().get_text_bounded() for side in sheets)
    strings = national_pack()[named(Kind.STRINGS, language=code)]
    day = page.locator("footer p").last.inner_text()
    told = ("112", "010-000 00 00", strings["own"]["title"], strings["own"]["text"], day)
    assert [each for each in told if squeezed(each) not in squeezed(words)] == []
    assert squeezed(words).count(squeezed("010-000 00 00")) == 1
    assert len(words.split()) > 600
    assert min(sizes(sheets)) >= SMALLEST
    sheets.close()


def test_paper_says_without_scripts_what_it_says_with_them(
    browse: Callable[..., Page], employees: Host, tmp_path: Path
) -> None:
    """The numbers, and what is folded on the screen."""
    said = {}
    for javascript in (True, False):
        page = browse(width=1280, javascript=javascript)
        page.goto(f"{employees.url}/arbete/sv/forskola/")
        page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
        sheets = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
        said[javascript] = squeezed(" ".join(side.get_textpage().get_text_bounded() for side in sheets))
        sheets.close()
    assert "112" in said[False]
    assert squeezed("010-000 00 00") in said[False]
    assert squeezed("Det du kan se hos barnet") in said[False]
    assert said[False] == said[True]


def test_printing_breaks_nothing(browse: Callable[..., Page], employees: Host) -> None:
    page = browse(width=360)
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(f"{employees.url}/arbete/sv/forskola/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".step[data-step]:not([open]), .step .in > .more:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".step[data-step][open]").count() == 0
    assert failed == []
    page.evaluate("setTimeout(() => { throw new Error('a probe') })")
    page.wait_for_function("true")
    assert len(failed) == 1, "the probe hears what breaks"


def sizes(sheets: pypdfium2.PdfDocument) -> set[float]:
    """The sizes of what is printed, in points."""
    kind = pypdfium2.raw.FPDF_PAGEOBJ_TEXT
    return {round(size_of(each), 2) for side in sheets for each in side.get_objects(filter=[kind])}


def size_of(piece: pypdfium2.PdfObject) -> float:
    """A piece of text's size as it stands on the sheet: its own, by how the piece is scaled."""
    size = ctypes.c_float()
    assert pypdfium2.raw.FPDFTextObj_GetFontSize(piece, size)
    return float(size.value * abs(piece.get_matrix().d))
