"""The red thread's page: chosen from anywhere, and plain about whose each link is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from fyren.people.viewer import Viewer
from fyren.plan.actions.programme import end_interpretation, interpret_target, make_interpretation
from fyren.plan.models import DevelopmentArea, DirectionGoal, Interpretation, PlanEdition
from tests.plan.pages import sample
from tests.plan.pages.reader import Page, read
from tests.plan.thread.conftest import Model

ClientOf = Callable[[str | None], Client]
Cast = dict[str, Viewer]
URL = "/roda-traden/"
REASON = "Området handlar om stöd."


def walk(client: Client, kind: str, public_id: str) -> Page:
    return read(client.get(URL, {"fran": f"{kind}:{public_id}"}))


@pytest.fixture
def reading(model: Model, area: DevelopmentArea, cast: Cast) -> Interpretation:
    by = cast["amira"]
    interpret_target(goal=model.goal, picture=model.picture, rationale="Trygghet", valid_from=by.day, by=by)
    return make_interpretation(area=area, goal=model.goal, rationale=REASON, valid_from=by.day, by=by)


def test_every_level_is_there_to_begin_from(client: Client, model: Model, edition: PlanEdition) -> None:
    page = read(client.get(URL))
    wanted = ("program", "malbild", "utmaning", "process", "riktningsmal", "plan", "utvecklingsomrade", "insatsomrade")
    kinds = {href.partition("fran=")[2].partition(":")[0] for href in page.links if "fran=" in href}
    assert kinds == set(wanted)


def test_upwards_from_a_focus_area_to_the_vision(client: Client, edition: PlanEdition, reading: Interpretation) -> None:
    focus_area = sample.anchor(edition, "3.2.1")
    text = walk(client, "insatsomrade", focus_area.public_id).text
    upwards = text.partition("Nedåt")[0]
    for words in ("Upptäcka, stödja och skydda", "Stödja individen", "Tryggt och Tillitsfullt", "En fantastisk plats"):
        assert words in upwards
    assert f"samordnarens tolkning {reading.valid_from.day} " in upwards
    assert REASON in upwards
    assert "står i planen" in upwards
    assert "del av" in upwards


def test_downwards_from_the_vision_to_the_focus_area(
    client: Client, model: Model, edition: PlanEdition, reading: Interpretation
) -> None:
    text = walk(client, "program", model.programme.public_id).text
    assert "skolundervisning" in text.partition("Nedåt")[2]
    assert "Här börjar tråden." in text


def test_a_missing_wording_says_so(client: Client, model: Model, edition: PlanEdition, reading: Interpretation) -> None:
    page = walk(client, "riktningsmal", model.goal.public_id)
    assert page.headings[0] == (1, "Riktningsmål, Stödja individen ej inlagd")
    assert "Ej verifierad" in page.text
    assert walk(client, "malbild", model.nameless.public_id).headings[0] == (1, "Målbild ej inlagd")


def test_what_the_plan_names_and_nobody_entered(client: Client, model: Model, edition: PlanEdition) -> None:
    """”Rättvist och ansvarstagande” stands in the plan; the programme here does not hold it."""
    page = walk(client, "malbild", "namnd-rattvist-och-ansvarstagande")
    assert "Inget är kopplat ovanför ännu." in page.text
    assert "Rättvist och ansvarstagande" in page.adopted
    assert sample.STRUCTURE.title in page.text


def test_an_interpretation_holds_from_its_day_to_its_day(
    client: Client, model: Model, edition: PlanEdition, reading: Interpretation, cast: Cast
) -> None:
    day = cast["amira"].day
    goal = model.goal.public_id
    assert "Upptäcka, stödja" in walk(client, "riktningsmal", goal).text
    Interpretation.objects.update(valid_from=day + dt.timedelta(days=1))
    assert "Upptäcka, stödja" not in walk(client, "riktningsmal", goal).text
    Interpretation.objects.update(valid_from=day - dt.timedelta(days=9))
    reading.refresh_from_db()
    end_interpretation(
        interpretation=reading, last_day=day - dt.timedelta(days=1), expected_version=1, by=cast["amira"]
    )
    assert "Upptäcka, stödja" not in walk(client, "riktningsmal", goal).text


def test_a_goal_that_has_ended_is_not_on_the_thread(client: Client, model: Model, cast: Cast) -> None:
    DirectionGoal.objects.update(valid_to=cast["amira"].day - dt.timedelta(days=1))
    assert client.get(URL, {"fran": f"riktningsmal:{model.goal.public_id}"}).status_code == 404


def test_an_earlier_editions_area_is_not_on_the_thread(
    client: Client, edition: PlanEdition, area: DevelopmentArea, reading: Interpretation, model: Model
) -> None:
    sample.second_edition(edition.plan)
    assert client.get(URL, {"fran": f"utvecklingsomrade:{area.public_id}"}).status_code == 404
    assert "Inget är kopplat nedanför ännu." in walk(client, "riktningsmal", model.goal.public_id).text


@pytest.mark.parametrize("start", ["x", "plan:", "plan:borta", "malbild:\x00", ":", "program:' OR 1=1"])
def test_a_start_that_is_not_there(client: Client, edition: PlanEdition, start: str) -> None:
    assert client.get(URL, {"fran": start}).status_code == 404


def test_an_empty_municipality(client: Client, db: None) -> None:
    assert read(client.get(URL)).text.count("ej inlagd") == 8


@pytest.mark.parametrize("key", [None, "amira"])
def test_few_queries(
    client_of: ClientOf,
    model: Model,
    edition: PlanEdition,
    reading: Interpretation,
    bodies,
    django_assert_max_num_queries,
    key: str | None,
) -> None:
    for number in range(3):
        sample.make_edition(sample.make_plan(bodies["KS"], slug=f"p{number}", title=f"Plan {number}"))
    client = client_of(key)
    with django_assert_max_num_queries(10):
        client.get(URL)
    with django_assert_max_num_queries(12):
        client.get(URL, {"fran": f"program:{model.programme.public_id}"})
