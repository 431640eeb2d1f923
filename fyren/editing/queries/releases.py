"""Reads: editions, what each holds, and what differs from the one before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from fyren.editing.queries.desk import Desk
from fyren.guide.pack_files import Kind
from fyren.publishing.effective import pack_sum
from fyren.publishing.items import ItemName
from fyren.publishing.models import Release, Revision
from fyren.publishing.port import publisher_named


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an edition has that another had not, has no longer, and has otherwise."""

    added: list[ItemName]
    removed: list[ItemName]
    changed: list[ItemName]

    @property
    def is_empty(self) -> bool:
        """Whether both hold the same."""
        return not (self.added or self.removed or self.changed)


def releases(publisher: str) -> QuerySet[Release]:
    """A publisher's editions, the latest first."""
    return Release.objects.filter(publisher=publisher)


def release_of(publisher: str, public_id: str) -> Release:
    """An edition.

    Raises:
        Http404: there is none.
    """
    found = releases(publisher).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def before(release: Release) -> Release | None:
    """The edition that was made before."""
    return releases(release.publisher).filter(number__lt=release.number).first()


def compare(now: Mapping[str, str], then: Mapping[str, str]) -> Comparison:
    """Two editions' contents: checksums by name."""
    changed = {name for name in now.keys() & then.keys() if now[name] != then[name]}
    return Comparison(_names(now.keys() - then.keys()), _names(then.keys() - now.keys()), _names(changed))


def _names(texts: set[str]) -> list[ItemName]:
    return sorted(ItemName(*text.split("/")) for text in texts)


def opened_places(release: Release) -> list[ItemName]:
    """The services whose place is secret now, and that the edition holds as they were before."""
    return telling(release, protected_sums(Desk(publisher_named(release.publisher))))


def telling(release: Release, sums: Mapping[ItemName, set[str]]) -> list[ItemName]:
    """The services that an edition holds otherwise than with a secret place.

    Args:
        sums: of each service whose place is secret now, what `protected_sums` says.
    """
    held = ((name, release.contents.get(str(name))) for name in sums)
    return [name for name, checksum in held if checksum is not None and checksum not in sums[name]]


def protected_sums(desk: Desk) -> dict[ItemName, set[str]]:
    """Of each service whose place is secret now, the checksums that it has had since it became so."""
    return {
        name: _protected_sums(desk, name)
        for name, item in desk.newest.items()
        if name.kind == Kind.SERVICE and item.body.get("is_protected")
    }


def _protected_sums(desk: Desk, name: ItemName) -> set[str]:
    bodies = [desk.pack.get(name)]
    saved = Revision.objects.filter(entry__publisher=desk.publisher.name, entry__kind=name.kind, entry__key=name.key)
    bodies += [revision.body for revision in saved]
    return {pack_sum(body) for body in bodies if body is not None and body.get("is_protected")}
