"""What everyone may read of the API: exactly what the public pages show, without cookie or trace."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from fyren.base.api import PROBLEM
from fyren.house.api import urlpatterns
from fyren.indicators.models import Figure
from fyren.reports.models import AdoptedReport
from fyren.steering.actions.activities import release_activity
from fyren.steering.models import RoundEdition
from fyren.steering.queries.public import what_is_done, what_is_done_about
from tests.actions.world import World
from tests.api.rounds import decide_report
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db
Ask = Callable[..., Any]
LISTS = ("bodies", "plans", "focus-areas", "indicators", "values", "activities", "follow-up", "plan-analyses")


def titles(answer: Any) -> list[str]:
    return [each["title"] for each in answer["items"]]


def test_only_adopted_and_released_activities(ask: Ask, course: YearCourse, company: YearCourse) -> None:
    for step in (
        course.stance,
        course.activity,
        course.hand_over,
        course.propose,
        course.adopt,
        course.approve_minutes,
    ):
        step()
        assert titles(ask("activities")) == []
    course.release()
    assert titles(ask("activities")) == ["Fråga om våld vid nybesök"]
    activity = company.adopted()
    company.release()
    assert len(titles(ask("activities"))) == 1  # a company releases each activity by itself
    release_activity(activity=activity, expected_version=activity.row_version, by=company.by)
    assert len(titles(ask("activities"))) == 2


def test_the_same_as_the_public_page(ask: Ask, world: World, course: YearCourse, company: YearCourse) -> None:
    for each in (course, company):
        each.adopted()
        each.release()
    asked = (world.plan.slug, str(course.number))
    everything = what_is_done(world.viewer("gun"), *asked)
    nodes = [row.node for _area, rows in everything.groups for row in rows if row.activities]
    pages = [what_is_done_about(world.viewer("gun"), asked[0], node, asked[1]) for node in nodes]
    shown = {
        (one.public_id, one.title, one.shown, one.message)
        for page in pages
        for _said, told in page.doing
        for one in told
    }
    given = ask("activities", plan=world.plan.slug, year=course.number)["items"]
    assert shown
    assert {(each["id"], each["title"], each["status"], each["message"]) for each in given} == shown


def test_an_activity_tells_of_body_decision_and_focus_area(ask: Ask, world: World, course: YearCourse) -> None:
    course.adopted()
    course.release()
    (activity,) = ask("activities")["items"]
    assert activity["body"] == {"id": world.board.public_id, "name": world.board.name}
    assert [each["number"] for each in activity["focusAreas"]] == ["3.1.1"]
    assert (activity["section"], activity["isDecided"]) == ("12", True)
    assert "unit" not in activity


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 1),
        ({"year": 1999}, 0),
        ({"plan": "exempelplan"}, 1),
        ({"plan": "annan"}, 0),
        ({"body": "nobody"}, 0),
        ({"focusArea": "none"}, 0),
        ({"status": "not-started"}, 1),
        ({"status": "done"}, 0),
        ({"updatedSince": "2000-01-01"}, 1),
        ({"updatedSince": "2999-01-01"}, 0),
    ],
)
def test_filters_narrow(ask: Ask, course: YearCourse, query: dict[str, Any], count: int) -> None:
    course.adopted()
    course.release()
    assert ask("activities", **query)["total"] == count


def test_decided_follow_up_only_and_a_companys_own_texts_left_out(
    ask: Ask, world: World, closed_round: RoundEdition
) -> None:
    reports = {each["body"]["id"]: each for each in ask("follow-up")["items"]}
    assert set(reports) == {world.board.public_id, world.company.public_id}
    board, company = reports[world.board.public_id], reports[world.company.public_id]
    assert titles({"items": board["activities"]}) == ["Öppen aktivitet hos Utbildning"]
    assert [each["text"] for each in board["analyses"]] == ["Analys från Utbildning"]
    assert (titles({"items": company["activities"]}), company["analyses"]) == (["Öppen aktivitet hos Vidingehem"], [])
    assert board["decision"] == {"decidedOn": "2026-02-10", "section": "14", "dnr": ""}
    assert board["isExample"]
    told = json.dumps(list(reports.values()), ensure_ascii=False)
    assert "Det här bör nämnden veta" not in told


def test_the_plans_own_analysis_once_its_report_is_decided_and_the_minutes_approved(
    ask: Ask, world: World, closed_round: RoundEdition
) -> None:
    assert ask("plan-analyses")["items"] == []
    report = decide_report(closed_round, world, are_minutes_approved=False)
    assert ask("plan-analyses")["items"] == []
    AdoptedReport.objects.filter(pk=report.pk).update(minutes_approved_on=world.day)
    (told,) = ask("plan-analyses")["items"]
    assert (told["text"], told["trend"], told["judgement"]) == ("Planen når fram.", "same", "God")
    assert (told["plan"], told["area"]) == (world.plan.public_id, world.area.public_id)
    assert told["focusAreas"] == [world.focus_area.public_id]
    assert (told["isDecided"], told["decidedBy"]) == (True, str(world.council))
    assert told["decision"] == {"decidedOn": world.day.isoformat(), "section": "88", "dnr": ""}


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"year": 1999}, 0),
        ({"plan": "exempelplan"}, 1),
        ({"plan": "annan"}, 0),
        ({"focusArea": "none"}, 0),
        ({"updatedSince": "2000-01-01"}, 1),
        ({"updatedSince": "2999-01-01"}, 0),
    ],
)
def test_filters_narrow_the_plans_analyses(
    ask: Ask, world: World, closed_round: RoundEdition, query: dict[str, Any], count: int
) -> None:
    decide_report(closed_round, world)
    assert ask("plan-analyses", **query)["total"] == count


def test_a_correction_takes_the_place_of_the_round(ask: Ask, closed_round: RoundEdition) -> None:
    RoundEdition.objects.create(
        round=closed_round.round,
        number=2,
        content=closed_round.content,
        schema_version=1,
        checksum=closed_round.checksum,
        frozen_by="x",
    )
    assert {each["edition"] for each in ask("follow-up")["items"]} == {2}


def test_a_value_tells_source_day_and_year_and_none_is_null(ask: Ask, figures: list[Figure], world: World) -> None:
    answer = ask("values", indicator="N00001")
    assert [(each["year"], each["value"]) for each in answer["items"]] == [(2022, 4.5), (2023, None), (2024, 6.0)]
    for each in answer["items"]:
        told = (each["source"], each["licence"], each["fetchedOn"], each["place"], each["isExample"])
        assert told == ("Exempelkälla", "CC0", world.day.isoformat(), "Växjö", True)


def test_a_plan_to_the_letter(ask: Ask, world: World) -> None:
    plan = ask("plans/exempelplan")
    wording = world.edition.read()
    assert plan["checksum"] == wording.checksum()
    assert [each["title"] for each in plan["sections"]] == [each.title for each in wording.sections]
    blocks = [(each["number"], each["text"]) for each in plan["developmentAreas"][0]["blocks"]]
    assert blocks == [(each.number, each.text) for each in wording.development_areas[0].blocks]
    assert ask("focus-areas", plan="exempelplan")["total"] == 3


def test_errors_are_problem_details(client: Client, world: World) -> None:
    for address, status in (("plans/finns-inte", 404), ("bodies?limit=0", 422), ("activities?updatedSince=7", 422)):
        response = client.get(f"/api/v1/{address}")
        assert (response.status_code, response["Content-Type"]) == (status, PROBLEM)
        assert response.json()["status"] == status
    assert client.get("/api/v1/bodies?limit=0").json()["invalidParams"][0]["name"] == "limit"


@pytest.mark.parametrize("name", LISTS)
def test_no_cookie_no_session_whoever_asks(client_of: Callable[[str | None], Client], world: World, name: str) -> None:
    response = client_of(None).get(f"/api/v1/{name}")
    assert (response.status_code, bool(response.cookies), response["Vary"]) == (200, False, "Authorization")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not Session.objects.exists()


def test_the_same_probe_finds_a_cookie_where_there_is_one(client: Client) -> None:
    response = client.get(reverse("account_login"))
    assert response.cookies
    assert "Cookie" in response["Vary"]


def test_who_is_logged_in_reads_no_more(client_of: Callable[[str | None], Client], course: YearCourse) -> None:
    course.adopted()
    answer = client_of("bjorn").get("/api/v1/activities")
    assert answer.json()["total"] == 0
    assert answer["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("name", LISTS)
def test_asked_again_by_etag(client: Client, course: YearCourse, figures: list[Figure], name: str) -> None:
    first = client.get(f"/api/v1/{name}")
    again = client.get(f"/api/v1/{name}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert client.get(f"/api/v1/{name}", headers={"If-None-Match": '"annat"'}).status_code == 200


def test_the_etag_changes_with_what_is_told(client: Client, course: YearCourse) -> None:
    before = client.get("/api/v1/activities")["ETag"]
    course.adopted()
    course.release()
    after = client.get("/api/v1/activities", headers={"If-None-Match": before})
    assert (after.status_code, after["ETag"] == before) == (200, False)


@pytest.mark.parametrize(("name", "limit"), [("bodies", 1), ("bodies", 7), ("values", 2), ("focus-areas", 2)])
def test_all_pages_together_are_the_whole(
    client: Client, world: World, figures: list[Figure], name: str, limit: int
) -> None:
    whole = client.get(f"/api/v1/{name}?limit=500").json()
    address, found = f"/api/v1/{name}?limit={limit}", []
    while address:
        page = client.get(address).json()
        assert page["total"] == whole["total"]
        assert len(page["items"]) <= limit
        found += page["items"]
        address = page["next"]
    assert found == whole["items"]
    assert len(found) == whole["total"] > limit


def test_every_operation_is_an_address_with_a_policy(client: Client, world: World) -> None:
    described = client.get("/api/v1/openapi.json").json()["paths"]
    names = {f"/{each.pattern}".replace("<slug>", "{slug}") for each in urlpatterns}
    assert set(described) | {"/api/v1/openapi.json"} == names


def test_only_reading(client: Client, world: World) -> None:
    for verb in ("POST", "PUT", "PATCH", "DELETE"):
        response = client.generic(verb, "/api/v1/bodies")
        assert (response.status_code, response["Allow"]) == (405, "GET")


@pytest.mark.parametrize("day", ["0001-01-01", "2020-01-01", "9999-12-31"])
def test_any_day_as_days_are_written(ask: Ask, figures: list[Figure], day: str) -> None:
    answers = [ask(name, updatedSince=day) for name in ("plans", "values", "activities", "follow-up")]
    assert [each["code"] for each in answers] == [200] * 4
    assert (answers[1]["total"] == 0) is (day > "2990")
