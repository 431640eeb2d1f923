"""Editions of the guide: made and served, and an earlier one put back."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.editing.access import check_edit
from fyren.editing.queries.desk import GUIDE
from fyren.editing.queries.releases import opened_places
from fyren.people.viewer import Viewer
from fyren.publishing import releasing
from fyren.publishing.models import Release
from fyren.publishing.port import publisher_named
from fyren.publishing.releasing import Built
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.GUIDE_RELEASED)
def release_guide(*, built: Built | None = None, by: Viewer, publisher: str = GUIDE) -> Release:
    """Serve what counts now.

    Args:
        built: what has been made of it before the act began, so that others could write meanwhile.

    Raises:
        PermissionDenied: `by` is no editor.
        fyren.publishing.releasing.NotPublishable: there are reasons against; what is served stays.
    """
    check_edit(by)
    made = releasing.release(publisher_named(publisher), by.actor, built=built)
    record(Act.GUIDE_RELEASED, by=by.actor, about=made)
    return made


@action(Act.GUIDE_PUT_BACK)
def put_back_release(*, release: Release, by: Viewer) -> Release:
    """Serve an earlier edition again.

    Raises:
        PermissionDenied: `by` is no editor.
        ValidationError: the edition tells the address of a service whose place has been made secret since.
        fyren.publishing.releasing.TreeDamaged: its files are gone or changed.
    """
    check_edit(by)
    if opened_places(release):
        raise ValidationError(_("The edition tells where a service is whose place is secret now. It stays put away."))
    served = releasing.put_back(release)
    record(Act.GUIDE_PUT_BACK, by=by.actor, about=served)
    return served
