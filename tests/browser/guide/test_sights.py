"""The guide as it is seen, heard and walked through by keyboard: in every language, narrow, by night and enlarged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fyren.house.tree_app import TreeApp
from tests.browser.guide.conftest import LANGUAGES
from tests.browser.guide.serving import Host, host, laid_out
from tests.browser.test_design import wider_than_the_window

pytestmark = [pytest.mark.browser, pytest.mark.looks]
Browse = Callable[..., Page]

# A telephone by night in three scripts in every run; the rest with the long ones.
IN_EVERY_RUN = ("sv", "ar", "ti")
NARROW, TELEPHONE, WIDE = 320, 360, 1280
UNFOLD_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
# Whether what has focus is seen: below the bar, and as much of it as one presses.
SEEN = """() => {
    const now = document.activeElement;
    if (now === document.body || now.closest('header')) return 'bar';
    const box = now.getBoundingClientRect();
    const bar = document.querySelector('header').getBoundingClientRect();
    const top = Math.max(box.top, bar.bottom), bottom = Math.min(box.bottom, innerHeight);
    return bottom - top >= Math.min(box.height, 44) - 1 ? 'seen' : now.outerHTML.slice(0, 120);
}"""
# The words of the first view that stand in the window: what precedes the answers to "who are you", apart from how the
# exit is pressed on a keyboard, which a telephone has not.
WORDS_SEEN = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const words = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement.checkVisibility() || node.parentElement.closest('.door')) continue;
        for (const word of node.data.matchAll(/\\S+/g)) {
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const box = range.getBoundingClientRect();
            if (box.height && box.top >= 0 && box.bottom <= innerHeight) words.push(word[0]);
        }
    }
    return words;
}"""
# How large 112, 114 14 and 1177 are.
NUMBERS_SIZES = """() => [...document.querySelectorAll('.alarm bdi, .calm > summary > b')]
    .map((each) => parseFloat(getComputedStyle(each).fontSize))"""
CLICKABLE = "a[href], button, summary, select, input, textarea"


def sights() -> Iterator[object]:
    """Every language by every sight."""
    for code in LANGUAGES:
        for width, dark, name in (
            (TELEPHONE, True, "telephone-dark"),
            (WIDE, False, "wide-light"),
            (NARROW, False, "narrow-light"),
        ):
            quick = code in IN_EVERY_RUN and name == "telephone-dark"
            yield pytest.param(code, width, dark, id=f"{code}-{name}", marks=() if quick else pytest.mark.slow)


def enlarged() -> Iterator[object]:
    """Every language, wide and narrow; axe takes its time with a page that is all open, so most are in the long run."""
    quick = (("sv", NARROW), ("ar", WIDE))
    for code in LANGUAGES:
        for width in (WIDE, NARROW):
            marks = () if (code, width) in quick else pytest.mark.slow
            yield pytest.param(code, width, id=f"{code}-{width}", marks=marks)


@pytest.fixture(scope="module")
def served(app: TreeApp) -> Iterator[Host]:
    with host("stod", app) as running:
        yield running


@pytest.mark.parametrize(("code", "width", "dark"), list(sights()))
def test_axe_finds_nothing_and_nothing_is_too_wide(
    served: Host, browse: Browse, axe: Callable[[Page], None], code: str, width: int, dark: bool
) -> None:
    page = browse(width=width, dark=dark)
    page.goto(f"{served.url}/{code}/")
    assert wider_than_the_window(page) == 0
    axe(page)
    page.evaluate(UNFOLD_ALL)
    assert wider_than_the_window(page) == 0
    axe(page)


