"""Learning platforms post statements: what counts, what is refused, what waits, and what is never kept."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from fyren.competence.actions.sources import connect_activity, connect_place, end_learning_source, make_learning_source
from fyren.competence.models import (
    Completion,
    Course,
    LearningActivity,
    LearningPlace,
    LearningSource,
    Statement,
)
from fyren.competence.xapi import keeping
from fyren.competence.xapi.counting import COUNTING, count_waiting
from fyren.competence.xapi.reading import LEVEL, PASSED, UNIT
from fyren.people.models import Unit
from fyren.vault.keys import next_key_id, ring_path, rotate_ring
from tests.actions.world import World
from tests.competence.known import course_of, unit_of
from tests.competence.told import ADDRESS, COURSE_IRI, ONE, Platform, counted, source_of, statement

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str | None], Client]


def test_a_statement_counts_and_its_actor_is_nowhere(platform: Platform, course: Course, unit: Unit) -> None:
    sent = statement()
    answer = platform.post(sent)
    assert (answer.status_code, answer.json()) == (200, [sent["id"]])
    assert answer["X-Experience-API-Version"] == "1.0.3"
    assert counted() == ONE
    kept = "".join(_everything())
    assert COURSE_IRI in kept
    assert "Anna" not in kept
    assert "example.com" not in kept
    assert "slutförde" not in kept


def _everything() -> list[str]:
    """Every row of every table of the room, as text."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_app_config("competence").get_models():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            found += [repr(row) for row in cursor.fetchall()]
    return found


def test_the_same_again_is_acknowledged_and_counted_once(platform: Platform, course: Course, unit: Unit) -> None:
    sent = statement()
    assert platform.post(sent).status_code == 200
    assert counted() == ONE
    assert platform.post(sent).status_code == 200
    assert platform.put(sent).status_code == 204
    assert platform.post(sent | {"stored": "2026-10-06T00:00:00Z", "version": "1.0.0"}).status_code == 200
    assert counted() == ONE


def test_another_content_under_the_same_id_is_a_conflict(platform: Platform, course: Course, unit: Unit) -> None:
    sent, other = statement(), statement()
    platform.post(sent)
    answer = platform.post([other, sent | {"timestamp": "2026-10-06T09:30:00Z"}])
    assert answer.status_code == 409
    assert Statement.objects.count() == 1


def test_the_same_is_the_same_after_a_rotation_of_keys(platform: Platform, course: Course, unit: Unit) -> None:
    sent = statement()
    platform.post(sent)
    path = ring_path()
    before = path.read_bytes()
    try:
        rotate_ring(path, next_key_id(path))
        assert platform.post(sent).status_code == 200
        assert platform.post(sent | {"timestamp": "2026-10-06T09:30:00Z"}).status_code == 409
    finally:
        path.write_bytes(before)


def test_put_takes_one_by_its_id(platform: Platform, course: Course, unit: Unit) -> None:
    sent = statement()
    assert platform.put(sent).status_code == 204
    assert (
        platform.put({key: value for key, value in statement().items() if key != "id"}, str(uuid.uuid4())).status_code
        == 204
    )
    assert platform.put(statement(), str(uuid.uuid4())).status_code == 400
    assert platform.put(statement(), "inget").status_code == 400
    assert counted() == [("Förskolan Ängen", "front_line", "2026-10", 2)]


def test_a_batch_is_kept_whole_or_not_at_all(platform: Platform, course: Course, unit: Unit) -> None:
    assert platform.post([statement(), statement() | {"verb": "slutförde"}]).status_code == 400
    assert not Statement.objects.exists()
    assert platform.post([statement(), statement()]).status_code == 200
    assert Statement.objects.count() == 2


def test_completed_and_passed_of_one_attempt_are_one(platform: Platform, course: Course, unit: Unit) -> None:
    context = {"extensions": {UNIT: "Förskolan Ängen", LEVEL: "chef"}, "registration": str(uuid.uuid4())}
    platform.post([statement(context=context), statement(context=context, verb=PASSED)])
    platform.post(statement(context=context, verb=PASSED))
    assert counted() == [("Förskolan Ängen", "manager", "2026-10", 1)]
    assert context["registration"] not in "".join(_everything())


