"""Example objects for the addresses in fyren/editing/urls.py; see tests/access/objects.py."""

from __future__ import annotations

from uuid import uuid5

from fyren.editing.queries.desk import GUIDE
from fyren.guide.content import Source
from fyren.guide.hsds import NAMESPACE
from fyren.guide.pack_files import Kind
from fyren.people.access_table import Outcome
from fyren.publishing.packs import named
from tests.access.desks import DeskObjects
from tests.access.maker import Arguments, Asked, Away, Maker, Query

_WORDS = named(Kind.DOOR, "adult", "sv")
_GUIDE = DeskObjects("guide", GUIDE, _WORDS, {"title": "En rubrik", "lead": "En ingress."}, "ar")


def _service(asked: Asked) -> Arguments:
    return {"key": "sos"}


def _told_of(asked: Asked) -> Arguments:
    return {"key": uuid5(NAMESPACE, "/service/sos")}


def _door(asked: Asked) -> Arguments:
    return {"key": "adult"}


def _checked(asked: Asked) -> Arguments:
    return {"sort": "kalla", "key": Source("Brottsbalken", asked.world.day, asked.world.day).key}


def _hit(asked: Asked) -> Arguments:
    return {"kind": "service", "key": "sos"}


OBJECTS: dict[str, Maker] = {
    **_GUIDE.makers(),
    "fault_tell": _told_of,
    "guide_approve": _GUIDE.language,
    "guide_check": _checked,
    "guide_found": _hit,
    "guide_order_topics": _door,
    "guide_service": _service,
}
_MUNICIPAL = Away(Outcome.ALLOWED, "the guide is the municipality's and no authority's")
AWAY: dict[str, Away] = dict.fromkeys(OBJECTS, _MUNICIPAL)
LEADS_ON: dict[str, str] = {
    "guide_found": "a hit of the search leads editors to where the piece is mended",
    "guide_preview_page": "until the municipality has said what it is called, there is no document to see",
}
QUERIES: dict[tuple[str, str], Query] = {}
