"""What follows when a plan gets a new edition. Steps inside other acts, with no audit of their own."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Q, QuerySet

from fyren.base.history import save_relations
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea, PlanEdition
from fyren.steering.actions.copying import Became, latest_of
from fyren.steering.models import Activity, InternalBudget, Stance
from fyren.steering.rules import BudgetState


def follow_new_edition(edition: PlanEdition, by: Viewer) -> None:
    """Let undecided activities and stances point at the new edition's focus areas by the revision's mapping.

    What is decided keeps the focus areas that it was decided under, and what lies with a meeting those that its papers
    name. A stance on an area that was split is taken on each part; on areas that were merged the first one stands. One
    whose area ended is left where it is, for the body to see.
    """
    became: Became = defaultdict(list)
    if edition.revision is None:
        return
    for row in edition.revision.mappings.exclude(old=None).exclude(new=None).select_related("new"):
        if row.old_id is not None and row.new is not None:
            became[row.old_id].append(row.new)
    undecided = ~Q(budget__state=BudgetState.PROPOSED) & Q(is_decided=False)
    _move(Activity.objects.filter(undecided), Stance.objects.filter(undecided), became, by.actor)


def catch_up(budget: InternalBudget, *, by: str) -> None:
    """Let a budget's undecided rows point at the plans' latest editions, which they did not follow while proposed."""
    activities = budget.activities.filter(is_decided=False)
    stances = budget.stances.filter(is_decided=False)
    areas = FocusArea.objects.filter(Q(activities__in=activities) | Q(stances__in=stances)).distinct()
    became = {old: new for old, new in latest_of(areas).items() if [area.pk for area in new] != [old]}
    _move(activities, stances, became, by)


def _move(activities: QuerySet[Activity], stances: QuerySet[Stance], became: Became, by: str) -> None:
    for activity in activities.filter(focus_areas__in=became).distinct():
        _move_activity(activity, became, by)
    for stance in stances.filter(focus_area__in=became):
        _move_stance(stance, became[stance.focus_area_id])


def _move_activity(activity: Activity, became: Became, by: str) -> None:
    areas: dict[int, FocusArea] = {}
    for area in activity.focus_areas.all():
        areas |= {each.pk: each for each in became.get(area.pk, [area])}
    save_relations(activity, relations={"focus_areas": areas.values()}, expected_version=activity.row_version, by=by)


def _move_stance(stance: Stance, became: list[FocusArea]) -> None:
    budget, taken = stance.budget, set(stance.budget.stances.values_list("focus_area", flat=True))
    new = [area for area in became if area.pk not in taken]
    Stance.objects.bulk_create(
        Stance(budget=budget, focus_area=area, kind=stance.kind, reason=stance.reason, taken_by=stance.taken_by)
        for area in new
    )
    stance.delete()
