"""The national pack under a local piece: the local one goes, or it is kept although the pack has changed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.editing.access import check_edit
from fyren.editing.queries.desk import GUIDE, Desk
from fyren.people.viewer import Viewer
from fyren.publishing import keeping
from fyren.publishing.items import ItemName
from fyren.publishing.keeping import Writing
from fyren.publishing.models import Revision
from fyren.publishing.port import publisher_named
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.GUIDE_ITEM_TAKEN_AWAY)
def take_away(*, name: ItemName, expected_version: int, by: Viewer, publisher: str = GUIDE) -> Revision:
    """A draft that takes the local piece away: the pack's counts again, or nothing where the pack has none.

    Raises:
        PermissionDenied: `by` is no editor.
        Conflict: somebody has saved since.
    """
    return _without_local(publisher, name, expected_version, by, Act.GUIDE_ITEM_TAKEN_AWAY)


@action(Act.GUIDE_PACK_FOLLOWED)
def follow_pack(*, name: ItemName, expected_version: int, by: Viewer, publisher: str = GUIDE) -> Revision:
    """Take the pack's wording, when it has changed: the same draft, by an act that says why.

    Raises:
        PermissionDenied: `by` is no editor.
        Conflict: somebody has saved since.
    """
    return _without_local(publisher, name, expected_version, by, Act.GUIDE_PACK_FOLLOWED)


def _without_local(publisher: str, name: ItemName, expected_version: int, by: Viewer, act: Act) -> Revision:
    check_edit(by)
    made = keeping.save_body(publisher_named(publisher), name, None, Writing(by.actor, expected_version))
    record(act, by=by.actor, about=made.entry)
    return made


@action(Act.GUIDE_PACK_DECLINED)
def keep_own(*, name: ItemName, expected_version: int, by: Viewer, publisher: str = GUIDE) -> Revision:
    """Keep the local wording, having seen the pack's. What counts goes on counting; a draft stays a draft.

    Raises:
        PermissionDenied: `by` is no editor.
        ValidationError: there is no local wording to keep.
        Conflict: somebody has saved since.
    """
    check_edit(by)
    wired = publisher_named(publisher)
    newest = Desk(wired).last.get(name)
    if newest is None or newest.body is None:
        raise ValidationError(_("There is no wording of our own to keep."))
    writing = Writing(by.actor, expected_version)
    made = keeping.save_body(wired, name, newest.body, writing, made_from=newest.made_from)
    if newest.counts_from is not None:
        made.counts_from = max(newest.counts_from, clock.now())
        made.save(update_fields=["counts_from"])
    record(Act.GUIDE_PACK_DECLINED, by=by.actor, about=made.entry)
    return made
