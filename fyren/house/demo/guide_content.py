"""The municipality's own content of what is published, and the first trees."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

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


def load_guide(author: str) -> None:
    """Keep and publish the municipality's own content, and release the first trees; does nothing where that is done.

    Raises:
        NotPublishable: something stands in the way of a tree.
    """
    for publisher, home, read in OWN:
        if current(publisher.name) is None:
            if not Entry.objects.filter(publisher=publisher.name).exists():
                _keep(publisher, read(home), author)
            release(publisher, author)
    if current(COURSE.name) is None:  # nothing of its own: what it needs to know the employees' pages know
        release(COURSE, author)


def keep_own(author: str) -> None:
    """Keep and publish every item of the guide that is the municipality's own."""
    _keep(GUIDE, pack_files.read_pack(HOME), author)


def _keep(publisher: Publisher, own: Mapping[ItemName, Body], author: str) -> None:
    for name, body in own.items():
        revision = save_body(publisher, name, body, Writing(author), made_from=_made_from(name, own))
        publish(revision.entry, Writing(author, revision.entry.row_version))


def _made_from(name: ItemName, own: Mapping[ItemName, Body]) -> str:
    """The checksum of the Swedish text that a translation was made from."""
    source = own.get(named(name.kind, name.key, SOURCE_LANGUAGE))
    is_translation = name.kind == Kind.SERVICE_WORDS and name.language != SOURCE_LANGUAGE
    return checksum_of(source) if is_translation and source else ""
