"""What the search finds of the year: activities. The public finds what is released, everyone who is logged in what is
decided, and a body's people their own drafts too: those who may read an activity's page find it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.search import EVERYONE_LOGGED_IN, SearchDocument, index, remove
from fyren.people.viewer import anonymous
from fyren.steering.access import can_read_activity
from fyren.steering.addresses import activity_address
from fyren.steering.models import Activity, InternalBudget

SOURCE = "activity"
WEIGHT = 2


class ActivitySearchSource:
    """Every activity that is not in the bin."""

    name = SOURCE
    label: str | Promise = _("Activity")

    def documents(self) -> Iterator[SearchDocument]:
        """All documents, as they now stand."""
        rows = Activity.objects.kept().select_related("budget__authority", "budget__year").order_by("pk")
        return _documents(rows.iterator(chunk_size=500))


def refresh_activities(activities: Iterable[Activity]) -> None:
    """Put activities into the index as they now stand, in place of what was there; what is binned is taken out.

    Runs inside the action that changed something: the index is changed if the act happened, and only then.
    """
    keys = [activity.pk for activity in activities]
    rows = Activity.objects.filter(pk__in=keys).select_related("budget__authority", "budget__year")
    kept = [activity for activity in rows if activity.binned_at is None]
    remove(SOURCE, [activity.public_id for activity in rows if activity.binned_at is not None])
    index(_documents(kept))


def refresh_budget(budget: InternalBudget) -> None:
    """Put all activities of a budget into the index anew, when it was decided, released or given up."""
    refresh_activities(budget.activities.all())


def _documents(activities: Iterable[Activity]) -> Iterator[SearchDocument]:
    for activity in activities:
        url = activity_address(activity.public_id)
        if url:
            yield _document(activity, url)


def _document(activity: Activity, url: str) -> SearchDocument:
    """An activity's words, for those who may read its page; see `access.can_read_activity`."""
    budget = activity.budget
    is_decided = activity.is_decided and budget.is_decided
    said = (activity.description, activity.expected_result, activity.public_message, activity.unit)
    return SearchDocument(
        SOURCE,
        activity.public_id,
        url,
        activity.title,
        "\n\n".join(text for text in said if text),
        within=f"{budget.authority.name} {budget.year}",
        is_public=can_read_activity(anonymous(clock.today()), activity),
        authority=EVERYONE_LOGGED_IN if is_decided else budget.authority.public_id,
        weight=WEIGHT,
    )
