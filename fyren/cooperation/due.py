"""What waits for those who keep agreements, for the page "Today"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fyren.base.at_once import read_at_once
from fyren.base.due import DueItem
from fyren.base.models import PublicModel
from fyren.cooperation.models import MeetingDecision, Routine
from fyren.cooperation.offer_rules import believed_to
from fyren.cooperation.queries.agreements import AgreementRow, agreement_rows
from fyren.cooperation.queries.councils import decisions_left, meetings_ahead
from fyren.cooperation.queries.joint import open_to
from fyren.cooperation.queries.offers import OfferRow, offers_on
from fyren.cooperation.queries.routines import RoutineRow, as_row, with_decision
from fyren.people.access import KEEPERS
from fyren.people.roles import Role
from fyren.people.viewer import Viewer

SOON = dt.timedelta(days=60)
NEAR = dt.timedelta(days=14)  # before a meeting
_HOW_FRESH = ("source", "checked_on", "review_by", "waiting_said_on", "valid_to")


def cooperation_due(viewer: Viewer) -> Iterator[DueItem]:
    """The own authority's agreements to renew, to follow up or check the permit of within two months; joint work it
    is asked to join; meetings without an agenda and what meetings decided; routines to review within two months;
    offers to check or that end. For the coordinator also others' agreements that end, to keep an eye on."""
    own = viewer.authorities_as(*KEEPERS)
    if not own:
        return
    for row in agreement_rows(viewer.day):
        if row.agreement.authority.public_id in own:
            yield from _to_do(row)
        elif viewer.holds(Role.COORDINATOR) and row.is_to_renew:
            yield _renewal(row, is_watched=True)
    waiting = read_at_once(
        joint=open_to(own, viewer.day),
        meetings=meetings_ahead(own, viewer.day).filter(agenda="").defer("begins_at"),
        decisions=decisions_left(own).defer("meeting__begins_at"),
        routines=with_decision(Routine.objects.filter(authority__public_id__in=own, ended_on=None), viewer.day),
        offers=offers_on(viewer.day).filter(authority__public_id__in=own).only("public_id", "name", *_HOW_FRESH),
    )
    for joint in waiting["joint"]:
        reason = _("You are asked to join, and none of your activities hangs on it yet.")
        yield DueItem(_("Hang an activity on"), joint.title, _url("joint", joint), joint.valid_from, reason)
    for meeting in waiting["meetings"]:
        if meeting.authority.public_id in own and meeting.held_on - NEAR <= viewer.day:
            reason = _("The meeting is near, and has no agenda.")
            yield DueItem(_("Write the agenda"), str(meeting), _url("meeting_change", meeting), meeting.held_on, reason)
    for routine in waiting["routines"]:
        yield from _routine(as_row(routine, viewer.day), viewer.day)
    for decision in waiting["decisions"]:
        yield from _decided(decision, own, viewer.day)
    for offer in waiting["offers"]:
        yield from _offered(OfferRow(offer, viewer.day))


def _routine(row: RoutineRow, day: dt.date) -> Iterator[DueItem]:
    if row.review_by is not None and row.review_by - SOON <= day:
        reason = _("A routine counts as current for twelve months after management decided or reviewed it.")
        yield DueItem(_("Go through"), str(row.routine), _url("routine_work", row.routine), row.review_by, reason)


def _decided(decision: MeetingDecision, own: frozenset[str], day: dt.date) -> Iterator[DueItem]:
    """What the own board is to do; and what is late, for those who keep the council."""
    council = decision.meeting.council
    url, reason = _url("council", council), _("Decided by %(council)s.") % {"council": council.name}
    if decision.body is None or decision.body.public_id in own:
        yield DueItem(_("Do"), str(decision), url, decision.due_on, reason)
    elif decision.due_on is not None and decision.due_on < day:
        yield DueItem(_("See"), str(decision), url, decision.due_on, reason, is_watched=True)


def _offered(row: OfferRow) -> Iterator[DueItem]:
    """What is said of an offer is old or was never checked, or the offer ends within two months."""
    offer, url = row.offer, _url("offer_change", row.offer)
    if offer.valid_to is not None and offer.valid_to - SOON <= row.day:
        ends = date_format(offer.valid_to, "DATE_FORMAT")
        reason = _("The offer ends on %(day)s, and is not shown to those who seek help after that.") % {"day": ends}
        yield DueItem(_("Extend or let end"), offer.name, url, offer.valid_to, reason)
    if not row.is_checked:
        reason = _("It is shown as unverified to those who would refer somebody.")
        yield DueItem(_("Check"), offer.name, url, offer.review_by, reason)
    if offer.waiting_said_on is not None and row.is_waiting_old:
        reason, due = _("The waiting time was said more than six months ago."), believed_to(offer.waiting_said_on)
        yield DueItem(_("Ask how long the wait is"), offer.name, url, due, reason)


def _to_do(row: AgreementRow) -> Iterator[DueItem]:
    if row.is_to_renew:
        yield _renewal(row)
    if row.follow_up_by is not None and row.follow_up_by - SOON <= row.day:
        reason = _("An agreement counts as followed up for 24 months.")
        yield DueItem(
            _("Follow up"), row.agreement.title, _url("follow_up_new", row.agreement), row.follow_up_by, reason
        )
    if row.is_permit_unchecked:
        reason = _("Nobody has said that the partner's permit was checked.")
        yield DueItem(_("Check the permit"), row.agreement.title, _url("agreement_change", row.agreement), None, reason)
    elif row.permit_by is not None and row.permit_by - SOON <= row.day:
        reason = _("The partner's permit is to be checked again.")
        url = _url("agreement_change", row.agreement)
        yield DueItem(_("Check the permit"), row.agreement.title, url, row.permit_by, reason)


def _renewal(row: AgreementRow, *, is_watched: bool = False) -> DueItem:
    agreement = row.agreement
    ends = date_format(agreement.valid_to, "DATE_FORMAT") if agreement.valid_to else ""
    said = (
        _("The agreement ended on %(day)s, and was not renewed.")
        if row.has_lapsed
        else _("The agreement ends on %(day)s, and no other follows it.")
    )
    reason = said % {"day": ends}
    url = _url("agreement" if is_watched else "agreement_renew", agreement)
    return DueItem(_("Renew"), agreement.title, url, row.begin_by, reason, is_watched=is_watched)


def _url(name: str, about: PublicModel) -> str:
    return reverse(name, args=[about.public_id])
