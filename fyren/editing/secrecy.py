"""A place that has become secret: its address goes from what is kept, and so do the files of editions that tell it."""

from __future__ import annotations

from collections.abc import Iterator

from fyren.editing.queries.desk import GUIDE, Desk
from fyren.editing.queries.releases import protected_sums, releases, telling
from fyren.publishing.erasing import withdraw
from fyren.publishing.models import Entry, Release
from fyren.publishing.port import Publisher


def forget_places(entry: Entry) -> None:
    """Take the address out of every revision of a service whose place is secret now, and away with the editions."""
    for revision in entry.revisions.exclude(body=None):
        body = revision.body or {}
        if body.get("place"):
            revision.body = body | {"place": None}
            revision.save(update_fields=["body"])
    withdraw_telling(Desk().publisher)


def withdraw_telling(publisher: Publisher) -> None:
    """Take away the files of every edition that tells a secret place, but for what is served: that goes when another is
    served in its stead, since a draft never changes what the public sees.

    The checksum of what told it goes too: whoever knows the rest of a text can try every address against that.
    """
    if publisher.name != GUIDE:
        return
    for made, names in _telling(Desk(publisher)):
        withdraw(made, {(name, made.contents[name]): "" for name in names})


def _telling(desk: Desk) -> Iterator[tuple[Release, list[str]]]:
    sums = protected_sums(desk)
    for made in releases(desk.publisher.name).filter(is_current=False) if sums else ():
        names = [str(name) for name in telling(made, sums)]
        if any(made.contents[name] for name in names):
            yield made, names
