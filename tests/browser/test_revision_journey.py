"""A plan's revision as people do it: changed, sent out, answered, weighed, proposed, adopted, compared."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, Site

pytestmark = pytest.mark.browser
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


def test_a_plan_is_revised_from_draft_to_decision(
    site: Site, plan: str, browse: Browse, log_in: LogIn, axe: Callable[[Page], None]
) -> None:
    coordinator = log_in(browse(), "amira")
    start(coordinator, plan)
    axe(coordinator)

    # Sent out.
    coordinator.get_by_role("navigation").get_by_role("link", name="Revideringen").click()
    press(coordinator, "Skicka ut på remiss")
    coordinator.get_by_label(re.compile("Samverkanspartner utan inloggning")).fill("Kvinnojouren (exempel)")
    press(coordinator, "Skicka ut")
    expect(coordinator.locator("[aria-current=step]")).to_contain_text("Remiss")
    revision = coordinator.url
    axe(coordinator)

    # Answered and handed over by the board's contact, on a telephone.
    contact = log_in(browse(width=360), "bjorn")
    waiting = contact.get_by_role("listitem").filter(has_text="Remiss: Plan mot våld")
    waiting.get_by_role("link", name=re.compile("^Svara")).click()
    contact.get_by_role("link", name=re.compile("^3.1 ")).click()
    contact.get_by_label("Tillstyrker med ändringar").check()
    contact.get_by_label(re.compile("^Synpunkt")).fill(WANTED)
    press(contact, "Spara och gå vidare")
    axe(contact)
    coordinator.goto(f"{revision}svar/")
    expect(coordinator.get_by_text(WANTED)).to_have_count(0)
    press(contact, "Lämna över svaret")
    contact.get_by_label(re.compile("^Diarienummer")).fill("UBN 2026-00007")
    axe(contact)
    press(contact, "Lämna över")
    expect(contact.get_by_text("Överlämnat").first).to_be_visible()

    # Read and weighed by the coordinator.
    coordinator.reload()
    expect(coordinator.get_by_text(WANTED)).to_be_visible()
    coordinator.goto(revision)
    press(coordinator, "Gå vidare till sammanställning")
    press(coordinator, "Gå vidare till sammanställning")
    press(coordinator, "Bedöm svaren")
    coordinator.get_by_role("link", name=re.compile("^Bedöm ?:")).click()
    coordinator.get_by_label(re.compile("^Så bedömdes svaret")).fill("Förskolan nämns i 3.1.1.")
    coordinator.get_by_label("Ja", exact=True).check()
    press(coordinator, "Spara bedömningen")
    expect(coordinator.get_by_text("Alla svar är bedömda.")).to_be_visible()
    axe(coordinator)

    # Mapped, proposed and adopted.
    coordinator.goto(f"{revision}insatsomraden/")
    expect(coordinator.get_by_text("3.2.4 är nytt.")).to_be_visible()
    axe(coordinator)
    press(coordinator, "Spara kopplingen")
    coordinator.goto(revision)
    press(coordinator, "Gör utkastet till förslag")
    press(coordinator, "Gör utkastet till förslag")
    press(coordinator, "Lägg in beslutet")
    coordinator.get_by_label(re.compile("^Beslutets datum")).fill(
        coordinator.evaluate("new Date().toLocaleDateString('sv-SE')")
    )
    coordinator.get_by_label(re.compile("^Paragraf")).fill("§ 101")
    coordinator.get_by_label(re.compile("^Diarienummer")).fill("KS 2026-00001")
    axe(coordinator)
    press(coordinator, "Anta den nya utgåvan")
    expect(coordinator.get_by_text("Antagen. Planens sida visar den nya utgåvan nu.")).to_be_visible()

    # Read and compared by anyone.
    reader = browse(width=360, dark=True)
    reader.goto(plan)
    expect(reader.get_by_text(ADDED).first).to_be_visible()
    reader.goto(f"{plan}utgavor/")
    newest = int(re.findall(r"\d+", reader.locator("tbody th a").first.inner_text())[0])
    reader.goto(f"{plan}jamfor/1/{newest}/")
    expect(reader.get_by_text("1 ny, 1 ändrad.")).to_be_visible()
    expect(reader.locator("ins", has_text="i hela kommunkoncernen")).to_be_visible()
    axe(reader)
    assert reader.context.cookies() == []
