"""The truth table of every `can_x` of people, row by row: who may, out of the whole cast."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from fyren.people import access
from fyren.people.models import ApiToken, Body, User
from fyren.people.viewer import Viewer
from tests.access.truth_table import EVERYBODY, come_in_pairs_and_say_the_policy, rules_of

pytestmark = pytest.mark.django_db

# Rule → body (short name) or the person whose key it is, "" for rules about neither → who may.
TABLE: dict[str, dict[str, set[str]]] = {
    "administer": {"": {"farid"}},
    "read_audit": {"": {"farid", "gun"}},
    "check_log": {"": {"gun"}},
    "export_records": {"Utbildning": {"eva"}, "KS": set(), "Vidingehem": set(), "Omsorg": set()},
    "keep": {"Utbildning": {"bjorn"}, "KS": {"amira"}, "Vidingehem": {"carin"}, "Omsorg": set()},
    "make_token": {"bjorn": {"bjorn", "farid"}, "farid": {"farid"}},
    "end_token": {"bjorn": {"bjorn", "farid"}, "carin": {"carin", "farid"}},
}
ROWS = [
    (rule, about, person, person in allowed)
    for rule, told in TABLE.items()
    for about, allowed in told.items()
    for person in sorted(EVERYBODY)
]


def _call(prefix: str, rule: str, viewer: Viewer, about: Body | User | ApiToken | None) -> object:
    function: Callable[..., object] = getattr(access, f"{prefix}_{rule}")
    return function(viewer, about) if about is not None else function(viewer)


@pytest.fixture
def told(bodies: dict[str, Body], people: dict[str, User]) -> Callable[[str, str], Body | User | ApiToken | None]:
    """What a rule is about, by its name in the table."""

    def find(rule: str, about: str) -> Body | User | ApiToken | None:
        if rule == "end_token":
            return ApiToken(user=people[about], name="Beslutsstödet")
        return (people if about in people else bodies)[about] if about else None

    return find


@pytest.mark.parametrize(("rule", "about", "person", "may"), ROWS)
def test_who_may(
    cast: dict[str, Viewer], told: Callable[[str, str], object], rule: str, about: str, person: str, may: bool
) -> None:
    found: Any = told(rule, about)
    assert _call("can", rule, cast[person], found) is may
    if may:
        _call("check", rule, cast[person], found)
    else:
        with pytest.raises(PermissionDenied):
            _call("check", rule, cast[person], found)


def test_every_rule_is_in_the_table() -> None:
    assert rules_of(access) == set(TABLE)


def test_rules_come_in_pairs_and_say_the_policy() -> None:
    come_in_pairs_and_say_the_policy(access)
