"""The whole table of rights is walked: every role × route × verb, refusals included."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fyren.people import access_table
from fyren.people.access_table import ANYONE, COLUMNS, ROLELESS, Outcome, Route
from fyren.people.models import Body, User
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from tests.access.objects import AWAY, LEADS_ON, OBJECTS, PERSONAL, QUERIES, Asked
from tests.actions.world import World
from tests.conftest import client_for

pytestmark = pytest.mark.django_db

PERSONA = {
    Role.COORDINATOR: "amira",
    Role.CONTACT: "bjorn",
    Role.HEAD: "inger",
    Role.DECISION_READER: "david",
    Role.REGISTRAR: "eva",
    Role.EDITOR: "hanna",
    Role.ADMINISTRATOR: "farid",
    Role.AUDITOR: "gun",
}
# Nobody of the cast holds a role here.
ELSEWHERE = "Omsorg"

ROUTES = access_table.routes()
WALKS = [pytest.param(route, verb, id=f"{verb} {route.name}") for route in ROUTES for verb in route.policies]


@pytest.fixture
def world(bodies: dict[str, Body], people: dict[str, User]) -> World:
    return World(bodies, people)


@pytest.fixture
def client_as(world: World) -> Callable[[str], Client]:
    """A client for a column of the table, each a new one."""

    def make(column: str) -> Client:
        if column == ROLELESS:
            return client_for(User.objects.get_or_create(email="utan@fyren.example", name="Utan Roll")[0])
        return client_for(None if column == ANYONE else world.people[PERSONA[Role(column)]])

    return make


@pytest.mark.once
@pytest.mark.parametrize(("route", "verb"), WALKS)
def test_every_role_meets_what_the_table_says(
    world: World, client_as: Callable[[str], Client], route: Route, verb: str
) -> None:
    if route.arguments and route.name not in OBJECTS:
        pytest.fail(f"{route.name} has no example object: add a maker to OBJECTS in tests/access/objects.py")
    wrong = []
    addresses = Addresses(world, route, verb)
    for column in COLUMNS:
        for expected, address in _askings(addresses, column):
            with _nothing_kept():
                response = _answer(client_as(column), verb, address, follow=expected is Outcome.UNKNOWN)
                met = _met(response, verb, leads_on=route.name in LEADS_ON)
            if met is not expected:
                wrong.append(f"{column}: {met} instead of {expected} at {address}")
    assert not wrong, "\n".join(wrong)


@contextmanager
def _nothing_kept() -> Iterator[None]:
    """Whatever is asked leaves the objects as they were, so that one does for all who ask for the same."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _answer(client: Client, verb: str, address: str, *, follow: bool) -> HttpResponse:
    """What is answered; when nothing should be there, what a redirection within the site leads to."""
    response = client.generic(verb, address)
    if follow and response.status_code == 302:
        return client.get(response["Location"])
    return response


class Addresses:
    """The route's addresses for the objects that are asked for, each made once."""

    def __init__(self, world: World, route: Route, verb: str) -> None:
        self.world, self.route, self.verb = world, route, verb
        self._made: dict[tuple[int, bool, bool | str], str] = {}

    def of(self, column: str, authority: Body, *, is_own: bool) -> str:
        """The address of an object of the authority, made for the column."""
        # Auditors read what others' objects are not: handed over.
        key = (authority.pk, is_own, column if self.route.name in PERSONAL else column == Role.AUDITOR)
        if key not in self._made:
            self._made[key] = _address(self.world, self.route, self.verb, column, authority, is_own=is_own)
        return self._made[key]

    @cached_property
    def shut(self) -> str:
        """One for all whom the policy refuses, since they never reach the view."""
        return self.of(ANYONE, self.world.bodies["KS"], is_own=False)


def _askings(addresses: Addresses, column: str) -> list[tuple[Outcome, str]]:
    """What to ask for as the column, and what to meet: an own object, and one of another authority's too."""
    world, route, verb = addresses.world, addresses.route, addresses.verb
    expected = access_table.outcome(route.policies[verb], access_table.viewer_as(column))
    if expected not in (Outcome.ALLOWED, Outcome.OWN):
        return [(expected, addresses.shut)]
    asked = [(Outcome.ALLOWED, addresses.of(column, _home(world, column), is_own=True))]
    if route.arguments:
        far = Outcome.UNKNOWN if expected is Outcome.OWN else AWAY[route.name].met_by(column, verb)
        asked.append((far, addresses.of(column, world.bodies[ELSEWHERE], is_own=False)))
    return asked


