"""The search finds activities: the public what is released, everyone who is logged in what is decided, and a body's
people their own."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from fyren.base.search import EVERYONE_LOGGED_IN, indexing, search
from fyren.base.search.models import SearchEntry
from fyren.steering.actions.activities import bin_activity, release_activity, restore_activity
from fyren.steering.rules import BudgetState
from tests.actions.world import World
from tests.plan.pages.reader import read
from tests.steering.course import YearCourse

ClientOf = Callable[[str | None], Client]
WORD = "nybesök"


@pytest.fixture(autouse=True)
def pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address for each, whether or not the page is there."""
    monkeypatch.setattr("fyren.steering.search.activity_address", lambda public_id: f"/aktivitet/{public_id}/")


def hits(*authorities: str) -> int:
    return search(WORD, viewer_authorities=frozenset(authorities), limit=20, offset=0).total


@pytest.mark.usefixtures("draft")
def test_a_draft_is_found_at_its_own_body(course: YearCourse) -> None:
    course.driven_to(BudgetState.DRAFT)
    assert hits(course.body.public_id) == 1
    assert hits() == 0
    assert hits("annan") == 0


@pytest.mark.usefixtures("adopted")
def test_released_is_found_by_everyone(course: YearCourse) -> None:
    course.adopted()
    assert hits() == 0
    course.approve_minutes()
    assert hits() == 0
    course.release()
    assert hits() == 1


@pytest.mark.usefixtures("proposed")
def test_decided_is_found_by_everyone_who_is_logged_in(client_of: ClientOf, course: YearCourse) -> None:
    """Those who may read the page find it; a draft neither."""
    activity = course.driven_to(BudgetState.PROPOSED).activities.get()
    address = f"/aktivitet/{activity.public_id}/"

    def found(who: str | None) -> bool:
        return address in read(client_of(who).get("/sok/", {"q": WORD})).links

    everybody = (None, "carin", "amira", "bjorn")
    assert [found(who) for who in everybody] == [False, False, False, True]
    course.adopt()
    assert [found(who) for who in everybody] == [False, True, True, True]
    course.release()
    assert all(found(who) for who in everybody)


@pytest.mark.usefixtures("company_adopted")
def test_a_companys_once_it_is_released_by_itself(company: YearCourse) -> None:
    activity = company.adopted()
    company.release()
    assert hits() == 0
    release_activity(activity=activity, expected_version=activity.row_version, by=company.by)
    assert hits() == 1


def test_what_is_binned_is_not_found(course: YearCourse) -> None:
    activity = course.activity()
    own = course.body.public_id
    assert hits(own) == 1
    bin_activity(activity=activity, expected_version=activity.row_version, by=course.by)
    assert hits(own) == 0
    activity.refresh_from_db()
    restore_activity(activity=activity, expected_version=activity.row_version, by=course.by)
    assert hits(own) == 1


def test_new_words_take_the_old_ones_place(course: YearCourse) -> None:
    activity = course.activity()
    course.change(activity, title="Fråga vid varje återbesök")
    assert hits(course.body.public_id) == 0


@pytest.mark.usefixtures("adopted")
def test_what_was_given_up_is_not_found(course: YearCourse) -> None:
    course.adopted()
    course.amend()
    course.activity(title="Extra nybesök")
    own = (course.body.public_id, EVERYONE_LOGGED_IN)
    assert hits(*own) == 2
    course.give_up()
    assert hits(*own) == 1


@pytest.mark.usefixtures("adopted")
def test_the_whole_index_made_anew_says_the_same(course: YearCourse) -> None:
    course.adopted()
    course.release()
    indexing.rebuild()
    assert hits() == 1


@pytest.mark.usefixtures("adopted")
def test_the_page_says_what_it_is(client_of: ClientOf, course: YearCourse) -> None:
    activity = course.adopted()
    course.release()
    page = read(client_of(None).get("/sok/", {"q": WORD}))
    assert f"/aktivitet/{activity.public_id}/" in page.links
    assert "Aktivitet" in page.text


def test_two_years_copies_are_told_apart_by_body_and_year(
    client_of: ClientOf, world: World, course: YearCourse
) -> None:
    before = YearCourse(world, year=course.number - 1)
    for each in (before, course):
        each.adopted()
    page = read(client_of("amira").get("/sok/", {"q": WORD}))
    for each in (before, course):
        assert f"Aktivitet · {course.body.name} {each.number}" in page.text
    within = {hit.within for hit in search(WORD, viewer_authorities=frozenset({EVERYONE_LOGGED_IN})).hits}
    assert within == {f"{course.body.name} {each.number}" for each in (before, course)}


@pytest.mark.usefixtures("adopted")
def test_the_bodys_name_and_the_year_are_words_to_find_it_by(course: YearCourse) -> None:
    course.adopted()
    for words, count in ((f"{WORD} {course.number}", 1), (f"{WORD} utbildningsnämnden", 1), (f"{WORD} 1999", 0)):
        assert search(words, viewer_authorities=frozenset({EVERYONE_LOGGED_IN})).total == count


@pytest.mark.usefixtures("adopted")
def test_the_command_makes_the_index_anew_and_says_so(course: YearCourse) -> None:
    course.adopted()
    course.release()
    SearchEntry.objects.all().delete()
    assert hits() == 0
    said = StringIO()
    call_command("rebuild_search", stdout=said)
    assert hits() == 1
    total = SearchEntry.objects.count()
    assert f"Sökregistret är gjort på nytt: {total} texter." in said.getvalue()
    assert "  Aktivitet: 1" in said.getvalue()
