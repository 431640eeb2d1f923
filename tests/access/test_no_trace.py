"""Whoever reads what is open to everyone, or on the own network, leaves no trace, on pages, in the API or in files: no
cookie, no session."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fyren.people import access_table
from fyren.people.access_table import ANYONE, WITHIN, Outcome, Route
from tests.access.test_table import INSIDE, ROUTES, Objects, _home
from tests.actions.world import World
from tests.conftest import client_for

pytestmark = pytest.mark.django_db

LOG_IN = "account_login"
FORMS = (LOG_IN, "account_logout")  # what is posted there must come from there


def _is_open(route: Route) -> bool:
    policy = route.policies.get("GET")
    return policy is not None and access_table.outcome(policy, access_table.viewer_as(WITHIN)) is Outcome.ALLOWED


OPEN = [route for route in ROUTES if _is_open(route) and route.name not in FORMS]


def _has_trace(client: Client, response: HttpResponse) -> bool:
    return bool(response.cookies or client.cookies or Session.objects.exists())


@pytest.mark.once
@pytest.mark.parametrize("route", OPEN, ids=lambda route: route.name)
def test_who_reads_in_the_open_leaves_no_trace(world: World, route: Route, client: Client) -> None:
    address = Objects(world).address(route, "GET", ANYONE, _home(world, ANYONE), is_own=True)
    response = client.get(address, REMOTE_ADDR=INSIDE)
    assert response.status_code < 400
    assert not _has_trace(client, response)
    assert "Cookie" not in response.headers.get("Vary", "")


def test_the_probe_finds_a_trace_where_there_is_one(world: World, client: Client) -> None:
    assert _has_trace(client, client.get(reverse(LOG_IN)))
    known = client_for(world.people["amira"])
    assert _has_trace(known, known.get(reverse("plan_list")))


def test_api_calendars_files_and_rounds_are_among_what_is_open() -> None:
    wanted = {
        "api_activities",
        "api_follow_up",
        "calendar",
        "open_set_csv",
        "round_public",
        "indicator_file",
        "reports",
        "routines_here",
        "routine",
    }
    assert wanted <= {route.name for route in OPEN}
