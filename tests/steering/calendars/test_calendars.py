"""Calendars: the phases for everyone, the own deadlines by the secret address alone, no names of persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from icalendar import Calendar

from fyren.house.demo.cast import CAST
from fyren.people.models import Body
from fyren.steering.calendar import Occasion, calendar_file
from fyren.steering.models import BodyReport, CalendarAddress, Round, YearPhase
from tests.actions.world import World
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str | None], Client]


@pytest.fixture
def report(world: World) -> BodyReport:
    """The board's report in an open round, decided on at its meeting on 10 September."""
    year = YearCourse(world).year
    held = Round.objects.create(
        year=year, key="interim_august", title="Delår augusti", cut_off_on=dt.date(year.year, 8, 31), sent_before=5
    )
    return BodyReport.objects.create(round=held, authority=world.board, board_on=dt.date(year.year, 9, 10))


def days_of(response: object) -> dict[str, dt.date]:
    calendar = Calendar.from_ical(response.content)  # type: ignore[attr-defined]
    return {str(each["summary"]): each["dtstart"].dt for each in calendar.walk("VEVENT")}


def secret_of(client: Client, body: Body) -> str:
    """The secret address that the page shows when it is made or renewed."""
    kept = CalendarAddress.objects.filter(authority=body).first()
    given = {"row_version": kept.row_version if kept else ""}
    page = client.post(f"/kalender/{body.public_id}/", given).content.decode()
    addresses = [part.split("</p>")[0] for part in page.split('<p class="password password--long">')[1:]]
    return addresses[-1].removeprefix("http://testserver")


def test_phases_for_everyone(client: Client, world: World, report: BodyReport) -> None:
    response = client.get(f"/kalender/{world.board.public_id}.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert not response.cookies
    days = days_of(response)
    dated = YearPhase.objects.filter(starts_on__isnull=False)
    assert len(days) == dated.count() > 3
    assert not [title for title in days if "Lämna uppföljningen" in title]


def test_the_own_deadlines_by_the_secret_address(client_of: ClientOf, world: World, report: BodyReport) -> None:
    secret = secret_of(client_of("bjorn"), world.board)
    response = client_of(None).get(secret)
    days = {title: day for title, day in days_of(response).items() if "Delår augusti" in title}
    year = report.round.year.year
    assert days == {
        f"Lämna uppföljningen: Delår augusti {year}": dt.date(year, 8, 29),
        f"Handlingarna går ut: Delår augusti {year}": dt.date(year, 9, 3),
        f"Eget möte beslutar uppföljningen: Delår augusti {year}": dt.date(year, 9, 10),
    }
    assert response["Cache-Control"] == "private, no-cache"
    told = response.content.decode()
    assert not [persona for persona in CAST if persona.name in told or persona.email in told]


def test_anothers_deadlines_are_not_in_it(client_of: ClientOf, world: World, report: BodyReport) -> None:
    secret = secret_of(client_of("carin"), world.company)
    assert not [title for title in days_of(client_of(None).get(secret)) if "Delår augusti" in title]


def test_a_renewed_address_takes_the_place_of_the_old(client_of: ClientOf, world: World) -> None:
    client = client_of("bjorn")
    first = secret_of(client, world.board)
    second = secret_of(client, world.board)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    assert second not in client.get(f"/kalender/{world.board.public_id}/").content.decode()
    kept = CalendarAddress.objects.values().get()
    assert second.removeprefix("/kalender/").removesuffix(".ics") not in str(kept)


def test_who_was_second_sees_what_stands_there(client_of: ClientOf, world: World) -> None:
    client = client_of("bjorn")
    secret_of(client, world.board)
    late = client.post(f"/kalender/{world.board.public_id}/", {"row_version": ""})
    assert late.status_code == 302
    assert CalendarAddress.objects.get().row_version == 1


def test_asked_again_by_etag(client: Client, world: World, report: BodyReport) -> None:
    address = f"/kalender/{world.board.public_id}.ics"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_an_unknown_address_or_an_administrations_is_not_there(client: Client, world: World) -> None:
    for key in ("finns-inte", world.administration.public_id):
        assert client.get(f"/kalender/{key}.ics").status_code == 404


def test_links_lead_there(client_of: ClientOf, world: World, report: BodyReport) -> None:
    page = client_of(None).get(f"/organisation/{world.board.public_id}/").content.decode()
    assert f"/kalender/{world.board.public_id}.ics" in page
    assert f"/kalender/{world.board.public_id}/" in client_of("bjorn").get("/aret/").content.decode()
    apart = client_of(None).get(f"/organisation/{world.administration.public_id}/").content.decode()
    assert "/kalender/" not in apart


def test_the_last_day_is_included_and_long_words_are_folded() -> None:
    said = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    one = Occasion("k", "Våld, hot; och \\ tvång " * 9, dt.date(2026, 5, 4), dt.date(2026, 5, 6), said)
    data = calendar_file("Året", [one])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert (str(event["summary"]), event["dtend"].dt) == (one.title, dt.date(2026, 5, 7))
    assert data == calendar_file("Året", [one])
