"""Who asks from the municipality's own network, and who only says so."""

from __future__ import annotations

import pytest
from django.test import override_settings

from fyren.people.network import is_inside

PROXY, INSIDE, OUTSIDE = "10.0.0.1", "192.0.2.7", "203.0.113.9"


@pytest.mark.parametrize(
    ("asks", "says", "inside"),
    [
        (INSIDE, None, True),
        (OUTSIDE, None, False),
        (f"::ffff:{INSIDE}", None, True),
        (OUTSIDE, INSIDE, False),
        (INSIDE, OUTSIDE, False),  # asks for another, and is no proxy that is believed
        (PROXY, INSIDE, True),
        (PROXY, OUTSIDE, False),
        (PROXY, f"{INSIDE}, {OUTSIDE}", False),  # the first is only what the asker wrote
        (PROXY, f"{OUTSIDE}, {INSIDE}", False),
        (PROXY, f"{INSIDE}, {PROXY}", True),  # two proxies in a row
        (PROXY, None, False),
        (PROXY, "inget", False),
        ("", None, False),
        ("unix:", None, False),
    ],
)
def test_who_is_inside(asks: str, says: str | None, inside: bool) -> None:
    meta = {"REMOTE_ADDR": asks} | ({} if says is None else {"HTTP_X_FORWARDED_FOR": says})
    with override_settings(INTERNAL_NETWORKS=["192.0.2.0/24"], PROXIES=["10.0.0.0/8"]):
        assert is_inside(meta) is inside


def test_where_nothing_is_said_nobody_is_inside() -> None:
    with override_settings(INTERNAL_NETWORKS=[], PROXIES=[]):
        assert not is_inside({"REMOTE_ADDR": "127.0.0.1"})
