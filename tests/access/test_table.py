"""The whole table of rights is walked: every role × route × verb, refusals included."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from http.cookies import SimpleCookie
from unittest.mock import patch

import pytest
from _pytest.mark import ParameterSet
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.template.backends.django import Template
from django.test import Client
from django.urls import reverse
from django.utils.safestring import SafeString

from fyren.people import access_table
from fyren.people.access_table import ANYONE, COLUMNS, ROLELESS, WITHIN, Outcome, Route
from fyren.people.models import Body, User
from fyren.people.roles import Role
from fyren.people.routes import Policy
from fyren.people.viewer import Viewer
from tests.access.maker import Arguments
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
WITHOUT_ROLE = (ANYONE, WITHIN, ROLELESS)
INSIDE = "192.0.2.7"  # see tests/settings.py
# Nobody of the cast holds a role here.
ELSEWHERE = "Omsorg"

ROUTES = access_table.routes()
Walks = list[tuple[Route, str]]


def _walks() -> list[ParameterSet]:
    """Every route with each of its verbs. Those whose object is made in the same way are walked with the same objects,
    since to make them takes longer than to ask."""
    groups: dict[object, Walks] = {}
    for route in ROUTES:
        maker = OBJECTS.get(route.name, route.name) if route.arguments else route.name
        groups.setdefault(maker, []).extend((route, verb) for verb in route.policies)
    return [
        pytest.param(walks, id=" ".join(dict.fromkeys(route.name for route, _verb in walks)))
        for walks in groups.values()
    ]


@pytest.fixture
def client_as(world: World) -> Callable[[str], Client]:
    """A client for a column of the table: for each column one, given its first cookies anew for every asking."""
    clients: dict[str, tuple[Client, dict[str, str]]] = {}

    def make(column: str) -> Client:
        if column not in clients:
            made = client_for(_user_of(world, column))
            made.defaults["REMOTE_ADDR"] = INSIDE if column == WITHIN else "127.0.0.1"
            clients[column] = made, {name: kept.value for name, kept in made.cookies.items()}
        client, cookies = clients[column]
        client.cookies = SimpleCookie(cookies)
        return client

    return make


def _user_of(world: World, column: str) -> User | None:
    if column == ROLELESS:
        return User.objects.get_or_create(email="utan@fyren.example", name="Utan Roll")[0]
    return None if column in (ANYONE, WITHIN) else world.people[PERSONA[Role(column)]]


# Whose pages are written out too: who may, the view has decided before that. One role's in every run, all with the long
# ones; `tests/security` and each room's tests write every page out in every run.
SHOWN = [pytest.param((Role.CONTACT,), id="asked"), pytest.param(COLUMNS, id="shown", marks=pytest.mark.slow)]


@pytest.mark.once
@pytest.mark.parametrize("shown", SHOWN)
@pytest.mark.parametrize("walks", _walks())
def test_every_role_meets_what_the_table_says(
    world: World, client_as: Callable[[str], Client], walks: Walks, shown: tuple[str, ...]
) -> None:
    objects, wrong = Objects(world), []
    for route, verb in walks:
        if route.arguments and route.name not in OBJECTS:
            pytest.fail(f"{route.name} has no example object: add a maker to OBJECTS in tests/access/objects.py")
        for column in _walked(route.policies[verb]):
            for expected, address in _askings(objects, route, verb, column):
                client = client_as(column)  # its session is kept, whatever the asking does to it
                with _nothing_kept(), nullcontext() if column in shown else _unwritten():
                    response = _answer(client, verb, address, follow=expected is Outcome.UNKNOWN)
                    met = _met(response, verb, leads_on=route.name in LEADS_ON)
                if met is not expected:
                    wrong.append(f"{verb} {route.name}, {column}: {met} instead of {expected} at {address}")
    assert not wrong, "\n".join(wrong)


def _walked(policy: Policy) -> tuple[str, ...]:
    """The table's columns. Where the own network opens nothing, who asks from there is anyone."""
    return COLUMNS if policy.inside else tuple(column for column in COLUMNS if column != WITHIN)


@contextmanager
def _nothing_kept() -> Iterator[None]:
    """Whatever is asked leaves the objects as they were, so that one does for all who ask for the same."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _unwritten() -> AbstractContextManager[object]:
    """Pages are not written out."""
    return patch.object(Template, "render", lambda self, context=None, request=None: SafeString())


def _answer(client: Client, verb: str, address: str, *, follow: bool) -> HttpResponse:
    """What is answered; when nothing should be there, what a redirection within the site leads to."""
    response = client.generic(verb, address)
    if follow and response.status_code == 302:
        return client.get(response["Location"])
    return response


class Objects:
    """The objects that are asked for, each made once."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._made: dict[tuple[object, ...], tuple[Arguments, str]] = {}

    def address(self, route: Route, verb: str, column: str, authority: Body, *, is_own: bool) -> str:
        """The route's address for an object of the authority, made for the column."""
        query = QUERIES.get((verb, route.name))
        # Auditors read what others' objects are not: handed over. A query tells of what was made last.
        personal = column if route.name in PERSONAL else column == Role.AUDITOR
        key = (OBJECTS.get(route.name), authority.pk, is_own, personal, query and (verb, route.name))
        if key not in self._made:
            made = self._made_for(route, column, authority, is_own=is_own) if route.arguments else {}
            self._made[key] = made, f"?{query(self.world)}" if query else ""
        arguments, asked = self._made[key]
        return reverse(route.name, kwargs=arguments) + asked

    def shut(self, route: Route, verb: str) -> str:
        """One for all whom the policy refuses, since they never reach the view."""
        return self.address(route, verb, ANYONE, self.world.bodies["KS"], is_own=False)

    def _made_for(self, route: Route, column: str, authority: Body, *, is_own: bool) -> Arguments:
        role = None if column in WITHOUT_ROLE else Role(column)
        return OBJECTS[route.name](Asked(self.world, authority, role, is_own))


def _askings(objects: Objects, route: Route, verb: str, column: str) -> list[tuple[Outcome, str]]:
    """What to ask for as the column, and what to meet: an own object, and one of another authority's too."""
    world = objects.world
    expected = access_table.outcome(route.policies[verb], access_table.viewer_as(column))
    if expected not in (Outcome.ALLOWED, Outcome.OWN):
        return [(expected, objects.shut(route, verb))]
    asked = [(Outcome.ALLOWED, objects.address(route, verb, column, _home(world, column), is_own=True))]
    if route.arguments:
        far = Outcome.UNKNOWN if expected is Outcome.OWN else AWAY[route.name].met_by(column, verb)
        asked.append((far, objects.address(route, verb, column, world.bodies[ELSEWHERE], is_own=False)))
    return asked


def _home(world: World, column: str) -> Body:
    """The authority at which the column's persona holds her role."""
    if column in WITHOUT_ROLE:
        return world.bodies["KS"]
    viewer: Viewer = world.viewer(PERSONA[Role(column)])
    (held,) = viewer.authorities_as(Role(column))
    return Body.objects.get(public_id=held)


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
    address = Objects(world).address(route, "GET", Role.COORDINATOR, world.bodies[ELSEWHERE], is_own=False)
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
    address = reverse("people_list")
    assert _met(client_as(Role.CONTACT).get(address)) is Outcome.REFUSED
    monkeypatch.setattr(Policy, "allows", lambda self, viewer: True)
    assert _met(client_as(Role.CONTACT).get(address)) is Outcome.ALLOWED
