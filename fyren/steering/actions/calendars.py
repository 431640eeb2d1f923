"""The secret address of a body's calendar."""

from __future__ import annotations

import secrets

from fyren.base.history import save_changes
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.steering.access import check_write_for
from fyren.steering.models import CalendarAddress
from fyren.steering.queries.calendars import hash_of
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

_BYTES = 24


@action(Act.CALENDAR_RENEWED)
def renew_calendar(*, authority: Body, expected_version: int | None = None, by: Viewer) -> str:
    """Make the body's secret calendar address, or a new one in place of it; the old one then leads nowhere.

    Args:
        expected_version: the version of the address that is renewed; None when there is none yet.

    Returns:
        The address's secret part, which is kept nowhere.

    Raises:
        PermissionDenied: `by` does not write for the body.
        Conflict: someone else was first.
    """
    check_write_for(by, authority.public_id)
    key = secrets.token_urlsafe(_BYTES)
    changes = {"token_hash": hash_of(key), "renewed_on": by.day}
    if expected_version is None:
        address = CalendarAddress(authority=authority, **changes)
        address.full_clean()
        address.save(force_insert=True)
    else:
        address = CalendarAddress.objects.select_for_update().get(authority=authority)
        save_changes(address, changes=changes, expected_version=expected_version, by=by.actor)
    record(Act.CALENDAR_RENEWED, by=by.actor, about=address)
    return key
