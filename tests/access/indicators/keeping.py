"""Example objects for the addresses in fyren/indicators/urls/keeping.py; see tests/access/objects.py."""

from __future__ import annotations

from fyren.indicators.models import IndicatorLink, ValueImport
from fyren.people.access_table import Outcome
from tests.access.indicators.pages import one_indicator, one_set
from tests.access.maker import Arguments, Asked, Away, Maker
from tests.indicators.measured import indicator


def _link(asked: Asked) -> Arguments:
    made = IndicatorLink.objects.create(
        indicator=indicator(f"N{IndicatorLink.objects.count()}"),
        direction_goal=asked.world.direction_goal,
        rationale="En läsning.",
        valid_from=asked.world.day,
    )
    return {"public_id": made.public_id}


def _file(asked: Asked) -> Arguments:
    """A file with values whose columns have been said."""
    made = ValueImport.objects.create(
        file_name="varden.csv",
        tables=[["", [["År", "Värde"], ["2024", "7,5"]]]],
        places={
            "sheet": 0,
            "header": 0,
            "places": {"0": "year", "1": "value"},
            "indicator": "N1",
            "is_settled": True,
        },
    )
    return {"public_id": made.public_id}


_COMMON = Away(Outcome.ALLOWED, "the library belongs to no authority")

OBJECTS: dict[str, Maker] = {
    **dict.fromkeys(("indicator_change", "indicator_link_new"), one_indicator),
    "indicator_link_end": _link,
    **dict.fromkeys(("council_set_change", "council_set_file"), one_set),
    **dict.fromkeys(("value_import", "value_import_columns", "value_import_discard"), _file),
}
AWAY: dict[str, Away] = dict.fromkeys(OBJECTS, _COMMON)
