"""The pages that everyone reads: whose an indicator is, what it says and does not, its values and their source."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from fyren.indicators.actions.figures import write_figures
from fyren.indicators.actions.links import make_link
from fyren.indicators.figures import NewFigure
from fyren.indicators.models import CouncilSet, CouncilSetMember, Indicator, Place
from fyren.plan.actions.programme import make_interpretation
from tests.actions.world import World
from tests.indicators.measured import indicator, write

pytestmark = pytest.mark.django_db
Places = dict[str, Place]
ClientOf = Callable[[str | None], Client]


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def page_of(client: Client, measured: Indicator) -> str:
    return read(client, f"/nyckeltal/{measured.public_id}/")


def test_the_list_tells_whose_each_is_and_the_context_stands_last(client: Client, world: World) -> None:
    indicator("N1", title="Anmälda brott")
    own = indicator("B-1", title="Vet vart man vänder sig", owner="budget")
    decided = CouncilSet.objects.create(owner="budget", year=world.day.year, decided_on=dt.date(2025, 11, 17))
    page = read(client, "/nyckeltal/")
    assert "Fullmäktiges mål" not in page
    CouncilSetMember.objects.create(council_set=decided, indicator=own)
    CouncilSet.objects.create(owner="budget", year=world.day.year + 1)
    page = read(client, "/nyckeltal/")
    assert page.index("Vet vart man vänder sig") < page.index("Omvärld, aldrig planens egna") < page.index("Anmälda")
    assert "Fullmäktiges mål: ej ifyllt" in page
    assert f'Fullmäktiges budget {world.day.year + 1}</a> <span class="tag tag--dashed">Ej inlagd' in page
    assert "Hållbarhetsprogrammet" in page


def test_an_indicator_says_what_it_does_not_and_stands_beside_others(client: Client, places: Places) -> None:
    measured = indicator(says="Hur många som anmäler.", says_not="Inte hur många som utsätts.", source="Kolada (RKA)")
    write(measured, places["0780"], [7.0, None, 8.0])
    write(measured, places["0000"], [6.0, 6.5, 7.0])
    page = page_of(client, measured)
    assert (
        page.index("Hur många som anmäler.") < page.index("Inte hur många som utsätts.") < page.index('class="chart"')
    )
    for words in ("Riket", "saknas", "Kolada (RKA)", "varken bra eller dåligt", "aldrig planens"):
        assert words in page
    assert "bättre sedan" not in page
    assert not client.get(f"/nyckeltal/{measured.public_id}/").cookies


@pytest.mark.parametrize(("direction", "word"), [("up", "bättre"), ("down", "sämre"), ("contextual", "högre")])
def test_only_a_direction_makes_a_move_good_or_bad(client: Client, places: Places, direction: str, word: str) -> None:
    measured = indicator(direction=direction)
    write(measured, places["0780"], [7.0, 9.0])
    assert f"{word} sedan 2020" in page_of(client, measured)


def test_a_move_within_the_uncertainty_is_no_move(client: Client, places: Places) -> None:
    measured = indicator(direction="up", uncertainty=indicator("N2"))
    write(measured, places["0780"], [7.0, 8.0])
    assert "bättre sedan 2020" in page_of(client, measured)
    write(measured.uncertainty, places["0780"], [2.0, 2.0])
    page = page_of(client, measured)
    assert "oförändrat sedan 2020" in page
    assert "8 (mellan 6 och 10)" in page
    assert "N2" not in read(client, "/nyckeltal/")


def test_what_a_value_was_is_told(client: Client, places: Places) -> None:
    measured = indicator()
    write(measured, places["0780"], [7.25])
    assert "Värden som har ändrats" not in page_of(client, measured)
    write(measured, places["0780"], [None])
    page = page_of(client, measured)
    assert "Värden som har ändrats" in page
    assert re.search(r"Växjö 2020, Alla</th> <td[^>]*>7,25</td> <td[^>]*>saknas</td>", page)


def test_who_uses_it_is_told_with_the_way_onward(client: Client, client_of: ClientOf, world: World) -> None:
    measured = indicator()
    assert "Det hänger inte på något ännu" in page_of(client, measured)
    make_link(
        indicator=measured, to=world.direction_goal, rationale="Ett skäl.", valid_from=world.day, by=world.coordinator
    )
    page = page_of(client, measured)
    assert "Ett skäl." in page
    assert f"?fran=riktningsmal:{world.direction_goal.public_id}" in page
    assert "Amira" not in page
    assert "Amira" in page_of(client_of("bjorn"), measured)


def test_invented_values_are_marked_wherever_they_are(client: Client, places: Places) -> None:
    measured = indicator()
    write(measured, places["0780"], [7.0])
    files = [f"/nyckeltal/{measured.public_id}/fil/{kind}/" for kind in ("csv", "xlsx")]

    def marked() -> list[bool]:
        chart = "Exempeldata: värdena är påhittade</text>" in page_of(client, measured)
        listed = "Exempeldata" in read(client, "/nyckeltal/").partition("<main")[2]
        csv, xlsx = (client.get(address) for address in files)
        note = load_workbook(io.BytesIO(xlsx.content)).active["A1"].value
        return [
            *(chart, listed, "Exempeldata" in csv.content.decode(), "Exempeldata" in note),
            *("exempeldata" in each["Content-Disposition"] for each in (csv, xlsx)),
        ]

    assert marked() == [False] * 6
    home = places["0780"]
    write_figures([NewFigure(measured.pk, home.pk, 2021, "T", 8.0)], source="example")
    assert marked() == [True] * 6


def test_no_such_indicator_or_file(client: Client, places: Places) -> None:
    assert client.get("/nyckeltal/finnsinte/").status_code == 404
    assert client.get(f"/nyckeltal/{indicator().public_id}/fil/pdf/").status_code == 404
    assert "Det finns inga värden ännu" in page_of(client, Indicator.objects.get())


def test_a_focus_area_tells_what_reaches_it_and_in_whose_reading(client: Client, world: World, places: Places) -> None:
    address = f"/planer/{world.plan.slug}/3.1.1/"
    assert "Inget nyckeltal hänger ännu" in read(client, address)
    measured = indicator(title="Trygga <b>barn</b>", owner="budget")
    write(measured, places["0780"], [7.0, 8.5])
    make_link(
        indicator=measured, to=world.direction_goal, rationale="Ett skäl.", valid_from=world.day, by=world.coordinator
    )
    make_interpretation(
        area=world.area, goal=world.direction_goal, rationale="Om stöd.", valid_from=world.day, by=world.coordinator
    )
    page = read(client, address)
    assert "Trygga &lt;b&gt;barn" in page
    assert "8,5 procent (2021)" in page
    assert "Hänger på riktningsmålet ”Alla ska vara trygga.” enligt samordnarens tolkning" in page
    assert "Om stöd." in page
    assert "Trygga &lt;b&gt;barn" in read(client, f"/planer/{world.plan.slug}/3.1/")


def test_a_focus_area_s_page_takes_few_queries(
    client: Client, world: World, places: Places, django_assert_max_num_queries: Any
) -> None:
    for number in range(4):
        measured = indicator(f"N{number}")
        write(measured, places["0780"], [1.0])
        make_link(
            indicator=measured, to=world.direction_goal, rationale="Skäl.", valid_from=world.day, by=world.coordinator
        )
    make_interpretation(
        area=world.area, goal=world.direction_goal, rationale="Om stöd.", valid_from=world.day, by=world.coordinator
    )
    address = f"/planer/{world.plan.slug}/3.1.1/"
    with django_assert_max_num_queries(10):
        assert "N3" in read(client, address)
