"""Who may use what: role × route × verb, read from the routes themselves. docs/access.md is written from it, and a
test walks it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.urls import URLPattern, URLResolver, get_resolver

from fyren.people.roles import Role
from fyren.people.routes import Policy
from fyren.people.viewer import Grant, Viewer, anonymous

ANYONE, WITHIN, ROLELESS = "anyone", "within", "roleless"
COLUMNS: tuple[str, ...] = (ANYONE, WITHIN, ROLELESS, *(role.value for role in Role))

_NO_DAY = dt.date.min  # policies do not look at the day


class Outcome(StrEnum):
    """What meets somebody who asks for a route. Values stand in the table."""

    ALLOWED = "yes"
    OWN = "own"  # with an object of an authority where the role is held; 404 with any other
    LOG_IN = "log in"
    REFUSED = "403"
    UNKNOWN = "404"


@dataclass(frozen=True, slots=True)
class Route:
    """A route with its policies by verb."""

    name: str
    address: str
    policies: dict[str, Policy]
    arguments: frozenset[str]


class Unguarded(Exception):
    """Raised when an address leads to a view without policies."""


def routes() -> list[Route]:
    """Every route of the site, in the order in which addresses are tried.

    Raises:
        Unguarded: a view is reached past `fyren.people.routes.route`.
    """
    return [_route(address, pattern) for address, pattern in _patterns(get_resolver(), "/")]


def _patterns(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern, address)
        else:
            yield address, pattern


def _route(address: str, pattern: URLPattern) -> Route:
    policies = getattr(pattern.callback, "policies", None)
    if not policies or not pattern.name:
        raise Unguarded(f"{address} is not made by route(): it declares no policy, or has no name")
    return Route(pattern.name, address, policies, frozenset(pattern.pattern.converters))


def viewer_as(column: str) -> Viewer:
    """Somebody as a column of the table means it: nobody, nobody on the municipality's own network, someone without a
    role, or the holder of one role."""
    if column in (ANYONE, WITHIN):
        return anonymous(_NO_DAY, is_inside=column == WITHIN)
    grants = () if column == ROLELESS else (Grant(Role(column), "authority"),)
    return Viewer(actor="somebody", day=_NO_DAY, grants=grants)


def outcome(policy: Policy, viewer: Viewer) -> Outcome:
    """What the policy means for the viewer."""
    if policy.allows(viewer):
        return Outcome.OWN if policy.own else Outcome.ALLOWED
    if policy.roles == frozenset():
        return Outcome.UNKNOWN
    if not viewer.is_known:
        return Outcome.LOG_IN
    return Outcome.UNKNOWN if policy.hidden else Outcome.REFUSED


def access_page() -> str:
    """The text of docs/access.md."""
    head = (
        "Address",
        "Verb",
        "Everyone",
        "On the own network",
        "No role",
        *(role.value.replace("_", " ") for role in Role),
    )
    lines = [
        "# Who may use what",
        "",
        "Written by `run.py manage docs` from the routes; `tests/access` walks every cell.",
        "",
        "- **yes**: may. HEAD follows GET; a verb that is not listed is refused with 405.",
        "- **own**: may, with an object of an authority where the role is held. Any other object answers 404.",
        "- **log in**: is asked to log in first.",
        "- **403**: is told that it is not for her.",
        "- **404**: is told nothing, not even that it exists.",
        "",
        "A view may narrow this further by the object's state, never widen it; those rules are the functions `can_…`",
        "in `access.py` of each room.",
        "",
        _row(head),
        _row("---" for _ in head),
        *(_row(cells) for cells in _cells()),
    ]
    return "\n".join(lines) + "\n"


def _cells() -> Iterator[Iterable[str]]:
    for route in sorted(routes(), key=lambda each: (each.address.startswith("/stangt/"), each.address)):
        for verb, policy in route.policies.items():
            outcomes = (outcome(policy, viewer_as(column)).value for column in COLUMNS)
            yield (f"`{route.address}`", verb, *outcomes)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
