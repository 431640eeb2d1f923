"""The public sets as files: what is in them, what is not, and that no cell is run by a spreadsheet program."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.test import Client, override_settings
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fyren.base.csv_text import csv_lines
from fyren.indicators.models import Figure
from fyren.reports.open_data.sets import SETS
from fyren.steering.models import RoundEdition
from tests.actions.world import World
from tests.api.rounds import decide_report
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DCAT = "{http://www.w3.org/ns/dcat#}"
DCTERMS = "{http://purl.org/dc/terms/}"


def rows_of(client: Client, key: str) -> list[dict[str, str]]:
    text = client.get(f"/oppna-data/{key}.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_every_set_says_the_same_in_both_forms(
    client: Client, world: World, course: YearCourse, figures: list[Figure], closed_round: RoundEdition
) -> None:
    course.adopted()
    course.release()
    decide_report(closed_round, world)
    for each in SETS:
        told = client.get(f"/oppna-data/{each.key}.json").json()
        rows = rows_of(client, each.key)
        assert list(told["columns"]) == list(rows[0]) == each.names
        plain = [{name: "" if value is None else str(value) for name, value in row.items()} for row in told["rows"]]
        assert plain == rows


def test_what_is_not_released_or_decided_stays_out(
    client: Client, world: World, course: YearCourse, closed_round: RoundEdition
) -> None:
    course.adopted()
    assert rows_of(client, "aktiviteter") == []
    course.release()
    assert [row["aktivitet"] for row in rows_of(client, "aktiviteter")] == ["Fråga om våld vid nybesök"]
    told = client.get("/oppna-data/uppfoljning.csv").content.decode()
    assert "Öppen aktivitet hos Utbildning" in told
    assert "Analys från Utbildning" in told
    for absent in ("Inre aktivitet", "Arbete och välfärd", "Analys från Vidingehem"):
        assert absent not in told


def test_the_plans_own_analyses_stand_there_with_the_reports_decision(
    client: Client, world: World, closed_round: RoundEdition
) -> None:
    assert rows_of(client, "plananalyser") == []
    decide_report(closed_round, world)
    (row,) = rows_of(client, "plananalyser")
    assert (row["omrade_nummer"], row["text"], row["utveckling"]) == ("3.1", "Planen når fram.", "same")
    assert (row["beslutad_av"], row["beslutad"], row["paragraf"]) == (str(world.council), world.day.isoformat(), "88")


def test_values_carry_source_year_and_day_and_a_missing_one_is_empty(
    client: Client, world: World, figures: list[Figure]
) -> None:
    rows = rows_of(client, "nyckeltal")
    assert {row["plats"] for row in rows} == {"Växjö"}
    assert [row["varde"] for row in rows[:3]] == ["4.5", "", "6.0"]
    today = world.day.isoformat()
    assert {(row["kalla"], row["licens"], row["hamtad"]) for row in rows} == {("Exempelkälla", "CC0", today)}
    assert {row["exempeldata"] for row in rows} == {"exempeldata"}


@given(st.lists(st.text(), min_size=1, max_size=4), st.sampled_from("=+-@\t"))
def test_no_cell_begins_a_formula(texts: list[str], sign: str) -> None:
    lines = "".join(csv_lines([[sign + text for text in texts]]))
    (read,) = csv.reader(io.StringIO(lines.removeprefix("\ufeff"), newline=""), delimiter=";")
    assert read == ["'" + sign + text for text in texts]


def test_a_negative_number_is_still_a_number() -> None:
    assert "".join(csv_lines([[-1.5, -2, "-3"]])) == "\ufeff-1.5;-2;'-3\r\n"


def described(client: Client) -> etree._Element:
    response = client.get("/oppna-data/dcat.rdf")
    assert response["Content-Type"].startswith("application/rdf+xml")
    return etree.fromstring(response.content)


def test_the_description_names_every_file(client: Client) -> None:
    """The mandatory properties of DCAT-AP-SE 3.0 for catalogue, data set, distribution and agent."""
    root = described(client)
    for part in root.iter(f"{DCAT}Catalog", f"{DCAT}Dataset"):
        assert {f"{DCTERMS}{name}" for name in ("title", "description", "publisher")} <= {each.tag for each in part}
    files = [each.get(f"{RDF}resource") for each in root.iter(f"{DCAT}accessURL")]
    assert len(files) == 2 * len(SETS)
    for address in files:
        assert client.get(str(address).removeprefix("http://testserver")).status_code == 200
    about = {each.get(f"{RDF}about") for each in root}
    pointed = {each.get(f"{RDF}resource") for each in root.iter(f"{DCAT}dataset", f"{DCAT}distribution")}
    assert pointed <= about


def test_licence_and_contact_only_when_they_are_given(client: Client) -> None:
    assert not list(described(client).iter(f"{DCTERMS}license", f"{DCAT}contactPoint"))
    assert "ej inlag" in client.get("/oppna-data/").content.decode()
    cc0 = "https://creativecommons.org/publicdomain/zero/1.0/"
    with override_settings(OPEN_DATA_LICENCE=cc0, OPEN_DATA_CONTACT="data@exempel.example"):
        licences = {each.get(f"{RDF}resource") for each in described(client).iter(f"{DCTERMS}license")}
        assert licences == {cc0}
        assert len(list(described(client).iter(f"{DCAT}contactPoint"))) == len(SETS)
        assert "data@exempel.example" in client.get("/oppna-data/").content.decode()


def test_no_cookie_no_trace(client_of: Callable[[str | None], Client], figures: list[Figure]) -> None:
    for each in SETS:
        for kind in ("csv", "json"):
            response = client_of(None).get(f"/oppna-data/{each.key}.{kind}")
            assert not response.cookies
            assert response["Access-Control-Allow-Origin"] == "*"
            asked = client_of(None).get(response.request["PATH_INFO"], headers={"If-None-Match": response["ETag"]})
            assert asked.status_code == 304
    assert not Session.objects.exists()


def test_an_unknown_set_is_not_there(client: Client) -> None:
    assert client.get("/oppna-data/personer.csv").status_code == 404
