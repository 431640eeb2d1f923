"""The municipality's own content of what is published, and the first trees."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from fyren.base.frozen import checksum_of
from fyren.competence.course.publisher import COURSE
from fyren.detection.pack_files import read_pack as read_own
from fyren.detection.publisher import EMPLOYEES
from fyren.guide import pack_files
from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind
from fyren.guide.publisher import GUIDE
from fyren.publishing.items import Body, ItemName
from fyren.publishing.keeping import Writing, publish, save_body
from fyren.publishing.models import Entry
from fyren.publishing.packs import named
from fyren.publishing.port import Publisher
from fyren.publishing.releasing import current, release

HOME = Path(__file__).with_name("guide")
OWN = ((GUIDE, HOME, pack_files.read_pack), (EMPLOYEES, Path(__file__).with_name("detection"), read_own))


def load_guide(author: str, address: str = "", faults: str = "") -> None:
    """Keep and publish the municipality's own content, and release the first trees; does nothing where that is done.

    Args:
        address: where the guide is served, for its papers; "" leaves what its content says.
        faults: where the demo takes in faults; "" leaves what its content says.

    Raises:
        NotPublishable: something stands in the way of a tree.
    """
    for publisher, home, read in OWN:
        if current(publisher.name) is None:
            if not Entry.objects.filter(publisher=publisher.name).exists():
                _keep(publisher, read(home), author)
                _move(author, address, faults)
            release(publisher, author)
    if _move(author, address, faults):
        release(GUIDE, author)
    if current(COURSE.name) is None:  # nothing of its own: what it needs to know the employees' pages know
        release(COURSE, author)


def keep_own(author: str) -> None:
    """Keep and publish every item of the guide that is the municipality's own."""
    _keep(GUIDE, pack_files.read_pack(HOME), author)


def _keep(publisher: Publisher, own: Mapping[ItemName, Body], author: str) -> None:
    for name, body in own.items():
        revision = save_body(publisher, name, body, Writing(author), made_from=_made_from(name, own))
        publish(revision.entry, Writing(author, revision.entry.row_version))


def _move(author: str, address: str, faults: str) -> bool:
    """Say where the guide is served now, and where faults are told; whether it said something else before. What an
    editor has begun to write, or has said instead, is left."""
    entry = Entry.objects.filter(publisher=GUIDE.name, kind=Kind.SETTINGS).first()
    newest = entry.revisions.latest("number") if entry else None
    if not address or entry is None or newest is None or newest.body is None or newest.counts_from is None:
        return False
    said = newest.body
    if not _is_same_host(str(said.get("address", "")), address):
        return False
    moved = {"address": address}
    if faults and ("faults_address" not in said or _is_same_host(str(said["faults_address"]), faults)):
        moved["faults_address"] = faults
    if moved.items() <= said.items():
        return False
    writing = Writing(author, entry.row_version)
    revision = save_body(GUIDE, entry.name, said | moved, writing)
    publish(revision.entry, Writing(author, revision.entry.row_version))
    return True


def _is_same_host(one: str, other: str) -> bool:
    return urlsplit(one).hostname == urlsplit(other).hostname


def _made_from(name: ItemName, own: Mapping[ItemName, Body]) -> str:
    """The checksum of the Swedish text that a translation was made from."""
    source = own.get(named(name.kind, name.key, SOURCE_LANGUAGE))
    is_translation = name.kind == Kind.SERVICE_WORDS and name.language != SOURCE_LANGUAGE
    return checksum_of(source) if is_translation and source else ""
