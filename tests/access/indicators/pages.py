"""Example objects for the addresses in fyren/indicators/urls/pages.py; see tests/access/objects.py."""

from __future__ import annotations

from fyren.indicators.models import CouncilSet, Indicator
from fyren.people.access_table import Outcome
from tests.access.maker import Arguments, Asked, Away, Maker
from tests.indicators.measured import indicator


def one_indicator(asked: Asked) -> Arguments:
    """An indicator; it belongs to no authority."""
    found = Indicator.objects.first() or indicator()
    return {"public_id": found.public_id}


def one_set(asked: Asked) -> Arguments:
    """The council's decision for the year."""
    found, _made = CouncilSet.objects.get_or_create(owner="budget", year=asked.world.day.year)
    return {"public_id": found.public_id}


def _file(asked: Asked) -> Arguments:
    return one_indicator(asked) | {"kind": "csv"}


PUBLIC = Away(Outcome.ALLOWED, "what is measured is public, and belongs to no authority")

OBJECTS: dict[str, Maker] = {"indicator": one_indicator, "indicator_file": _file, "council_set": one_set}
AWAY: dict[str, Away] = dict.fromkeys(OBJECTS, PUBLIC)
