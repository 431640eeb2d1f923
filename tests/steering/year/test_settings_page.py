"""How a body says that it plans."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fyren.people.models import Body
from fyren.steering.models import BodySettings
from fyren.steering.rules import DECIDED_BY_DEFAULT
from tests.plan.pages.reader import read

ClientOf = Callable[[str | None], Client]


@pytest.fixture
def address(bodies: dict[str, Body]) -> str:
    return f"/aret/sa-planerar-vi/{bodies['Utbildning'].public_id}/"


def test_what_holds_before_anything_is_said(client_of: ClientOf, address: str) -> None:
    response = client_of("bjorn").get(address)
    page = read(response).text
    assert "Inget är sagt här ännu." in page
    assert "Förväntat resultat" in page
    assert response.content.decode().count("checked") == 1 + len(DECIDED_BY_DEFAULT)


def test_saying_that_another_system_leads(client_of: ClientOf, address: str, bodies: dict[str, Body]) -> None:
    values = {"leading_system": "own", "system_name": "Stratsys", "decided_fields": ["amount", "title"]}
    values |= {"reminder_days": "14", "fallback_email": "registrator@kommun.example"}
    response = client_of("bjorn").post(address, values | {"row_version": 0}, follow=True)
    assert "Stratsys styr." in read(response).text
    said = BodySettings.objects.get(authority=bodies["Utbildning"])
    assert (said.leading_system, said.decided_fields) == ("own", ("title", "amount"))
    assert (said.reminder_days, said.fallback_email) == (14, "registrator@kommun.example")


def test_two_who_saw_that_nothing_was_said(client_of: ClientOf, address: str) -> None:
    client = client_of("bjorn")
    values = {"leading_system": "own", "system_name": "Först", "decided_fields": ["title"], "row_version": 0}
    values |= {"reminder_days": 7, "fallback_email": ""}
    assert client.post(address, values).status_code == 302
    both = client.post(address, values | {"system_name": "Sedan"})
    assert both.status_code == 409
    assert "Först" in both.content.decode()
    assert BodySettings.objects.get().system_name == "Först"


@pytest.mark.parametrize("key", ["amira", "carin"])
def test_another_bodys_is_nothing_one_may_know_of(client_of: ClientOf, address: str, key: str) -> None:
    assert client_of(key).get(address).status_code == 404
    assert client_of(key).post(address, {"leading_system": "own", "row_version": 0}).status_code == 404
    assert not BodySettings.objects.exists()
