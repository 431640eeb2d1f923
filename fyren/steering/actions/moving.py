"""What follows when a plan gets a new edition. A step inside the plan's own act, with no audit of its own."""

from __future__ import annotations

from collections import defaultdict

from fyren.base.history import save_relations
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea, PlanEdition
from fyren.steering.models import Activity, Stance


def follow_new_edition(edition: PlanEdition, by: Viewer) -> None:
    """Let undecided activities and stances point at the new edition's focus areas by the revision's mapping.

    What is decided keeps the focus areas that it was decided under. A stance on an area that was split is taken on each
    part; on areas that were merged the first one stands. One whose area ended is left where it is, for the body to see.
    """
    became: dict[int, list[FocusArea]] = defaultdict(list)
    if edition.revision is None:
        return
    for row in edition.revision.mappings.exclude(old=None).exclude(new=None).select_related("new"):
        if row.old_id is not None and row.new is not None:
            became[row.old_id].append(row.new)
    for activity in Activity.objects.filter(is_decided=False, focus_areas__in=became).distinct():
        _move_activity(activity, became, by.actor)
    for stance in Stance.objects.filter(is_decided=False, focus_area__in=became):
        _move_stance(stance, became[stance.focus_area_id])


def _move_activity(activity: Activity, became: dict[int, list[FocusArea]], by: str) -> None:
    areas: dict[int, FocusArea] = {}
    for area in activity.focus_areas.all():
        areas |= {each.pk: each for each in became.get(area.pk, [area])}
    save_relations(activity, relations={"focus_areas": areas.values()}, expected_version=activity.row_version, by=by)


def _move_stance(stance: Stance, became: list[FocusArea]) -> None:
    budget, taken = stance.budget, set(stance.budget.stances.values_list("focus_area", flat=True))
    new = [area for area in became if area.pk not in taken]
    Stance.objects.bulk_create(
        Stance(budget=budget, focus_area=area, kind=stance.kind, reason=stance.reason) for area in new
    )
    stance.delete()
