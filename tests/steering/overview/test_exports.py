"""Every overview as a file: what is on the screen, with its filters, for those who may see it, and always as text."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from openpyxl import load_workbook

from fyren.plan.models import PlanEdition
from fyren.steering.rules import StanceKind
from tests.actions.world import World
from tests.plan.pages.reader import read
from tests.standing import state
from tests.steering.course import YearCourse

ClientOf = Callable[[str | None], Client]
EVIL = ("=HYPERLINK(1)", "+46", "-1", "@SUM(1)")
PUBLIC = "/vad-gors/exempelplan/"
FOCUS = f"{PUBLIC}3.1.1/"


@state
def two_years(world: World, edition: PlanEdition) -> YearCourse:
    """The board's released year with a late activity, and a year before to compare with."""
    course = YearCourse(world)
    before = YearCourse(world, year=course.number - 1)
    before.activity(title="Förra årets")
    before.propose()
    before.adopt()
    course.stance(StanceKind.PRIORITISED)
    course.activity(title="Ärliga samtal", ends_on=course.world.day.replace(month=1, day=1))
    for title in EVIL:
        course.activity(title=title, public_message=title)
    course.propose()
    course.adopt()
    course.approve_minutes()
    course.release()
    return course


def table(client: Client, page: str, query: str = "") -> list[dict[str, Any]]:
    answer = json.loads(client.get(f"{page}fil/json/{query}").content)
    (rows,) = (answer[kind] for kind in ("rows", "activities") if kind in answer)
    return list(rows)


def test_the_matrix_says_stance_and_state_in_words(
    client_of: ClientOf, two_years: YearCourse, company: YearCourse
) -> None:
    client, page = client_of("amira"), f"/aret/{two_years.number}/matris/"
    row = next(row for row in table(client, page) if row["number"] == "3.1.1")
    assert row[two_years.body.public_id] == "Prioriteras; 5 aktiviteter: 4 inte påbörjade, 1 försenad"
    assert row[company.body.public_id] == "inget svar"
    assert row["activities"] == 5
    only = f"?namnd={company.body.public_id}"
    assert two_years.body.public_id not in table(client, page, only)[0]
    assert company.body.public_id in table(client, page, only)[0]


def test_a_draft_is_not_told_in_the_matrix_file(client_of: ClientOf, course: YearCourse) -> None:
    course.activity()
    page = f"/aret/{course.number}/matris/"

    def said(who: str) -> str:
        return str(table(client_of(who), page)[0][course.body.public_id])

    assert said("carin") == "inget svar"
    assert said("bjorn") == "1 aktivitet: 1 inte påbörjad; inte beslutat än"


def test_the_timeline_with_its_filters(client_of: ClientOf, two_years: YearCourse) -> None:
    client, page = client_of("amira"), f"/aret/{two_years.number}/tidslinje/"
    assert {row["activity"] for row in table(client, page)} == {"Ärliga samtal", *EVIL}
    (late,) = table(client, page, "?status=late")
    assert (late["activity"], late["status"], late["ends_on"]) == (
        "Ärliga samtal",
        "Försenad",
        f"{two_years.number}-01-01",
    )


def test_the_comparison_with_its_filters(client_of: ClientOf, two_years: YearCourse, company: YearCourse) -> None:
    client, page, now = client_of("amira"), f"/aret/{two_years.number}/jamforelse/", two_years.number
    row = next(row for row in table(client, page) if row["number"] == "3.1.1")
    assert (row[f"activities_{now - 1}"], row[f"activities_{now}"], row["change"]) == (1, 5, 4)
    assert row[f"stances_{now}"] == "1 prioriteras"
    narrowed = table(client, page, f"?namnd={company.body.public_id}")
    assert {row[f"activities_{now}"] for row in narrowed} == {0}


def test_with_one_year_there_is_nothing_to_compare(client_of: ClientOf, course: YearCourse) -> None:
    assert client_of("amira").get(f"/aret/{course.year.year}/jamforelse/fil/csv/").status_code == 404


def test_the_public_page_and_its_focus_area(client: Client, two_years: YearCourse, company: YearCourse) -> None:
    rows = table(client, PUBLIC)
    assert [row["activities"] for row in rows if row["number"] == "3.1.1"] == [5, 5]
    assert company.body.name in {
        row["body"] for row in rows if row["says"] == "Har inte offentliggjort något för året."
    }
    only = f"?namnd={two_years.body.public_id}"
    assert {row["body"] for row in table(client, PUBLIC, only)} - {"", "Summa"} == {two_years.body.name}
    assert {row["activity"] for row in table(client, FOCUS)} == {"Ärliga samtal", *EVIL}


