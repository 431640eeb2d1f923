"""What of an earlier year can be copied into an internal budget."""

from __future__ import annotations

from dataclasses import dataclass

from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea
from fyren.plan.queries.focus_areas import ended, focus_areas_at_hand
from fyren.steering.actions.copying import present_focus_areas
from fyren.steering.models import Activity, InternalBudget


@dataclass(frozen=True, slots=True)
class Copyable:
    """An activity of the earlier year.

    Args:
        is_there: it has been copied already, and is passed by.
        ended: its focus areas that no edition that holds has, not even under another number.
    """

    activity: Activity
    is_there: bool
    ended: list[FocusArea]


def source_of(budget: InternalBudget) -> InternalBudget | None:
    """The body's latest internal budget of an earlier year."""
    earlier = InternalBudget.objects.filter(authority=budget.authority, year__year__lt=budget.year.year)
    return earlier.select_related("authority", "year").order_by("-year__year").first()


def copyables(viewer: Viewer, budget: InternalBudget, source: InternalBudget) -> list[Copyable]:
    """The earlier budget's activities, by title: 5 queries."""
    activities = list(source.activities.kept().select_related("budget__year").prefetch_related("focus_areas"))
    there = set(budget.activities.kept().exclude(copied_from=None).values_list("copied_from", flat=True))
    became = present_focus_areas(activities)
    at_hand = set(focus_areas_at_hand(viewer).values_list("pk", flat=True))
    return [
        Copyable(
            activity=each,
            is_there=each.pk in there,
            ended=ended((new for old in each.focus_areas.all() for new in became[old.pk]), at_hand),
        )
        for each in activities
    ]
