"""Whether somebody asks from the municipality's own network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from django.conf import settings

Address = IPv4Address | IPv6Address


def is_inside(meta: Mapping[str, Any]) -> bool:
    """Whether the request comes from a network in `FYREN_INTERNAL_NETWORKS`.

    A reverse proxy in `FYREN_PROXIES` is believed about whom it asks for; anybody else who says that it asks for
    another is not inside, whatever it says.

    Args:
        meta: the request's `META`.
    """
    asker = _address(meta.get("REMOTE_ADDR", ""))
    forwarded = [part.strip() for part in str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",") if part.strip()]
    while forwarded and asker is not None and _among(asker, settings.PROXIES):
        asker = _address(forwarded.pop())
    return not forwarded and asker is not None and _among(asker, settings.INTERNAL_NETWORKS)


def _address(text: str) -> Address | None:
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _among(address: Address, networks: Iterable[str]) -> bool:
    return any(address in network for network in _networks(tuple(networks)))


@lru_cache(maxsize=8)
def _networks(told: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(each) for each in told)
