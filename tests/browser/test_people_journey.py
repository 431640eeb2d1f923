"""An administrator lets a colleague in, and out again; an auditor checks the log; a registrar takes documents out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.once]

Browse = Callable[..., Page]
LogIn = Callable[[Page, str], Page]
OWN = "en-helt-egen-fras-27"


def _log_in_as(page: Page, site: Site, email: str, password: str) -> None:
    page.goto(f"{site.url}/logga-in/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(password)
    page.locator("main form button[type=submit]").click()


def test_a_colleague_is_let_in_and_out(site: Site, browse: Browse, log_in: LogIn, axe: Callable[[Page], None]) -> None:
    administrator, colleague = log_in(browse(), "farid"), browse(width=360)
    administrator.goto(f"{site.url}/administration/personer/ny/")
    administrator.get_by_label("Namn").fill("Ines Ny (exempel)")
    administrator.get_by_label("E-postadress").fill("ines@fyren.example")
    administrator.get_by_role("button", name="Lägg till person").click()
    expect(administrator.get_by_role("heading", level=1)).to_have_text("Ines Ny (exempel)")
    axe(administrator)
    person = administrator.url

    administrator.get_by_role("link", name="Ge en roll").click()
    administrator.get_by_label(re.compile("^Kontaktperson")).check()
    administrator.locator("select[name=body]").select_option(label="Omsorgsnämnden")
    axe(administrator)
    administrator.get_by_role("button", name="Ge rollen").click()
    administrator.get_by_role("link", name="Gör ett tillfälligt lösenord").click()
    administrator.get_by_role("button", name="Gör ett tillfälligt lösenord").click()
    password = administrator.locator(".password").inner_text()
    axe(administrator)

    _log_in_as(colleague, site, "ines@fyren.example", password)
    expect(colleague).to_have_url(f"{site.url}/mitt-konto/losenord/")
    for name, value in (("oldpassword", password), ("password1", OWN), ("password2", OWN)):
        colleague.locator(f"input[name={name}]").fill(value)
    colleague.locator("main form button[type=submit]").click()
    expect(colleague).to_have_url(f"{site.url}/idag/")

    administrator.goto(person)
    administrator.get_by_role("link", name="Stäng inloggningen").click()
    administrator.get_by_role("button", name="Stäng inloggningen").click()
    colleague.goto(f"{site.url}/idag/")
    expect(colleague).to_have_url(re.compile("/logga-in/"))


@pytest.mark.parametrize("width", [1280, 360])
def test_the_organisation_can_be_read_by_everyone(
    site: Site, browse: Browse, axe: Callable[[Page], None], width: int
) -> None:
    page = browse(width=width)
    page.goto(f"{site.url}/organisation/?dag=2022-06-01")
    axe(page)
    page.get_by_role("link", name="Växjöbostäder").first.click()
    expect(page.get_by_text("gick upp i Vidingehem").first).to_be_visible()
    axe(page)
    assert page.context.cookies() == []


def test_the_log_is_checked(site: Site, browse: Browse, log_in: LogIn, axe: Callable[[Page], None]) -> None:
    page = log_in(browse(), "gun")
    page.goto(f"{site.url}/administration/logg/")
    axe(page)
    page.get_by_role("link", name="Kontroll av loggen").click()
    expect(page.get_by_text("Loggen är hel")).to_be_visible()
    page.get_by_label("Första dag").fill("2026-01-01")
    page.get_by_label("Inget att anmärka på").check()
    page.get_by_role("button", name="Anteckna kontrollen").click()
    expect(page.get_by_text("Kontrollen är antecknad.")).to_be_visible()
    axe(page)


def test_documents_are_taken_out(
    site: Site, browse: Browse, log_in: LogIn, axe: Callable[[Page], None], tmp_path: Path
) -> None:
    page = log_in(browse(), "eva")
    page.goto(f"{site.url}/registrator/")
    axe(page)
    page.locator("#document-1").check()
    page.get_by_label("En begäran om allmän handling").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Ta ut").click()
    download.value.save_as(tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert "index.csv" in archive.namelist()
