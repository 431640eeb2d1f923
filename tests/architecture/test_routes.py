"""No way round `route`: every address declares who may use it, and the written table is up to date."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

from fyren.people import access_table
from fyren.people.routes import EVERYONE, Policy, route


def _bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


class _Bare:
    """An address list with a way round."""

    urlpatterns = [route("a/", _bare, get=EVERYONE, name="a"), path("b/", _bare, name="b")]


def test_every_address_declares_its_policies() -> None:
    routes = access_table.routes()
    assert routes
    assert all(isinstance(policy, Policy) for each in routes for policy in each.policies.values())
    assert all(str(policy.description) for each in routes for policy in each.policies.values())


def test_a_way_round_is_found() -> None:
    """The positive control of the test above."""
    with override_settings(ROOT_URLCONF=_Bare), pytest.raises(access_table.Unguarded, match="/b/"):
        access_table.routes()


def test_names_and_addresses_are_unique() -> None:
    routes = access_table.routes()
    assert len({each.name for each in routes}) == len(routes)
    assert len({each.address for each in routes}) == len(routes)


def test_addresses_carry_no_database_keys() -> None:
    """Objects are named by opaque public ids; whole numbers are years, or count editions and places."""
    allowed = {"number", "a", "b", "place", "year"}
    for each in access_table.routes():
        for part in each.address.split("/"):
            if part.startswith("<int:"):
                assert part[5:-1] in allowed, each.address


def test_the_written_table_is_up_to_date() -> None:
    written = (Path(settings.ROOT) / "docs" / "access.md").read_text()
    assert written == access_table.access_page(), "Mend with: python3 run.py manage docs"
