"""Example objects for the addresses of the desk of the guidance for employees; see tests/access/objects.py."""

from __future__ import annotations

from fyren.detection.pack_files import Kind, named, national_pack
from fyren.editing import actions
from fyren.editing.queries.desk import EMPLOYEES
from fyren.people.access_table import Outcome
from fyren.publishing.models import Release, Revision
from tests.access.maker import Arguments, Asked, Away, Maker

WORDS = named(Kind.PARTICULAR_TEXT, "honour", "sv")
PIECE = {"kind": WORDS.kind, "language": WORDS.language, "key": WORDS.key}


def _language(asked: Asked) -> Arguments:
    return {"language": "en"}


def _piece(asked: Asked) -> Arguments:
    return PIECE


def _revision(asked: Asked) -> Revision:
    """A local wording, the first that is asked for and then a later one each time."""
    last = Revision.objects.filter(entry__publisher=EMPLOYEES, entry__key=WORDS.key).order_by("number").last()
    return actions.save_item(
        name=WORDS,
        body=national_pack()[WORDS],
        expected_version=last.entry.row_version if last else None,
        by=asked.world.editor,
        publisher=EMPLOYEES,
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
    number = Release.objects.filter(publisher=EMPLOYEES).count() + 1
    contents = {str(WORDS): "0" * 64}
    made = Release.objects.create(publisher=EMPLOYEES, number=number, checksum="0" * 64, contents=contents)
    return {"public_id": made.public_id}


OBJECTS: dict[str, Maker] = {
    "employees_history": _piece,
    "employees_pack_change": _changed_piece,
    "employees_preview": _language,
    "employees_preview_page": _language,
    "employees_put_back": _release,
    "employees_release": _release,
    "employees_restore": _version,
    "employees_take_away": _own_piece,
    "employees_text": _piece,
    "employees_texts": _language,
}
_MUNICIPAL = Away(Outcome.ALLOWED, "the guidance is the municipality's and no authority's")
AWAY: dict[str, Away] = dict.fromkeys(OBJECTS, _MUNICIPAL)
LEADS_ON: dict[str, str] = {
    "employees_preview_page": "until the municipality has said what it is called, there is no document to see",
}
