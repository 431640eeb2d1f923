"""The steps in the browser: confirmed, refused with a reason, and never over what was not read."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from docx import Document as read_word
from docx.table import _Cell

from fyren.steering.content import BudgetContent
from fyren.steering.models import BudgetEdition, EditionStage, InternalBudget
from fyren.steering.rules import BudgetState, StanceKind
from tests.plan.pages.reader import read
from tests.steering.course import YearCourse

ClientOf = Callable[[str | None], Client]
pytestmark = pytest.mark.django_db


def url(budget: InternalBudget, step: str = "") -> str:
    return f"/internbudget/{budget.public_id}/{step}"


def confirm(client: Client, budget: InternalBudget, step: str, **more: object):
    """Open the step's page and press its button."""
    form = client.get(url(budget, step)).context["form"]
    hidden = {bound.name: bound.value() for bound in form.hidden_fields()}
    return client.post(url(budget, step), {**hidden, **more}, follow=True)


def test_from_draft_to_closed(client_of: ClientOf, world) -> None:
    course = YearCourse(world, year=world.day.year - 1)
    budget, client = course.driven_to(BudgetState.DRAFT), client_of("bjorn")
    states = []
    decision = {"instance": "board", "decided_on": world.day - dt.timedelta(days=14), "section": "104"}
    facts = {"minutes_approved_on": world.day, "section": "104", "dnr": "EX 1"}
    for step, values in (
        ("lamna-over/", {}),
        ("foresla/", {}),
        ("ta-tillbaka/", {}),
        ("foresla/", {}),
        ("beslut/", decision),
        ("uppgifter/", facts),
        ("slapp/", {}),
        ("andra/", {}),
        ("avsta/", {}),
        ("stang/", {}),
    ):
        confirm(client, budget, step, **values)
        budget.refresh_from_db()
        states.append(budget.state)
    assert states[:5] == ["draft", "proposed", "draft", "proposed", "adopted"]
    assert states[5:] == ["adopted", "adopted", "amending", "adopted", "closed"]
    assert budget.is_public
    assert (budget.section, budget.dnr, budget.decided_on) == ("104", "EX 1", decision["decided_on"])
    assert client.get(url(budget, "stallningstaganden/")).status_code == 403


@pytest.mark.usefixtures("draft")
def test_the_papers_are_the_stored_bytes(client_of: ClientOf, course: YearCourse) -> None:
    course.driven_to(BudgetState.DRAFT)
    client = client_of("bjorn")
    page = read(confirm(client, course.budget, "foresla/"))
    links = [link for link in page.links if "/utgava/1/" in link and not link.endswith("/1/")]
    assert len(links) == 2
    kept = {file.kind: file for file in BudgetEdition.objects.get().files.all()}
    for link in links:
        response = client.get(link)
        kind = link.rstrip("/").rpartition("/")[2]
        assert response.content == bytes(kept[kind].data)
        assert hashlib.sha256(response.content).hexdigest() == kept[kind].sha256
        assert response["Content-Disposition"].endswith(f'.{kind}"')
    word = read_word(io.BytesIO(bytes(kept["docx"].data)))
    said = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "Prioriteras" in said
    assert any(text.startswith("3.1.1 att fler vet") for text in said)
    assert client_of("amira").get(links[0]).status_code == 404, "what is proposed is still the body's own"


@pytest.mark.usefixtures("proposed")
def test_work_that_goes_on_is_no_part_of_the_decision(course: YearCourse) -> None:
    """What was adopted is what was proposed, though the activity has been begun while the meeting waited."""
    course.driven_to(BudgetState.PROPOSED)
    course.change(course.budget.activities.get(), status="ongoing")
    course.adopt()
    adopted, proposed = course.budget.editions.all()
    assert (adopted.stage, proposed.stage) == (EditionStage.ADOPTED, EditionStage.PROPOSED)
    assert adopted.checksum == proposed.checksum
    assert adopted.read() == proposed.read()
    assert course.budget.activities.get().status == "ongoing"
    assert adopted.read().activities[0].status == "not_started"


