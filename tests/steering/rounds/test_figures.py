"""The indicators that reach the plan's areas stand in the round; values that come after the freeze stand beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from fyren.indicators.actions.links import make_link
from fyren.indicators.models import Indicator, Place
from fyren.plan.actions.programme import make_interpretation
from fyren.steering.models import RoundSupplement
from fyren.steering.queries.round_content import round_content
from tests.actions.world import World
from tests.indicators import measured
from tests.steering.round_course import RoundCourse

ClientOf = Callable[[str | None], Client]
TITLE = "Nyckeltal N1"


@pytest.fixture
def home(db: None) -> Place:
    """The own municipality."""
    return measured.places()["0780"]


@pytest.fixture
def reaching(world: World, home: Place) -> Indicator:
    """An indicator on the direction goal that the world's development area is read as helping."""
    made = measured.indicator("N1")
    by, day = world.coordinator, world.day
    make_interpretation(area=world.area, goal=world.direction_goal, rationale="Handlar om stöd.", valid_from=day, by=by)
    make_link(indicator=made, to=world.direction_goal, rationale="Säger något.", valid_from=day, by=by)
    measured.write(made, home, [11.0, 12.0], first=day.year - 2)
    return made


def test_what_reaches_an_area_stands_there_with_its_values(course: RoundCourse, reaching: Indicator) -> None:
    content = round_content(course.round)
    (area,) = (area for plan in content.plans for area in plan.areas)
    assert area.indicators == (reaching.code,)
    (figure,) = content.indicators
    (series,) = (each for each in figure.series if each.is_home)
    assert [point.value for point in series.points] == [11.0, 12.0]


def test_values_of_years_after_the_round_are_not_its_own(course: RoundCourse, reaching: Indicator, home: Place) -> None:
    measured.write(reaching, home, [99.0], first=course.round.year.year + 1)
    (figure,) = round_content(course.round).indicators
    assert all(point.value != 99.0 for series in figure.series for point in series.points)


class TestPages:
    def test_they_stand_beside_the_coordinators_writing(
        self, course: RoundCourse, reaching: Indicator, client_of: ClientOf
    ) -> None:
        address = reverse("plan_analysis", args=[course.round.public_id, course.world.area.public_id])
        page = client_of("amira").get(address).content.decode()
        assert TITLE in page
        assert "12" in page

    def test_what_came_after_the_freeze_is_added_beside_the_edition_once(
        self, course: RoundCourse, reaching: Indicator, home: Place, client_of: ClientOf
    ) -> None:
        edition = course.close()
        address, client = reverse("round_supplement", args=[course.round.public_id]), client_of("amira")
        assert TITLE not in client.get(address).content.decode(), "nothing has come"
        measured.write(reaching, home, [13.0], first=course.round.year.year)
        assert TITLE in client.get(address).content.decode()
        client.post(address, {"reason": "Värdet kom i november."})
        made = RoundSupplement.objects.get()
        assert made.edition == edition
        page = client_of(None).get(reverse("round_public", args=[course.round.public_id])).content.decode()
        assert "Värdet kom i november." in page
        edition.refresh_from_db()
        (kept,) = edition.read().indicators
        assert all(point.value != 13.0 for series in kept.series for point in series.points)
        assert TITLE not in client.get(address).content.decode(), "it is there already"
        course.correct()
        assert TITLE not in client.get(address).content.decode(), "a correction keeps what stood beside"
