"""The matrix: what each may see of what has been answered, and how a cell says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fyren.people.viewer import Viewer
from fyren.steering.models import BudgetYear
from fyren.steering.queries.frame import Frame
from fyren.steering.queries.matrix import Cell, Matrix, matrix_of
from fyren.steering.rules import BudgetState, StanceKind
from fyren.steering.templatetags.overview_words import cell_says
from tests.actions.world import World
from tests.plan.pages.reader import read
from tests.steering.course import YearCourse

ClientOf = Callable[[str | None], Client]
AREA = "3.1.1, Utbildningsnämnden: "


def cell_of(matrix: Matrix, body: str = "Utbildning", number: str = "3.1.1") -> Cell:
    (found,) = (
        cell
        for row in matrix.rows
        for cell in row.cells
        if cell.column.body.short_name == body and row.area.number == number
    )
    return found


@pytest.fixture
def named(client_of: ClientOf, course: YearCourse, world: World) -> Callable[[str], list[str]]:
    """The activities that the page of the same cell names."""
    address = f"/aret/{course.number}/matris/{world.focus_area.public_id}/{course.body.public_id}/"
    titles = ("Fråga om våld vid nybesök", "Skriven efteråt", "Väntar på nytt beslut")
    return lambda who: [title for title in titles if title in read(client_of(who).get(address)).text]


@pytest.fixture
def seen(year: BudgetYear, frame: Frame) -> Callable[[Viewer], Cell]:
    """The board's cell for 3.1.1 as somebody sees it."""
    return lambda viewer: cell_of(matrix_of(viewer, year, frame))


@pytest.mark.usefixtures("draft")
def test_a_draft_is_seen_at_its_own_body_only(world: World, course: YearCourse, seen: Callable[[Viewer], Cell]) -> None:
    course.driven_to(BudgetState.DRAFT)
    own = seen(world.contact)
    assert own.activities == 1
    assert own.is_undecided
    assert own.stance is not None
    for other in (world.coordinator, world.viewer("gun"), world.viewer("carin")):
        assert seen(other).is_missing


@pytest.mark.usefixtures("draft")
def test_what_was_handed_over_is_read_by_coordinator_and_auditor(
    world: World, course: YearCourse, seen: Callable[[Viewer], Cell], named: Callable[[str], list[str]]
) -> None:
    course.driven_to(BudgetState.DRAFT)
    course.hand_over()
    course.activity(title="Skriven efteråt")
    for reader in (world.coordinator, world.viewer("gun")):
        assert seen(reader).activities == 1
        assert seen(reader).is_undecided
    assert named("amira") == named("gun") == ["Fråga om våld vid nybesök"]
    assert seen(world.viewer("carin")).is_missing
    assert named("carin") == []
    assert seen(world.contact).activities == 2
    assert named("bjorn") == ["Fråga om våld vid nybesök", "Skriven efteråt"]


@pytest.mark.usefixtures("draft")
def test_of_several_hand_overs_the_last_counts(
    world: World, course: YearCourse, seen: Callable[[Viewer], Cell], named: Callable[[str], list[str]]
) -> None:
    course.driven_to(BudgetState.DRAFT)
    course.hand_over()
    course.activity(title="Skriven efteråt")
    course.hand_over()
    assert seen(world.coordinator).activities == 2
    assert named("amira") == ["Fråga om våld vid nybesök", "Skriven efteråt"]


@pytest.mark.usefixtures("adopted")
def test_what_is_decided_is_seen_by_everyone_logged_in(
    world: World, course: YearCourse, seen: Callable[[Viewer], Cell], named: Callable[[str], list[str]]
) -> None:
    course.adopted()
    course.amend()
    course.activity(title="Väntar på nytt beslut")
    for reader in (world.coordinator, world.viewer("carin"), world.viewer("gun")):
        cell = seen(reader)
        assert cell.activities == 1
        assert not cell.is_undecided
    assert named("amira") == named("carin") == ["Fråga om våld vid nybesök"]


