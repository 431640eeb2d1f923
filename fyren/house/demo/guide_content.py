"""The municipality's own content of the guide, and the first tree."""

from __future__ import annotations

from pathlib import Path

from fyren.base.frozen import checksum_of
from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind, named, read_pack
from fyren.guide.publisher import GUIDE
from fyren.publishing.items import Body, ItemName
from fyren.publishing.keeping import Writing, publish, save_body
from fyren.publishing.models import Entry
from fyren.publishing.releasing import current, release

HOME = Path(__file__).with_name("guide")


def load_guide(author: str) -> None:
    """Keep and publish the municipality's own content, and release the first tree; does nothing where that is done.

    Raises:
        NotPublishable: something stands in the way of a tree.
    """
    if current(GUIDE.name) is not None:
        return
    if not Entry.objects.filter(publisher=GUIDE.name).exists():
        keep_own(author)
    release(GUIDE, author)


def keep_own(author: str) -> None:
    """Keep and publish every item of the municipality's own."""
    own = read_pack(HOME)
    for name, body in own.items():
        revision = save_body(GUIDE, name, body, Writing(author), made_from=_made_from(name, own))
        publish(revision.entry, Writing(author, revision.entry.row_version))


def _made_from(name: ItemName, own: dict[ItemName, Body]) -> str:
    """The checksum of the Swedish text that a translation was made from."""
    source = own.get(named(name.kind, name.key, SOURCE_LANGUAGE))
    is_translation = name.kind == Kind.SERVICE_WORDS and name.language != SOURCE_LANGUAGE
    return checksum_of(source) if is_translation and source else ""