@pytest.mark.parametrize(("code", "width"), list(enlarged()))
def test_at_twice_the_size_nothing_is_too_wide_or_cut(
    served: Host, browse: Browse, axe: Callable[[Page], None], code: str, width: int
) -> None:
    page = browse(width=width)
    page.goto(f"{served.url}/{code}/")
    usual = page.evaluate(NUMBERS_SIZES)
    page.evaluate("document.documentElement.style.setProperty('font-size', '225%')")  # it is 112.5 %
    assert page.evaluate(NUMBERS_SIZES) == [2 * each for each in usual], "the numbers grow with the rest"
    page.evaluate(UNFOLD_ALL)
    assert wider_than_the_window(page) == 0
    axe(page)
    cut = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1
                && ['hidden', 'clip'].includes(getComputedStyle(each).overflowX))
            .map((each) => each.outerHTML.slice(0, 120))"""
    )
    assert cut == []


@pytest.mark.parametrize(
    "code", [pytest.param(each, marks=() if each in IN_EVERY_RUN else pytest.mark.slow) for each in LANGUAGES]
)
def test_the_first_view_is_seen_at_once_and_is_at_most_sixty_words(served: Host, browse: Browse, code: str) -> None:
    page = browse(width=TELEPHONE, height=640)
    page.goto(f"{served.url}/{code}/")
    page.evaluate("document.querySelector('.keys').remove()")
    words = page.evaluate(WORDS_SEEN)
    assert [each for each in words if each in ("112", "114", "14", "1177")] == ["112", "114", "14", "1177"]
    assert 20 <= len(words) <= 60, " ".join(words)
    expect(page.locator("#who")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("path", ["", "tillganglighet/"])
@pytest.mark.parametrize(("width", "dark"), [(NARROW, False), (TELEPHONE, True)])
def test_the_small_pages(
    served: Host, browse: Browse, axe: Callable[[Page], None], path: str, width: int, dark: bool
) -> None:
    page = browse(width=width, dark=dark)
    page.goto(f"{served.url}/{path}")
    axe(page)
    assert wider_than_the_window(page) == 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('[data-exit]')")


def test_axe_and_the_width_find_what_is_wrong(served: Host, browse: Browse, axe: Callable[[Page], None]) -> None:
    page = browse(width=NARROW)
    page.goto(f"{served.url}/sv/")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input><hr>')")
    page.evaluate("document.querySelector('hr').style.width = '500px'")
    assert wider_than_the_window(page) > 0
    with pytest.raises(AssertionError, match="label"):
        axe(page)


@pytest.mark.parametrize("code", ["sv", "ar"])
def test_the_exit_is_first_large_and_by_itself(served: Host, browse: Browse, code: str) -> None:
    page = browse(width=NARROW, height=640)
    page.goto(f"{served.url}/{code}/")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate("scrollTo(0, 0)")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('[data-exit]')")
    for at in (0, 500, 100_000):
        page.evaluate("(at) => scrollTo(0, at)", at)
        box = page.locator("[data-exit]").bounding_box()
        bar = page.locator("header").bounding_box()
        assert box is not None
        assert bar is not None
        assert box["height"] >= 48
        assert box["width"] >= 48
        assert box["y"] >= 0, "it stays at the top"
        assert box["y"] + box["height"] <= 56
        assert bar["height"] <= 57, "56 and the line under it"
        near = page.evaluate(
            """(selector) => {
                const exit = document.querySelector('[data-exit]');
                const own = exit.getBoundingClientRect();
                return [...document.querySelectorAll('header ' + selector.replaceAll(', ', ', header '))]
                    .filter((each) => each !== exit && each.checkVisibility())
                    .filter((each) => {
                        const box = each.getBoundingClientRect();
                        return box.left < own.right + 24 && box.right > own.left - 24
                            && box.top < own.bottom + 24 && box.bottom > own.top - 24;
                    })
                    .map((each) => each.outerHTML.slice(0, 80));
            }""",
            CLICKABLE,
        )
        assert near == []


@pytest.mark.parametrize(
    ("code", "back"),
    [
        pytest.param("sv", False, id="sv"),
        pytest.param("sv", True, id="sv-back"),
        pytest.param("ar", True, id="ar-back"),
    ],
)
def test_by_keyboard_the_bar_hides_nothing_that_has_focus(served: Host, browse: Browse, code: str, back: bool) -> None:
    page = browse(width=TELEPHONE, height=640)
    page.goto(f"{served.url}/{code}/")
    page.evaluate("document.querySelectorAll('.door, .need, .all details').forEach((each) => { each.open = true; })")
    walked = 0
    if back:
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
    for _ in range(180):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        seen = page.evaluate(SEEN)
        assert seen in ("bar", "seen"), seen
        walked += seen == "seen"
    assert walked > 100


def test_the_walk_finds_what_the_bar_hides(served: Host, browse: Browse) -> None:
    page = browse(width=TELEPHONE, height=640)
    page.goto(f"{served.url}/sv/")
    page.locator("#q").focus()
    assert page.evaluate(SEEN) == "seen"
    page.evaluate("scrollBy(0, document.activeElement.getBoundingClientRect().top - 4)")
    assert page.evaluate(SEEN) not in ("bar", "seen")


def test_without_scripts_everything_opens_and_the_exit_leads_away(served: Host, browse: Browse, calm: Host) -> None:
    page = browse(width=TELEPHONE, javascript=False)
    page.goto(f"{served.url}/sv/")
    page.locator("[data-door=child] > summary").click()
    need = page.locator("[data-door=child] .need").first
    need.locator("> summary").click()
    expect(need.locator(".topic, .fold > summary").first).to_be_visible()
    assert "Bakåt visar sidan igen. Stäng fliken." in page.locator(".beside").inner_text()
    expect(page.locator("input[type=search]")).to_be_hidden()
    page.locator("[data-exit]").click()
    page.wait_for_url(f"{calm.url}/")
    assert [asked.referrer for asked in calm.log if asked.path == "/"] == [""]


def test_without_a_style_the_text_stands_in_order(served: Host, browse: Browse) -> None:
    page = browse(width=TELEPHONE)
    page.goto(f"{served.url}/sv/")
    page.evaluate("document.querySelectorAll('style').forEach((each) => each.remove())")
    said = page.evaluate("document.body.innerText")
    order = [
        "Lämna",
        "Knappen döljer sidan",
        "112",
        "Jag kan inte prata högt",
        "Vem är du",
        "Alla stöd",
        "Tillgänglighet",
    ]
    places = [said.lower().find(words.lower()) for words in order]
    assert -1 not in places, dict(zip(order, places, strict=True))
    assert places == sorted(places)


def test_it_works_from_a_folder(tree: dict[str, bytes], browse: Browse, tmp_path: Path) -> None:
    folder = laid_out(tree, tmp_path) / "current"
    page = browse(width=TELEPHONE)
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(f"file://{folder}/index.html")
    page.locator("a[hreflang=sv]").click()
    page.locator("#q").fill("bris")
    expect(page.locator(".results button").first).to_contain_text("Bris")
    page.locator("header .languages > summary").click()
    page.locator("header a[hreflang=fi]").click()
    page.wait_for_url("**/fi/index.html")
    page.locator("footer a").last.click()
    page.wait_for_url("**/tillganglighet/index.html")
    assert failed == []