def _home(world: World, column: str) -> Body:
    """The authority at which the column's persona holds her role."""
    if column in (ANYONE, ROLELESS):
        return world.bodies["KS"]
    viewer: Viewer = world.viewer(PERSONA[Role(column)])
    (held,) = viewer.authorities_as(Role(column))
    return Body.objects.get(public_id=held)


def _address(world: World, route: Route, verb: str, column: str, authority: Body, *, is_own: bool) -> str:
    role = None if column in (ANYONE, ROLELESS) else Role(column)
    asked = Asked(world, authority, role, is_own)
    address = reverse(route.name, kwargs=OBJECTS[route.name](asked) if route.arguments else None)
    query = QUERIES.get((verb, route.name))
    return f"{address}?{query(world)}" if query else address


def _met(response: HttpResponse, verb: str = "GET", *, leads_on: bool = False) -> Outcome | str:
    """What a response means to whoever asked. To read is to be shown the page, not to be sent on to another."""
    if response.status_code == 404:
        return Outcome.UNKNOWN
    if response.status_code == 403:
        return Outcome.REFUSED
    if response.status_code == 302 and response["Location"].startswith(f"{reverse(settings.LOGIN_URL)}?"):
        return Outcome.LOG_IN
    if response.status_code in (301, 302) and verb == "GET" and not leads_on:
        return f"sent on to {response['Location']}"
    assert response.status_code < 405 or response.status_code == 409, f"{response.status_code}"
    return Outcome.ALLOWED


def test_no_object_is_left_over() -> None:
    assert sorted(set(OBJECTS) - {route.name for route in ROUTES if route.arguments}) == []


def test_of_every_object_is_said_what_another_authoritys_is() -> None:
    """Where the policy itself does not: an object of another authority's is then walked too."""
    unsaid = {route.name for route in ROUTES if any(not policy.own for policy in route.policies.values())}
    assert set(AWAY) == unsaid & set(OBJECTS)
    assert set(LEADS_ON) <= {route.name for route in ROUTES}


@pytest.mark.parametrize("name", ["plan_facts", "plan_title", "plan_link", "note_edit"])
def test_the_walk_sees_a_missing_check(
    monkeypatch: pytest.MonkeyPatch, world: World, client_as: Callable[[str], Client], name: str
) -> None:
    """The positive control: with the check of the object off, another authority's is shown."""
    (route,) = (route for route in ROUTES if route.name == name)
    address = _address(world, route, "GET", Role.COORDINATOR, world.bodies[ELSEWHERE], is_own=False)
    assert _met(client_as(Role.COORDINATOR).get(address)) is Outcome.REFUSED
    for check in ("facts.check_steer_plan", "notes.check_annotate"):
        monkeypatch.setattr(f"fyren.plan.views.{check}", lambda *about: None)
    assert _met(client_as(Role.COORDINATOR).get(address)) is Outcome.ALLOWED


@pytest.mark.parametrize("column", COLUMNS)
def test_verbs_that_are_not_listed_are_refused(client_as: Callable[[str], Client], column: str) -> None:
    client = client_as(column)
    for verb in ("PUT", "PATCH", "DELETE"):
        assert client.generic(verb, reverse("body_list")).status_code == 405


def test_head_follows_get(client_as: Callable[[str], Client]) -> None:
    assert client_as(ANYONE).head(reverse("people_list")).status_code == 302
    assert client_as(Role.CONTACT).head(reverse("people_list")).status_code == 403
    assert client_as(Role.ADMINISTRATOR).head(reverse("people_list")).status_code == 200


def test_the_walk_sees_an_open_door(monkeypatch: pytest.MonkeyPatch, client_as: Callable[[str], Client]) -> None:
    """The positive control: with the lock off, the same asking is answered."""
    from fyren.people.routes import Policy

    address = reverse("people_list")
    assert _met(client_as(Role.CONTACT).get(address)) is Outcome.REFUSED
    monkeypatch.setattr(Policy, "allows", lambda self, viewer: True)
    assert _met(client_as(Role.CONTACT).get(address)) is Outcome.ALLOWED
