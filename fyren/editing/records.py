"""What the room hands over when an authority's documents are taken out: what its editors have written of the guide and
of the pages for employees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.base.clock import SWEDISH_TIME
from fyren.base.records import Part, Record
from fyren.editing.queries.desk import Desk, desks
from fyren.editing.queries.labels import changes
from fyren.editing.queries.refs import Ref, ref_of
from fyren.plan.queries.blanking import steering_owner
from fyren.publishing.models import Entry, Revision


def editing_records(authority: str) -> Iterator[Record]:
    """Each local piece of what is published, with every wording that it has had, and by whom, as an opaque id.

    Neither belongs to an authority: the executive board keeps both, as it does the steering model. The national packs
    are no documents of the municipality's.
    """
    owner = steering_owner()
    if owner is None or owner.public_id != authority:
        return
    for desk in desks():
        for entry in Entry.objects.filter(publisher=desk.publisher.name).prefetch_related("revisions__restores"):
            revisions = list(entry.revisions.all())
            if revisions:  # the latest first
                yield _piece(desk, ref_of(desk, entry.name), entry, revisions, authority)


def _piece(desk: Desk, ref: Ref, entry: Entry, revisions: list[Revision], authority: str) -> Record:
    newest = revisions[0]
    counting = next((each for each in revisions if each.counts_at(desk.at)), None)
    return Record(
        code="publishing.Entry",
        kind=f"{desk.title}: {ref.kind}",
        public_id=entry.public_id,
        title=f"{ref.title} ({ref.language})" if ref.language else ref.title,
        authority=authority,
        state=_state(newest, counting),
        is_draft=counting is None,
        date=newest.made_at.astimezone(SWEDISH_TIME).date(),
        facts=(
            (_("Key"), str(entry.name)),
            (_("Counts since"), _moment(counting.counts_from) if counting else ""),
            (_("Versions"), str(len(revisions))),
        ),
        parts=tuple(part for each in revisions for part in _version(desk, entry, each)),
    )


def _state(newest: Revision, counting: Revision | None) -> str:
    if counting is None:
        return _("Draft")
    if newest.pk != counting.pk:
        return _("Published, with a later draft")
    return _("Published") if counting.body is not None else _("Taken away")


def _version(desk: Desk, entry: Entry, revision: Revision) -> Iterator[Part]:
    """Who saved it and when, from when it counts, and its words part by part."""
    said = {"number": revision.number, "at": _moment(revision.made_at)}
    lines = [_("Saved by %(author)s.") % {"author": revision.author}]
    if revision.restores is not None:
        lines.append(_("Takes up version %(number)s again.") % {"number": revision.restores.number})
    if revision.counts_from is not None:
        lines.append(_("Counts from %(at)s.") % {"at": _moment(revision.counts_from)})
    if revision.body is None:
        lines.append(_("Takes the local wording away."))
    yield Part(_("Version %(number)s, %(at)s") % said, "\n\n".join(lines))
    for pair in changes(desk, entry.name, {}, revision.body or {}):
        yield Part(pair.label, pair.new, level=3)


def _moment(moment: dt.datetime | None) -> str:
    return moment.astimezone(SWEDISH_TIME).strftime("%Y-%m-%d %H:%M") if moment else ""
