"""What everyone sees of what is done: adopted and released, nothing else, and no trace of who looked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from fyren.steering.actions.activities import release_activity
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


def test_the_same_page_for_staff(client_of: ClientOf, course: YearCourse) -> None:
    course.adopted()
    assert not shows(client_of("bjorn"))
    course.release()
    assert shows(client_of("bjorn"))


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


def test_a_focus_area_that_is_not_there(client: Client, course: YearCourse) -> None:
    assert client.get(FOCUS).status_code == 404, "nothing is released"
    course.adopted()
    course.release()
    assert client.get(FOCUS).status_code == 200
    for address in (f"{URL}9.9.9/", "/vad-gors/finns-inte/3.1.1/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/vad-gors/", URL, f"{URL}?ar=1999", FOCUS])
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