@pytest.mark.usefixtures("adopted")
def test_everyone_who_reads_the_decision_gets_its_papers(client_of: ClientOf, course: YearCourse) -> None:
    budget = course.driven_to(BudgetState.ADOPTED)
    proposed = budget.editions.get(stage=EditionStage.PROPOSED)
    response = client_of("carin").get(url(budget, "utgava/2/pdf/"))
    assert response.content == bytes(proposed.files.get(kind="pdf").data)
    assert client_of("carin").get(url(budget, "utgava/1/pdf/")).status_code == 404
    assert client_of("bjorn").get(url(budget, "utgava/1/pdf/")).status_code == 200
    assert client_of("bjorn").get(url(budget, "utgava/1/exe/")).status_code == 404


@pytest.mark.parametrize("step", ["lamna-over/", "foresla/"])
@pytest.mark.usefixtures("draft")
def test_what_was_not_read_is_neither_sent_nor_proposed(client_of: ClientOf, course: YearCourse, step: str) -> None:
    budget, client = course.driven_to(BudgetState.DRAFT), client_of("bjorn")
    form = client.get(url(budget, step)).context["form"]
    hidden = {bound.name: bound.value() for bound in form.hidden_fields()}
    course.activity(title="Tillagd av en kollega")
    page = read(client.post(url(budget, step), hidden, follow=True))
    assert "Inget har gjorts" in page.text
    assert "Tillagd av en kollega" in page.text
    assert not budget.editions.exists()
    confirm(client, budget, step)
    assert budget.editions.count() == 1


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Fyll i fältet"),
        ({"instance": "board", "decided_on": "2020-01-01"}, "paragraf"),
        ({"instance": "board", "decided_on": "2099-01-01", "section": "1"}, "inte varit än"),
        ({"instance": "company_board", "decided_on": "2020-01-01", "section": "1"}, "giltigt alternativ"),
        ({"instance": "board", "decided_on": "2020-01-01", "section": "1", "reported_on": "2020-02-01"}, "delegation"),
        (
            {"instance": "delegation", "decided_on": "2020-03-01", "section": "1", "reported_on": "2020-02-01"},
            "fram till i dag",
        ),
    ],
)
@pytest.mark.usefixtures("proposed")
def test_half_a_decision_is_refused(client_of: ClientOf, course: YearCourse, values, said: str) -> None:
    budget = course.driven_to(BudgetState.PROPOSED)
    response = confirm(client_of("bjorn"), budget, "beslut/", **values)
    assert response.status_code == 200
    assert "error-summary" in response.content.decode()
    assert said in str(response.context["form"].errors)
    budget.refresh_from_db()
    assert (budget.state, budget.decided_on) == ("proposed", None)


def test_a_delegated_decision_and_when_it_was_reported(client_of: ClientOf, company: YearCourse) -> None:
    budget, day = company.driven_to(BudgetState.PROPOSED), company.world.day
    values = {"instance": "delegation", "decided_on": day, "dnr": "EX 3", "reported_on": day}
    confirm(client_of("carin"), budget, "beslut/", **values)
    budget.refresh_from_db()
    assert (budget.state, budget.instance, budget.reported_on) == ("adopted", "delegation", day)
    page = read(client_of("carin").get(url(budget)))
    assert "Affärsplan" in page.text
    assert "Internbudget 2" not in page.text


@pytest.mark.usefixtures("draft")
def test_a_step_that_does_not_follow_leads_back(client_of: ClientOf, course: YearCourse) -> None:
    budget = course.driven_to(BudgetState.DRAFT)
    for step in ("ta-tillbaka/", "beslut/", "andra/", "avsta/", "uppgifter/", "slapp/", "stang/"):
        response = client_of("bjorn").get(url(budget, step), follow=True)
        assert response.redirect_chain == [(url(budget), 302)]
        assert "går inte att ta nu" in read(response).text


@pytest.mark.usefixtures("adopted")
def test_not_released_before_the_minutes_are_approved(client_of: ClientOf, course: YearCourse) -> None:
    budget, client = course.driven_to(BudgetState.ADOPTED), client_of("bjorn")
    assert "justera" in read(confirm(client, budget, "slapp/")).text
    budget.refresh_from_db()
    assert not budget.is_public


@pytest.mark.usefixtures("adopted")
def test_a_new_decision_waits_for_its_own_minutes(course: YearCourse) -> None:
    course.driven_to(BudgetState.ADOPTED)
    assert course.release().is_public
    course.amend()
    course.stance(StanceKind.CORE)
    course.propose()
    assert course.fresh().is_public, "what was decided stays public while the change waits"
    earlier = course.budget.editions.filter(stage="adopted").first()
    course.adopt()
    budget = course.fresh()
    assert (budget.released_on, budget.public_edition) == (None, earlier), "the earlier decision is what is public"
    budget = course.release()
    assert (budget.released_on, budget.public_edition) == (course.world.day, None)


