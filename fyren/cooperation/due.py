"""What waits for those who keep agreements, for the page "Today"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fyren.base.due import DueItem
from fyren.cooperation.models import Agreement
from fyren.cooperation.queries.agreements import AgreementRow, agreement_rows
from fyren.cooperation.rules import State
from fyren.people.access import KEEPERS
from fyren.people.roles import Role
from fyren.people.viewer import Viewer

SOON = dt.timedelta(days=60)


def cooperation_due(viewer: Viewer) -> Iterator[DueItem]:
    """The own authority's agreements to renew, to follow up within two months or to check the permit of; for the
    coordinator also others' agreements that end, to keep an eye on."""
    own = viewer.authorities_as(*KEEPERS)
    if not own:
        return
    rows = agreement_rows(viewer.day)
    for row in rows:
        if row.agreement.authority.public_id in own:
            yield from _to_do(row)
        elif viewer.holds(Role.COORDINATOR) and row.state is State.RENEW:
            yield _renewal(row, is_watched=True)


def _to_do(row: AgreementRow) -> Iterator[DueItem]:
    if row.state is State.RENEW:
        yield _renewal(row)
    if row.follow_up_by is not None and row.follow_up_by - SOON <= row.day:
        reason = _("An agreement counts as followed up for 24 months.")
        yield DueItem(
            _("Follow up"), row.agreement.title, _url("follow_up_new", row.agreement), row.follow_up_by, reason
        )
    if row.is_permit_unchecked:
        reason = _("Nobody has said that the partner's permit was checked.")
        yield DueItem(_("Check the permit"), row.agreement.title, _url("agreement_change", row.agreement), None, reason)


def _renewal(row: AgreementRow, *, is_watched: bool = False) -> DueItem:
    agreement = row.agreement
    ends = date_format(agreement.valid_to, "DATE_FORMAT") if agreement.valid_to else ""
    reason = _("The agreement ends on %(day)s, and no other follows it.") % {"day": ends}
    url = _url("agreement" if is_watched else "agreement_renew", agreement)
    return DueItem(_("Renew"), agreement.title, url, row.begin_by, reason, is_watched=is_watched)


def _url(name: str, agreement: Agreement) -> str:
    return reverse(name, args=[agreement.public_id])
