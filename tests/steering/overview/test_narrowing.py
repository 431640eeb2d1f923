"""The overviews narrowed to a body or a development area, by the address."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fyren.steering.models import BudgetYear
from fyren.steering.queries.compare import compare_years
from fyren.steering.queries.frame import Frame
from fyren.steering.queries.matrix import Only, matrix_of
from tests.actions.world import World
from tests.plan.pages.reader import read
from tests.steering.course import YearCourse

ClientOf = Callable[[str | None], Client]


@pytest.fixture
def both(world: World, course: YearCourse, company: YearCourse) -> tuple[YearCourse, YearCourse]:
    """One activity of the board's, decided and released, and two of the company's, decided."""
    course.adopted()
    course.release()
    for title in ("Andras", "Andras andra"):
        company.activity(title=title)
    company.propose()
    company.adopt()
    return course, company


def test_by_body(world: World, both: tuple[YearCourse, YearCourse], year: BudgetYear, frame: Frame) -> None:
    everything = matrix_of(world.coordinator, year, frame)
    assert everything.activities == 3
    for course, count in zip(both, (1, 2), strict=True):
        matrix = matrix_of(world.coordinator, year, frame, Only(body=course.body.public_id))
        assert [column.body for column in matrix.columns] == [course.body]
        assert len(matrix.rows) == len(everything.rows)
        assert matrix.activities == count
        assert matrix.outside == []


def test_by_development_area(world: World, both: tuple[YearCourse, YearCourse], year: BudgetYear, frame: Frame) -> None:
    inside = matrix_of(world.coordinator, year, frame, Only(area=world.area.public_id))
    assert {row.area.development_area for row in inside.rows} == {world.area}
    assert inside.activities == 3
    for held, _areas in frame.groups:
        if held != world.area:
            assert matrix_of(world.coordinator, year, frame, Only(area=held.public_id)).activities == 0


def test_what_there_is_not_narrows_nothing_and_is_said(
    client_of: ClientOf, world: World, both: tuple[YearCourse, YearCourse], year: BudgetYear, frame: Frame
) -> None:
    everything = matrix_of(world.coordinator, year, frame)
    same = matrix_of(world.coordinator, year, frame, Only("finnsinte", "finnsinte"))
    assert same.columns == everything.columns
    assert same.activities == everything.activities
    page = read(client_of("amira").get(f"/aret/{year.year}/matris/?namnd=finnsinte"))
    assert "finnsinte" in page.text


@pytest.mark.usefixtures("company_adopted")
def test_a_body_that_only_one_of_two_years_has_is_empty_in_the_other(
    world: World, course: YearCourse, company: YearCourse, frame: Frame
) -> None:
    before = YearCourse(world, year=course.number - 1)
    before.activity(title="Förra årets")
    before.propose()
    before.adopt()
    company.adopted()
    company.body.valid_from = world.day.replace(month=1, day=1)
    company.body.save()
    only = Only(body=company.body.public_id)
    assert compare_years(world.coordinator, before.year, course.year, frame).totals == (1, 1)
    assert compare_years(world.coordinator, before.year, course.year, frame, only).totals == (0, 1)


def test_the_page_says_what_it_is_narrowed_to_and_keeps_it(
    client_of: ClientOf, both: tuple[YearCourse, YearCourse], world: World
) -> None:
    course, _company = both
    YearCourse(world, year=course.number - 1).activity()
    client, here = client_of("amira"), f"?plan=exempelplan&namnd={course.body.public_id}"
    for name in ("matris", "jamforelse"):
        page = read(client.get(f"/aret/{course.number}/{name}/{here}"))
        assert f"Bara: {course.body.name}" in page.text
        assert f"/aret/{course.number - 1}/{name}/{here}" in page.links
        assert "Bara:" not in read(client.get(f"/aret/{course.number}/{name}/")).text
    matrix = read(client.get(f"/aret/{course.number}/matris/{here}"))
    assert f"1 aktivitet från {course.body.name}." in matrix.text


def test_the_public_page_by_body(client: Client, both: tuple[YearCourse, YearCourse]) -> None:
    course, company = both
    assert "1 nämnder och bolag har offentliggjort" in (everything := read(client.get("/vad-gors/exempelplan/")).text)
    assert "Bara:" not in everything
    own = read(client.get(f"/vad-gors/exempelplan/?namnd={course.body.public_id}")).text
    assert "1 aktivitet är beslutad och offentlig." in own
    assert f"Bara: {course.body.name}" in own
    other = read(client.get(f"/vad-gors/exempelplan/?namnd={company.body.public_id}")).text
    assert "Har inte offentliggjort något för året." in other
    assert client.get("/vad-gors/exempelplan/?namnd=%00").status_code == 200
