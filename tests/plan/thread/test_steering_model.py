"""The steering model, as its coordinator keeps it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from fyren.base.history import Conflict
from fyren.people.viewer import Viewer
from fyren.plan.actions.programme import (
    end_interpretation,
    make_interpretation,
    save_direction_goal,
    save_programme,
)
from fyren.plan.models import (
    DevelopmentArea,
    DirectionGoal,
    Interpretation,
    PlanEdition,
    Process,
    Programme,
    TargetInterpretation,
    TargetPicture,
)
from tests.plan.pages import sample
from tests.plan.pages.reader import read
from tests.plan.thread.conftest import Model

ClientOf = Callable[[str | None], Client]
Cast = dict[str, Viewer]
URL = "/arbete/styrmodell/"


@pytest.mark.parametrize("key", ["bjorn", "hanna", "gun", "farid"])
def test_only_the_coordinator(client_of: ClientOf, cast: Cast, model: Model, key: str) -> None:
    client = client_of(key)
    for address in (URL, f"{URL}malbild/ny/", f"{URL}las/tolkning/"):
        assert client.get(address).status_code == 403
        assert client.post(f"{URL}malbild/ny/", {"name": "x"}).status_code == 403
    with pytest.raises(PermissionDenied):
        save_programme(programme=Programme(), values={"name": "x"}, expected_version=1, by=cast[key])


def test_nothing_entered_yet(client_of: ClientOf, db: None) -> None:
    page = read(client_of("amira").get(URL))
    assert "Det är inte inlagt ännu." in page.text
    assert f"{URL}program/ny/" in page.links


def test_the_whole_model_in_the_browser(client_of: ClientOf, area: DevelopmentArea) -> None:
    client = client_of("amira")

    def add(sort: str, **values: object) -> None:
        response = client.post(f"{URL}{sort}/ny/", {"row_version": 1, **values})
        assert response.status_code == 302, response.content.decode()

    add("program", name="Hållbara Växjö 2030", vision="")
    programme = Programme.objects.get()
    add("malbild", programme=programme.pk, name="Tryggt", position=1, source="vaxjo.se", checked_on="2026-11-01")
    add("utmaning", programme=programme.pk, name="", position=1)
    add("process", kind="main", name="Stödja individen", position=1)
    add("riktningsmal", process=Process.objects.get().pk, wording="", position=1)
    goal = DirectionGoal.objects.get()
    reason = {"rationale": "Stöd ger trygghet.", "valid_from": "2026-01-01"}
    assert client.post(f"{URL}las/tolkning/", {"area": area.pk, "goal": goal.pk, **reason}).status_code == 302
    picture = TargetPicture.objects.get()
    reading = {"goal": goal.pk, "picture": picture.pk, **reason}
    assert client.post(f"{URL}las/malbildstolkning/", reading).status_code == 302
    text = read(client.get(URL)).text
    for words in ("Källa: vaxjo.se", "Stödja individen: ej inlagd", "Stöd ger trygghet.", "Amira Nilsson (exempel)"):
        assert words in text


def test_change_with_two_at_once(client_of: ClientOf, model: Model) -> None:
    client = client_of("amira")
    address = f"{URL}malbild/{model.picture.public_id}/"
    values = {"programme": model.programme.pk, "position": 1}
    assert client.post(address, {**values, "name": "Först", "row_version": 1}).status_code == 302
    assert client.post(address, {**values, "name": "Sedan", "row_version": 1}).status_code == 409
    assert "Historik" in read(client.get(address)).text


def test_an_interpretation_is_ended_once(client_of: ClientOf, model: Model, area: DevelopmentArea, cast: Cast) -> None:
    by = cast["amira"]
    made = make_interpretation(area=area, goal=model.goal, rationale="Skäl", valid_from=by.day, by=by)
    address = f"{URL}las/tolkning/{made.public_id}/avsluta/"
    assert "Skäl" in read(client_of("amira").get(address)).text
    assert client_of("amira").post(address, {"last_day": by.day, "row_version": 1}).status_code == 302
    made.refresh_from_db()
    assert made.valid_to == by.day
    with pytest.raises(ValidationError):
        end_interpretation(interpretation=made, last_day=by.day, expected_version=2, by=by)


def test_the_same_reading_does_not_hold_twice(model: Model, area: DevelopmentArea, cast: Cast) -> None:
    by = cast["amira"]

    def make() -> None:
        make_interpretation(area=area, goal=model.goal, rationale="Skäl", valid_from=by.day, by=by)

    make()
    with pytest.raises(ValidationError):
        make()
    assert Interpretation.objects.count() == 1


def test_a_reading_needs_a_reason(client_of: ClientOf, model: Model, area: DevelopmentArea, cast: Cast) -> None:
    with pytest.raises(ValidationError):
        make_interpretation(area=area, goal=model.goal, rationale="", valid_from=cast["amira"].day, by=cast["amira"])
    values = {"goal": model.goal.pk, "picture": model.picture.pk, "rationale": "", "valid_from": "2026-01-01"}
    assert client_of("amira").post(f"{URL}las/malbildstolkning/", values).status_code == 200
    assert not TargetInterpretation.objects.exists()


def test_a_reading_of_an_earlier_edition_is_marked(
    client_of: ClientOf, model: Model, edition: PlanEdition, area: DevelopmentArea, cast: Cast
) -> None:
    by = cast["amira"]
    make_interpretation(area=area, goal=model.goal, rationale="Skäl", valid_from=by.day, by=by)
    assert "Äldre utgåva" not in read(client_of("amira").get(URL)).text
    sample.second_edition(edition.plan)
    assert "Äldre utgåva" in read(client_of("amira").get(URL)).text


def test_an_older_version_is_a_conflict(model: Model, cast: Cast) -> None:
    mine, yours = (DirectionGoal.objects.get(pk=model.goal.pk) for _ in range(2))
    save_direction_goal(goal=mine, values={"wording": "Först"}, expected_version=1, by=cast["amira"])
    with pytest.raises(Conflict):
        save_direction_goal(goal=yours, values={"wording": "Sedan"}, expected_version=1, by=cast["amira"])


def test_what_is_no_sort(client_of: ClientOf, model: Model) -> None:
    client = client_of("amira")
    for address in ("annat/ny/", "malbild/borta/", "las/annat/", "las/tolkning/borta/avsluta/"):
        assert client.get(f"{URL}{address}").status_code == 404


def test_queries_do_not_grow(client_of: ClientOf, model: Model, django_assert_max_num_queries) -> None:
    for number in range(6):
        TargetPicture.objects.create(programme=model.programme, name=f"Bild {number}", position=number)
        DirectionGoal.objects.create(process=model.process, position=number)
    client = client_of("amira")
    with django_assert_max_num_queries(12):
        client.get(URL)
