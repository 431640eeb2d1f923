"""Example objects for the addresses in fyren/editing/urls.py; see tests/access/objects.py."""

from __future__ import annotations

from fyren.editing import actions
from fyren.guide.pack_files import Kind, named
from fyren.people.access_table import Outcome
from fyren.publishing.models import Release, Revision
from tests.access.maker import Arguments, Asked, Away, Maker, Query

WORDS = named(Kind.DOOR, "adult", "sv")
PIECE = {"kind": "door", "language": "sv", "key": "adult"}


def _service(asked: Asked) -> Arguments:
    return {"key": "sos"}


def _language(asked: Asked) -> Arguments:
    return {"language": "ar"}


def _piece(asked: Asked) -> Arguments:
    return PIECE


def _revision(asked: Asked) -> Revision:
    """A local wording of a door, the first that is asked for and then a later one each time."""
    last = Revision.objects.filter(entry__kind="door", entry__key="adult").order_by("number").last()
    return actions.save_item(
        name=WORDS,
        body={"title": "En rubrik", "lead": "En ingress."},
        expected_version=last.entry.row_version if last else None,
        by=asked.world.editor,
    )


def _own_piece(asked: Asked) -> Arguments:
    _revision(asked)
    return PIECE


def _version(asked: Asked) -> Arguments:
    return {"public_id": _revision(asked).public_id}


def _changed_piece(asked: Asked) -> Arguments:
    """A local wording that was made from another one of the pack's."""
    Revision.objects.filter(pk=_revision(asked).pk).update(pack_seen="0" * 64)
    return PIECE


def _release(asked: Asked) -> Arguments:
    """An edition by its row alone: nothing is built."""
    number = Release.objects.count() + 1
    made = Release.objects.create(publisher="guide", number=number, checksum="0" * 64, contents={str(WORDS): "0" * 64})
    return {"public_id": made.public_id}


def _door(asked: Asked) -> Arguments:
    return {"key": "adult"}


def _hit(asked: Asked) -> Arguments:
    return {"kind": "service", "key": "sos"}


OBJECTS: dict[str, Maker] = {
    "fault_tell": _service,
    "guide_approve": _language,
    "guide_found": _hit,
    "guide_history": _piece,
    "guide_order_topics": _door,
    "guide_pack_change": _changed_piece,
    "guide_preview": _language,
    "guide_preview_page": _language,
    "guide_put_back": _release,
    "guide_release": _release,
    "guide_restore": _version,
    "guide_service": _service,
    "guide_take_away": _own_piece,
    "guide_text": _piece,
    "guide_texts": _language,
}
_MUNICIPAL = Away(Outcome.ALLOWED, "the guide is the municipality's and no authority's")
AWAY: dict[str, Away] = dict.fromkeys(OBJECTS, _MUNICIPAL)
LEADS_ON: dict[str, str] = {
    "guide_found": "a hit of the search leads editors to where the piece is mended",
    "guide_preview_page": "until the municipality has said what it is called, there is no document to see",
}
QUERIES: dict[tuple[str, str], Query] = {}
