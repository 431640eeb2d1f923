"""Example objects for the addresses of the desk of the guidance for employees; see tests/access/objects.py."""

from __future__ import annotations

from fyren.detection.pack_files import Kind, national_pack
from fyren.editing.queries.desk import EMPLOYEES
from fyren.people.access_table import Outcome
from fyren.publishing.packs import named
from tests.access.desks import DeskObjects
from tests.access.maker import Arguments, Asked, Away, Maker

_WORDS = named(Kind.PARTICULAR_TEXT, "honour", "sv")


def _hit(asked: Asked) -> Arguments:
    return {"kind": _WORDS.kind, "key": _WORDS.key}


def _checked(asked: Asked) -> Arguments:
    return {"sort": "kalla", "key": "duty"}


OBJECTS: dict[str, Maker] = {
    **DeskObjects("employees", EMPLOYEES, _WORDS, national_pack()[_WORDS], "en").makers(),
    "employees_check": _checked,
    "employees_found": _hit,
}
_MUNICIPAL = Away(Outcome.ALLOWED, "the guidance is the municipality's and no authority's")
AWAY: dict[str, Away] = dict.fromkeys(OBJECTS, _MUNICIPAL)
LEADS_ON: dict[str, str] = {
    "employees_found": "a hit of the search leads editors to where the piece is mended",
    "employees_preview_page": "until the municipality has said what it is called, there is no document to see",
}
