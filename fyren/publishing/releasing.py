"""Releases: build a tree, write it beside the others, and make it what is served; put an earlier one back."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q

from fyren.base import clock
from fyren.base.frozen import checksum_of
from fyren.publishing.effective import effective_items
from fyren.publishing.items import Items
from fyren.publishing.models import Release, Revision
from fyren.publishing.port import SWITCHED, Fault, Files, Publisher, lent_to, publisher_named, tree_of
from fyren.publishing.tree import make_current, problems_of, write_tree


class NotPublishable(ValueError):
    """Something stands in the way; `faults` says what."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{each.about}: {each.why}" for each in faults))
        self.faults = faults


class TreeDamaged(ValueError):
    """A release's files are no longer what was written; `problems` says which."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__(", ".join(f"{path} ({what})" for path, what in problems[:5]))
        self.problems = problems


def home_of(publisher: str) -> Path:
    """The folder of a publisher's releases; `current` in it leads to the one that is served."""
    return Path(settings.VAR) / "published" / publisher


def folder_of(release: Release) -> Path:
    """A release's own folder."""
    return home_of(release.publisher) / f"{release.number:06d}"


@dataclass(frozen=True, slots=True)
class Built:
    """A tree that is ready to be released: the day that it is of, the checksum of each of its items, and its files."""

    day: dt.date
    contents: dict[str, str]
    files: Files


def build(publisher: Publisher, at: dt.datetime | None = None, drafts: frozenset[int] = frozenset()) -> Built:
    """Build what counts at a moment (None: now). To be called before a transaction begins: it takes seconds, in which
    nobody else could write.

    Args:
        drafts: primary keys of entries whose newest revision is about to be published.

    Raises:
        NotPublishable: there are reasons against.
    """
    moment = at or clock.now()
    items, day = effective_items(publisher, moment, drafts), clock.day_in_sweden(moment)
    if faults := list(publisher.faults(items, day)):
        raise NotPublishable(faults)
    return Built(day, _contents(items), tree_of(publisher, items, day))


def _contents(items: Items) -> dict[str, str]:
    return {str(name): item.checksum for name, item in sorted(items.items())}


@transaction.atomic
def release(publisher: Publisher, author: str, at: dt.datetime | None = None, built: Built | None = None) -> Release:
    """Write what counts at a moment (None: now) and make it current.

    Args:
        built: what `build` has made of it; what has come to count since is built again here.

    Raises:
        NotPublishable: there are reasons against; nothing is written.
    """
    moment = at or clock.now()
    counts = clock.day_in_sweden(moment), _contents(effective_items(publisher, moment))
    if built is None or (built.day, built.contents) != counts:
        built = build(publisher, moment)
    last = Release.objects.filter(publisher=publisher.name).aggregate(last=Max("number"))["last"] or 0
    made = Release(
        publisher=publisher.name,
        number=last + 1,
        author=author,
        contents=built.contents,
        size=sum(map(len, built.files.values())),
    )
    folder = folder_of(made)
    shutil.rmtree(folder, ignore_errors=True)  # left by a release whose transaction was undone
    made.checksum = write_tree(built.files, folder)
    made.save()
    return _switched(publisher, made)


@transaction.atomic
def put_back(earlier: Release) -> Release:
    """Make an earlier release current again.

    Raises:
        TreeDamaged: its files are gone or changed.
    """
    folder = folder_of(earlier)
    if earlier.withdrawn_at is not None or not folder.is_dir():
        raise TreeDamaged([(folder.name, "missing")])
    if problems := problems_of(folder):
        raise TreeDamaged(problems)
    return _switched(publisher_named(earlier.publisher), earlier)


def _switched(publisher: Publisher, chosen: Release) -> Release:
    Release.objects.filter(publisher=chosen.publisher, is_current=True).update(is_current=False)
    chosen.is_current, chosen.made_current_at, chosen.pack_sum = True, clock.now(), whole_pack_sum(publisher)
    chosen.save(update_fields=["is_current", "made_current_at", "pack_sum"])
    for tell in SWITCHED:
        tell(publisher)
    # What is served changes when all else has been done and is kept: an act that was undone was never seen by anybody.
    transaction.on_commit(partial(make_current, home_of(chosen.publisher), folder_of(chosen).name))
    return chosen


def current(publisher: str) -> Release | None:
    """The release that is served."""
    return Release.objects.filter(publisher=publisher, is_current=True).first()


def is_due(publisher: Publisher, at: dt.datetime | None = None) -> bool:
    """Whether something has begun to count since the last switch: what was published for a time, or what the program's
    newer pack says where no local text lies over it. After an earlier release was put back, only what is later than
    that."""
    moment, served = at or clock.now(), current(publisher.name)
    revisions = Revision.objects.filter(_counts_for(publisher), counts_from__lte=moment)
    if served is None or served.made_current_at is None:
        return revisions.exists()
    return revisions.filter(counts_from__gt=served.made_current_at).exists() or _has_news(publisher, served, moment)


def _counts_for(publisher: Publisher) -> Q:
    """Which local items are in the publisher's tree: its own, and what it is lent."""
    found = Q(entry__publisher=publisher.name)
    for lending in lent_to(publisher):
        found |= Q(entry__publisher=lending.lender, entry__kind=lending.kind)
    return found


def _has_news(publisher: Publisher, served: Release, moment: dt.datetime) -> bool:
    """Whether the pack is another than when the release was last made current, so that it shows."""
    if served.pack_sum == whole_pack_sum(publisher):
        return False
    shown: dict[str, str] = served.contents
    return shown != _contents(effective_items(publisher, moment))


def whole_pack_sum(publisher: Publisher) -> str:
    """The checksum of everything in the pack."""
    return checksum_of({str(name): body for name, body in publisher.pack().items()})
