"""The activity list: every filter narrows, and stands in the address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from fyren.steering.models import BudgetYear, Origin, Perspective, TargetGroup
from fyren.steering.queries.frame import Frame
from fyren.steering.queries.listing import Criteria, grouped, listed, rows_of
from fyren.steering.queries.timeline import WIDTH, bar_of
from fyren.steering.rules import Quality, Shown
from tests.actions.world import World
from tests.plan.pages.reader import read
from tests.steering.course import YearCourse

ClientOf = Callable[[str | None], Client]


@pytest.fixture
def two(world: World, course: YearCourse) -> YearCourse:
    """Two activities of the board, as different as can be."""
    other = world.area.focus_areas.get(slug="3.1.2")
    course.activity(
        title="Ärliga samtal",
        unit="Elevhälsan",
        starts_on=dt.date(course.number, 3, 1),
        ends_on=dt.date(course.number, 12, 31),
        target_groups=[TargetGroup.CHILDREN],
        perspectives=[Perspective.CHILDREN],
        origin=Origin.MOTION,
    )
    course.activity(
        other,
        title="Öppna dörrar",
        expected_result="",
        ends_on=dt.date(course.number - 1, 12, 31),
        target_groups=[TargetGroup.STAFF, TargetGroup.LEADERS],
    )
    return course


def titles(world: World, year: BudgetYear, frame: Frame, **wanted: object) -> list[str]:
    return [each.title for each in listed(world.contact, year, Criteria(**wanted), frame)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["Ärliga samtal", "Öppna dörrar"]),
        ({"text": "ärliga"}, ["Ärliga samtal"]),
        ({"text": "ELEVHÄLSAN samtal"}, ["Ärliga samtal"]),
        ({"text": "samtal dörrar"}, []),
        ({"status": Shown.LATE}, ["Öppna dörrar"]),
        ({"target_group": TargetGroup.LEADERS}, ["Öppna dörrar"]),
        ({"perspective": Perspective.CHILDREN}, ["Ärliga samtal"]),
        ({"origin": Origin.MOTION}, ["Ärliga samtal"]),
        ({"quality": Quality.NO_RESULT}, ["Öppna dörrar"]),
        ({"quality": Quality.NO_UNIT}, ["Öppna dörrar"]),
        ({"body": "finnsinte"}, []),
        ({"sort": "slut"}, ["Öppna dörrar", "Ärliga samtal"]),
        ({"sort": "status"}, ["Öppna dörrar", "Ärliga samtal"]),
        ({"sort": "titel"}, ["Ärliga samtal", "Öppna dörrar"]),
    ],
)
def test_each_choice_narrows_or_orders(
    world: World, two: YearCourse, year: BudgetYear, frame: Frame, wanted: dict[str, object], found: list[str]
) -> None:
    given = titles(world, year, frame, **wanted)
    assert given == found if "sort" in wanted else sorted(given) == sorted(found)


def test_by_area_and_focus_area(world: World, two: YearCourse, year: BudgetYear, frame: Frame) -> None:
    assert len(titles(world, year, frame, area=world.area.public_id)) == 2
    assert titles(world, year, frame, area=world.focus_area.public_id) == ["Ärliga samtal"]
    assert titles(world, year, frame, area="finnsinte") == []
    assert len(titles(world, year, frame, only_plan=True)) == 2


def test_an_activity_stands_under_each_of_its_target_groups(
    world: World, two: YearCourse, year: BudgetYear, frame: Frame
) -> None:
    rows = grouped(listed(world.contact, year, Criteria(group="malgrupp"), frame), "malgrupp", "Inte angivet")
    assert [(row.heading, row.listed.title) for row in rows] == [
        ("Barn och unga", "Ärliga samtal"),
        ("Medarbetare", "Öppna dörrar"),
        ("Chefer och förtroendevalda", "Öppna dörrar"),
    ]
    found = listed(world.contact, year, Criteria(group="perspektiv"), frame)
    perspectives = grouped(found, "perspektiv", "Inte angivet")
    assert [row.heading for row in perspectives][-1] == "Inte angivet"


def test_the_list_and_its_address(client_of: ClientOf, two: YearCourse) -> None:
    address = f"/aret/{two.number}/aktiviteter/"
    page = read(client_of("bjorn").get(address))
    assert "2 aktiviteter från 1 nämnd eller bolag, 1 försenad." in page.text
    narrowed = read(client_of("bjorn").get(address, {"status": "late", "grupp": "namnd", "sortering": "titel"}))
    assert "Öppna dörrar" in narrowed.text
    assert "Ärliga samtal" not in narrowed.text
    assert "Utbildningsnämnden" in narrowed.text


def test_others_see_nothing_of_drafts(client_of: ClientOf, two: YearCourse) -> None:
    address = f"/aret/{two.number}/aktiviteter/"
    assert "Öppna dörrar" not in read(client_of("amira").get(address)).text
    assert "Öppna dörrar" in read(client_of("bjorn").get(address)).text


@pytest.mark.parametrize("query", ["status=x", "sortering=x&grupp=x", "page=99", "namnd=%00", "q=" + "a" * 500])
def test_an_address_that_makes_no_sense_still_answers(client_of: ClientOf, two: YearCourse, query: str) -> None:
    for page in ("aktiviteter", "tidslinje"):
        assert client_of("bjorn").get(f"/aret/{two.number}/{page}/?{query}").status_code == 200


def test_bars_over_the_year(world: World, two: YearCourse, year: BudgetYear, frame: Frame) -> None:
    found = listed(world.contact, year, Criteria(), frame)
    by_title = {row.activity.title: row for row in rows_of(world.contact, [each.key for each in found]).values()}
    bar = bar_of(by_title["Ärliga samtal"], year.year)
    assert 0 < bar.x < bar.x + bar.width <= WIDTH
    past = bar_of(by_title["Öppna dörrar"], year.year)
    assert (past.width, past.before) == (0, True)


def test_the_timeline_has_its_dates_beside(client_of: ClientOf, two: YearCourse) -> None:
    page = read(client_of("bjorn").get(f"/aret/{two.number}/tidslinje/"))
    assert f"{two.number}-03-01" in page.text
    assert "före året" in page.text


def test_the_count_of_queries_stands_still(client_of: ClientOf, two: YearCourse, django_assert_max_num_queries) -> None:
    client = client_of("bjorn")
    for extra in range(8):
        two.activity(title=f"Aktivitet {extra}")
    for address in ("aktiviteter/?grupp=malgrupp&q=a&plan=exempelplan", "tidslinje/", "aktiviteter/"):
        with django_assert_max_num_queries(15):
            assert client.get(f"/aret/{two.number}/{address}").status_code == 200


def test_pages_keep_the_filters_and_the_last_stands_for_one_that_is_not_there(
    client_of: ClientOf, course: YearCourse
) -> None:
    for number in range(35):
        course.activity(title=f"Aktivitet {number:02}", origin=Origin.MOTION)
    address = f"/aret/{course.number}/aktiviteter/"
    first = read(client_of("bjorn").get(address, {"ursprung": "motion", "sortering": "titel"}))
    assert "Aktivitet 24" in first.text
    assert "Aktivitet 25" not in first.text
    (following,) = (href for href in first.links if "page=2" in href)
    assert {"ursprung=motion", "sortering=titel"} <= set(following.removeprefix("?").split("&"))
    for page in ("2", "99"):
        later = read(client_of("bjorn").get(address, {"ursprung": "motion", "page": page}))
        assert "Aktivitet 34" in later.text
        assert "Aktivitet 24" not in later.text
