"""What the page works out on the device: the same hours as the rules, names never lost, and tools that empty."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from fyren.base.clock import SWEDISH_TIME
from fyren.guide.document import page as document
from fyren.guide.fault_page import fault_page
from fyren.guide.opening import holiday_table, state_of, table_of
from fyren.guide.pack_files import Kind
from fyren.guide.pages import choice_page, statement_page
from fyren.publishing.packs import named
from tests.guide.document.content import DAY, LOCAL, guide_of, language_of, made, service
from tests.guide.test_opening import HOURS, contact

pytestmark = [pytest.mark.browser, pytest.mark.looks]

SCRIPTS = Path(document.__file__).parent / "scripts"
EPOCH = dt.datetime.fromisoformat("1970-01-01")
MANY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEW = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMES = st.lists(
    st.text("abdeknrstvåäöéÅ 0123456789-&طلاقمسةيደገፍжінка", min_size=2, max_size=24).filter(
        lambda name: any(sign.isalnum() for sign in name)
    ),
    min_size=1,
    max_size=30,
)


@pytest.fixture
def rules(browse: Callable[..., Page]) -> Page:
    """A page with the rules of opening hours as they stand in the script, and nothing else."""
    page = browse(width=360)
    data = json.dumps({"holidays": holiday_table(DAY, years=6)})
    text = (SCRIPTS / "opening.js").read_text()
    page.evaluate(f"(() => {{ const data = {data};\n{text}\nObject.assign(window, {{ stateOf, swedish }}); }})()")
    return page


def minutes(moment: dt.datetime | None) -> int | None:
    return None if moment is None else int((moment - EPOCH).total_seconds() // 60)


@MANY
@given(
    rows=st.lists(HOURS, min_size=1, max_size=3),
    moment=st.datetimes(dt.datetime.fromisoformat("2026-01-01"), dt.datetime.fromisoformat("2030-12-01")),
)
def test_the_script_answers_as_the_rules_do(rules: Page, rows: list, moment: dt.datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)
    found = contact(*rows)
    expected = state_of(found, moment)
    assert expected is not None
    said = rules.evaluate("([table, now]) => stateOf(table, now)", [table_of(found), minutes(moment)])
    assert (said["open"], said.get("closes"), said.get("opens")) == (
        expected.is_open,
        minutes(expected.closes),
        minutes(expected.opens),
    )


@MANY
@given(instant=st.integers(1_700_000_000, 2_500_000_000))
def test_the_script_knows_swedish_time_on_both_sides_of_summer_time(rules: Page, instant: int) -> None:
    wall_clock = dt.datetime.fromtimestamp(instant, SWEDISH_TIME).replace(tzinfo=None)
    assert rules.evaluate("(instant) => swedish(instant * 1000)", instant) == minutes(wall_clock)


@FEW
@given(names=NAMES)
def test_search_never_loses_an_exact_name(
    browse: Callable[..., Page], tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    own = {named(Kind.SERVICE, f"own-{place}"): service(f"own-{place}") for place in range(len(names))}
    words = {
        named(Kind.SERVICE_WORDS, f"own-{place}", "sv"): {"name": name, "does": "Du får hjälp."}
        for place, name in enumerate(names)
    }
    page = opened(browse(width=360), tmp_path_factory.mktemp("guide"), guide=guide_of(LOCAL | own | words))
    for name in names:
        first = page.evaluate(
            """(name) => {
                const field = document.querySelector('#q');
                field.value = name;
                field.dispatchEvent(new Event('input'));
                const found = document.querySelector('.results button');
                return found && found.firstChild.textContent;
            }""",
            name,
        )
        assert first is not None, name
        assert alike(first) == alike(name)
    page.context.close()


def alike(name: str) -> str:
    """What two names have in common that only differ in how their signs are written."""
    from fyren.base.text import tokens

    letters = str.maketrans("يىكةة", "ییکهه")
    return "".join(tokens(name)).translate(letters)


def opened(page: Page, folder: Path, code: str = "sv", guide: object = None) -> Page:
    """The guide from a file, as from a memory stick."""
    file = folder / "index.html"
    file.write_bytes(made(code, guide=guide or guide_of()).html)  # type: ignore[arg-type]
    page.goto(file.as_uri())
    return page


# What is typed, and whose door or which service it must lead to first.
TYPED: list[tuple[str, str, str]] = [
    ("sv", "hedersrelaterad", "honour"),
    ("sv", "vold", "adult"),
    ("sv", "pappa slår", "child"),
    ("sv", "kvinofridslinjen", "Kvinnofridslinjen"),
    ("sv", "tvangsgifte", "honour"),
    ("sv", "116111", "Bris"),
    # Whoever is hit by her husband is not led to the men's door, nor is whoever hits led to those who are hit.
    ("sv", "min man slår mig", "adult"),
    ("sv", "min man slår", "adult"),
    ("sv", "min man", "adult"),
    ("sv", "hjälp min man slår mig", "adult"),
    ("sv", "min man slår mina barn", "adult"),
    ("sv", "min fru slår mig", "man"),
    ("sv", "jag slår min fru", "stop"),
    ("sv", "jag slår mina barn", "stop"),
    ("sv-simple", "min man slår mig", "adult"),
    ("sv-simple", "jag slår min fru", "stop"),
    ("en", "my husband hits me", "adult"),
    ("en", "my man hits me", "adult"),
    ("en", "my wife hits me", "man"),
    ("en", "i hit my wife", "stop"),
    ("en", "i hit my children", "stop"),
    ("fi", "mieheni lyö minua", "adult"),
    ("fi", "mies lyö", "adult"),
    ("fi", "vaimo lyö", "man"),
    ("fi", "lyön lapsiani", "stop"),
    ("uk", "чоловік мене б’є", "adult"),
    ("uk", "чоловік мене бє", "adult"),
    ("uk", "я б’ю дружину", "stop"),
    ("pl", "mąż mnie bije", "adult"),
    ("pl", "biję żonę", "stop"),
    ("ar", "زوجي يضربني", "adult"),
    ("ar", "أضرب زوجتي", "stop"),
    # A word is not the beginning of another.
    ("sv", "soc", "child worried adult work"),
    # Two spellings meet.
    ("fa", "كمك", "adult"),
    ("fa", "کمک", "adult"),
    ("ar", "أسرة", "adult"),
    ("ar", "اسره", "adult"),
    ("pl", "przemoc", "adult"),
    ("pl", "przemocy", "adult"),
    ("fi", "väkivalta", "adult"),
    ("fi", "väkivaltaa", "adult"),
    ("fi", "vakivalta", "adult"),
]


@pytest.mark.parametrize(("code", "asked", "leads"), TYPED)
def test_search_finds_what_people_type(
    browse: Callable[..., Page], tmp_path: Path, code: str, asked: str, leads: str
) -> None:
    page = opened(browse(width=360), tmp_path, code)
    page.locator("#q").fill(asked)
    result = page.locator(".results button").first
    name = result.evaluate("(each) => each.firstChild.textContent")
    result.click()
    assert page.evaluate("document.activeElement.checkVisibility()")
    found = page.evaluate(
        """() => {
            const at = document.activeElement;
            const card = at.closest('.card');
            const door = at.closest('.door');
            return card ? card.dataset.a.split(' ') : [door.dataset.door];
        }"""
    )
    assert name == leads or set(leads.split()) & set(found), (name, found)


def test_what_one_answers_and_writes_is_emptied(browse: Callable[..., Page], tmp_path: Path) -> None:
    page = opened(browse(width=360), tmp_path)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    plan = page.locator("[data-tool=plan]")
    expect(plan.locator("textarea")).to_have_count(0)
    plan.get_by_role("button", name="Vet inte").click()
    expect(plan.locator("textarea")).to_have_count(0)
    expect(plan.locator(".reading")).to_be_visible()
    plan.get_by_role("button", name="Nej", exact=True).click()
    field = plan.locator("textarea").first
    assert [field.get_attribute(name) for name in ("autocomplete", "spellcheck", "name")] == ["off", "false", None]
    field.fill("min syster")
    with page.expect_download() as download:
        plan.get_by_role("button", name="Spara som fil").click()
    assert download.value.suggested_filename == "anteckningar.txt"
    assert Path(download.value.path()).read_text() == "Jag kan ringa: min syster\n"
    page.evaluate("document.querySelector('[data-tool=plan]').open = false")
    expect(plan.locator("textarea")).to_have_count(0)


def test_what_is_serious_is_said_where_it_was_asked(browse: Callable[..., Page], tmp_path: Path) -> None:
    page = opened(browse(width=360), tmp_path)
    page.evaluate("document.querySelectorAll('[data-tool=okay]')[0].closest('.door').open = true")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    serious = page.locator("[data-tool=okay]").first.locator("[data-serious]").first
    calm = page.locator("[data-tool=okay]").first.locator(".questions > li:not([data-serious])").first
    for question, told in ((calm, False), (serious, True)):
        question.get_by_role("button", name="Vet inte").click()
        expect(question.locator(".serious")).to_be_visible(visible=told)
    serious.get_by_role("button", name="Hoppa över").click()
    expect(serious.locator(".serious")).to_be_hidden()
    assert serious.locator("[aria-pressed=true]").count() == 0


def test_three_shifts_alone_leave_and_capitals_do_not(browse: Callable[..., Page], tmp_path: Path) -> None:
    page = browse()
    page.context.route("https://www.smhi.se/**", lambda route: route.fulfill(body="<title>Väder</title>"))
    opened(page, tmp_path)
    for _ in range(4):
        page.keyboard.press("Shift+A")
    expect(page.locator(".presses")).to_be_empty()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.locator(".presses")).to_have_text("2 av 3")
    page.keyboard.press("Shift")
    page.wait_for_url("https://www.smhi.se/")
    assert page.evaluate("history.length") == 2  # the blank page before, and this one


@pytest.mark.parametrize("code", ["sv", "ar", "ti"])
def test_every_word_that_people_type_leads_somewhere(browse: Callable[..., Page], tmp_path: Path, code: str) -> None:
    page = opened(browse(width=360), tmp_path, code)
    asked = page.evaluate(
        "JSON.parse(document.getElementById('page-data').textContent).search.words.flatMap(([each]) => each)"
    )
    lost = page.evaluate(
        """(words) => words.filter((word) => {
            const field = document.querySelector('#q');
            field.value = word;
            field.dispatchEvent(new Event('input'));
            return !document.querySelector('.results button');
        })""",
        [*asked, "qqqzzz"],
    )
    assert len(asked) > 400
    assert lost == ["qqqzzz"]


def test_a_holiday_that_begins_while_the_page_is_open_is_said(browse: Callable[..., Page], tmp_path: Path) -> None:
    page = browse(width=360)
    page.clock.install(time=dt.datetime(2026, 12, 24, 23, 58, tzinfo=SWEDISH_TIME))
    opened(page, tmp_path)
    note = page.locator(".zone").first
    assert "Helgdagar kan ha andra tider." not in (note.text_content() or "")
    page.clock.run_for(3 * 60_000)
    expect(note).to_contain_text("Helgdagar kan ha andra tider.")


def test_what_is_said_of_now_are_two_sentences(browse: Callable[..., Page], tmp_path: Path) -> None:
    page = browse(width=360)
    page.clock.install(time=dt.datetime(2026, 11, 24, 12, 0, tzinfo=SWEDISH_TIME))
    opened(page, tmp_path)
    expect(page.locator("[data-s=mottagningen] .now").first).to_have_text("Öppet nu. Stänger 16.30")
    page.clock.set_fixed_time(dt.datetime(2026, 11, 24, 18, 0, tzinfo=SWEDISH_TIME))
    page.clock.run_for(61_000)
    expect(page.locator("[data-s=mottagningen] .now").first).to_have_text("Stängt nu. Öppnar i morgon 08.00")


def test_what_is_said_before_every_topic_of_a_need_is_printed_with_each(
    browse: Callable[..., Page], tmp_path: Path
) -> None:
    page = opened(browse(width=360), tmp_path)
    page.evaluate("window.print = () => {}")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    for need, is_said in (("digital", True), ("law", False)):
        topic = page.locator(f"[data-door=adult] [data-need={need}] .topic").first
        topic.get_by_role("button", name="Skriv ut").click()
        topic.get_by_role("button", name="Skriv ut").last.click()
        paper = page.locator(".paper").text_content() or ""
        assert ("Ändra inget i telefonen ännu." in paper) == is_said


@pytest.mark.parametrize("small", ["choice", "statement", "fault"])
def test_the_small_pages_are_left_as_the_documents_are(browse: Callable[..., Page], tmp_path: Path, small: str) -> None:
    guide = guide_of()
    pages = {
        "choice": lambda: choice_page(guide),
        "statement": lambda: statement_page(guide, DAY),
        "fault": lambda: fault_page(guide, language_of("sv", guide), guide.shown["bris"], ["closed"]),
    }
    file = tmp_path / "index.html"
    file.write_bytes(pages[small]().html)
    page = browse()
    page.context.route("https://www.smhi.se/**", lambda route: route.fulfill(body="<title>Väder</title>"))
    page.goto(file.as_uri())
    for _ in range(4):
        page.keyboard.press("Shift+A")
    counted = page.locator(".presses")
    expect(counted).to_be_empty()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }))")
    expect(page.locator("[data-page]")).to_be_visible()
    left_alone = """() => {
        return [...document.querySelectorAll('[data-replace]')].every((each) => {
            let prevented = null;
            const see = (event) => { prevented = event.defaultPrevented; event.preventDefault(); };
            addEventListener('click', see, { once: true });
            each.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
            return prevented === false;
        });
    }"""
    assert page.evaluate(left_alone)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(counted).to_have_text("2 av 3")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    expect(page.locator("[data-page]")).to_be_hidden()
    assert page.title() == "Väder"
    page.keyboard.press("Shift")
    page.wait_for_url("https://www.smhi.se/")
    assert page.evaluate("history.length") == 2
