"""What everyone sees of what is done: adopted and released, nothing else, and no trace of who looked."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client

from fyren.base.search import EVERYONE_LOGGED_IN, search
from fyren.steering.actions.activities import release_activity
from fyren.steering.actions.budgets import take_back_release
from fyren.steering.rules import BudgetState, StanceKind
from tests.actions.world import World
from tests.plan.pages.reader import read
from tests.steering.course import YearCourse

ClientOf = Callable[[str | None], Client]
URL = "/vad-gors/exempelplan/"
FOCUS = f"{URL}3.1.1/"
TITLE = "Fråga om våld vid nybesök"


def text_of(client: Client, address: str = URL) -> str:
    return read(client.get(address)).text


def shows(client: Client) -> bool:
    """True when the focus area's own page names the activity."""
    response = client.get(FOCUS)
    return response.status_code == 200 and TITLE in read(response).text


def test_only_what_is_released_shows(client: Client, course: YearCourse) -> None:
    for state in (BudgetState.DRAFT, BudgetState.PROPOSED):
        if state is BudgetState.DRAFT:
            course.driven_to(state)
        else:
            course.propose()
        assert not shows(client)
    course.adopt()
    assert not shows(client)
    course.approve_minutes()
    assert not shows(client)
    course.release()
    assert shows(client)
    text = text_of(client)
    assert "1 aktivitet är beslutad och offentlig." in text


@pytest.mark.usefixtures("adopted")
def test_the_same_page_for_staff(client_of: ClientOf, course: YearCourse) -> None:
    course.adopted()
    assert not shows(client_of("bjorn"))
    course.release()
    assert shows(client_of("bjorn"))


@pytest.mark.usefixtures("company_adopted")
def test_a_company_releases_each_activity(client: Client, company: YearCourse) -> None:
    activity = company.adopted()
    company.release()
    text = text_of(client)
    assert not shows(client)
    assert "Prioriteras. Ingen aktivitet är offentlig än." in text
    release_activity(activity=activity, expected_version=activity.row_version, by=company.by)
    assert shows(client)
    assert "Ingen aktivitet är offentlig än." not in text_of(client)


def test_a_no_is_shown_as_a_decision(client: Client, course: YearCourse) -> None:
    course.stance(StanceKind.NOT_THIS_YEAR, "Rutinen tas fram först.")
    course.propose()
    course.adopt()
    course.release()
    text = text_of(client)
    assert "Har beslutat att inte göra något i år" in text
    assert "§ 12): Rutinen tas fram först." in text


@pytest.mark.usefixtures("adopted")
def test_those_who_have_not_released_are_named(client: Client, course: YearCourse) -> None:
    course.adopted()
    course.release()
    text = text_of(client)
    silent = text.partition("De som inte har offentliggjort")[2].partition("3.1 Förebygga")[0]
    assert "Omsorgsnämnden" in silent
    assert "Utbildningsnämnden" not in silent


def test_nothing_released_yet(client: Client, world: World) -> None:
    assert "Ingen har offentliggjort sina beslut än." in text_of(client)
    assert URL in read(client.get("/vad-gors/")).links
    assert client.get("/vad-gors/finns-inte/").status_code == 404


def test_the_plans_own_pages_lead_here(client_of: ClientOf, world: World) -> None:
    assert URL in read(client_of(None).get("/planer/exempelplan/")).links
    assert f"{URL}#3.1.1" in read(client_of(None).get("/planer/exempelplan/3.1.1/")).links
    public = read(client_of(None).get("/planer/exempelplan/3.1.1/")).links
    assert not any(href.startswith("/matris/") for href in public)
    staff = read(client_of("amira").get("/planer/exempelplan/3.1.1/")).links
    assert any(href.startswith("/matris/") for href in staff)


def test_the_overview_counts_and_leads_to_the_focus_area(client: Client, course: YearCourse) -> None:
    course.activity()
    course.activity(title="En till")
    course.propose()
    course.adopt()
    course.release()
    page = read(client.get(URL))
    assert "2 aktiviteter från 1 nämnd eller bolag: 2 inte påbörjade" in page.text
    address = f"{FOCUS}?ar={course.number}"
    assert address in page.links
    assert f"{address}#{course.body.public_id}" in page.links
    focus = read(client.get(address))
    assert "En till" in focus.text
    assert TITLE in focus.text
    assert f"{URL}?ar={course.number}" in focus.links, "the way back keeps the year"


