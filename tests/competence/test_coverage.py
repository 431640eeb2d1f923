"""How far knowledge reaches, from the numbers that were given to what the pages show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from dateutil.relativedelta import relativedelta
from django.test import Client
from django.urls import reverse

from fyren.base import clock
from fyren.competence.actions.courses import save_course, save_requirement
from fyren.competence.coverage import coverage_on
from fyren.competence.models import Course, Standing
from fyren.competence.queries import body_page, matrix_on
from fyren.competence.rules import Level, Share, Valid
from fyren.competence.standing import RENEWING
from tests.actions.world import World
from tests.competence.known import completed, course_of, people_in, require, required_course, unit_of

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str | None], Client]


class _Turn:
    def go_on(self) -> None:
        """It goes on."""

    def pause(self, seconds: float) -> None:
        """It does not wait."""


@pytest.fixture
def course(world: World) -> Course:
    return required_course(world)


def test_a_share_is_of_the_places_that_are_required(world: World, course: Course) -> None:
    unit, day = unit_of(world.board), world.day
    people_in(unit, 20, world.contact)
    completed(unit, course, 8, day - relativedelta(months=3))
    completed(unit, course, 5, day - relativedelta(months=20))
    completed(unit, course, 40, day - relativedelta(months=25))
    shares = coverage_on(day).shares
    assert shares == {(unit.pk, Level.FRONT_LINE): Share(people=20, places=20, filled=13, expiring=5)}


def test_what_is_taken_in_again_replaces(world: World, course: Course) -> None:
    unit = unit_of(world.board)
    people_in(unit, 20, world.contact)
    completed(unit, course, 8, world.day)
    completed(unit, course, 6, world.day)
    assert coverage_on(world.day).shares[unit.pk, Level.FRONT_LINE].filled == 6


def test_a_requirement_of_one_body_is_nothing_to_another(world: World) -> None:
    course = course_of(world.executive, world.coordinator)
    require(course, world.coordinator, body=world.board)
    here, there = unit_of(world.board), unit_of(world.executive)
    people_in(here, 10, world.contact)
    people_in(there, 10, world.coordinator)
    shares = coverage_on(world.day).shares
    assert shares[here.pk, Level.FRONT_LINE].places == 10
    assert shares[there.pk, Level.FRONT_LINE].places == 0


def test_a_requirement_of_chosen_units_is_nothing_to_the_others(world: World) -> None:
    course = course_of(world.executive, world.coordinator)
    chosen, other = unit_of(world.board), unit_of(world.board, "Förskolan Backen")
    require(course, world.coordinator, body=world.board, units=[chosen])
    for unit in (chosen, other):
        people_in(unit, 10, world.contact)
        completed(unit, course, 6, world.day)
    coverage = coverage_on(world.day)
    assert coverage.shares[chosen.pk, Level.FRONT_LINE] == Share(people=10, places=10, filled=6)
    assert coverage.shares[other.pk, Level.FRONT_LINE].places == 0
    assert coverage.by_body()[world.board.pk, Level.FRONT_LINE] == Share(people=20, places=10, filled=6)
    ((row,),) = [body_page(world.board, world.day).courses]
    assert [(held, people) for _label, held, people in row.cells if held] == [(Valid(6, 0, 6), 10)]


def test_chosen_units_with_few_are_not_counted_so_that_nothing_can_be_subtracted(world: World) -> None:
    course = course_of(world.executive, world.coordinator)
    few, many = unit_of(world.board), unit_of(world.board, "Förskolan Backen")
    people_in(few, 4, world.contact)
    people_in(many, 5, world.contact)
    requirement = require(course, world.coordinator, body=world.board, units=[few, many])
    for unit in (few, many):
        completed(unit, course, 2, world.day)
    assert coverage_on(world.day).by_body()[world.board.pk, Level.FRONT_LINE] == Share(people=9, places=5, filled=2)
    values: dict[str, object] = {"units": [few]}
    save_requirement(requirement=requirement, values=values, expected_version=1, by=world.coordinator)
    assert coverage_on(world.day).by_body()[world.board.pk, Level.FRONT_LINE].places == 0
    values = {"units": []}
    save_requirement(requirement=requirement, values=values, expected_version=2, by=world.coordinator)
    assert coverage_on(world.day).by_body()[world.board.pk, Level.FRONT_LINE].places == 9


def test_what_is_required_of_a_unit_is_required_of_the_one_that_follows(world: World) -> None:
    course = course_of(world.executive, world.coordinator)
    following = unit_of(world.board, "Ängens nya förskola")
    earlier = unit_of(world.board)
    require(course, world.coordinator, body=world.board, units=[earlier])
    type(earlier).objects.filter(pk=earlier.pk).update(
        valid_to=world.day - dt.timedelta(days=30), succeeded_by=following
    )
    people_in(following, 10, world.contact)
    assert coverage_on(world.day).shares[following.pk, Level.FRONT_LINE].places == 10


def test_a_unit_that_follows_another_keeps_what_its_people_knew(world: World, course: Course) -> None:
    day = world.day
    following = unit_of(world.board, "Ängens nya förskola")
    earlier = unit_of(world.board, valid_to=day - dt.timedelta(days=30), succeeded_by=following)
    people_in(earlier, 9, world.contact, day=day - relativedelta(years=2))
    completed(earlier, course, 7, day - relativedelta(months=14))
    people_in(following, 10, world.contact)
    coverage = coverage_on(day)
    assert coverage.shares == {(following.pk, Level.FRONT_LINE): Share(10, 10, 7, 7)}
    assert coverage.before[following.pk, Level.FRONT_LINE].filled == 7


def test_a_course_whose_validity_changes_is_reckoned_anew(world: World, course: Course) -> None:
    unit = unit_of(world.board)
    people_in(unit, 10, world.contact)
    completed(unit, course, 7, world.day - relativedelta(months=14))
    save_course(course=course, values={"valid_months": 12}, expected_version=1, by=world.coordinator)
    assert coverage_on(world.day).shares[unit.pk, Level.FRONT_LINE].filled == 0


def test_when_the_month_is_another_nothing_stale_is_read(
    world: World, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = unit_of(world.board)
    people_in(unit, 10, world.contact)
    completed(unit, course, 7, world.day - relativedelta(months=24))
    assert coverage_on(world.day).shares[unit.pk, Level.FRONT_LINE].filled == 7
    later = world.day + relativedelta(months=1)
    monkeypatch.setattr(clock, "today", lambda: later)
    assert coverage_on(later).shares[unit.pk, Level.FRONT_LINE].filled == 0
    RENEWING.run(_Turn())
    assert list(Standing.objects.values_list("now", "year_ago")) == [(0, 7)]


def test_the_matrix_shows_no_group_below_five(world: World, course: Course) -> None:
    small, large = unit_of(world.board), unit_of(world.executive)
    people_in(small, 3, world.contact)
    people_in(large, 12, world.coordinator)
    completed(small, course, 3, world.day)
    matrix = matrix_on(world.day)
    assert [[cell.shown for cell in row.cells if cell.level is Level.FRONT_LINE] for row in matrix.rows] == [[None]] * 2
    (together,) = matrix.together
    assert together.shown.share == Share(15, 15, 3, 0)
    assert set(together.names) == {world.board.name, world.executive.name}
    page = body_page(world.board, world.day)
    assert page.matrix.is_empty
    assert len(page.with_others) == 1


def test_a_body_shows_its_units_and_the_small_ones_together(client_of: ClientOf, world: World, course: Course) -> None:
    for name, number in (("Förskolan Ängen", 12), ("Förskolan Backen", 3), ("Förskolan Dalen", 4)):
        unit = unit_of(world.board, name)
        people_in(unit, number, world.contact)
        completed(unit, course, number - 2, world.day)
    page = body_page(world.board, world.day)
    (together,) = page.matrix.together
    assert together.names == ("Förskolan Backen", "Förskolan Dalen")
    assert together.shown.share == Share(7, 7, 3, 0)
    text = client_of("gun").get(reverse("body_coverage", args=[world.board.public_id])).content.decode()
    assert "83 %" in text
    assert "13 av 19" in text


def test_the_trend_is_since_the_same_day_last_year(world: World, course: Course) -> None:
    unit = unit_of(world.board)
    people_in(unit, 10, world.contact, day=world.day - relativedelta(years=2))
    completed(unit, course, 3, world.day - relativedelta(months=15))
    completed(unit, course, 4, world.day)
    (cell,) = [cell.shown for cell in matrix_on(world.day).total if cell.shown]
    assert cell.share.percent == 70
    assert cell.trend == 40


def test_the_empty_matrix_says_what_comes_first(client_of: ClientOf, world: World) -> None:
    address = reverse("coverage")
    assert "Börja med kurserna" in client_of("gun").get(address).content.decode()
    required_course(world)
    assert "hur många" in client_of("gun").get(address).content.decode()


def test_the_matrix_asks_the_database_as_often_whatever_there_is(
    world: World, course: Course, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(6):
        unit = unit_of(world.board, f"Enhet {number}")
        people_in(unit, 10, world.contact)
        completed(unit, course, 4, world.day)
    with django_assert_max_num_queries(7):  # type: ignore[attr-defined]
        assert matrix_on(world.day).rows
