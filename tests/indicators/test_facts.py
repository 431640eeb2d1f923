"""What the room offers others: values with their bounds, and the way an indicator reaches a part of a plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from fyren.indicators.actions.links import end_link, make_link
from fyren.indicators.facts import indicator_content, reaching_areas
from fyren.indicators.models import CouncilSet, CouncilSetMember, Indicator, Place
from fyren.plan.actions.programme import interpret_target, make_interpretation
from tests.actions.world import World
from tests.indicators.measured import indicator, write
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db
Places = dict[str, Place]


def only(*indicators: Indicator) -> QuerySet[Indicator]:
    return Indicator.objects.filter(pk__in=[each.pk for each in indicators])


def test_values_come_by_place_and_gender_with_their_bounds(world: World, places: Places) -> None:
    margin = indicator("N2")
    measured = indicator("N1", uncertainty=margin, by_gender=True)
    write(measured, places["0780"], [7.0, None, 0.5])
    write(measured, places["0780"], [8.0], gender="K")
    write(margin, places["0780"], [1.5, 1.0, 1.0])
    write(measured, places["G1"], [6.0])
    write(measured, places["0760"], [99.0])
    (content,) = indicator_content(only(measured), day=world.day)
    assert [(each.place_code, each.gender) for each in content.series] == [("0780", "T"), ("0780", "K"), ("G1", "T")]
    first, missing, last = content.series[0].points
    assert (first.year, first.value, first.low, first.high) == (2020, 7.0, 5.5, 8.5)
    assert (missing.value, missing.low, missing.high) == (None, None, None)  # never nought, whatever its bounds
    assert (last.low, last.high) == (0.0, 1.5)
    assert first.fetched_on == world.day.isoformat()
    assert content.series[2].points[0].low is None
    (other,) = indicator_content(only(measured), day=world.day, years=[2020], places=["0760"])
    assert [point.value for each in other.series for point in each.points] == [99.0]


def test_the_council_s_words_are_those_of_its_latest_decision(world: World, places: Places) -> None:
    measured = indicator()
    for year, aim in ((world.day.year - 1, "minst 80"), (world.day.year, ""), (world.day.year + 1, "minst 90")):
        decided = CouncilSet.objects.create(
            owner="budget", year=year, decided_on=dt.date(year - 1, 11, 17), section="245"
        )
        CouncilSetMember.objects.create(council_set=decided, indicator=measured, aim=aim)
    (content,) = indicator_content(only(measured), day=world.day)
    assert content.aim == ""
    assert content.council == (
        f"Fullmäktiges budget {world.day.year}, beslutad av fullmäktige {world.day.year - 1}-11-17, § 245"
    )
    assert indicator_content(only(indicator("N9")), day=world.day)[0].council == ""


def test_no_more_queries_for_many(world: World, places: Places, django_assert_num_queries: Any) -> None:
    many = [indicator(f"N{number:02}") for number in range(12)]
    for each in many:
        write(each, places["0780"], [1.0, 2.0])
    with django_assert_num_queries(2):
        contents = indicator_content(only(*many).order_by("code"), day=world.day)
    assert [each.code for each in contents] == [each.code for each in many]
    assert all(each.series for each in contents)


def hang(world: World, to: Any, code: str = "N1", **values: Any) -> Any:
    return make_link(
        indicator=indicator(code, **values), to=to, rationale=f"Skäl {code}", valid_from=world.day, by=world.coordinator
    )


def read_area(world: World) -> None:
    make_interpretation(
        area=world.area, goal=world.direction_goal, rationale="Handlar om stöd.", valid_from=world.day,
        by=world.coordinator,
    )  # fmt: skip


def reached(world: World, seer: Any = None) -> dict[str, list[Any]]:
    return reaching_areas(seer or world.day, [world.area, world.focus_area])


def test_an_indicator_reaches_a_focus_area_through_an_interpretation(world: World) -> None:
    hang(world, world.direction_goal)
    assert reached(world) == {world.area.public_id: [], world.focus_area.public_id: []}
    read_area(world)
    found = reached(world)
    (hung, via) = found[world.focus_area.public_id][0]
    assert via.kind == "riktningsmal"
    assert (via.on, via.reason, via.since) == ("Alla ska vara trygga.", "Skäl N1", world.day.isoformat())
    assert "3.1 Förebygga" in via.onward
    assert "Handlar om stöd." in via.onward
    assert [each[0] for each in found[world.area.public_id]] == [hung]
    assert hung.code == "N1"


def test_one_on_the_process_and_one_on_the_target_picture_say_the_whole_way(world: World) -> None:
    hang(world, world.direction_goal.process, "N1", owner="context")
    hang(world, world.target_picture, "N2", owner="budget")
    read_area(world)
    interpret_target(
        goal=world.direction_goal, picture=world.target_picture, rationale="Trygghet.", valid_from=world.day,
        by=world.coordinator,
    )  # fmt: skip
    budget, context = [via for _hung, via in reached(world)[world.focus_area.public_id]]
    assert (budget.kind, context.kind) == ("malbild", "process")  # the budget's before the context
    assert "Trygghet." in budget.onward
    assert "Handlar om stöd." in budget.onward
    assert "Riktningsmålet ”Alla ska vara trygga.” hör dit." in context.onward


def test_decided_activities_make_a_link_for_who_may_see_them(world: World) -> None:
    hang(world, world.direction_goal)
    course = YearCourse(world)
    course.stance()
    course.activity(direction_goals=[world.direction_goal])
    assert reached(world, world.contact)[world.focus_area.public_id] == []  # nothing is decided
    course.propose()
    course.adopt()
    (_hung, via) = reached(world, world.contact)[world.focus_area.public_id][0]
    assert "Fråga om våld vid nybesök" in via.onward


def test_an_ended_reading_reaches_nothing(world: World) -> None:
    link = hang(world, world.direction_goal)
    read_area(world)
    end_link(link=link, last_day=world.day, expected_version=1, by=world.coordinator)
    assert reached(world)[world.focus_area.public_id]
    assert reached(world, world.day + dt.timedelta(days=1))[world.focus_area.public_id] == []


def test_no_more_queries_for_many_areas(world: World, django_assert_max_num_queries: Any) -> None:
    read_area(world)
    for number in range(5):
        hang(world, world.direction_goal, f"N{number}")
    areas, contact = [world.area, *world.area.focus_areas.all()], world.contact
    with django_assert_max_num_queries(3) as found:
        assert isinstance(found, CaptureQueriesContext)
        assert {len(each) for each in reaching_areas(contact, areas).values()} == {5}