def test_a_decided_no_is_told_with_section_and_reason(client: Client, course: YearCourse) -> None:
    course.stance(StanceKind.NOT_THIS_YEAR, "Rutinen tas fram först.")
    course.propose()
    course.adopt()
    course.release()
    for page in (PUBLIC, FOCUS):
        assert any("§ 12): Rutinen tas fram först." in row["says"] for row in table(client, page))


@pytest.mark.usefixtures("adopted")
def test_what_is_not_released_is_in_no_public_file(client: Client, client_of: ClientOf, course: YearCourse) -> None:
    course.adopted()
    assert table(client, PUBLIC) == []
    assert client.get(f"{FOCUS}fil/json/").status_code == 404
    assert table(client_of("bjorn"), PUBLIC) == [], "the same for those who may see more elsewhere"
    course.release()
    assert table(client, FOCUS)


def test_what_begins_as_a_formula_stays_text(client_of: ClientOf, two_years: YearCourse) -> None:
    client = client_of("amira")
    for page in (f"/aret/{two_years.number}/tidslinje/", FOCUS):
        lines = client.get(f"{page}fil/csv/").content.decode()
        for title in EVIL:
            assert f"'{title}" in lines
            assert f";{title}" not in lines
            assert f"\n{title}" not in lines
        book = load_workbook(io.BytesIO(client.get(f"{page}fil/xlsx/").content))
        kinds = {cell.value: cell.data_type for row in book.active.iter_rows() for cell in row}
        assert [kinds[title] for title in EVIL] == ["s"] * 4


def test_a_bodys_name_that_begins_as_a_formula_stays_text(client_of: ClientOf, two_years: YearCourse) -> None:
    two_years.body.name = "=1+1"
    two_years.body.save()
    for page in (f"/aret/{two_years.number}/matris/", PUBLIC):
        lines = client_of("amira").get(f"{page}fil/csv/").content.decode()
        assert "'=1+1" in lines
        assert ";=1+1" not in lines


@pytest.mark.parametrize("kind", ["xlsx", "csv", "json"])
@pytest.mark.parametrize("page", [PUBLIC, FOCUS])
def test_a_public_file_leaves_no_trace(client: Client, two_years: YearCourse, page: str, kind: str) -> None:
    response = client.get(f"{page}fil/{kind}/?namnd={two_years.body.public_id}")
    assert response.status_code == 200
    assert not response.cookies
    assert not client.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not Session.objects.exists()


def test_the_same_probe_finds_the_trace_of_somebody_logged_in(client_of: ClientOf, two_years: YearCourse) -> None:
    """The positive control."""
    client = client_of("amira")
    response = client.get(f"{PUBLIC}fil/csv/")
    assert client.cookies
    assert "Cookie" in response.headers["Vary"]
    assert Session.objects.exists()


def test_each_page_leads_to_its_files_with_its_filters(client_of: ClientOf, two_years: YearCourse) -> None:
    client, year, only = client_of("amira"), f"/aret/{two_years.number}/", f"?namnd={two_years.body.public_id}"
    pages = [f"{year}{each}/" for each in ("matris", "tidslinje", "jamforelse", "aktiviteter")]
    for page in (*pages, PUBLIC, FOCUS):
        links = read(client.get(f"{page}{only}")).links
        for kind in ("xlsx", "csv", "json"):
            assert f"{page}fil/{kind}/{only}" in links
            assert client.get(f"{page}fil/{kind}/{only}").status_code == 200
        assert client.get(f"{page}fil/exe/").status_code == 404


def test_every_file_of_a_demo_says_that_it_is_one(client_of: ClientOf, two_years: YearCourse, settings: Any) -> None:
    client, pages = client_of("amira"), [f"/aret/{two_years.number}/{each}/" for each in ("matris", "tidslinje")]
    for is_demo in (False, True):
        settings.DEMO = is_demo
        for page in (*pages, PUBLIC, FOCUS):
            response = client.get(f"{page}fil/csv/")
            assert ("Exempeldata" in response.content.decode()) is is_demo
            assert ("exempeldata" in response["Content-Disposition"]) is is_demo
            assert json.loads(client.get(f"{page}fil/json/").content)["is_example"] is is_demo


def test_the_count_of_queries_stands_still(
    client_of: ClientOf, two_years: YearCourse, django_assert_max_num_queries: Any
) -> None:
    client, year = client_of("amira"), f"/aret/{two_years.number}/"
    for page in (f"{year}matris/", f"{year}tidslinje/", f"{year}jamforelse/", PUBLIC, FOCUS):
        with django_assert_max_num_queries(15):
            assert client.get(f"{page}fil/csv/?namnd={two_years.body.public_id}").status_code == 200