def test_a_focus_area_keeps_to_itself(client: Client, world: World, course: YearCourse) -> None:
    course.activity(world.area.focus_areas.get(slug="3.1.2"), title="Under ett annat")
    course.propose()
    course.adopt()
    course.release()
    assert "Under ett annat" not in text_of(client, FOCUS)
    assert "Under ett annat" in text_of(client, f"{URL}3.1.2/")


def test_a_no_stands_with_its_reason_on_the_focus_areas_page(client: Client, course: YearCourse) -> None:
    course.stance(StanceKind.NOT_THIS_YEAR, "Rutinen tas fram först.")
    course.propose()
    course.adopt()
    course.release()
    assert "§ 12): Rutinen tas fram först." in text_of(client, FOCUS)
    assert "Inget har offentliggjorts om det här än." in text_of(client, f"{URL}3.1.2/")


@pytest.mark.usefixtures("adopted")
def test_a_focus_area_that_is_not_there(client: Client, course: YearCourse) -> None:
    assert client.get(FOCUS).status_code == 404, "nothing is released"
    course.adopted()
    course.release()
    assert client.get(FOCUS).status_code == 200
    for address in (f"{URL}9.9.9/", "/vad-gors/finns-inte/3.1.1/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/vad-gors/", URL, f"{URL}?ar=1999", FOCUS])
@pytest.mark.usefixtures("adopted")
def test_no_cookie_and_no_session(client: Client, course: YearCourse, address: str) -> None:
    course.adopted()
    course.release()
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    assert not client.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "csrf" not in response.content.decode()
    assert not Session.objects.exists()


def test_the_same_probe_finds_the_trace_of_somebody_logged_in(client_of: ClientOf, world: World) -> None:
    """The positive control."""
    client = client_of("amira")
    response = client.get(URL)
    assert client.cookies
    assert "Cookie" in response.headers["Vary"]
    assert Session.objects.exists()


def test_the_count_of_queries_stands_still(client: Client, course: YearCourse, django_assert_max_num_queries) -> None:
    for extra in range(8):
        course.activity(title=f"Aktivitet {extra}")
    course.propose()
    course.adopt()
    course.release()
    for address in (URL, FOCUS):
        with django_assert_max_num_queries(11):
            client.get(address)


def both(client: Client) -> str:
    """The plan's page and the focus area's own, where the activities are named."""
    focus = client.get(FOCUS)
    return text_of(client) + (read(focus).text if focus.status_code == 200 else "")


def decide_anew(course: YearCourse, *, release: bool = False) -> None:
    course.propose()
    course.adopt()
    if release:
        course.release()


@pytest.fixture
def changed(course: YearCourse) -> YearCourse:
    """A released budget whose new decision gives one activity another title, leaves one alone and adds one."""
    activity = course.driven_to(BudgetState.DRAFT).activities.get()
    course.activity(title="Lika som förut")
    decide_anew(course, release=True)
    course.amend()
    course.change(activity, title="Ny rubrik")
    course.activity(title="Tillagd aktivitet")
    course.stance(StanceKind.CORE, "Ett nytt skäl.")
    decide_anew(course)
    return course


NEW = ("Ny rubrik", "Tillagd aktivitet")
OLD = (TITLE, "Lika som förut")


def test_what_was_released_stays_until_the_new_decision_is(
    client: Client, client_of: ClientOf, changed: YearCourse
) -> None:
    for step in ("adopted", "approve_minutes"):
        if step != "adopted":
            getattr(changed, step)()
        text = both(client)
        assert all(title in text for title in OLD)
        assert not any(title in text for title in NEW)
        assert "2 aktiviteter är beslutade och offentliga." in text
    staff = read(client_of("amira").get(f"/internbudget/{changed.budget.public_id}/")).text
    assert all(title in staff for title in NEW), "those who are logged in read the latest decision"
    changed.release()
    text = both(client)
    assert all(title in text for title in (*NEW, "Lika som förut"))
    assert TITLE not in text


def test_an_activity_with_new_words_has_no_public_page_until_they_are_released(
    client: Client, changed: YearCourse
) -> None:
    status = {
        each.title: client.get(f"/aktivitet/{each.public_id}/").status_code for each in changed.budget.activities.all()
    }
    assert status == {"Ny rubrik": 404, "Tillagd aktivitet": 404, "Lika som förut": 200}
    changed.release()
    for each in changed.budget.activities.all():
        assert client.get(f"/aktivitet/{each.public_id}/").status_code == 200


def test_how_far_it_has_come_is_said_as_it_is_now(client: Client, changed: YearCourse) -> None:
    activity = changed.budget.activities.get(title="Ny rubrik")
    assert "Pågår" not in both(client)
    changed.change(activity, status="ongoing", public_message="Vi har börjat.")
    text = both(client)
    assert f"{TITLE} PågårVi har börjat." in text


