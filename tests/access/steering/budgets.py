"""Example objects for the addresses in fyren/steering/urls/budgets.py; see tests/access/objects.py."""

from __future__ import annotations

from tests.access.maker import Away, Maker, Query

OBJECTS: dict[str, Maker] = {}
AWAY: dict[str, Away] = {}
LEADS_ON: dict[str, str] = {}
QUERIES: dict[tuple[str, str], Query] = {}
