"""Reads about councils and networks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from fyren.cooperation.models import Council, Meeting, MeetingDecision


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """A council with its next meeting and its last; None where there is none."""

    council: Council
    next: Meeting | None
    last: Meeting | None
    open_decisions: int


def council_rows(day: dt.date) -> list[CouncilRow]:
    """Every council, those that meet first, first: 2 queries."""
    left = Count("decisions", filter=Q(decisions__done_on__isnull=True))
    meetings = Prefetch("meetings", Meeting.objects.annotate(left_count=left).order_by("-held_on"))
    rows = [_row(each, day) for each in Council.objects.select_related("authority").prefetch_related(meetings)]
    return sorted(rows, key=lambda row: (row.next is None, row.next.held_on if row.next else day, row.council.name))


def _row(council: Council, day: dt.date) -> CouncilRow:
    meetings = list(council.meetings.all())  # the latest first
    ahead = [each for each in meetings if each.held_on >= day]
    held = [each for each in meetings if each.held_on < day]
    left: int = sum(each.left_count for each in meetings)  # type: ignore[attr-defined]
    return CouncilRow(council, ahead[-1] if ahead else None, held[0] if held else None, left)


def meetings_of(council: Council) -> list[Meeting]:
    """The council's meetings, the latest first, with what they decided: 2 queries."""
    decisions = Prefetch("decisions", MeetingDecision.objects.select_related("body", "meeting__council__authority"))
    return list(council.meetings.prefetch_related(decisions))


def decisions_left(authorities: frozenset[str]) -> QuerySet[MeetingDecision]:
    """What is decided and not done, that one of the authorities is to do, or that its council is to see done."""
    whose = Q(body__public_id__in=authorities) | Q(meeting__council__authority__public_id__in=authorities)
    left = MeetingDecision.objects.filter(whose, done_on__isnull=True)
    return left.select_related("meeting__council__authority", "body")


def meetings_ahead(authorities: frozenset[str], day: dt.date) -> QuerySet[Meeting]:
    """Meetings from the day on of councils that the authorities keep or are in."""
    whose = Q(council__authority__public_id__in=authorities) | Q(council__bodies__public_id__in=authorities)
    return Meeting.objects.filter(whose, held_on__gte=day).select_related("council__authority").distinct()