def test_an_unreleased_no_is_not_told_and_the_released_one_is_with_its_own_section(
    client: Client, course: YearCourse
) -> None:
    course.stance(StanceKind.NOT_THIS_YEAR, "Rutinen tas fram först.")
    decide_anew(course, release=True)
    course.amend()
    course.stance(StanceKind.NOT_THIS_YEAR, "Pengarna tog slut.")
    course.propose()
    course.adopt(dataclasses.replace(course.decision, section="99"))
    text = both(client)
    assert "§ 12): Rutinen tas fram först." in text
    assert "Pengarna tog slut." not in text
    course.release()
    assert "§ 99): Pengarna tog slut." in both(client)


def test_a_second_new_decision_leaves_the_same_edition_public(client: Client, changed: YearCourse) -> None:
    changed.amend()
    changed.change(changed.budget.activities.get(title="Ny rubrik"), title="Ännu en rubrik")
    decide_anew(changed)
    text = both(client)
    assert all(title in text for title in OLD)
    assert "Ännu en rubrik" not in text


@pytest.mark.usefixtures("company_adopted")
def test_a_companys_new_words_wait_for_their_secrecy_check(client: Client, company: YearCourse) -> None:
    activity = company.adopted()
    company.release()
    release_activity(activity=activity, expected_version=activity.row_version, by=company.by)
    assert TITLE in both(client)
    company.amend()
    company.change(activity, title="Ny rubrik")
    decide_anew(company)
    activity.refresh_from_db()
    release_activity(activity=activity, expected_version=activity.row_version, by=company.by)
    text = both(client)
    assert TITLE not in text
    assert "Ny rubrik" not in text
    company.release()
    assert "Ny rubrik" in both(client)


def test_a_waiting_decision_costs_three_queries_and_no_more(
    client: Client, changed: YearCourse, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(14):
        client.get(URL)


@pytest.mark.usefixtures("company_adopted")
def test_a_company_takes_an_activity_back(client: Client, client_of: ClientOf, company: YearCourse) -> None:
    activity = company.adopted()
    company.release()
    release_activity(activity=activity, expected_version=activity.row_version, by=company.by)
    assert TITLE in both(client)
    assert client.get(f"/aktivitet/{activity.public_id}/").status_code == 200
    carin, address = client_of("carin"), f"/aktivitet/{activity.public_id}/slapp/ta-tillbaka/"
    assert address in read(carin.get(f"/aktivitet/{activity.public_id}/")).links
    page = read(carin.post(address, {"row_version": activity.row_version}, follow=True))
    assert "Släppet är återtaget." in page.text
    assert address not in page.links
    assert TITLE not in both(client)
    assert client.get(f"/aktivitet/{activity.public_id}/").status_code == 404
    assert not search("nybesök").total
    assert search("nybesök", viewer_authorities=frozenset({EVERYONE_LOGGED_IN})).total


@pytest.mark.parametrize("anew", [False, True])
@pytest.mark.usefixtures("adopted")
def test_a_body_takes_its_release_back(client: Client, client_of: ClientOf, course: YearCourse, anew: bool) -> None:
    """Also what stays public of an earlier decision."""
    activity = course.adopted()
    course.release()
    if anew:
        course.amend()
        course.change(activity, title="Ny rubrik")
        decide_anew(course)
    assert TITLE in both(client)
    bjorn, here = client_of("bjorn"), f"/internbudget/{course.budget.public_id}/"
    address = f"{here}slapp/ta-tillbaka/"
    assert address in read(bjorn.get(here)).links
    assert address not in read(client_of("amira").get(here)).links
    bjorn.post(address, {"row_version": course.fresh().row_version})
    assert not course.fresh().is_public
    assert "Ingen har offentliggjort sina beslut än." in both(client)
    course.release()
    assert ("Ny rubrik" if anew else TITLE) in both(client)


def test_a_release_can_be_taken_back_when_the_year_is_closed(world: World) -> None:
    course = YearCourse(world, year=world.day.year - 1)
    course.driven_to(BudgetState.ADOPTED)
    course.release()
    course.close()
    budget = course.fresh()
    assert budget.is_public
    take_back_release(budget=budget, expected_version=budget.row_version, by=course.by)
    assert not course.fresh().is_public
    with pytest.raises(ValidationError):
        take_back_release(budget=budget, expected_version=budget.row_version, by=course.by)
