"""Whom a reminder in a round would reach, and whether it may be sent yet."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from fyren.base import clock
from fyren.people.models import RoleAssignment
from fyren.people.roles import Role
from fyren.steering.models import Activity, BodyReport, BodySettings, Round
from fyren.steering.queries.rounds import days_of
from fyren.steering.round_rules import Lateness, ReportState, late_with
from fyren.steering.rules import SILENT_AFTER, ActivityStatus

_USUAL = BodySettings()  # what holds where a body has said nothing
_ASKED = {
    Lateness.NOT_SENT: (Role.CONTACT,),
    Lateness.NOT_RELEASED: (Role.HEAD, Role.CONTACT),
    Lateness.NOT_DECIDED: (Role.CONTACT,),
    None: (Role.CONTACT,),
}


@dataclass(frozen=True, slots=True)
class Remindable:
    """A report, and whom a reminder of it would reach.

    Args:
        addresses: the body's contacts (its head too, when it is for the head to release); the address that the body
            has given where there is no contact; none where there is neither.
        rests_until: no reminder before then: the body has chosen how often.
        silent: how many of the body's activities nothing has been said of for six months.
    """

    report: BodyReport
    name: str
    late: Lateness | None
    addresses: tuple[str, ...]
    rests_until: dt.datetime | None
    silent: int


def remindable(round: Round, day: dt.date) -> list[Remindable]:
    """Every body that has not decided its report: 4 queries."""
    reports = list(_reports().filter(round=round).exclude(state=ReportState.DECIDED))
    return _told(reports, day, lambda report: late_with(ReportState(report.state), days_of(report, round), day))


def silent(day: dt.date, *, but: Collection[int]) -> list[Remindable]:
    """The bodies with activities that nothing has been said of for six months, each by its latest report: 4 queries.

    Args:
        but: keys of bodies that are left out.
    """
    latest: dict[int, BodyReport] = {}
    for report in _reports().exclude(authority__in=but).order_by("-round__cut_off_on", "pk"):
        latest.setdefault(report.authority_id, report)
    return [each for each in _told(list(latest.values()), day, lambda report: None) if each.silent]


def _reports() -> QuerySet[BodyReport]:
    """Reports with when their body was last reminded of any round: it chose how often, not of which report."""
    heard = BodyReport.objects.filter(authority=OuterRef("authority"), reminded_at__isnull=False)
    latest = heard.order_by("-reminded_at").values("reminded_at")[:1]
    return BodyReport.objects.select_related("authority").annotate(heard_at=Subquery(latest))


def _told(
    reports: list[BodyReport], day: dt.date, lateness: Callable[[BodyReport], Lateness | None]
) -> list[Remindable]:
    bodies = [report.authority_id for report in reports]
    kept = {each.authority_id: each for each in BodySettings.objects.filter(authority__in=bodies)}
    people = _people(bodies, day)
    quiet = _silent(bodies, day)
    found = []
    for report in reports:
        chosen = kept.get(report.authority_id, _USUAL)
        late = lateness(report)
        asked = [mail for role in _ASKED[late] for mail in people[report.authority_id, role]]
        if not asked and chosen.fallback_email:
            asked = [chosen.fallback_email]
        last = getattr(report, "heard_at", None)
        rests_until = last + dt.timedelta(days=chosen.reminder_days) if last is not None else None
        name, addresses = report.authority.name, tuple(dict.fromkeys(asked))
        found.append(Remindable(report, name, late, addresses, rests_until, quiet[report.authority_id]))
    return found


def _people(bodies: list[int], day: dt.date) -> defaultdict[tuple[int, str], list[str]]:
    """E-mail addresses of those who may log in, by the authority that they answer for and their role: a role held at an
    administration counts for its board."""
    found: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    held = RoleAssignment.objects.on(day).filter(
        Q(body__in=bodies) | Q(body__parent__in=bodies), role__in=[Role.CONTACT, Role.HEAD], user__is_active=True
    )
    for each in held.select_related("user", "body__parent"):
        found[each.authority.pk, each.role].append(each.user.email)
    return found


def _silent(bodies: list[int], day: dt.date) -> Counter[int]:
    heard, _after = clock.day_bounds(day - SILENT_AFTER, day)
    going_on = Activity.objects.decided().filter(
        budget__authority__in=bodies,
        budget__state__in=("adopted", "amending"),
        status__in=(ActivityStatus.NOT_STARTED, ActivityStatus.ONGOING),
        said_at__lt=heard,
    )
    return Counter(going_on.order_by().values_list("budget__authority", flat=True))
