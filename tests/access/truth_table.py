"""What the truth tables of the rooms share: rules, situations and who of the whole cast may.

A table's rows are of the room; that `can_x` and `check_x` say the same as the row is asked here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from fyren.people.viewer import Viewer
from tests.actions.world import World

PEOPLE = ("amira", "bjorn", "carin", "david", "eva", "farid", "gun", "hanna", "nobody")
EVERYBODY = frozenset(PEOPLE)
KNOWN = EVERYBODY - {"nobody"}
Made = Callable[[World], tuple[Any, ...]]


@dataclass(frozen=True)
class Case:
    """A rule, a situation and who may in it. `make` gives what the rule takes after the viewer."""

    rule: str
    situation: str
    make: Made
    may: frozenset[str]

    def __str__(self) -> str:
        return f"{self.rule}, {self.situation}"


def says_who_may(access: ModuleType, case: Case, world: World, cast: Mapping[str, Viewer]) -> None:
    """Both of a rule's functions let those of the row do it, and nobody else."""
    about = case.make(world)
    can: Callable[..., bool] = getattr(access, f"can_{case.rule}")
    check: Callable[..., None] = getattr(access, f"check_{case.rule}")
    assert {person for person in PEOPLE if can(cast[person], *about)} == case.may
    for person in PEOPLE:
        if person in case.may:
            check(cast[person], *about)
        else:
            with pytest.raises(PermissionDenied):
                check(cast[person], *about)


def rules_of(access: ModuleType) -> set[str]:
    """The rules of a room."""
    return {name.removeprefix("can_") for name in vars(access) if name.startswith("can_")}


def come_in_pairs_and_say_the_policy(access: ModuleType) -> None:
    """Each rule has both functions, and says who may."""
    functions = {name: found for name, found in vars(access).items() if inspect.isfunction(found)}
    can = {name.removeprefix("can_") for name in functions if name.startswith("can_")}
    assert can == {name.removeprefix("check_") for name in functions if name.startswith("check_")}
    assert all(functions[f"can_{rule}"].__doc__ for rule in can)
