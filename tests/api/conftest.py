"""A year at two bodies, a closed round, two indicators with values, and keys: what the API has to tell of."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from fyren.base import clock
from fyren.base.frozen import checksum_of
from fyren.indicators.models import Figure, Indicator, Place
from fyren.people import actions
from fyren.people.models import Body, User
from fyren.people.roles import Role
from fyren.steering.models import Round, RoundEdition
from tests.actions.world import World
from tests.api.rounds import content_of
from tests.steering.course import YearCourse

Ask = Callable[..., Any]


@pytest.fixture
def world(bodies: dict[str, Body], people: dict[str, User]) -> World:
    """With the example plan adopted."""
    made = World(bodies, people)
    assert made.focus_area.number == "3.1.1"
    return made


@pytest.fixture
def course(world: World) -> YearCourse:
    """The board's year (Björn's)."""
    return YearCourse(world)


@pytest.fixture
def company(world: World) -> YearCourse:
    """Vidingehem's year (Carin's)."""
    return YearCourse(world, "Vidingehem")


@pytest.fixture
def ask(client: Client) -> Ask:
    """Ask the API for an address below /api/v1/, with a key if given; the answer as it stands in its JSON."""

    def get(address: str, key: str = "", **query: Any) -> Any:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        response = client.get(f"/api/v1/{address}", query, headers=headers)
        return json.loads(response.content) | {"code": response.status_code}

    return get


@pytest.fixture
def key_of(world: World) -> Callable[[str], str]:
    """A new key of one of the cast, for the one role held."""

    def make(who: str) -> str:
        held = world.people[who].assignments.get()
        last = world.day + dt.timedelta(days=30)
        _token, key = actions.make_token(
            user=world.people[who],
            name="Beslutsstödet",
            role=Role(held.role),
            body=held.body,
            expires_on=last,
            by=world.viewer(who),
        )
        return key

    return make


@pytest.fixture
def figures(db: None) -> list[Figure]:
    """Two indicators with values by year, one missing; and a place that stands beside nothing."""
    home = Place.objects.create(code="0780", name="Växjö", kind="municipality", is_home=True)
    apart = Place.objects.create(code="1280", name="Malmö", kind="municipality")
    made = []
    for code in ("N00001", "N00002"):
        indicator = Indicator.objects.create(
            code=code, title=f"Exempel {code}", source="Exempelkälla", licence="CC0", is_example=True
        )
        for place in (home, apart):
            for year, value in ((2022, 4.5), (2023, None), (2024, 6.0)):
                made.append(_figure(indicator, place, year, value))
    return made


def _figure(indicator: Indicator, place: Place, year: int, value: float | None) -> Figure:
    return Figure.objects.create(
        indicator=indicator, place=place, year=year, value=value, source="example", fetched_at=clock.now()
    )


@pytest.fixture
def closed_round(world: World, course: YearCourse) -> RoundEdition:
    """A closed round: the board and the company decided, Arbete och välfärd only released, Omsorg being written."""
    last = dt.date(world.day.year, 12, 31)
    held = Round.objects.create(year=course.year, key="year_end", title="Helår", cut_off_on=last)
    content = json.loads(json.dumps(content_of(world, held).to_json()))
    return RoundEdition.objects.create(
        round=held,
        number=1,
        content=content,
        schema_version=content["schema_version"],
        checksum=checksum_of(content),
        frozen_by="x",
    )
