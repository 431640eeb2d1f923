"""The page "Today": what waits, what is watched, and where in the year it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fyren.base.due import DUE, DueItem
from fyren.plan.models import PlanEdition
from fyren.steering.models import BudgetYear
from tests.plan.pages.reader import read

ClientOf = Callable[[str | None], Client]
SEPTEMBER = dt.datetime(2027, 9, 20, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def waiting() -> Iterator[list[DueItem]]:
    items: list[DueItem] = []

    def adapter(viewer: object) -> list[DueItem]:
        return items

    DUE.register(adapter)
    yield items
    DUE.unregister(adapter)


def test_the_wheel_stands_below_what_waits(client_of: ClientOf, year: BudgetYear) -> None:
    with time_machine.travel(SEPTEMBER, tick=False):
        response = client_of("gun").get("/idag/")
    page = " ".join(read(response).text.split())
    assert page.index("Inget väntar på dig.") < page.index("Året 2027") < page.index("Dina roller")
    assert "Pågår nu · 1 september – 15 oktober 2027 · budgetår 2028" in page
    assert response.content.decode().count("wheel__lamp") == 1


@pytest.mark.django_db
def test_no_wheel_before_a_year_is_opened(client_of: ClientOf) -> None:
    assert 'class="wheel"' not in client_of("gun").get("/idag/").content.decode()


def test_what_is_watched_stands_beside_the_list(client_of: ClientOf, year: BudgetYear, waiting: list[DueItem]) -> None:
    things = [DueItem("Gör", f"Sak {n}", f"/{n}/", dt.date(2027, 1, n + 1), "Nu.") for n in range(9)]
    watched = DueItem("Se", "Planen", "/matris/", dt.date(2028, 1, 1), "5 insatsområden.", is_watched=True)
    waiting += [*things, watched]
    with time_machine.travel(SEPTEMBER, tick=False):
        page = read(client_of("gun").get("/idag/"))
    text = " ".join(page.text.split())
    assert "Nio saker väntar på dig." in text
    assert "Sak 7" not in text
    assert text.index("Att hålla ögonen på") < text.index("5 insatsområden.")
    assert "/matris/" in page.links


def test_few_queries(client_of: ClientOf, year: BudgetYear, edition: PlanEdition) -> None:
    """The coordinator, for whom most is read; each room that may have something that waits asks once or twice."""
    with time_machine.travel(SEPTEMBER, tick=False):
        client = client_of("amira")
        client.get("/idag/")
        with CaptureQueriesContext(connection) as met:
            client.get("/idag/")
    assert len(met) <= 29, [query["sql"][:120] for query in met]
