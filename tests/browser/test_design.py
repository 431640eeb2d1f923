"""The design as a reader meets it: at every width, by night, on paper, with keyboard alone and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.looks]
PUBLIC = ["/", "/oppna-data/", "/om/", "/om/tillganglighet/", "/om/komponenter/", "/logga-in/", "/finns-inte/"]
STAFF = ["/idag/", "/mitt-konto/losenord/", "/nycklar/", "/nycklar/ny/", "/logga-ut/"]
Browse = Callable[..., Page]

# A telephone by night in every run; the rest with the long ones.
SIGHTS = [
    pytest.param(1280, False, id="wide-light", marks=pytest.mark.slow),
    pytest.param(360, True, id="telephone-dark"),
    pytest.param(1280, True, id="wide-dark", marks=pytest.mark.slow),
    pytest.param(360, False, id="telephone-light", marks=pytest.mark.slow),
    pytest.param(320, False, id="enlarged-light", marks=pytest.mark.slow),
    pytest.param(320, True, id="enlarged-dark", marks=pytest.mark.slow),
]
# What is pressed, apart from links that stand in running text.
PRESSED = (
    ".button, .chip, .nav__link, .tabs a, .crumbs a, summary, .bar__link, .choice, .foot a, .links a, select, "
    "input[type=text], input[type=email], input[type=date], input[type=file]"
)


def wider_than_the_window(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def every_page_is_right(page: Page, site: Site, addresses: Iterable[str | None], axe: Callable[[Page], None]) -> None:
    """Each address, whole or within the site, answers; axe finds nothing on its page, and nothing sticks out."""
    for address in addresses:
        assert address, "a link that was to be there is not"
        answer = page.goto(urljoin(site.url, address))
        assert answer is not None
        assert answer.status == 200, address
        axe(page)
        assert wider_than_the_window(page) == 0, address


def open_menus(page: Page) -> None:
    """Also what is folded away is looked at."""
    page.evaluate("document.querySelectorAll('.menu, .me').forEach((menu) => { menu.open = true })")


@pytest.mark.parametrize(("width", "dark"), SIGHTS)
def test_axe_finds_nothing(site: Site, browse: Browse, log_in, axe, width: int, dark: bool):
    public = browse(width=width, dark=dark)
    staff = log_in(browse(width=width, dark=dark), "amira", show=False)
    for page, addresses in ((public, PUBLIC), (staff, STAFF)):
        for address in addresses:
            page.goto(site.url + address)
            open_menus(page)
            axe(page)
            assert wider_than_the_window(page) == 0, page.url


def test_axe_finds_what_is_wrong(site: Site, browse: Browse, axe):
    page = browse()
    page.goto(site.url)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input>')")
    with pytest.raises(AssertionError, match="label"):
        axe(page)


@pytest.mark.parametrize("width", [1280, 360])
def test_what_is_pressed_is_44_high(site: Site, browse: Browse, width: int):
    page = browse(width=width)
    page.goto(f"{site.url}/om/komponenter/")
    open_menus(page)
    low = page.evaluate(
        """(selector) => [...document.querySelectorAll(selector)]
            .filter((element) => element.checkVisibility())
            .filter((element) => element.getBoundingClientRect().height < 43.9)
            .map((element) => element.outerHTML.slice(0, 120))""",
        PRESSED,
    )
    assert low == []


def test_the_error_summary_takes_focus_and_leads_to_the_field(site: Site, browse: Browse):
    page = browse()
    page.goto(f"{site.url}/logga-in/")
    page.locator("main button[type=submit]").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    expect(page).to_have_title("Fel: Logga in – Fyren")
    page.locator("[data-error-summary] a").first.click()
    expect(page.locator("#id_login")).to_be_focused()


def test_a_form_is_sent_once_and_says_so(site: Site, browse: Browse):
    page = browse()
    page.goto(f"{site.url}/logga-in/")
    page.evaluate(
        """() => { window.sent = 0;
            document.addEventListener("submit", (event) => { if (!event.defaultPrevented) window.sent += 1 });
            document.addEventListener("submit", (event) => event.preventDefault()) }"""
    )
    button = page.locator("main button[type=submit]")
    button.click()
    expect(button).to_have_text("Loggar in…")
    button.click()
    assert page.evaluate("window.sent") == 1
    assert button.is_enabled()


def test_a_changed_form_asks_before_it_is_left(site: Site, browse: Browse, log_in):
    page = log_in(browse(), "amira")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{site.url}/mitt-konto/losenord/")
    page.goto(f"{site.url}/om/")
    assert asked == []
    page.goto(f"{site.url}/mitt-konto/losenord/")
    page.locator("main input[type=password]").first.fill("något")
    page.goto(f"{site.url}/om/")
    assert asked == ["beforeunload"]


def test_the_floating_menu_goes_away_by_itself(site: Site, browse: Browse, log_in):
    page = log_in(browse(), "amira")
    menu, summary = page.locator(".me"), page.locator(".me > summary")
    summary.click()
    expect(page.get_by_role("link", name="Logga ut").last).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    summary.press("Enter")
    for _ in range(menu.get_by_role("link").count() + 1):
        page.keyboard.press("Tab")
    expect(menu).not_to_have_attribute("open", "")


def test_the_skip_link_comes_first_and_leads_past_the_bar(site: Site, browse: Browse):
    page = browse()
    page.goto(site.url)
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 360])
def test_everything_is_reached_without_scripts(site: Site, browse: Browse, width: int):
    page = browse(width=width, javascript=False)
    page.goto(site.url)
    if width < 1120:
        page.locator(".menu > summary").click()
    page.locator(".bar").get_by_role("link", name="Planer").locator("visible=true").click()
    page.wait_for_url(f"{site.url}/planer/")


def test_the_brand_can_be_pressed_beside_the_closed_menu(site: Site, browse: Browse):
    page = browse(width=360)
    page.goto(f"{site.url}/om/")
    page.locator(".brand").click()
    page.wait_for_url(f"{site.url}/")


def test_rows_become_cards_that_are_still_a_table(site: Site, browse: Browse):
    page = browse(width=360)
    page.goto(f"{site.url}/om/komponenter/")
    cell = page.locator(".table--cards td[data-label]").first
    assert cell.evaluate("(cell) => getComputedStyle(cell, '::before').content") == '"Läge"'
    expect(page.get_by_role("table", name="Blir kort på en telefon").get_by_role("cell").first).to_be_visible()


def test_paper_has_neither_bar_nor_buttons_and_opens_what_is_folded(site: Site, browse: Browse):
    page = browse()
    page.goto(f"{site.url}/om/komponenter/")
    page.emulate_media(media="print")
    for hidden in (".bar", ".foot", ".button >> nth=0", ".crumbs"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.get_by_text("Det som är vikt på skärmen står öppet på papper.")).to_be_visible()
    expect(page.locator(".print-head")).to_contain_text("Växjö kommun")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_the_policy_refuses_nothing_of_ours(site: Site, browse: Browse, log_in):
    page = log_in(browse(), "amira")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    for address in (*PUBLIC[:4], *STAFF):
        page.goto(site.url + address)
    assert [text for text in complaints if "Content Security Policy" in text or "Content-Security-Policy" in text] == []
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    page.wait_for_timeout(200)
    assert any("Content Security Policy" in text for text in complaints)
