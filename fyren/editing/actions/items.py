"""Pieces of the guide: saved, let count, taken up again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.editing.access import check_edit
from fyren.editing.checking import check_body
from fyren.editing.queries.desk import GUIDE
from fyren.editing.secrecy import forget_places
from fyren.guide.pack_files import Kind
from fyren.people.viewer import Viewer
from fyren.publishing import keeping
from fyren.publishing.items import Body, ItemName
from fyren.publishing.keeping import Writing
from fyren.publishing.models import Entry, Revision
from fyren.publishing.port import publisher_named
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.GUIDE_ITEM_SAVED)
def save_item(
    *,
    name: ItemName,
    body: Body,
    expected_version: int | None,
    by: Viewer,
    made_from: str = "",
    publisher: str = GUIDE,
) -> Revision:
    """Save a piece as a draft.

    When a service's place becomes secret, its address goes from earlier revisions too, and the files of
    earlier editions that tell it are taken away: it is kept in no field and no file but what is served, until that
    is replaced.

    Args:
        expected_version: the row version that the writer saw, None where nothing was saved locally.
        made_from: checksum of the source text that a translation was made from.

    Raises:
        PermissionDenied: `by` is no editor.
        ValidationError: the body is not what its kind says, or a text of it holds a personal identity number.
        Conflict: somebody was first.
    """
    check_edit(by)
    check_body(name, body, publisher)
    saved = keeping.save_body(
        publisher_named(publisher), name, body, Writing(by.actor, expected_version), made_from=made_from
    )
    if name.kind == Kind.SERVICE and body.get("is_protected"):
        forget_places(saved.entry)
    record(Act.GUIDE_ITEM_SAVED, by=by.actor, about=saved.entry)
    return saved


@action(Act.GUIDE_ITEMS_PUBLISHED)
def publish_items(
    *, versions: Mapping[str, int], by: Viewer, at: dt.datetime | None = None, publisher: str = GUIDE
) -> list[Revision]:
    """Let the newest revision of some pieces count, now or from a moment.

    Args:
        versions: row versions as they were looked at, by the entries' public ids.

    Raises:
        PermissionDenied: `by` is no editor.
        ValidationError: the moment has passed, or nothing is chosen.
        Conflict: somebody has saved one of them since it was looked at; none is published.
    """
    check_edit(by)
    if at is not None and at <= clock.now():
        raise ValidationError({"at": _("The time has passed. Choose a later one, or publish now.")})
    entries = list(Entry.objects.filter(publisher=publisher, public_id__in=versions))
    if not entries:
        raise ValidationError(_("Choose at least one change to publish."))
    published = [keeping.publish(entry, Writing(by.actor, versions[entry.public_id]), at) for entry in entries]
    record(Act.GUIDE_ITEMS_PUBLISHED, by=by.actor, about=entries[0], fields=[str(entry.name) for entry in entries])
    return published


@action(Act.GUIDE_ITEM_RESTORED)
def restore_item(*, revision: Revision, expected_version: int, by: Viewer) -> Revision:
    """Take up an earlier revision as a new draft.

    Raises:
        PermissionDenied: `by` is no editor.
        ValidationError: the revision no longer is what its kind says.
        Conflict: somebody has saved since.
    """
    check_edit(by)
    if revision.body is not None:
        check_body(revision.entry.name, revision.body, revision.entry.publisher)
    made = keeping.restore(revision, Writing(by.actor, expected_version))
    record(Act.GUIDE_ITEM_RESTORED, by=by.actor, about=revision.entry)
    return made
