"""A coordinator imports the real plan, decides what is doubtful and publishes it; and what a bad file answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.plan.imports.documents import REAL, broken_pdf

pytestmark = [pytest.mark.browser, pytest.mark.once]
TITLE = "Plan mot våld, importerad på nytt"


def upload(page, site, path: Path):
    page.goto(f"{site.url}/arbete/planer/importera/")
    page.locator("input[type=file]").set_input_files(path)
    page.locator("main form button[type=submit]").click()


def decide_everything(page) -> int:
    """Answer the queue from the top, as it stands, until it is empty."""
    decided = 0
    while page.locator(".question").count():
        first = page.locator(".question").first
        title = first.locator("input[name=title]")
        if title.count():
            title.fill(TITLE)
            first.locator("button[type=submit]").click()
        else:
            first.locator("button", has_text="Det stämmer").click()
        page.wait_for_load_state()
        decided += 1
        assert decided < 10
    return decided


def test_from_document_to_plan_page(site, browse, log_in, axe):
    page = log_in(browse(), "amira")
    upload(page, site, REAL)

    page.wait_for_url(re.compile(r"/arbete/planer/import/\w+/"))
    sentence = re.match(r"14 insatsområden hittade, (\d+) rader att avgöra\.", page.locator(".lead").inner_text())
    assert sentence
    axe(page)

    page.get_by_role("button", name="Publicera planen").click()
    assert page.locator(".error-summary li").count() == 2

    assert decide_everything(page) == int(sentence[1])
    page.get_by_role("button", name="Publicera planen").click()
    page.wait_for_url(re.compile(r"/planer/plan-mot-vald-importerad-pa-nytt/"))
    assert page.locator("h1").inner_text() == TITLE
    assert "3.2.1" in page.locator("main").inner_text()
    page.goto(page.url + "3.2.1/")
    assert "Att barn och unga ska få kunskap och information" in page.locator("main").inner_text()


@pytest.fixture
def under_review(site, browse, log_in):
    """The real plan under review, in a page of the given kind."""

    def run(**kind):
        page = log_in(browse(**kind), "amira")
        upload(page, site, REAL)
        page.wait_for_url(re.compile(r"/arbete/planer/import/\w+/"))
        return page

    return run


def test_the_same_line_lights_up_on_both_sides(under_review):
    page = under_review()
    page.locator("#rad-171").hover()
    assert page.locator('.is-lit[data-line="171"]').count() == 2

    page.locator("#rad-173 a").focus()
    assert page.locator('.is-lit[data-line="173"]').count() == 2
    assert page.locator('.is-lit[data-line="171"]').count() == 0

    page.locator('.found__part[data-line="175"]').click()
    page.wait_for_url(re.compile("rad=175"))
    assert page.locator("#edit-title").inner_text() == "Rad 175"


def test_a_line_is_changed_split_and_undone_without_scripts(under_review):
    page = under_review(javascript=False)
    page.locator("#rad-135 a").click()
    page.locator(".edit select[name=label]").first.select_option("lead_in")
    page.locator(".edit").get_by_role("button", name="Ändra").click()
    assert page.locator(".pair", has=page.locator("#rad-135")).locator(".found__label").inner_text() == (
        "Inledning till insatsområden"
    )

    page.locator(".edit summary", has_text="Dela raden").click()
    page.locator(".edit select[name=start]").select_option(label="finns ett antal")
    page.locator(".edit").get_by_role("button", name="Dela här").click()
    assert page.locator('.source[data-line="135"]').count() == 2

    page.get_by_role("button", name="Ångra det senaste steget").click()
    assert page.locator('.source[data-line="135"]').count() == 1


def test_on_a_phone_the_queue_comes_first_and_nothing_sticks_out(under_review, axe):
    page = under_review(width=360, height=740)

    assert page.locator("#ko").bounding_box()["y"] < page.locator("#sides-title").bounding_box()["y"]
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    axe(page)


def test_bad_files_answer_at_the_field_and_the_server_goes_on(site, browse, log_in, tmp_path, axe):
    page = log_in(browse(), "amira")
    bad = tmp_path / "plan.pdf"
    bad.write_bytes(broken_pdf())
    upload(page, site, bad)
    assert "Filen går inte att öppna." in page.locator(".field__errors").inner_text()
    axe(page)

    large = tmp_path / "plan.txt"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    page.locator("input[type=file]").set_input_files(large)
    page.locator("main form button[type=submit]").click()
    assert "större än 20 MB" in page.locator(".field__errors").first.inner_text()

    page.goto(f"{site.url}/arbete/planer/")
    assert page.locator("h1").inner_text() == "Arbeta med planer"
