"""Administrators keep the organisation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from fyren.people import actions
from fyren.people.models import Body, BodyDecision, Succession
from fyren.people.viewer import Viewer

pytestmark = pytest.mark.django_db

ClientOf = Callable[[str | None], Client]

NEW = {
    "name": "Klimatnämnden",
    "short_name": "Klimat",
    "kind": "board",
    "plan_scope": "included",
    "scope_reason": "",
    "position": "50",
    "valid_from": "2027-01-01",
    "valid_to": "",
    "source": "",
    "checked_on": "",
    "review_by": "",
}


def test_adding_a_body(client_of: ClientOf, bodies: dict[str, Body]) -> None:
    response = client_of("farid").post(reverse("body_add"), NEW | {"parent": bodies["KF"].pk})
    body = Body.objects.get(name="Klimatnämnden")
    assert response["Location"] == reverse("body", args=[body.public_id])


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"plan_scope": "outside"}, "scope_reason"),
        ({"valid_to": "2026-01-01"}, "valid_to"),
        ({"kind": "committee", "parent": ""}, "parent"),
        ({"scope_reason": "Ring Anna 811218-9876", "plan_scope": "outside"}, "scope_reason"),
    ],
)
def test_what_is_wrong_stands_beside_the_field(
    client_of: ClientOf, bodies: dict[str, Body], changed: dict[str, str], field: str
) -> None:
    response = client_of("farid").post(reverse("body_add"), NEW | {"parent": bodies["KF"].pk} | changed)
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not Body.objects.filter(name="Klimatnämnden").exists()


def test_changing_a_body_is_logged_with_names(client_of: ClientOf, bodies: dict[str, Body]) -> None:
    client, body = client_of("farid"), bodies["Vidingehem"]
    shown = client.get(reverse("body_change", args=[body.public_id])).context["form"]
    values = {name: shown[name].value() or "" for name in shown.fields}
    response = client.post(
        reverse("body_change", args=[body.public_id]), values | {"parent": bodies["KF"].pk, "name": "Vidingehem AB"}
    )
    assert response.status_code == 302
    page = client.get(reverse("body_change", args=[body.public_id])).content.decode()
    history = page[page.index("Historik") :]
    assert "Växjö Kommunföretag AB" in history
    assert "Vidingehem AB" in history
    assert bodies["VKAB"].public_id not in history


def test_two_who_change_the_same_body_choose(client_of: ClientOf, bodies: dict[str, Body]) -> None:
    client, body = client_of("farid"), bodies["Omsorg"]
    address = reverse("body_change", args=[body.public_id])
    shown = client.get(address).context["form"]
    values = {name: shown[name].value() or "" for name in shown.fields}
    assert client.post(address, values | {"short_name": "Först"}).status_code == 302
    response = client.post(address, values | {"short_name": "Sedan"})
    assert response.status_code == 409
    assert "Först" in response.content.decode()
    assert "Sedan" in response.content.decode()
    body.refresh_from_db()
    assert body.short_name == "Först"


class TestSuccession:
    """A body that goes on as another keeps its own row."""

    def test_a_successor_ends_the_body_the_day_before(self, client_of: ClientOf, bodies: dict[str, Body]) -> None:
        body, successor = bodies["Val"], bodies["Service"]
        values = {"successor": successor.pk, "on": "2027-01-01", "note": "", "row_version": body.row_version}
        address = reverse("body_succeed", args=[body.public_id])
        assert client_of("farid").post(address, values).status_code == 302
        body.refresh_from_db()
        assert body.valid_to == dt.date(2026, 12, 31)

    def test_a_split_is_entered_one_at_a_time(self, cast: dict[str, Viewer], bodies: dict[str, Body]) -> None:
        body, day = bodies["Val"], dt.date(2027, 1, 1)
        for successor in ("Service", "Omsorg"):
            actions.succeed_body(
                body=body,
                successor=bodies[successor],
                on=day,
                expected_version=body.row_version,
                by=cast["farid"],
            )
        assert Succession.objects.filter(predecessor=body).count() == 2
        assert body.valid_to == dt.date(2026, 12, 31)

    def test_it_cannot_succeed_itself(self, client_of: ClientOf, bodies: dict[str, Body]) -> None:
        body = bodies["Val"]
        values = {"successor": body.pk, "on": "2027-01-01", "row_version": body.row_version}
        response = client_of("farid").post(reverse("body_succeed", args=[body.public_id]), values)
        assert "successor" in response.context["form"].errors

    def test_the_successor_exists_then(self, cast: dict[str, Viewer], bodies: dict[str, Body]) -> None:
        gone = bodies["Videum"]
        with pytest.raises(ValidationError, match="finns inte den dagen"):
            actions.succeed_body(
                body=bodies["Val"], successor=gone, on=dt.date(2027, 1, 1), expected_version=1, by=cast["farid"]
            )

    def test_not_before_the_body_began(self, cast: dict[str, Viewer], bodies: dict[str, Body]) -> None:
        new = Body.objects.create(
            name="Ny", short_name="Ny", kind="board", parent=bodies["KF"], valid_from=dt.date(2026, 1, 1)
        )
        with pytest.raises(ValidationError, match="Slutdatum"):
            actions.succeed_body(
                body=new, successor=bodies["Val"], on=dt.date(2025, 1, 1), expected_version=1, by=cast["farid"]
            )
        assert not Succession.objects.filter(predecessor=new).exists()


class TestDecisions:
    """What binds a company to the plans."""

    def test_entering_one(self, client_of: ClientOf, bodies: dict[str, Body]) -> None:
        values = {
            "kind": "owner_directive",
            "concerning": "Ägardirektiv",
            "decided_by": bodies["KF"].pk,
            "decided_on": "2024-05-21",
            "section": "112",
            "dnr": "KS 2024-17",
        }
        address = reverse("body_decision_add", args=[bodies["Vidingehem"].public_id])
        assert client_of("farid").post(address, values).status_code == 302
        page = client_of(None).get(reverse("body", args=[bodies["Vidingehem"].public_id])).content.decode()
        assert all(text in page for text in ("21 maj 2024", "§ 112", "KS 2024-17"))

    def test_correcting_one(self, client_of: ClientOf, bodies: dict[str, Body]) -> None:
        decision = BodyDecision.objects.create(
            body=bodies["Vidingehem"], kind="applies_plan", concerning="Planen", section="1"
        )
        values = {"kind": "applies_plan", "concerning": "Planen", "section": "12", "row_version": 1}
        address = reverse("body_decision_change", args=[decision.public_id])
        assert client_of("farid").post(address, values).status_code == 302
        decision.refresh_from_db()
        assert decision.section == "12"
        assert client_of("farid").post(address, values | {"section": "13"}).status_code == 409


def test_the_list_has_also_those_that_are_gone(client_of: ClientOf) -> None:
    page = client_of("farid").get(reverse("body_admin_list")).content.decode()
    assert "Växjöbostäder" in page


def test_without_bodies_the_list_says_what_to_do(client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    from fyren.people.views import bodies as views

    monkeypatch.setattr(views.Body.objects, "select_related", lambda *args: Body.objects.none())
    page = client_of("farid").get(reverse("body_admin_list")).content.decode()
    assert "Ingen är inlagd än." in page
