"""The red thread goes on to activities, both ways, and says whose link it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fyren.steering.models import Activity
from tests.actions.world import World
from tests.plan.pages.reader import Page, read
from tests.steering.course import YearCourse

ClientOf = Callable[[str | None], Client]
URL = "/roda-traden/"
TITLE = "Fråga om våld vid nybesök"
THROUGH = f"genom beslutade aktiviteter: {TITLE}"


def walk(client: Client, kind: str, public_id: str) -> Page:
    return read(client.get(URL, {"fran": f"{kind}:{public_id}"}))


@pytest.fixture
def decided(world: World, course: YearCourse) -> Activity:
    """An adopted activity that helps 3.1.1, a direction goal and a target picture."""
    made = course.activity(direction_goals=[world.direction_goal], target_pictures=[world.target_picture])
    course.propose()
    course.adopt()
    made.refresh_from_db()
    return made


def test_down_from_a_focus_area(client_of: ClientOf, world: World, decided: Activity) -> None:
    page = walk(client_of("amira"), "insatsomrade", world.focus_area.public_id)
    below = page.text.partition("Nedåt")[2]
    assert TITLE in below
    assert "beslutad i den egna budgeten: Utbildningsnämnden" in below


def test_up_from_an_activity(client_of: ClientOf, world: World, decided: Activity) -> None:
    above = walk(client_of("amira"), "aktivitet", decided.public_id).text.partition("Nedåt")[0]
    for words in ("att fler vet vart de kan vända sig", "Förebygga", "Alla ska vara trygga.", "Tryggt"):
        assert words in above


def test_an_area_reaches_the_goal_through_activities(client_of: ClientOf, world: World, decided: Activity) -> None:
    page = walk(client_of("amira"), "utvecklingsomrade", world.area.public_id)
    assert THROUGH in page.text.partition("Nedåt")[0]
    goal = walk(client_of("amira"), "riktningsmal", world.direction_goal.public_id)
    assert THROUGH in goal.text.partition("Nedåt")[2]
    assert "1 beslutad aktivitet" in goal.text


def test_the_plans_page_says_it_too(client_of: ClientOf, world: World, decided: Activity) -> None:
    assert THROUGH in read(client_of("amira").get("/planer/exempelplan/3.1/")).text
    assert THROUGH not in read(client_of(None).get("/planer/exempelplan/3.1/")).text


def test_the_public_meets_what_is_released(
    client_of: ClientOf, world: World, course: YearCourse, decided: Activity
) -> None:
    address = {"fran": f"aktivitet:{decided.public_id}"}
    assert client_of(None).get(URL, address).status_code == 404
    assert client_of("amira").get(URL, address).status_code == 200
    course.release()
    assert client_of(None).get(URL, address).status_code == 200


def test_a_draft_is_not_on_the_thread(client_of: ClientOf, world: World, course: YearCourse) -> None:
    activity = course.activity(direction_goals=[world.direction_goal])
    page = walk(client_of("bjorn"), "insatsomrade", world.focus_area.public_id)
    assert TITLE not in page.text
    assert client_of("bjorn").get(URL, {"fran": f"aktivitet:{activity.public_id}"}).status_code == 404


def test_the_count_of_queries_stands_still(
    client_of: ClientOf, world: World, course: YearCourse, django_assert_max_num_queries
) -> None:
    made = [course.activity(title=f"Aktivitet {n}", direction_goals=[world.direction_goal]) for n in range(9)]
    course.propose()
    course.adopt()
    client = client_of("amira")
    for start in (f"insatsomrade:{world.focus_area.public_id}", f"aktivitet:{made[0].public_id}"):
        with django_assert_max_num_queries(13):
            assert client.get(URL, {"fran": start}).status_code == 200
    page = walk(client, "riktningsmal", world.direction_goal.public_id)
    assert "och 6 till" in page.text
