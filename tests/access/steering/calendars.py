"""Example objects for the addresses in fyren/steering/urls/calendars.py; see tests/access/objects.py."""

from __future__ import annotations

from fyren.people.access_table import Outcome
from tests.access.maker import Arguments, Asked, Away, Maker, Query


def _key(asked: Asked) -> Arguments:
    return {"key": asked.authority.public_id}


def _body(asked: Asked) -> Arguments:
    return {"public_id": asked.authority.public_id}


OBJECTS: dict[str, Maker] = {"calendar": _key, "body_calendar": _body}
AWAY: dict[str, Away] = {"calendar": Away(Outcome.ALLOWED, "the year's phases are for everyone")}
LEADS_ON: dict[str, str] = {}
QUERIES: dict[tuple[str, str], Query] = {}