@pytest.mark.parametrize(
    "more",
    [
        {"verb": "http://adlnet.gov/expapi/verbs/experienced"},
        {"result": {"success": False}},
        {"result": {"completion": False}},
        {"object": {"objectType": "Agent", "mbox": "mailto:b@example.com"}},
    ],
)
def test_what_is_no_completion_is_acknowledged_and_not_kept(
    platform: Platform, course: Course, unit: Unit, more: dict[str, Any]
) -> None:
    assert platform.post(statement(**more)).status_code == 200
    assert not Statement.objects.exists()


def test_unit_and_level_come_by_grouping_or_are_the_platforms_own(world: World, course: Course, unit: Unit) -> None:
    platform = Platform(*source_of(world.board, world.contact, unit=unit, level="official"))
    grouping = [{"id": f"{UNIT}:{unit.public_id}"}, {"id": f"{LEVEL}:Chefer"}]
    platform.post(statement(context={"contextActivities": {"grouping": grouping}}))
    platform.post(statement(context={"contextActivities": {"grouping": {"id": f"{UNIT}:F%C3%B6rskolan%20%C3%84ngen"}}}))
    sent = statement()
    del sent["context"]
    platform.post(sent)
    assert counted() == [("Förskolan Ängen", "manager", "2026-10", 1), ("Förskolan Ängen", "official", "2026-10", 2)]


def test_what_is_not_understood_waits_until_the_keeper_says_what_it_is(
    client_of: ClientOf, world: World, unit: Unit, platform: Platform, source: tuple[LearningSource, str]
) -> None:
    course = course_of(world.executive, world.coordinator)
    platform.post([statement(unit="Ängen F-6"), statement()])
    assert counted() == []
    client, page = client_of("bjorn"), reverse("learning_source", args=[source[0].public_id])
    assert client.get(page).content.decode().count("Inte placerad") == 2
    assert client_of("carin").get(page).status_code == 404
    activity, place = LearningActivity.objects.get(), LearningPlace.objects.get(unit=None)
    client.post(reverse("learning_activity", args=[activity.public_id]), {"row_version": 1, "course": course.pk})
    assert counted() == ONE
    said = {"row_version": 1, "unit": unit.pk, "level": "front_line"}
    client.post(reverse("learning_place", args=[place.public_id]), said)
    assert counted() == [("Förskolan Ängen", "front_line", "2026-10", 2)]
    other = course_of(world.executive, world.coordinator, name="En annan")
    connect_activity(activity=activity, values={"course": other}, expected_version=2, by=world.contact)
    assert list(Completion.objects.exclude(number=0).values_list("course__name", "number")) == [("En annan", 2)]
    assert not count_waiting()


def test_what_tells_who_it_is_is_no_name_of_a_unit(platform: Platform, course: Course) -> None:
    said = statement(unit="anna@example.com", level="19811218-9876")
    assert platform.post(said | {"object": {"id": "https://plattform.example/19811218-9876"}}).status_code == 200
    assert (LearningPlace.objects.get().unit_said, LearningActivity.objects.get().iri) == ("", keeping.WITHHELD)


def test_a_day_that_has_not_come_is_today(platform: Platform, course: Course, unit: Unit, world: World) -> None:
    platform.post(statement(timestamp="2999-01-01T00:00:00Z"))
    assert counted() == [("Förskolan Ängen", "front_line", f"{world.day:%Y-%m}", 1)]


@pytest.mark.parametrize(
    ("sent", "because"),
    [
        ("{", "not JSON"),
        ('"text"', "JSON object"),
        ("[" * 100_000, "not JSON"),
        ({"actor": {}}, "verb"),
        (statement() | {"actor": "Anna"}, "actor"),
        (statement() | {"id": "1"}, "UUID"),
        (statement() | {"timestamp": "i går"}, "timestamp"),
        (statement() | {"object": {"id": "grundkurs"}}, "IRI"),
        (statement() | {"egenskap": 1}, "property"),
        (statement() | {"result": "bra"}, "result"),
        ([statement(id="a2f1c1f0-0000-4000-8000-000000000001")] * 2, "same id"),
        ([statement()] * 1001, "At most 1000"),
    ],
)
def test_what_is_no_statement_is_refused_with_a_clear_text(platform: Platform, sent: object, because: str) -> None:
    answer = platform.post(sent)
    assert answer.status_code == 400
    assert because in answer.content.decode()
    assert "Anna" not in answer.content.decode()


@pytest.mark.parametrize("version", ["", "0.95", "3.0.0", "1.1.0"])
def test_another_version_is_refused(platform: Platform, version: str) -> None:
    answer = platform.post(statement(), **{"X-Experience-API-Version": version})
    assert answer.status_code == 400
    assert "X-Experience-API-Version" in answer.content.decode()


