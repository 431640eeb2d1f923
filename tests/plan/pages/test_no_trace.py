"""Readers leave no trace: no cookie, no session, nothing that varies by who reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from fyren.plan.models import PlanEdition
from tests.plan.pages import sample

URL = f"/planer/{sample.SLUG}/"
PUBLIC = [
    "/planer/",
    URL,
    f"{URL}3.2.1/",
    f"{URL}3.2/",
    f"{URL}utgavor/",
    f"{URL}utgava/1/",
    f"{URL}utgava/1/3.2.1/",
    "/roda-traden/",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_no_cookie_and_no_session(client: Client, edition: PlanEdition, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    assert not client.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "csrf" not in response.content.decode()
    assert not Session.objects.exists()


def test_the_same_probe_finds_the_trace_of_somebody_logged_in(
    client_of: Callable[[str | None], Client], edition: PlanEdition
) -> None:
    """The positive control."""
    client = client_of("amira")
    response = client.get(URL)
    assert client.cookies
    assert "Cookie" in response.headers["Vary"]
    assert Session.objects.exists()
