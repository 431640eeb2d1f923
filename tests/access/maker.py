"""What the example objects of the walk through the table of rights are made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fyren.people.access_table import Outcome
from fyren.people.models import Body
from fyren.people.roles import Role
from tests.actions.world import World

Arguments = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """For whom an object is made."""

    world: World
    authority: Body
    role: Role | None
    is_own: bool


# Routes with the same maker are walked with the same objects: what makes makers is therefore cached.
Maker = Callable[[Asked], Arguments]


@dataclass(frozen=True)
class Away:
    """What another authority's object is to those whom the policy lets in, and why. Roles in `but` may all the same."""

    outcome: Outcome
    because: str
    but: frozenset[str] = frozenset()
    verb: str = ""  # the other verb is for everyone whom its policy lets in

    def met_by(self, column: str, verb: str) -> Outcome:
        """What meets somebody of a column of the table."""
        is_free = column in self.but or self.verb not in ("", verb)
        return Outcome.ALLOWED if is_free else self.outcome


# What tells a route by its address's query what it is about, from the world.
Query = Callable[[World], str]