def test_a_no_is_a_decision_and_no_gap(world: World, course: YearCourse, seen: Callable[[Viewer], Cell]) -> None:
    course.stance(StanceKind.NOT_THIS_YEAR, "Vi väntar på rutinen.")
    course.propose()
    course.adopt()
    cell = seen(world.coordinator)
    assert not cell.is_missing
    assert cell_says(cell) == "inte i år"


def test_bodies_outside_are_named_and_have_no_empty_column(world: World, year: BudgetYear, frame: Frame) -> None:
    matrix = matrix_of(world.coordinator, year, frame)
    assert {column.body.short_name for column in matrix.outside} == {"Överförmyndare", "Räddningstjänsten"}
    shown = {column.body.short_name for column in matrix.columns}
    assert "Utbildning" in shown
    assert not shown & {"Överförmyndare", "Räddningstjänsten", "KF", "Växjöbostäder"}


def test_unnumbered_aims_have_rows(world: World, year: BudgetYear, frame: Frame) -> None:
    matrix = matrix_of(world.coordinator, year, frame)
    assert [row.area.number for row in matrix.rows] == ["3.1.1", "3.1.2", ""]
    assert matrix.unanswered == 3


@pytest.mark.usefixtures("adopted")
def test_the_page_says_each_cell_in_words(client_of: ClientOf, course: YearCourse) -> None:
    course.adopted()
    text = read(client_of("amira").get(f"/aret/{course.number}/matris/")).text
    assert f"{AREA}1 aktivitet, 1 inte påbörjad, prioriteras" in text
    assert "3.1.1, Omsorgsnämnden: inget svar" in text
    assert "1 aktivitet från 1 av 14 nämnder och bolag." in text
    assert "Ingen har tagit ställning" in text


@pytest.mark.usefixtures("adopted")
def test_per_body_is_an_address_of_its_own(client_of: ClientOf, course: YearCourse) -> None:
    course.adopted()
    page = read(client_of("amira").get(f"/aret/{course.number}/matris/?per=namnd"))
    assert any("per=namnd" in href for href in page.links)
    assert "Utbildningsnämnden" in page.text


@pytest.mark.usefixtures("adopted")
def test_a_cells_own_page(client_of: ClientOf, world: World, course: YearCourse) -> None:
    course.adopted()
    address = f"/aret/{course.number}/matris/{world.focus_area.public_id}/{course.body.public_id}/"
    page = read(client_of("carin").get(address))
    assert "Fråga om våld vid nybesök" in page.text
    assert "Prioriteras" in page.text
    assert "§ 12" in page.text
    assert client_of("carin").get(address.replace(course.body.public_id, "finnsinte")).status_code == 404
    assert client_of("carin").get(address.replace(world.focus_area.public_id, "finnsinte")).status_code == 404


@pytest.mark.usefixtures("draft")
def test_a_cell_does_not_tell_of_a_draft(client_of: ClientOf, world: World, course: YearCourse) -> None:
    course.driven_to(BudgetState.DRAFT)
    address = f"/aret/{course.number}/matris/{world.focus_area.public_id}/{course.body.public_id}/"
    assert "Fråga om våld" not in read(client_of("amira").get(address)).text
    assert "Fråga om våld" in read(client_of("bjorn").get(address)).text


def test_no_year_and_no_plan(client_of: ClientOf, db: None) -> None:
    assert "Inget budgetår är öppnat än." in read(client_of("amira").get("/matris/")).text
    assert client_of("amira").get("/aret/1999/matris/").status_code == 404


def test_a_plan_that_is_not_there(client_of: ClientOf, course: YearCourse) -> None:
    number = course.year.year
    assert client_of("amira").get(f"/aret/{number}/matris/?plan=finns-inte").status_code == 404


def test_the_count_of_queries_stands_still(
    client_of: ClientOf, world: World, course: YearCourse, company: YearCourse, django_assert_max_num_queries
) -> None:
    client = client_of("amira")
    course.activity()
    company.activity()
    company.hand_over()
    for extra in range(8):
        course.activity(title=f"Aktivitet {extra}")
    course.propose()
    course.adopt()
    for address in ("matris/", f"matris/{world.focus_area.public_id}/{course.body.public_id}/", "jamforelse/"):
        with django_assert_max_num_queries(15):
            assert client.get(f"/aret/{course.number}/{address}").status_code == 200
