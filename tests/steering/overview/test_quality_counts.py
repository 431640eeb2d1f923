"""What the year's activities lack, counted for the coordinator, each count leading to as long a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.test import Client

from fyren.base import clock
from fyren.steering.models import Activity, BudgetYear
from fyren.steering.queries.frame import Frame
from fyren.steering.queries.listing import Criteria, listed
from fyren.steering.queries.quality import lacking_in
from fyren.steering.rules import Quality
from tests.actions.world import World
from tests.plan.pages.reader import read
from tests.steering.course import YearCourse

ClientOf = Callable[[str | None], Client]


def decided(course: YearCourse) -> None:
    """One that lacks all but a result, and one that lacks a result too."""
    course.activity(title="Med enhet", unit="Elevhälsan")
    course.activity(title="Utan allt", expected_result=" ")
    course.propose()
    course.adopt()
    Activity.objects.filter(title="Utan allt").update(said_at=clock.now() - dt.timedelta(days=200))


def test_in_all_and_body_by_body_as_the_list_shows(
    world: World, course: YearCourse, company: YearCourse, year: BudgetYear, frame: Frame
) -> None:
    for each in (course, company):
        decided(each)
    in_all, *by_body = lacking_in(world.coordinator, year)
    assert [in_all.counts[point] for point in Quality] == [2, 2, 4, 2]
    assert {each.body for each in by_body} == {course.body.public_id, company.body.public_id}
    for each in (in_all, *by_body):
        for point, count in each.points:
            wanted = Criteria(body=each.body, quality=point)
            assert len(listed(world.coordinator, year, wanted, frame)) == count


def test_it_is_one_query_and_no_draft_of_others_counts(
    world: World, course: YearCourse, year: BudgetYear, django_assert_num_queries
) -> None:
    assert lacking_in(world.coordinator, year) == []
    course.activity()
    assert lacking_in(world.coordinator, year) == []
    contact = world.contact
    with django_assert_num_queries(1):
        assert len(lacking_in(contact, year)) == 2


def test_the_coordinators_list_has_it_with_links(
    client_of: ClientOf, course: YearCourse, django_assert_max_num_queries
) -> None:
    decided(course)
    address = f"/aret/{course.number}/aktiviteter/"
    client = client_of("amira")
    with django_assert_max_num_queries(15):
        page = read(client.get(address))
    assert "Att åtgärda, per nämnd och bolag" in page.text
    link = f"{address}?kvalitet=no_result&namnd={course.body.public_id}"
    assert {f"{address}?kvalitet=no_result", link} <= set(page.links)
    found = read(client.get(link)).text
    assert "Utan allt" in found
    assert "Med enhet" not in found
    assert "Att åtgärda, per nämnd och bolag" not in read(client_of("bjorn").get(address)).text
