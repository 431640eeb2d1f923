"""States that several tests stand on: each is built once for the tests that follow on each other and ask for it.

A state is a fixture, written with `@state`. It may ask for the world and for other states, on which it is then built::

    @state
    def sent(world: World) -> Revision:
        return Course(world).sent()

    @state
    def compiled(world: World, sent: Revision) -> Revision:
        return Course(world).compile(sent)

A test asks for it as for any fixture and gets it anew: the rows are rolled back to where the state was built, and what
the state returned is copied together with the world, so that nothing a test does reaches the next. Which states a test
stands on must be known before it begins: from its arguments (and its fixtures'), or, where a parameter decides, from
`pytest.mark.stands_on("sent")` on that parameter.

Each state is a savepoint in one transaction, over those that it is built on. A test that stands on nothing, or that
needs real commits, begins with the states left again. A state holds rows only: it must not write files or move the
clock, and no other fixture has been at work when it is built.
"""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from typing import Any

import pytest
from django.db import transaction

from fyren.house.demo.cast import CAST
from fyren.people.models import Body, User
from tests.actions.world import World

Builder = Callable[..., Any]
REACHED = "reached"  # the fixture whose parameter names a state


@dataclass
class Kept:
    """The world, and what each state returned."""

    world: World
    values: dict[str, Any] = field(default_factory=dict)

    def copied_for(self, bodies: dict[str, Body], people: dict[str, User]) -> Kept:
        """A copy that stands on these bodies and people."""
        memo: dict[int, Any] = {id(self.world.bodies): bodies, id(self.world.people): people}
        memo |= {id(body): bodies[name] for name, body in self.world.bodies.items() if name in bodies}
        memo |= {id(user): people[key] for key, user in self.world.people.items()}
        return copy.deepcopy(self, memo)


@dataclass
class _Layer:
    builder: Builder
    savepoint: transaction.Atomic
    kept: Kept


class Standing:
    """The states that are built now, each on those before it."""

    def __init__(self) -> None:
        self._layers: list[_Layer] = []

    def stand_on(self, builders: Sequence[Builder]) -> None:
        """Leave what is not asked for, and build what is missing."""
        shared = 0
        for layer, builder in zip(self._layers, builders, strict=False):
            if layer.builder is not builder:
                break
            shared += 1
        while len(self._layers) > shared:
            _roll_back(self._layers.pop().savepoint)
        for builder in builders[shared:]:
            self._build(builder)

    def handed_over(self, bodies: dict[str, Body], people: dict[str, User]) -> Kept:
        """The world and what the states returned, for one test."""
        return self._layers[-1].kept.copied_for(bodies, people) if self._layers else Kept(World(bodies, people))

    def _build(self, builder: Builder) -> None:
        savepoint = transaction.atomic()
        savepoint._from_testcase = True  # type: ignore[attr-defined]
        savepoint.__enter__()
        try:
            kept = self.handed_over(read_bodies(), read_people())
            known = {"world": kept.world, **kept.values}
            asked = inspect.signature(builder).parameters
            kept.values[builder.__name__] = builder(**{name: known[name] for name in asked})
        except BaseException:
            _roll_back(savepoint)
            raise
        self._layers.append(_Layer(builder, savepoint, kept))


def _roll_back(savepoint: transaction.Atomic) -> None:
    transaction.set_rollback(True)
    savepoint.__exit__(None, None, None)


def read_bodies() -> dict[str, Body]:
    """Bodies by short name."""
    return {body.short_name: body for body in Body.objects.select_related("parent")}


def read_people() -> dict[str, User]:
    """The cast as persons."""
    by_email = {user.email: user for user in User.objects.all()}
    return {persona.key: by_email[persona.email] for persona in CAST}


def state(builder: Builder) -> Any:
    """A fixture that hands over a state, see above."""

    def handed_over(_stood: Kept) -> Any:
        return _stood.values[builder.__name__]

    handed_over.builds = builder  # type: ignore[attr-defined]
    return pytest.fixture(name=builder.__name__)(handed_over)


def states_of(item: pytest.Item) -> list[Builder]:
    """What a test stands on, each after what it is built on."""
    found: list[Builder] = []
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    named = [parameters[REACHED]] if REACHED in parameters else []
    for name in (*named, *getattr(item, "fixturenames", ())):
        _add(found, item, name)
    return found


def _add(found: list[Builder], item: pytest.Item, name: str) -> None:
    definitions = item.session._fixturemanager.getfixturedefs(name, item)
    builder = getattr(definitions[-1].func, "builds", None) if definitions else None
    if builder is not None and builder not in found:
        for below in inspect.signature(builder).parameters:
            _add(found, item, below)
        found.append(builder)


def in_order(items: list[pytest.Item]) -> None:
    """Let those of a module's tests that stand on the same follow on each other."""
    ordered: list[pytest.Item] = []
    for _path, together in groupby(items, key=lambda item: item.path):
        alike: dict[tuple[Builder, ...], list[pytest.Item]] = {}
        for item in together:
            alike.setdefault(tuple(states_of(item)), []).append(item)
        ordered.extend(chain.from_iterable(alike.values()))
    items[:] = ordered
