"""Activities as other rooms tell of them: what hangs on joint work."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse

from fyren.people.viewer import Viewer
from fyren.plan.ports import ActivityTold
from fyren.steering.access import WRITERS
from fyren.steering.models import Activity
from fyren.steering.queries.activities import activities_seen
from fyren.steering.rules import ActivityStatus


class TellActivities:
    """The adapter of `fyren.plan.ports.ACTIVITIES`."""

    def told(self, viewer: Viewer, public_ids: Iterable[str]) -> list[ActivityTold]:
        """Those of the activities that the viewer may know of: 1 query."""
        return _told(activities_seen(viewer).filter(public_id__in=list(public_ids)))

    def own(self, viewer: Viewer) -> list[ActivityTold]:
        """Those of this year and coming ones that the viewer writes, and that are not cancelled: 1 query."""
        own = Activity.objects.kept().filter(
            budget__authority__public_id__in=viewer.authorities_as(*WRITERS), budget__year__year__gte=viewer.day.year
        )
        return _told(own.exclude(status=ActivityStatus.CANCELLED))


TELL_ACTIVITIES = TellActivities()


def _told(activities: QuerySet[Activity]) -> list[ActivityTold]:
    found = activities.select_related("budget__authority", "budget__year")
    return [_one(each) for each in found.order_by("budget__year__year", "budget__authority__position", "title")]


def _one(activity: Activity) -> ActivityTold:
    body = activity.budget.authority
    url = reverse("activity", args=[activity.public_id])
    year = activity.budget.year.year
    return ActivityTold(
        activity.public_id, activity.title, body.public_id, body.name, year, url, activity.get_status_display()
    )
