"""The fixed cast and what every test stands on.

The test database holds the demo's municipal group and cast from the start (`django_db_setup`), so that no test pays
for them.
    bodies    bodies by short name: "KS", "Utbildning", "Vidingehem", …
    people    persons by key: amira (coordinator, KS), bjorn (contact, Utbildning), carin (contact, Vidingehem),
              david (decision-maker, Arbete och välfärd), eva (registrar, Utbildning), farid (administrator),
              gun (auditor), hanna (editor), inger (head, Utbildning)
    cast      the same people as viewers, and `nobody` for someone without log-in
    world     bodies and people with a small adopted plan (`tests/actions/world.py`), and the states that a test
              stands on (`tests/standing.py`)
    client_of a function: key → a test client logged in as that person (None: without log-in)
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.test import Client

from fyren.base import clock
from fyren.house.demo import load
from fyren.people.models import Body, User
from fyren.people.viewer import Viewer, anonymous
from fyren.vault.keys import make_ring, ring_path
from tests.actions.world import World
from tests.standing import Kept, Standing, in_order, read_bodies, read_people, states_of

# How long an example takes says something of the machine, not of the code; speed is measured in bench/.
hypothesis.settings.register_profile("fyren", deadline=None)
hypothesis.settings.load_profile("fyren")

# What is collected lives until the end, and each test makes and drops some ten thousand objects: with Python's own
# thresholds a tenth of the run goes to looking for cycles among what is kept.
gc.set_threshold(100_000, 50, 1000)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """After pytest-django has put the tests that commit last."""
    in_order(items)


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def data_directory() -> Path:
    """The run's own data directory (`tests/settings.py` removes it), with a key ring."""
    make_ring(ring_path())
    return settings.VAR


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker, data_directory: Path) -> Iterator[None]:
    """The municipal group and the cast, once for the whole run."""
    with django_db_blocker.unblock():
        load.load_cast(load.load_organisation())
    yield
    with django_db_blocker.unblock():
        _end_other_sessions()


def _end_other_sessions() -> None:
    """PostgreSQL drops no database that somebody is in, and on a machine with much to do a session that a test has
    ended may be there for a while."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session")
def standing(django_db_setup: None, django_db_blocker) -> Iterator[Standing]:
    """The states that this worker has built."""
    states = Standing()
    yield states
    with django_db_blocker.unblock():
        states.stand_on(())


@pytest.fixture
def _stand(request: pytest.FixtureRequest, standing: Standing, django_db_blocker) -> None:
    """The states that the test asks for, built before its own transaction begins."""
    with django_db_blocker.unblock():
        standing.stand_on(states_of(request.node))


@pytest.fixture
def _django_db_helper(_stand: None, _django_db_helper: None) -> None:
    """What pytest-django begins a test's transaction with."""


@pytest.fixture
def _stood(standing: Standing, bodies: dict[str, Body], people: dict[str, User]) -> Kept:
    return standing.handed_over(bodies, people)


@pytest.fixture
def bodies(db: None) -> dict[str, Body]:
    """Bodies by short name."""
    return read_bodies()


@pytest.fixture
def people(db: None) -> dict[str, User]:
    """The cast as persons."""
    return read_people()


@pytest.fixture
def reached(request: pytest.FixtureRequest) -> Any:
    """What the state that the parameter names returned."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def world(_stood: Kept) -> World:
    return _stood.world


@pytest.fixture
def cast(people: dict[str, User]) -> dict[str, Viewer]:
    """The cast as viewers."""
    return load.viewers(people) | {"nobody": anonymous(clock.today())}


@pytest.fixture
def committed_at_once(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for a commit is done at once, in a test whose own transaction is never committed."""
    monkeypatch.setattr(transaction, "on_commit", lambda wait: wait())


@pytest.fixture
def client_of(people: dict[str, User]) -> Callable[[str | None], Client]:
    """A test client logged in as one of the cast."""

    def logged_in(key: str | None) -> Client:
        return client_for(None if key is None else people[key])

    return logged_in


def client_for(user: User | None) -> Client:
    """A test client with a session of the person's, as the log-in leaves it; the log-in itself is not gone through."""
    client = Client()
    if user is not None:
        session = SessionStore()
        session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client
