"""A plan's revision as people do it: changed, sent out, answered, weighed, proposed, adopted, compared."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, Site

pytestmark = [pytest.mark.browser, pytest.mark.once]
Browse = Callable[..., Page]
LogIn = Callable[[Page, str], Page]

ADDED = "Att varje verksamhet har en skriven rutin för hur frågan om våld ställs"
WANTED = "Nämnden vill att förskolan nämns uttryckligen."


@pytest.fixture(scope="module")
def plan(site: Site) -> str:
    """The address of the real plan's page."""
    source = ROOT / "fyren" / "plan" / "examples" / "vaxjo-plan-mot-vald.txt"
    slug = "print(Plan.objects.order_by('pk').values_list('slug', flat=True).first() or '')"
    found = site.manage("shell", "-v", "0", "-c", f"from fyren.plan.models import Plan; {slug}").strip()
    if not found:
        site.manage("import_plan", str(source), "--title", "Plan mot våld", "--publish")
        found = "plan-mot-vald"
    return f"{site.url}/planer/{found}/"


def press(page: Page, name: str) -> None:
    """Press the button or link with exactly this name, and wait for the page that follows."""
    target = page.get_by_role("button", name=name, exact=True).or_(page.get_by_role("link", name=name, exact=True))
    target.first.click()
    page.wait_for_load_state()


def start(page: Page, plan: str) -> None:
    """Open a revision, change 3.1.2 and add a focus area to 3.2."""
    page.goto(f"{plan}revidera/")
    page.get_by_label(re.compile("Varför planen revideras")).fill("Planen ska gälla nästa mandatperiod.")
    press(page, "Öppna revideringen")
    press(page, "Ändra utkastet")
    page.get_by_role("link", name=re.compile("^Ändra 3.1 ")).click()
    wording = page.get_by_label("Insatsområde 3.1.2")
    wording.fill(wording.input_value() + " i hela kommunkoncernen")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_text("i hela kommunkoncernen").first).to_be_visible()
    page.get_by_role("link", name=re.compile("^Ändra 3.2 ")).click()
    page.get_by_text("Lägg till insatsområde, målsättning eller stycke").click()
    page.locator("#id_new_text").fill(ADDED)
    press(page, "Lägg till")
    expect(page.get_by_label("Insatsområde 3.2.4")).to_have_value(ADDED)


def send_out(page: Page) -> str:
    """Send the draft out to everyone proposed and a partner; returns the revision's address."""
    page.get_by_role("navigation").get_by_role("link", name="Revideringen").click()
    press(page, "Skicka ut på remiss")
    page.get_by_label(re.compile("Samverkanspartner utan inloggning")).fill("Kvinnojouren (exempel)")
    press(page, "Skicka ut")
    expect(page.locator("[aria-current=step]")).to_contain_text("Remiss")
    return page.url


def draft_answer(page: Page) -> None:
    """From the page Today to a saved answer on 3.1."""
    waiting = page.get_by_role("listitem").filter(has_text="Remiss: Plan mot våld")
    waiting.get_by_role("link", name=re.compile("^Svara")).click()
    page.get_by_role("link", name=re.compile("^3.1 ")).click()
    page.get_by_label("Tillstyrker med ändringar").check()
    page.get_by_label(re.compile("^Synpunkt")).fill(WANTED)
    press(page, "Spara och gå vidare")


def hand_over(page: Page) -> None:
    """Hand the answer over with a registration number."""
    press(page, "Lämna över svaret")
    page.get_by_label(re.compile("^Diarienummer")).fill("UBN 2026-00007")
    press(page, "Lämna över")
    expect(page.get_by_text("Överlämnat").first).to_be_visible()


def compile_and_weigh(page: Page, revision: str) -> None:
    """Close the consultation and weigh the one answer."""
    page.goto(revision)
    press(page, "Gå vidare till sammanställning")
    press(page, "Gå vidare till sammanställning")
    press(page, "Bedöm svaren")
    page.get_by_role("link", name=re.compile("^Bedöm ?:")).click()
    page.get_by_label(re.compile("^Så bedömdes svaret")).fill("Förskolan nämns i 3.1.1.")
    page.get_by_label("Ja", exact=True).check()
    press(page, "Spara bedömningen")
    expect(page.get_by_text("Alla svar är bedömda.")).to_be_visible()


def map_and_propose(page: Page, revision: str) -> None:
    """Save the suggested mapping, then make the draft the proposal."""
    page.goto(f"{revision}insatsomraden/")
    expect(page.get_by_text("3.2.4 är nytt.")).to_be_visible()
    press(page, "Spara kopplingen")
    page.goto(revision)
    press(page, "Gör utkastet till förslag")
    press(page, "Gör utkastet till förslag")


def adopt(page: Page) -> None:
    """Enter the council's decision of today."""
    press(page, "Lägg in beslutet")
    page.get_by_label(re.compile("^Beslutets datum")).fill(page.evaluate("new Date().toLocaleDateString('sv-SE')"))
    page.get_by_label(re.compile("^Paragraf")).fill("§ 101")
    page.get_by_label(re.compile("^Diarienummer")).fill("KS 2026-00001")
    press(page, "Anta den nya utgåvan")
    expect(page.get_by_text("Antagen. Planens sida visar den nya utgåvan nu.")).to_be_visible()


def read_and_compare(page: Page, plan: str) -> None:
    """The public reads the new edition and what changed since the first."""
    page.goto(plan)
    expect(page.get_by_text(ADDED).first).to_be_visible()
    page.goto(f"{plan}utgavor/")
    newest = int(re.findall(r"\d+", page.locator("tbody th a").first.inner_text())[0])
    page.goto(f"{plan}jamfor/1/{newest}/")
    expect(page.get_by_text("1 ny, 1 ändrad.")).to_be_visible()
    expect(page.locator("ins", has_text="i hela kommunkoncernen")).to_be_visible()


def test_a_plan_is_revised_from_draft_to_decision(
    site: Site, plan: str, browse: Browse, log_in: LogIn, axe: Callable[[Page], None]
) -> None:
    coordinator = log_in(browse(), "amira")
    start(coordinator, plan)
    axe(coordinator)
    revision = send_out(coordinator)
    axe(coordinator)
    contact = log_in(browse(width=360), "bjorn")
    draft_answer(contact)
    axe(contact)
    coordinator.goto(f"{revision}svar/")
    expect(coordinator.get_by_text(WANTED)).to_have_count(0)
    hand_over(contact)
    coordinator.reload()
    expect(coordinator.get_by_text(WANTED)).to_be_visible()
    compile_and_weigh(coordinator, revision)
    axe(coordinator)
    map_and_propose(coordinator, revision)
    axe(coordinator)
    adopt(coordinator)
    reader = browse(width=360, dark=True)
    read_and_compare(reader, plan)
    axe(reader)
    assert reader.context.cookies() == []
