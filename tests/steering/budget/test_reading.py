"""Who reads what of a budget, in lists and on its page, and what it costs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fyren.steering.models import BudgetYear
from fyren.steering.rules import BudgetState
from tests.plan.pages.reader import read
from tests.steering.course import YearCourse

ClientOf = Callable[[str | None], Client]
pytestmark = pytest.mark.django_db
DRAFT = "Bara i utkastet"


def url(course: YearCourse) -> str:
    return f"/internbudget/{course.budget.public_id}/"


@pytest.mark.usefixtures("draft")
def test_a_draft_is_read_at_home_only(client_of: ClientOf, course: YearCourse) -> None:
    course.driven_to(BudgetState.DRAFT)
    course.activity(title=DRAFT)
    assert DRAFT in read(client_of("bjorn").get(url(course))).text
    assert DRAFT in read(client_of("eva").get(url(course))).text
    for key in ("amira", "carin", "gun", "hanna"):
        assert client_of(key).get(url(course)).status_code == 404


@pytest.mark.usefixtures("draft")
def test_the_coordinator_reads_what_was_handed_over_as_it_stood(client_of: ClientOf, course: YearCourse) -> None:
    course.driven_to(BudgetState.DRAFT)
    course.hand_over()
    course.activity(title=DRAFT)
    for key in ("amira", "gun"):
        page = read(client_of(key).get(url(course)))
        assert "Fråga om våld vid nybesök" in page.text
        assert DRAFT not in page.text
    assert client_of("carin").get(url(course)).status_code == 404
    assert DRAFT in read(client_of("bjorn").get(url(course))).text


@pytest.mark.usefixtures("amending")
def test_others_read_what_is_decided(client_of: ClientOf, course: YearCourse) -> None:
    course.driven_to(BudgetState.AMENDING)
    course.change(course.budget.activities.get(), title=DRAFT)
    course.activity(title="Tillagd under ändringen")
    theirs = read(client_of("carin").get(url(course)))
    assert "Fråga om våld vid nybesök" in theirs.text
    assert "Tillagd under ändringen" not in theirs.text
    assert "Föreslå för beslut" not in theirs.text
    own = read(client_of("bjorn").get(url(course)))
    assert "Tillagd under ändringen" in own.text
    assert "Föreslå för beslut" in own.text


@pytest.mark.usefixtures("draft")
def test_the_own_list_says_what_is_next(client_of: ClientOf, course: YearCourse) -> None:
    following = YearCourse(course.world, year=course.number + 1)
    assert following.year.year == course.number + 1
    course.driven_to(BudgetState.DRAFT)
    page = read(client_of("bjorn").get("/internbudget/"))
    assert f"/internbudget/{course.budget.public_id}/stallningstaganden/" in page.links
    assert f"/aret/{course.number + 1}/internbudgetar/ny/?namnd={course.body.public_id}" in page.links
    assert "1 av 3" in page.text
    reader = read(client_of("eva").get("/internbudget/"))
    assert url(course) in reader.links
    assert not [link for link in reader.links if link.endswith("/stallningstaganden/") or "/ny/" in link]


def test_a_year_is_begun_once(client_of: ClientOf, course: YearCourse) -> None:
    address = f"/aret/{course.year.year}/internbudgetar/ny/"
    client = client_of("bjorn")
    assert "Utbildningsnämnden" in read(client.get(address)).text
    begun = client.post(address, {"authority": course.body.public_id}, follow=True)
    assert "Påbörjad." in read(begun).text
    again = client.post(address, {"authority": course.body.public_id})
    assert again.status_code == 200
    assert course.year.budgets.count() == 1
    foreign = client.post(address, {"authority": course.world.company.public_id})
    assert foreign.status_code == 200
    assert course.year.budgets.count() == 1


@pytest.mark.usefixtures("draft")
def test_the_years_list_tells_no_more_than_one_may_know(client_of: ClientOf, course: YearCourse) -> None:
    world = course.world
    course.driven_to(BudgetState.DRAFT)
    given = YearCourse(world, "Omsorg")
    given.driven_to(BudgetState.DRAFT)
    given.hand_over()
    decided = YearCourse(world, "Vidingehem")
    decided.driven_to(BudgetState.ADOPTED)
    address = f"/aret/{course.number}/internbudgetar/"
    found = read(client_of("amira").get(address))
    assert url(given) in found.links
    assert url(decided) in found.links
    assert url(course) not in found.links
    assert "Utanför planen" in found.text
    assert "1 av 14" in found.text
    assert url(course) in read(client_of("bjorn").get(address)).links
    elsewhere = read(client_of("carin").get(address))
    assert url(given) not in elsewhere.links
    assert url(decided) in elsewhere.links


def test_no_year_and_no_plan_are_said(client_of: ClientOf, course: YearCourse) -> None:
    assert "kommer er internbudget" in read(client_of("bjorn").get("/internbudget/")).text
    BudgetYear.objects.create(year=course.number)
    assert client_of("bjorn").get(f"/aret/{course.number + 7}/internbudgetar/").status_code == 404
    assert "Ingen plan är antagen" in read(client_of("bjorn").get(url(course))).text


@pytest.mark.parametrize("key", ["bjorn", "carin"])
@pytest.mark.usefixtures("adopted")
def test_as_many_queries_however_many_activities(client_of: ClientOf, course: YearCourse, key: str) -> None:
    course.driven_to(BudgetState.ADOPTED)
    client = client_of(key)
    client.get(url(course))

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            read(client.get(url(course)))
        return len(found)

    before = asked()
    course.amend()
    for number in range(6):
        course.activity(title=f"Aktivitet {number}")
    course.propose()
    course.adopt()
    assert asked() - before == 0
    assert before <= 20
