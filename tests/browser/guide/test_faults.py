"""The page where the public tells of a fault: chosen, sent and thanked for, with a script and without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import uuid5

import pytest
from playwright.sync_api import Page, expect

from fyren.guide.hsds import NAMESPACE
from fyren.guide.pack_files import Kind
from fyren.guide.publisher import GUIDE
from fyren.house.tree_app import TreeApp
from fyren.publishing.items import only_languages
from fyren.publishing.packs import named
from fyren.publishing.port import tree_of
from tests.browser.conftest import Site
from tests.browser.guide.serving import host, laid_out
from tests.guide.document.content import DAY, LOCAL, SETTINGS, guide_of

pytestmark = [pytest.mark.browser, pytest.mark.once]
Browse = Callable[..., Page]
LogIn = Callable[[Page, str], Page]

SERVICE = "kvinnofridslinjen"
WRITING = "input:not([type=radio]), textarea, select, [contenteditable]"


def counted(page: Page, site: Site, kind: str) -> int:
    """How many have told of it, as the editor's list says."""
    page.goto(f"{site.url}/guiden/fel/")
    rows = page.locator("tr", has_text="Kvinnofridslinjen").filter(has_text=kind)
    if not rows.count():
        return 0
    cells = rows.first.locator("td, th").all_inner_texts()
    return next(int(cell) for cell in cells if cell.strip().isdigit())


def ready(page: Page, site: Site, query: str = "") -> list[str]:
    """Open the page; what it sends from then on."""
    sent: list[str] = []
    page.goto(f"{site.url}/fel/{uuid5(NAMESPACE, f'/service/{SERVICE}')}/{query}")
    page.on("request", lambda request: sent.append(f"{request.method} {request.post_data or ''}"))
    return sent


def test_a_fault_is_chosen_sent_and_counted(
    site: Site, browse: Browse, log_in: LogIn, axe: Callable[..., None]
) -> None:
    editor = log_in(browse(), "hanna")
    before = counted(editor, site, "Numret är fel")
    page = browse(width=360)
    sent = ready(page, site)
    axe(page)
    assert page.locator(WRITING).count() == 0, "nobody can write to us here"
    assert page.get_by_role("radio").count() > 3
    rows = page.evaluate("history.length")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("Välj vad som är fel.")).to_be_visible()
    expect(page.get_by_role("radio").first).to_be_focused()
    assert sent == [], "nothing is chosen, so nothing goes"
    page.get_by_label("Numret är fel").check()
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("De som sköter guiden ser det.")).to_be_visible()
    expect(page.locator("[data-thanks]")).to_be_focused()
    expect(page.locator("form")).to_be_hidden()
    axe(page)
    assert sent == ["POST kind=wrong_number"], "the choice and nothing else"
    assert page.evaluate("history.length") == rows, "no further row"
    assert page.context.cookies() == []
    assert counted(editor, site, "Numret är fel") == before + 1


def test_it_is_told_without_a_script_too(site: Site, browse: Browse, log_in: LogIn) -> None:
    editor = log_in(browse(), "hanna")
    before = counted(editor, site, "stängt")
    page = browse(width=360, javascript=False)
    sent = ready(page, site, "?sprak=en")
    assert page.locator(WRITING).count() == 0
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Choose what is wrong.")).to_be_visible()
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Send").click()
    expect(page.locator("[data-thanks]")).to_be_visible()
    expect(page.locator("form")).to_have_count(0)
    assert [each for each in sent if each.startswith("POST")] == ["POST ", "POST kind=closed"]
    assert counted(editor, site, "stängt") == before + 1


def test_the_served_guide_leads_there(site: Site, browse: Browse, log_in: LogIn, tmp_path: Path) -> None:
    editor = log_in(browse(), "hanna")
    before = counted(editor, site, "Ingen svarade")
    told_at = {"faults_address": f"{site.url}/fel/{{service}}/?sprak={{language}}"}
    guide = guide_of({**LOCAL, named(Kind.SETTINGS): SETTINGS | told_at})
    files = tree_of(GUIDE, only_languages(guide.items, ["sv"]), DAY)
    with host("stod", TreeApp(laid_out(files, tmp_path))) as served:
        page = browse(width=360)
        page.goto(f"{served.url}/sv/")
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        page.locator(f".card[data-s={SERVICE}] .fault a").click()
        page.wait_for_url(f"{site.url}/fel/{uuid5(NAMESPACE, f'/service/{SERVICE}')}/?sprak=sv")
        expect(page.get_by_text("Här svarar ingen.")).to_be_visible()
        assert page.evaluate("document.referrer") == ""
        page.get_by_label("Ingen svarade").check()
        page.get_by_role("button", name="Skicka").click()
        expect(page.locator("[data-thanks]")).to_be_visible()
        assert {each.path for each in served.log} == {"/sv/"}, "the guide's own server is told nothing"
    assert counted(editor, site, "Ingen svarade") == before + 1


def test_the_probe_finds_a_field_to_write_in(site: Site, browse: Browse) -> None:
    page = browse()
    page.goto(f"{site.url}/logga-in/")
    assert page.locator(WRITING).count() > 1