@pytest.mark.parametrize(("version", "told"), [("1.0", "1.0.3"), ("1.0.0", "1.0.3"), ("2.0.0", "2.0.0")])
def test_the_versions_that_are_understood(platform: Platform, version: str, told: str) -> None:
    answer = platform.post(statement(), **{"X-Experience-API-Version": version})
    assert (answer.status_code, answer["X-Experience-API-Version"]) == (200, told)


@pytest.mark.parametrize("given", ["", "Basic", "Basic !!!", "Basic eDp5", "Bearer x", "Basic bmFtZQ=="])
def test_without_a_key_that_holds_nothing_is_taken(platform: Platform, given: str) -> None:
    answer = platform.post(statement(), Authorization=given)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Basic realm="xAPI"'
    assert not Statement.objects.exists()


def test_an_ended_key_holds_no_more(platform: Platform, world: World, source: tuple[LearningSource, str]) -> None:
    assert platform.post(statement()).status_code == 200
    found = LearningSource.objects.get(pk=source[0].pk)
    assert found.last_used_on == world.day
    end_learning_source(source=found, expected_version=1, by=world.contact)
    assert platform.post(statement()).status_code == 401


def test_what_is_too_large_or_another_kind_is_refused(platform: Platform, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
    assert platform.post('"' + "x" * 1024 * 1024 + '"').status_code == 413
    assert platform.client.post(ADDRESS, headers={"X-Experience-API-Version": "1.0.3"}).status_code == 401
    assert platform.client.get(ADDRESS).status_code == 405


def test_about_tells_the_versions(client: Client) -> None:
    answer = client.get("/xapi/about")
    assert "1.0.3" in answer.json()["version"]


def test_no_body_reaches_a_log(
    platform: Platform, course: Course, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    platform.client.raise_request_exception = False

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(keeping, "_inserted", fail)
    assert platform.post(statement()).status_code == 500
    assert caplog.records
    assert "Anna" not in caplog.text
    assert "anna@" not in caplog.text


def test_a_platform_is_added_on_the_page_and_its_key_shown_once(client_of: ClientOf, world: World) -> None:
    client = client_of("bjorn")
    address = reverse("learning_source_new", args=[world.board.public_id])
    shown = client.post(address, {"name": "Plattformen", "unit": "", "level": ""}).content.decode()
    found = LearningSource.objects.get()
    assert found.public_id in shown
    assert "fyren_" in shown
    listed = client.get(reverse("learning_sources", args=[world.board.public_id])).content.decode()
    assert "Plattformen" in listed
    assert "fyren_" not in listed


def test_only_who_keeps_the_registers_keeps_platforms(world: World, source: tuple[LearningSource, str]) -> None:
    activity = LearningActivity.objects.create(source=source[0], iri=COURSE_IRI)
    place = LearningPlace.objects.create(source=source[0])
    for by in (world.coordinator, world.other_contact, world.registrar, world.administrator):
        with pytest.raises(PermissionDenied):
            make_learning_source(authority=world.board, values={"name": "En till"}, by=by)
        with pytest.raises(PermissionDenied):
            end_learning_source(source=source[0], expected_version=1, by=by)
        with pytest.raises(PermissionDenied):
            connect_activity(activity=activity, values={}, expected_version=1, by=by)
        with pytest.raises(PermissionDenied):
            connect_place(place=place, values={}, expected_version=1, by=by)


def test_another_authoritys_unit_is_never_meant(world: World, source: tuple[LearningSource, str]) -> None:
    elsewhere = unit_of(world.executive)
    place = LearningPlace.objects.create(source=source[0])
    with pytest.raises(ValidationError):
        connect_place(place=place, values={"unit": elsewhere}, expected_version=1, by=world.contact)
    with pytest.raises(ValidationError):
        source_of(world.board, world.contact, unit=elsewhere)
    Platform(*source).post(statement(unit=elsewhere.public_id))
    assert LearningPlace.objects.get(unit_said=elsewhere.public_id).unit is None


def test_the_job_counts_all_that_wait(platform: Platform, course: Course, unit: Unit) -> None:
    platform.post([statement() for _ in range(30)])

    class _Turn:
        def go_on(self) -> None:
            """It goes on."""

        def pause(self, seconds: float) -> None:
            """It does not wait."""

    COUNTING.run(_Turn())
    assert counted() == [("Förskolan Ängen", "front_line", "2026-10", 30)]
