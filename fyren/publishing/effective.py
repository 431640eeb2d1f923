"""What counts: the pack's items with what is published locally over them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from fyren.base import clock
from fyren.base.frozen import checksum_of
from fyren.publishing.items import Body, Difference, Item, ItemName, Items, Origin
from fyren.publishing.models import Entry, Revision
from fyren.publishing.port import Publisher, lent_to, publisher_named


def effective_items(publisher: Publisher, at: dt.datetime | None = None, drafts: frozenset[int] = frozenset()) -> Items:
    """Every item as it counts at a moment (None: now).

    Args:
        drafts: primary keys of entries whose newest revision counts although it is not published: for a preview.
    """
    items = {name: Item(name, body, Origin.PACK) for name, body in publisher.pack().items()}
    for name, revision in _counting(publisher, at or clock.now(), drafts):
        if revision.body is None:
            continue
        items[name] = Item(name, revision.body, Origin.LOCAL, revision.made_from)
    return {**_lent(publisher, at), **items}


def _lent(publisher: Publisher, at: dt.datetime | None) -> dict[ItemName, Item]:
    """What others lend the publisher, as it counts there."""
    return {
        name: item
        for lending in lent_to(publisher)
        for name, item in effective_items(publisher_named(lending.lender), at).items()
        if name.kind == lending.kind
    }


def _counting(publisher: Publisher, at: dt.datetime, drafts: frozenset[int]) -> Iterator[tuple[ItemName, Revision]]:
    """Of each entry the newest revision that counts."""
    revisions = Revision.objects.filter(entry__publisher=publisher.name).select_related("entry").order_by("number")
    newest: dict[ItemName, Revision] = {}
    for revision in revisions:
        if revision.counts_at(at) or revision.entry_id in drafts:
            newest[revision.entry.name] = revision
    yield from newest.items()


def differences(publisher: Publisher) -> list[Difference]:
    """The local items under which the pack has changed since they were made, newest revision of each."""
    pack = publisher.pack()
    found = []
    for name, revision in _counting(publisher, clock.now(), drafts_of(publisher)):
        if revision.body is not None and revision.pack_seen != pack_sum(pack.get(name)):
            found.append(Difference(name, revision.body, revision.pack_seen, pack.get(name)))
    return sorted(found, key=lambda each: each.name)


def drafts_of(publisher: Publisher) -> frozenset[int]:
    """Every entry of the publisher's, for those who look at the newest of all."""
    return frozenset(Entry.objects.filter(publisher=publisher.name).values_list("pk", flat=True))


def pack_sum(body: Body | None) -> str:
    """The checksum of the pack's body, "" where it has none."""
    return "" if body is None else checksum_of(body)
