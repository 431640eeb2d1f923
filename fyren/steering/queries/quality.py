"""What a year's activities lack, counted for the one who holds the whole together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from fyren.people.viewer import Viewer
from fyren.steering.models import Activity, BudgetYear
from fyren.steering.queries.activities import lacking, seen_by
from fyren.steering.rules import Quality


@dataclass(frozen=True, slots=True)
class Lacking:
    """How many activities lack what. `body`: public id of the body, "" for all of them together."""

    body: str
    name: str
    counts: Counter[Quality]

    @property
    def points(self) -> list[tuple[Quality, int]]:
        """Each point with how many activities lack it, in their usual order."""
        return [(point, self.counts[point]) for point in Quality]


def lacking_in(viewer: Viewer, year: BudgetYear) -> list[Lacking]:
    """What the year's activities that the viewer may know of lack: first in all, then body by body that has one
    that lacks something. The list filtered by the same point shows as many: one query."""
    rows = Activity.objects.filter(seen_by(viewer), budget__year=year, binned_at__isnull=True)
    of_points = {
        f"lacks_{place}": Count("pk", filter=lacking(point, viewer.day)) for place, point in enumerate(Quality)
    }
    counted = rows.order_by("budget__authority").values_list("budget__authority__public_id", "budget__authority__name")
    by_body = [
        Lacking(body, name, Counter(dict(zip(Quality, counts, strict=True))))
        for body, name, *counts in counted.annotate(**of_points)
    ]
    if not by_body:
        return []
    in_all: Counter[Quality] = sum((each.counts for each in by_body), Counter())
    return [Lacking("", "", in_all), *(each for each in by_body if each.counts.total())]