@pytest.mark.usefixtures("adopted")
def test_two_complete_the_facts_at_once(client_of: ClientOf, course: YearCourse) -> None:
    budget, client = course.driven_to(BudgetState.ADOPTED), client_of("bjorn")
    version = budget.row_version
    first = {"row_version": version, "section": "12", "dnr": "EX först"}
    assert client.post(url(budget, "uppgifter/"), first).status_code == 302
    both = client.post(url(budget, "uppgifter/"), {**first, "dnr": "EX sedan"})
    assert both.status_code == 409
    assert "EX först" in both.content.decode()
    settled = {"row_version": version + 1, "section": "12", "dnr": "EX sedan", "choose_dnr": "yours"}
    assert client.post(url(budget, "uppgifter/"), settled).status_code == 302
    budget.refresh_from_db()
    assert budget.dnr == "EX sedan"


@pytest.mark.usefixtures("draft")
def test_others_take_no_step(client_of: ClientOf, course: YearCourse) -> None:
    budget = course.driven_to(BudgetState.DRAFT)
    assert client_of("eva").get(url(budget, "foresla/")).status_code == 403
    assert client_of("carin").get(url(budget, "foresla/")).status_code == 404
    assert client_of("amira").get(url(budget, "foresla/")).status_code == 404
    assert client_of("bjorn").get(url(budget, "foresla/")).status_code == 200


@pytest.mark.usefixtures("adopted")
def test_a_changed_edition_is_told(client_of: ClientOf, course: YearCourse) -> None:
    budget = course.driven_to(BudgetState.ADOPTED)
    client, address = client_of("bjorn"), url(budget, "utgava/2/")
    assert "stämmer inte" not in read(client.get(address)).text
    edition = budget.editions.get(number=2)
    content = {**edition.content, "body": "En annan nämnd"}
    BudgetEdition.objects.filter(pk=edition.pk).update(content=content)
    assert "stämmer inte" in read(client.get(address)).text
    assert BudgetContent.from_json(content).body == "En annan nämnd"


@pytest.mark.usefixtures("amending")
def test_editions_compared_field_by_field(client_of: ClientOf, course: YearCourse) -> None:
    budget = course.driven_to(BudgetState.AMENDING)
    course.change(budget.activities.get(), title="Fråga alla om våld")
    course.stance(StanceKind.NOT_THIS_YEAR, "Vi väntar på lokalen.")
    course.activity(title="En ny aktivitet")
    course.propose()
    course.adopt()
    page = read(client_of("carin").get(url(budget, "jamfor/4/2/")))
    for words in ("Fråga alla om våld", "Vi väntar på lokalen.", "En ny aktivitet", "Tillagd", "Inte i år"):
        assert words in page.text
    assert "Prioriteras slut på borttaget tillagt: Inte i år" in page.text, "a choice is shown whole"
    assert "Förväntat resultat Alla" not in page.text.split("En ny aktivitet")[0], "what is the same is not listed"
    assert client_of("carin").get(url(budget, "jamfor/1/2/")).status_code == 404


@pytest.mark.usefixtures("amending")
def test_goals_and_pictures_stand_in_papers_page_and_comparison(client_of: ClientOf, course: YearCourse) -> None:
    budget, world = course.driven_to(BudgetState.AMENDING), course.world
    activity = budget.activities.get()
    course.change(activity, direction_goals=[world.direction_goal], target_pictures=[world.target_picture])
    papers = course.propose().files
    course.adopt()
    goal = "Stödja individen: Alla ska vara trygga."
    said = [cell.text for table in _tables(bytes(papers.get(kind="docx").data)) for cell in table]
    assert said[said.index("Riktningsmål") + 1] == goal
    assert said[said.index("Målbilder") + 1] == "Tryggt"
    client = client_of("carin")
    for page in ("utgava/4/", "jamfor/4/2/"):
        text = read(client.get(url(budget, page))).text
        assert goal in text
        assert "Tryggt" in text
    assert goal not in read(client.get(url(budget, "utgava/2/"))).text


def _tables(word: bytes) -> Iterator[list[_Cell]]:
    for table in read_word(io.BytesIO(word)).tables:
        yield [cell for row in table.rows for cell in row.cells]
