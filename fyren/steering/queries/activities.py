"""Reads of activities: which ones a viewer may know of, filtered and listed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.http import Http404

from fyren.people.models import BodyKind
from fyren.people.viewer import Viewer
from fyren.steering.models import Activity, Step
from fyren.steering.rules import (
    SILENT_AFTER,
    ActivityStatus,
    Quality,
    QualityFacts,
    Shown,
    quality_points,
    shown_as,
)


def seen_by(viewer: Viewer) -> Q:
    """The condition on activities that the viewer may know of; see `access.can_read_activity`."""
    decided = Q(is_decided=True, budget__decided_on__isnull=False, binned_at__isnull=True)
    if viewer.is_known:
        return decided | Q(budget__authority__public_id__in=viewer.draft_authorities)
    released = Q(budget__released_on__isnull=False) | Q(budget__public_edition__isnull=False)
    by_itself = ~Q(budget__authority__kind=BodyKind.COMPANY) | Q(released_on__isnull=False)
    return decided & released & Q(awaits_release=False) & by_itself


def activities_seen(viewer: Viewer) -> QuerySet[Activity]:
    """The activities that the viewer may know of, what lies in the bin left out."""
    return Activity.objects.filter(seen_by(viewer), binned_at__isnull=True)


def with_shown(activities: QuerySet[Activity], day: dt.date) -> QuerySet[Activity]:
    """The activities with `shown`: how each is shown on the day, see `shown_on`."""
    return activities.annotate(shown=shown_on(day))


def with_days_of_steps(activities: QuerySet[Activity], day: dt.date) -> QuerySet[Activity]:
    """The activities with budget, body and year, and `next_step`: the earliest day of a step that is not done, and
    `step_ahead`: the earliest such from the day on."""
    return activities.select_related("budget__authority", "budget__year").annotate(**_days_of_steps(day))


def shown_on(day: dt.date) -> Case:
    """How an activity is shown on the day, in the database: the same as `rules.shown_as`, for counting thousands."""
    undone = Step.objects.filter(activity=OuterRef("pk"), done_on__isnull=True, due_on__lt=day)
    as_said = [
        When(status=status, then=Value(shown_as(status, None, None, day).value))
        for status in (ActivityStatus.DONE, ActivityStatus.CANCELLED)
    ]
    return Case(
        *as_said,
        When(Q(ends_on__lt=day) | Exists(undone), then=Value(Shown.LATE.value)),
        When(status=ActivityStatus.NOT_STARTED, then=Value(Shown.NOT_STARTED.value)),
        default=Value(Shown.ONGOING.value),
        output_field=CharField(),
    )


def lacking(point: Quality, day: dt.date) -> Q:
    """The condition on activities that lack something on the day: the same as `rules.quality_points`."""
    goes_on = ~Q(status__in=(ActivityStatus.DONE, ActivityStatus.CANCELLED))
    ahead = Step.objects.filter(activity=OuterRef("pk"), done_on__isnull=True, due_on__gte=day)
    silent_since = dt.datetime.combine(day - SILENT_AFTER, dt.time(), tzinfo=dt.UTC)
    return {
        Quality.NO_UNIT: Q(unit__regex=r"^\s*$"),
        Quality.NO_RESULT: Q(expected_result__regex=r"^\s*$"),
        Quality.NO_STEP_AHEAD: goes_on & Q(~Exists(ahead)),
        Quality.SILENT: goes_on & Q(said_at__lt=silent_since),
    }[point]


def _days_of_steps(day: dt.date) -> dict[str, Subquery]:
    """The earliest day of a step that is not done, and the earliest from the day on.

    Looked up row by row along an index: an aggregate would sort thousands of activities by all their columns.
    """
    undone = Step.objects.filter(activity=OuterRef("pk"), done_on__isnull=True, due_on__isnull=False)
    days = undone.order_by("due_on").values("due_on")
    return {"next_step": Subquery(days[:1]), "step_ahead": Subquery(days.filter(due_on__gte=day)[:1])}


def activity_of(viewer: Viewer, public_id: str) -> Activity:
    """One activity, in the bin or not.

    Raises:
        Http404: there is none, or the viewer may not know of it.
    """
    wanted = Activity.objects.filter(seen_by(viewer), public_id=public_id)
    found = with_days_of_steps(wanted, viewer.day).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """An activity with what is seen from its dates on a day."""

    activity: Activity
    shown: Shown
    quality: tuple[Quality, ...]


def row_of(activity: Activity, day: dt.date) -> Row:
    """The activity as it is shown on the day; it has been read with `next_step` and `step_ahead`."""
    next_step: dt.date | None = activity.next_step  # type: ignore[attr-defined]
    step_ahead: dt.date | None = activity.step_ahead  # type: ignore[attr-defined]
    status = ActivityStatus(activity.status)
    facts = QualityFacts(activity.unit, activity.expected_result, status, step_ahead, activity.said_at.date())
    return Row(activity, shown_as(status, activity.ends_on, next_step, day), quality_points(facts, day))
