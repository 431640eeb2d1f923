"""Keeping local items: save, publish, restore, take away. Whoever calls has asked who may, and writes the audit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from fyren.base import clock
from fyren.base.history import take_version
from fyren.publishing.effective import pack_sum
from fyren.publishing.items import Body, ItemName
from fyren.publishing.models import Entry, Revision
from fyren.publishing.port import Publisher


@dataclass(frozen=True, slots=True)
class Writing:
    """Whose hand, and what the item was when it was opened.

    Attributes:
        author: opaque id.
        expected_version: the entry's row version, None where it was not there.
    """

    author: str
    expected_version: int | None = None


@transaction.atomic
def save_body(
    publisher: Publisher, name: ItemName, body: Body | None, writing: Writing, *, made_from: str = ""
) -> Revision:
    """A new revision, as a draft.

    Args:
        body: None takes the local item away once it is published.
        made_from: checksum of the source-language body that a translation was made from.

    Raises:
        Conflict: somebody else has saved since the item was opened.
    """
    entry = _entry(publisher, name, writing.expected_version)
    return _add(entry, body, writing.author, pack_seen=pack_sum(publisher.pack().get(name)), made_from=made_from)


@transaction.atomic
def restore(revision: Revision, writing: Writing) -> Revision:
    """An earlier body as a new draft.

    Raises:
        Conflict: somebody else has saved since.
    """
    entry = revision.entry
    take_version(entry, writing.expected_version or 0)
    made = _add(entry, revision.body, writing.author, pack_seen=revision.pack_seen, made_from=revision.made_from)
    made.restores = revision
    made.save(update_fields=["restores"])
    return made


@transaction.atomic
def publish(entry: Entry, writing: Writing, at: dt.datetime | None = None) -> Revision:
    """Let the newest revision count from a moment (None: now).

    Raises:
        Conflict: somebody else has saved since it was looked at.
    """
    take_version(entry, writing.expected_version or 0)
    newest = entry.revisions.latest("number")
    newest.counts_from = at or clock.now()
    newest.save(update_fields=["counts_from"])
    return newest


def _entry(publisher: Publisher, name: ItemName, expected: int | None) -> Entry:
    entry, is_new = Entry.objects.get_or_create(
        publisher=publisher.name, kind=name.kind, key=name.key, language=name.language
    )
    if not is_new:
        take_version(entry, expected or 0)
    return entry


def _add(entry: Entry, body: Body | None, author: str, *, pack_seen: str, made_from: str) -> Revision:
    last = entry.revisions.aggregate(last=Max("number"))["last"] or 0
    return Revision.objects.create(
        entry=entry, number=last + 1, body=body, author=author, pack_seen=pack_seen, made_from=made_from
    )
