"""What stands in an authority's own calendar of its cooperation: see `fyren.base.occasions`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.models import VersionedModel
from fyren.base.occasions import Occasion
from fyren.cooperation.models import Agreement, JointWork, Offer, Routine
from fyren.cooperation.queries.agreements import agreement_rows
from fyren.cooperation.queries.councils import decisions_left, meetings_ahead
from fyren.cooperation.queries.routines import routine_rows
from fyren.cooperation.rules import State


def cooperation_occasions(authority: str) -> Iterator[Occasion]:
    """Days of the authority's agreements, of joint work it keeps or is asked to join, of meetings and what they
    decided, and of routines to review and offers to
    check."""
    yield from _agreements(authority)
    asked = Q(authority__public_id=authority) | Q(asked__public_id=authority)
    for joint in JointWork.objects.filter(asked, valid_from__isnull=False).distinct():
        yield from _occasion(joint, "", joint.title, joint.valid_from, joint.valid_to)
    for routine in routine_rows(clock.today(), Routine.objects.filter(authority__public_id=authority, ended_on=None)):
        titled = _("Review the routine: %(routine)s") % {"routine": routine.routine}
        yield from _occasion(routine.routine, "review", titled, routine.review_by)
    for offer in Offer.objects.filter(authority__public_id=authority, review_by__isnull=False):
        checked = _("Check what is said of the offer: %(offer)s") % {"offer": offer}
        yield from _occasion(offer, "check", checked, offer.review_by)
    own = frozenset({authority})
    for meeting in meetings_ahead(own, clock.today()):
        yield from _occasion(meeting, "", meeting.council.name, meeting.held_on)
    for decision in decisions_left(own):
        yield from _occasion(decision, "", _("To be done: %(what)s") % {"what": decision}, decision.due_on)


def _agreements(authority: str) -> Iterator[Occasion]:
    for row in agreement_rows(clock.today(), Agreement.objects.filter(authority__public_id=authority)):
        if row.state is State.ENDED:
            continue
        named = {"agreement": row.agreement.title}
        renewed = hasattr(row.agreement, "renewed_by")
        days = (
            ("begin", _("Begin to renew: %(agreement)s"), None if renewed else row.begin_by),
            ("choose", _("Last day to choose: %(agreement)s"), None if renewed else row.choose_by),
            ("end", _("Ends: %(agreement)s"), row.agreement.valid_to),
            ("follow", _("Follow up at the latest: %(agreement)s"), row.follow_up_by),
            ("permit", _("Check the permit again: %(agreement)s"), row.permit_by),
        )
        for kind, title, day in days:
            yield from _occasion(row.agreement, kind, title % named, day)


def _occasion(
    about: VersionedModel, kind: str, title: str, first: dt.date | None, last: dt.date | None = None
) -> Iterator[Occasion]:
    """One of whole days; none where the day is not known."""
    if first is not None:
        key = f"{about.public_id}-{kind}" if kind else about.public_id
        yield Occasion(key, title, first, last or first, about.created_at, about.row_version)
