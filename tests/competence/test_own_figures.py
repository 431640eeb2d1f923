"""How far knowledge reaches as own figures, and what a gap gives reason to do: no more than the matrix shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from fyren.competence.own_figures import competence_indicators
from fyren.competence.suggestions import competence_suggests
from fyren.people.viewer import Viewer, anonymous
from fyren.plan.models import FocusArea
from tests.actions.world import World
from tests.competence.known import completed, people_in, required_course, unit_of

pytestmark = pytest.mark.django_db

ClientOf = Callable[[str | None], Client]
LONG_AGO = dt.timedelta(days=400)


def shares(day: dt.date) -> dict[str, float | None]:
    return {each.code: each.figures[0].value for each in competence_indicators(day)}


def of_ten(world: World, done: int) -> None:
    """Ten who meet people at the board's unit, of whom so many have done what is required."""
    course, unit = required_course(world), unit_of(world.board)
    people_in(unit, 10, world.contact, day=world.day - LONG_AGO)
    completed(unit, course, done, world.day)


def test_nothing_is_offered_before_somebody_is_counted(world: World) -> None:
    assert shares(world.day) == {}


def test_a_share_for_each_level_that_may_be_shown(world: World) -> None:
    of_ten(world, 7)
    assert shares(world.day) == {"competence.front_line": 70.0}
    assert shares(world.day - LONG_AGO)["competence.front_line"] == 0.0


def test_fewer_than_five_are_told_nowhere(world: World, cast: dict[str, Viewer]) -> None:
    course, unit = required_course(world), unit_of(world.board)
    people_in(unit, 4, world.contact)
    completed(unit, course, 1, world.day)
    assert shares(world.day) == {}
    found = competence_suggests(cast["amira"], f"kunskap-{world.board.public_id}")
    assert found is not None
    assert found.description == ""


def test_a_gap_becomes_an_activity_with_what_is_left(world: World, client_of: ClientOf) -> None:
    of_ten(world, 7)
    page = client_of("bjorn").get(reverse("body_coverage", args=[world.board.public_id])).content.decode()
    key = f"kunskap-{world.board.public_id}"
    assert f"skal={key}" in page
    shown = client_of("bjorn").get(reverse("take_up"), {"skal": key}).content.decode()
    assert "70 %, 3 kurser återstår att gå" in shown


def test_a_gap_chooses_the_focus_area_of_knowledge_where_one_plan_has_it(world: World, cast: dict[str, Viewer]) -> None:
    key = f"kunskap-{world.board.public_id}"

    def chosen() -> tuple[int, ...]:
        found = competence_suggests(cast["amira"], key)
        assert found is not None
        return found.focus_areas

    assert chosen() == ()
    FocusArea.objects.filter(pk=world.focus_area.pk).update(number="3.3.1")
    assert chosen() == (world.focus_area.pk,)


def test_who_is_not_logged_in_is_told_nothing(world: World) -> None:
    assert competence_suggests(anonymous(world.day), f"kunskap-{world.board.public_id}") is None
