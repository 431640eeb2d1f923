"""The year's page, opening a year, and its phases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client

from fyren.people.viewer import Viewer
from fyren.steering.actions.years import open_year
from fyren.steering.models import BudgetYear, YearPhase
from tests.plan.pages.reader import read

ClientOf = Callable[[str | None], Client]
AUTUMN = dt.datetime(2027, 9, 20, 9, 0, tzinfo=dt.UTC)


def text(response: object) -> str:
    return " ".join(read(response).text.split())


@pytest.mark.django_db
def test_before_any_year_is_opened(client_of: ClientOf) -> None:
    page = read(client_of("amira").get("/aret/"))
    assert "Inget budgetår är öppnat ännu." in page.text
    assert "/aret/oppna/" in page.links
    assert "/aret/oppna/" not in read(client_of("bjorn").get("/aret/")).links


def test_the_year_with_its_phases(client_of: ClientOf, year: BudgetYear) -> None:
    with time_machine.travel(AUTUMN, tick=False):
        response = client_of("bjorn").get("/aret/2028/")
    page = text(response)
    assert "Budgetår 2028" in page
    assert "Kalenderåret 2027" in page, "the days are there now"
    assert "Nämnder och bolag tar ställning" in page
    assert "1 september – 15 oktober 2027" in page
    assert "datum ej inlagt" in page
    assert "Ej verifierad" in page
    assert "Källa: Kronoberg fritt från våld: vecka 47" in page
    source = response.content.decode()
    assert source.count("wheel__lamp") == 1
    assert "/fas/" not in source


def test_the_other_calendar_years(client_of: ClientOf, year: BudgetYear) -> None:
    with time_machine.travel(AUTUMN, tick=False):
        response = client_of("bjorn").get("/aret/2028/?kalender=2028")
        strange = client_of("bjorn").get("/aret/2028/?kalender=1066")
    assert "Kalenderåret 2028" in text(response)
    assert "wheel__lamp" not in response.content.decode()
    assert "Kalenderåret 2027" in text(strange)


def test_the_year_at_hand_is_the_next_from_september(client_of: ClientOf, year: BudgetYear, cast) -> None:
    open_year(year=2027, by=cast["amira"])
    with time_machine.travel(AUTUMN, tick=False):
        assert "Budgetår 2028" in text(client_of("bjorn").get("/aret/"))
    with time_machine.travel(dt.datetime(2027, 8, 31, 9, 0, tzinfo=dt.UTC), tick=False):
        assert "Budgetår 2027" in text(client_of("bjorn").get("/aret/"))


def test_no_such_year(client_of: ClientOf, year: BudgetYear) -> None:
    assert client_of("bjorn").get("/aret/2031/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "said", "first"),
    [
        ("ar=2027&mall=kalender", "Året efter ett val.", "De avgående nämnderna kan föreslå"),
        ("ar=2028&mall=kalender", "Ett vanligt år.", "Fullmäktige beslutar om budgeten"),
        ("ar=2028&mall=val", "Året efter ett val.", "De avgående nämnderna kan föreslå"),
    ],
)
def test_the_phases_are_seen_before_the_year_is_opened(client_of: ClientOf, asked: str, said: str, first: str) -> None:
    page = text(client_of("amira").get(f"/aret/oppna/?{asked}"))
    assert said in page
    assert first in page
    assert not BudgetYear.objects.exists()


@pytest.mark.django_db
def test_opening_a_year(client_of: ClientOf) -> None:
    client = client_of("amira")
    response = client.post("/aret/oppna/", {"ar": "2028", "mall": "kalender"}, follow=True)
    assert response.redirect_chain[-1][0] == "/aret/2028/"
    assert "Budgetåret 2028 är öppnat." in text(response)
    again = client.post("/aret/oppna/", {"ar": "2028", "mall": "val"})
    assert "Året 2028 är redan öppnat." in text(again)
    assert BudgetYear.objects.get().after_election is False


@pytest.mark.django_db
def test_the_first_year_that_is_not_open_is_offered(client_of: ClientOf, year: BudgetYear) -> None:
    with time_machine.travel(AUTUMN, tick=False):
        assert 'value="2029"' in client_of("amira").get("/aret/oppna/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("ar", ["", "tolv", "999999", "-4", "27"])
def test_what_is_no_year(client_of: ClientOf, ar: str) -> None:
    response = client_of("amira").post("/aret/oppna/", {"ar": ar, "mall": "kalender"})
    assert response.status_code == 200
    assert not BudgetYear.objects.exists()


def values(**changed: str) -> dict[str, str]:
    given = {"title": "Vår fas", "kind": "steering", "starts_on": "2027-05-01", "ends_on": "2027-05-31"}
    return given | {"source": "", "checked_on": "", "review_by": ""} | changed


def test_adding_a_phase(client_of: ClientOf, year: BudgetYear) -> None:
    response = client_of("amira").post("/aret/2028/fas/ny/", values(), follow=True)
    assert "Vår fas" in text(response)
    assert year.phases.get(title="Vår fas").key == ""


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ends_on": ""}, "Skriv både första och sista dagen, eller ingen av dem."),
        ({"starts_on": ""}, "Skriv både första och sista dagen, eller ingen av dem."),
        ({"ends_on": "2027-04-01"}, "Slutdatum ligger före startdatum"),
        ({"title": "Möte 19121212-1212"}, "personnummer"),
    ],
)
def test_what_a_phase_may_not_be(client_of: ClientOf, year: BudgetYear, changed: dict[str, str], said: str) -> None:
    response = client_of("amira").post("/aret/2028/fas/ny/", values(**changed))
    assert said in text(response)
    assert not year.phases.filter(key="").exists()


def test_two_change_the_same_phase(client_of: ClientOf, year: BudgetYear) -> None:
    phase = year.phases.get(key="stances")
    address = f"/aret/fas/{phase.public_id}/"
    client = client_of("amira")
    assert client.post(address, values(title="Först", row_version="1")).status_code == 302
    both = client.post(address, values(title="Sedan", row_version="1"))
    assert both.status_code == 409
    assert "Först" in both.content.decode()
    settled = values(title="Sedan", row_version="2", choose_title="yours")
    assert client.post(address, settled).status_code == 302
    phase.refresh_from_db()
    assert phase.title == "Sedan"
    assert "Historik" in text(client.get(address))


def test_a_phase_is_taken_away_once_confirmed(client_of: ClientOf, year: BudgetYear) -> None:
    phase = year.phases.get(key="grants")
    address = f"/aret/fas/{phase.public_id}/ta-bort/"
    client = client_of("amira")
    assert "Redovisa statsbidrag" in text(client.get(address))
    YearPhase.objects.filter(pk=phase.pk).update(row_version=2)
    assert "Inget har gjorts" in text(client.post(address, {"row_version": 1}, follow=True))
    assert YearPhase.objects.filter(pk=phase.pk).exists()
    client.post(address, {"row_version": 2})
    assert not YearPhase.objects.filter(pk=phase.pk).exists()


def test_queries_do_not_grow_with_the_years(
    client_of: ClientOf, year: BudgetYear, cast: dict[str, Viewer], django_assert_num_queries: Callable[..., object]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_of("bjorn")
    client.get("/aret/2028/")
    with CaptureQueriesContext(connection) as few:
        client.get("/aret/2028/")
    for number in range(2029, 2035):
        open_year(year=number, by=cast["amira"])
    with django_assert_num_queries(len(few)):
        client.get("/aret/2028/")
