"""What stands in an authority's own calendar of its cooperation: see `fyren.base.occasions`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.models import VersionedModel
from fyren.base.occasions import Occasion
from fyren.cooperation.models import Agreement, JointWork, Routine
from fyren.cooperation.queries.agreements import agreement_rows
from fyren.cooperation.queries.councils import decisions_left, meetings_ahead
from fyren.cooperation.queries.offers import offers_on
from fyren.cooperation.queries.routines import routine_rows
from fyren.cooperation.rules import State


def cooperation_occasions(authority: str) -> Iterator[Occasion]:
    """Days of the authority's agreements, of joint work it keeps or is asked to join, of meetings and what they
    decided, of routines to review, and of offers to check and that end."""
    yield from _agreements(authority)
    asked = Q(authority__public_id=authority) | Q(asked__public_id=authority)
    for joint in JointWork.objects.filter(asked, valid_from__isnull=False).distinct():
        yield from _occasion(joint, "", joint.title, joint.valid_from, joint.valid_to)
    for routine in routine_rows(clock.today(), Routine.objects.filter(authority__public_id=authority, ended_on=None)):
        titled = _("Review the routine: %(routine)s") % {"routine": routine.routine}
        yield from _occasion(routine.routine, "review", titled, routine.review_by)
    for offer in offers_on(clock.today()).filter(authority__public_id=authority):
        named = {"offer": offer}
        yield from _occasion(offer, "check", _("Check what is said of the offer: %(offer)s") % named, offer.review_by)
        yield from _occasion(offer, "end", _("The offer ends: %(offer)s") % named, offer.valid_to)
    own = frozenset({authority})
    for meeting in meetings_ahead(own, clock.today()):
        yield from _occasion(meeting, "", meeting.council.name, meeting.held_on)
    for decision in decisions_left(own):
        yield from _occasion(decision, "", _("To be done: %(what)s") % {"what": decision}, decision.due_on)


def _agreements(authority: str) -> Iterator[Occasion]:
    own = Agreement.objects.filter(authority__public_id=authority)
    for row in agreement_rows(clock.today(), own.annotate(told=Sum("follow_ups__row_version"))):
        if row.state is State.ENDED and not row.has_lapsed:
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
            # A follow-up moves the next one's day, and leaves the agreement's own version as it was.
            later = row.agreement.told or 0 if kind == "follow" else 0  # type: ignore[attr-defined]
            yield from _occasion(row.agreement, kind, title % named, day, later=later)


def _occasion(
    about: VersionedModel,
    kind: str,
    title: str,
    first: dt.date | None,
    last: dt.date | None = None,
    *,
    later: int = 0,
) -> Iterator[Occasion]:
    """One of whole days; none where the day is not known. `later`: the versions of what else moves the day."""
    if first is not None:
        key = f"{about.public_id}-{kind}" if kind else about.public_id
        yield Occasion(key, title, first, last or first, about.created_at, about.row_version + later)
