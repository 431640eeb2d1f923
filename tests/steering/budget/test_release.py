"""What becomes public is named before it does, and nothing else becomes public."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from fyren.people.viewer import anonymous
from fyren.steering.actions.activities import release_activity
from fyren.steering.models import Activity
from fyren.steering.queries.activities import activities_seen
from fyren.steering.queries.release import becomes_public
from fyren.steering.rules import StanceKind
from tests.plan.pages.reader import read
from tests.steering.course import YearCourse

ClientOf = Callable[[str | None], Client]
pytestmark = pytest.mark.django_db


def page_of(course: YearCourse) -> str:
    return reverse("budget_release", args=[course.budget.public_id])


def approved(course: YearCourse, *titles: str) -> list[Activity]:
    """Adopted with the activities and a stance with its reason, and the minutes are approved."""
    course.stance(StanceKind.NOT_THIS_YEAR, "Lokalen är inte klar.")
    made = [course.activity(title=title) for title in titles]
    course.propose()
    course.adopt()
    course.approve_minutes()
    return made


def test_stances_activities_and_decision_are_named(client_of: ClientOf, course: YearCourse) -> None:
    approved(course, "Fråga vid nybesök")
    said = read(client_of("bjorn").get(page_of(course))).text
    for words in ("3.1.1", "Inte i år", "Lokalen är inte klar.", "Fråga vid nybesök", "§ 12"):
        assert words in said
    assert "som inte blir offentliga" not in said


def test_what_waits_for_a_decision_is_not_named(client_of: ClientOf, course: YearCourse) -> None:
    (activity,) = approved(course, "Beslutad")
    course.amend()
    course.activity(title="Tillagd")
    course.change(activity, title="Omskriven")
    course.stance(StanceKind.PRIORITISED)
    said = read(client_of("bjorn").get(page_of(course))).text
    assert "Beslutad" in said
    assert "Inte i år" in said
    for words in ("Tillagd", "Omskriven", "Prioriteras"):
        assert words not in said


def test_a_companys_unreleased_activity_is_named_as_kept_back(client_of: ClientOf, company: YearCourse) -> None:
    first, second = approved(company, "Granskad", "Ogranskad")
    first.refresh_from_db()
    release_activity(activity=first, expected_version=first.row_version, by=company.by)
    said = read(client_of("carin").get(page_of(company))).text
    opened, kept = said.split("Aktiviteter som inte blir offentliga")
    assert "Granskad" in opened
    assert "Ogranskad" not in opened
    assert second.title in kept


@pytest.mark.parametrize("body", ["Utbildning", "Vidingehem"])
def test_exactly_what_was_named_is_public(course: YearCourse, company: YearCourse, body: str) -> None:
    one = company if body == "Vidingehem" else course
    first, _second = approved(one, "Granskad", "Ogranskad")
    first.refresh_from_db()
    if one is company:
        release_activity(activity=first, expected_version=first.row_version, by=one.by)
    everyone = anonymous(one.world.day)
    named = {each.pk for each in becomes_public(one.fresh()).activities}
    assert not activities_seen(everyone).exists()
    one.release()
    assert {each.pk for each in activities_seen(everyone)} == named
    assert len(named) == (1 if one is company else 2)


def test_what_was_not_read_is_not_released(client_of: ClientOf, course: YearCourse) -> None:
    (activity,) = approved(course, "Beslutad")
    client = client_of("bjorn")
    form = client.get(page_of(course)).context["form"]
    hidden = {bound.name: bound.value() for bound in form.hidden_fields()}
    course.change(activity, public_message="Skrivet av en kollega.")
    assert "Inget har gjorts" in read(client.post(page_of(course), hidden, follow=True)).text
    assert not course.fresh().is_public
    form = client.get(page_of(course)).context["form"]
    client.post(page_of(course), {bound.name: bound.value() for bound in form.hidden_fields()})
    assert course.fresh().is_public


def test_the_earlier_decision_that_it_replaces(client_of: ClientOf, course: YearCourse) -> None:
    approved(course, "Beslutad")
    course.release()
    course.amend()
    course.propose()
    course.adopt()
    course.approve_minutes()
    assert "Hittills är beslutet från" in read(client_of("bjorn").get(page_of(course))).text


def test_a_companys_activity_is_shown_as_everyone_will_read_it(client_of: ClientOf, company: YearCourse) -> None:
    company.stance()
    activity = company.activity(
        public_message="Vi bygger om entréerna.",
        description="Ljusare trapphus.",
        external_id="ST-17",
        unit="Förvaltning",
    )
    company.propose()
    company.adopt()
    said = read(client_of("carin").get(reverse("activity_release", args=[activity.public_id]))).text
    for words in ("Vi bygger om entréerna.", "Ljusare trapphus.", "Alla får frågan.", "3.1.1", "Förvaltning", "§ 12"):
        assert words in said
    assert "när också affärsplanen är släppt" in said
    assert "ST-17" not in said
    assert "ST-17" in read(client_of("carin").get(reverse("activity", args=[activity.public_id]))).text
    company.release()
    said = read(client_of("carin").get(reverse("activity_release", args=[activity.public_id]))).text
    assert "så snart ni släpper" in said
