"""The truth table of every `can_x` of people, row by row: who may, out of the whole cast."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from fyren.people import access
from fyren.people.models import Body
from fyren.people.viewer import Viewer

pytestmark = pytest.mark.django_db

EVERYBODY = {"amira", "bjorn", "carin", "david", "eva", "farid", "gun", "hanna", "nobody"}

# Rule → body (short name, "" for rules about no body) → who may.
TABLE: dict[str, dict[str, set[str]]] = {
    "administer": {"": {"farid"}},
    "read_audit": {"": {"farid", "gun"}},
    "check_log": {"": {"gun"}},
    "export_records": {"Utbildning": {"eva"}, "KS": set(), "Vidingehem": set(), "Omsorg": set()},
}
ROWS = [
    (rule, body, person, person in allowed)
    for rule, bodies in TABLE.items()
    for body, allowed in bodies.items()
    for person in sorted(EVERYBODY)
]


def _call(prefix: str, rule: str, viewer: Viewer, body: Body | None) -> object:
    function: Callable[..., object] = getattr(access, f"{prefix}_{rule}")
    return function(viewer, body) if body is not None else function(viewer)


@pytest.mark.parametrize(("rule", "body", "person", "may"), ROWS)
def test_who_may(
    cast: dict[str, Viewer], bodies: dict[str, Body], rule: str, body: str, person: str, may: bool
) -> None:
    about = bodies[body] if body else None
    assert _call("can", rule, cast[person], about) is may
    if may:
        _call("check", rule, cast[person], about)
    else:
        with pytest.raises(PermissionDenied):
            _call("check", rule, cast[person], about)


def test_every_rule_is_in_the_table() -> None:
    assert {name.removeprefix("can_") for name in vars(access) if name.startswith("can_")} == set(TABLE)


def test_rules_come_in_pairs_and_say_the_policy() -> None:
    functions = {name: found for name, found in vars(access).items() if inspect.isfunction(found)}
    can = {name.removeprefix("can_") for name in functions if name.startswith("can_")}
    check = {name.removeprefix("check_") for name in functions if name.startswith("check_")}
    assert can == check
    assert all(functions[f"can_{rule}"].__doc__ for rule in can)
