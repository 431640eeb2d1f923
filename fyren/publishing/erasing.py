"""Taking words away for good: out of every revision that is kept, and out of every tree that was made of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from django.db import transaction

from fyren.base import clock
from fyren.base.history import take_version
from fyren.publishing.effective import pack_sum
from fyren.publishing.items import Body
from fyren.publishing.models import Entry, Release, Revision
from fyren.publishing.port import Publisher, borrowers_of
from fyren.publishing.releasing import folder_of, home_of, release

Sums = Mapping[tuple[str, str], str]
"""New checksums, by an item's name and the checksum that its body had."""


@transaction.atomic
def erase(publisher: Publisher, without: Callable[[Revision], Body], author: str) -> None:
    """Rewrite every revision of a publisher's, and take away the releases that were made of what is rewritten, those of
    who is lent it too. What is served is built anew of what is left; that takes seconds, in which nobody else writes.

    Args:
        without: the body of a revision without the words; of one that does not have them, the body as it is.

    Raises:
        fyren.publishing.releasing.NotPublishable: there are reasons against what is left; nothing is changed.
    """
    sums: dict[tuple[str, str], str] = {}
    touched: dict[int, Entry] = {}
    revisions = Revision.objects.filter(entry__publisher=publisher.name).exclude(body=None).select_related("entry")
    for revision in revisions:
        old, revision.body = revision.body, dict(without(revision))
        if revision.body != old:
            revision.save(update_fields=["body"])
            sums[str(revision.entry.name), pack_sum(old)] = pack_sum(revision.body)
            touched[revision.entry_id] = revision.entry
    for entry in touched.values():  # whoever has one of them open sees that it is another now
        take_version(entry, entry.row_version)
    for each in (publisher, *borrowers_of(publisher)):
        _build_anew(each, sums, author)


def _build_anew(publisher: Publisher, sums: Sums, author: str) -> None:
    """Take away a publisher's releases that were made of what is rewritten, and build what is served anew."""
    withdrawn = [each for each in Release.objects.filter(publisher=publisher.name) if _holds(each, sums)]
    if any(each.is_current for each in withdrawn):
        release(publisher, author)
    for each in withdrawn:
        withdraw(each, sums)


def _holds(made: Release, sums: Sums) -> bool:
    return any(pair in sums for pair in made.contents.items())


def withdraw(made: Release, sums: Sums) -> None:
    """Take away the files of a release that is not served, once the act is kept.

    Args:
        sums: what stands in the place of the checksums of what it may no longer tell.
    """
    contents = {name: sums.get((name, checksum), checksum) for name, checksum in made.contents.items()}
    made.contents, made.withdrawn_at = contents, made.withdrawn_at or clock.now()
    made.save(update_fields=["contents", "withdrawn_at"])
    transaction.on_commit(partial(shutil.rmtree, folder_of(made), ignore_errors=True))


def sweep(publisher: Publisher) -> None:
    """Take away what is left of the trees of withdrawn releases, where that was interrupted."""
    for made in _left(publisher):
        shutil.rmtree(folder_of(made), ignore_errors=True)


def _left(publisher: Publisher) -> Iterator[Release]:
    if not home_of(publisher.name).is_dir():
        return
    withdrawn = Release.objects.filter(publisher=publisher.name, is_current=False).exclude(withdrawn_at=None)
    yield from (made for made in withdrawn if folder_of(made).exists())
