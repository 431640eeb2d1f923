"""The guide on paper, as the browser makes it: one topic alone, or the card when nothing is chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page

from tests.browser.paper import squeezed
from tests.guide.document.content import made

pytestmark = [pytest.mark.browser, pytest.mark.looks]
Browse = Callable[..., Page]

TELEPHONE = 360
UNFOLD = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"


def opened(browse: Browse, folder: Path, code: str) -> Page:
    """The guide from a file; asked to print it does nothing, since the test makes the paper."""
    page = browse(width=TELEPHONE)
    page.add_init_script("window.print = () => {}")
    file = folder / "index.html"
    file.write_bytes(made(code).html)
    page.goto(file.as_uri())
    page.evaluate(UNFOLD)
    return page


def sheets_of(page: Page, folder: Path) -> list[str]:
    """The text of each sheet, as a reader of the file finds it."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.pdf(path=folder / "paper.pdf", prefer_css_page_size=True)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    paper = pypdfium2.PdfDocument(folder / "paper.pdf")
    found = [sheet.get_textpage().get_text_bounded() for sheet in paper]
    paper.close()
    return [squeezed(each) for each in found]


def chosen(page: Page, door: str, need: str) -> dict[str, list[str]]:
    """Choose to print a topic, after its warning; what stands in it, by what it is."""
    topic = page.locator(f"[data-door={door}] [data-need={need}] .topic").first
    parts: dict[str, list[str]] = {
        name: [each for each in topic.locator(css).all_inner_texts() if each.strip()]
        for name, css in {
            "text": ".text p, .text li",
            "names": ".rows .name",
            "numbers": ".rows .tel bdi",
            "rests": ".rests li",
            "acts": ".acts button",
            "now": ".now",
        }.items()
    }
    topic.get_by_role("button", name="Skriv ut").click()
    warning = topic.get_by_role("alert").inner_text()
    assert warning == "En utskrift kan hittas, och skrivaren kan minnas den."
    topic.get_by_role("button", name="Skriv ut").last.click()
    return parts


@pytest.mark.parametrize(("door", "need"), [("adult", "talk"), ("child", "talk"), ("stop", "stop")])
def test_a_topic_is_printed_alone(browse: Browse, tmp_path: Path, door: str, need: str) -> None:
    page = opened(browse, tmp_path, "sv")
    parts = chosen(page, door, need)
    whole = "".join(sheets_of(page, tmp_path))
    assert parts["text"]
    assert parts["names"]
    assert [each for name in ("text", "names", "numbers") for each in parts[name] if squeezed(each) not in whole] == []
    left_out = [
        "Bra nummer",
        "Lämna",
        "Vem är du?",
        "Alla stöd",
        "Knappen döljer sidan",
        "Skriv ut",
        "Hörs högt",
        "Språk",
    ]
    assert [each for each in left_out if squeezed(each) in whole] == []
    assert [each for name in ("rests", "acts") for each in parts[name] if squeezed(each) in whole] == []
    assert "Öppetnu" not in whole, "paper knows no now"
    others = page.locator(f".door:not([data-door={door}]) > summary h3").all_inner_texts()
    assert len(others) > 8
    assert [each for each in others if squeezed(each) in whole] == []


def test_nothing_chosen_prints_the_card_on_one_sheet(browse: Browse, tmp_path: Path) -> None:
    page = opened(browse, tmp_path, "sv")
    [sheet] = sheets_of(page, tmp_path)
    assert sheet.startswith("Branummer")
    for number in ("1177", "114 14", "0470-410 00", "116 111", "020-50 50 50", "020-55 00 00"):
        assert squeezed(number) in sheet
    assert [
        each for each in ("våld", "Kvinnofrid", "Stödlinjen", "Lämna", "Vem är du?") if squeezed(each) in sheet
    ] == []
    assert len(sheet) < 500


def test_what_was_chosen_is_forgotten_when_it_is_printed(browse: Browse, tmp_path: Path) -> None:
    page = opened(browse, tmp_path, "sv")
    parts = chosen(page, "adult", "talk")
    assert squeezed(parts["text"][0]) in "".join(sheets_of(page, tmp_path))
    [after] = sheets_of(page, tmp_path)
    assert after.startswith("Branummer")
    assert squeezed(parts["text"][0]) not in after


def test_a_paper_has_no_address_and_a_neutral_name(browse: Browse, tmp_path: Path) -> None:
    page = opened(browse, tmp_path, "sv")
    chosen(page, "adult", "talk")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.title() == "Väder"
    whole = "".join(sheets_of(page, tmp_path))
    assert "file://" not in whole
    assert "http" not in whole
    assert page.title() == "Stöd – Fyrköpings kommun"
