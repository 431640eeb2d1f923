"""What bodies have answered, as far as the viewer may know: light facts that the overviews are made of.

Decided rows of decided budgets; everything at the viewer's own authorities; and for coordinators and auditors the
content of the latest edition handed over by a body that has not decided yet (docs/adr/0011).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Q

from fyren.base.clock import day_in_sweden
from fyren.people.viewer import Viewer
from fyren.steering.addresses import activity_address
from fyren.steering.content import ActivityContent, BudgetContent, StanceContent, day_of
from fyren.steering.models import Activity, BudgetEdition, BudgetYear, EditionStage, InternalBudget, Stance
from fyren.steering.queries.activities import activities_seen
from fyren.steering.queries.budgets import budgets_seen
from fyren.steering.queries.frame import Frame
from fyren.steering.rules import ActivityStatus, Shown, StanceKind, shown_as


@dataclass(frozen=True, slots=True)
class StanceFact:
    """A stance. `area` is the focus area it was taken on; `is_decided` False in drafts and what was handed over."""

    year: int
    body: int
    area: int
    kind: StanceKind
    reason: str
    is_decided: bool


@dataclass(frozen=True, slots=True)
class ActivityFact:
    """An activity with the focus areas (keys) of the framing plan that it helps.

    `has_page` is False for what a handed-over edition says: the activity itself is its body's until it is decided.
    """

    year: int
    body: int
    areas: tuple[int, ...]
    public_id: str
    title: str
    shown: Shown
    is_decided: bool
    has_page: bool = True
    message: str = ""
    updated_on: dt.date | None = None

    @property
    def url(self) -> str:
        """Where it is read; "" where the viewer has no page of it."""
        return activity_address(self.public_id) if self.has_page else ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the viewer may know of some years. Budgets by year's and body's key."""

    budgets: dict[tuple[int, int], InternalBudget]
    stances: list[StanceFact]
    activities: list[ActivityFact]


def facts_of(viewer: Viewer, years: Iterable[BudgetYear], frame: Frame) -> Facts:
    """The years' answers about the plan: 5 queries at most, whatever the number of years and activities."""
    keys = [year.pk for year in years]
    budgets = {(each.year_id, each.authority_id): each for each in budgets_seen(viewer).filter(year__in=keys)}
    handed_over = list(_handed_over(viewer, budgets.values(), frame))
    stances = [*_stances(viewer, keys, frame), *(fact for fact in handed_over if isinstance(fact, StanceFact))]
    activities = [*_activities(viewer, keys, frame), *(fact for fact in handed_over if isinstance(fact, ActivityFact))]
    return Facts(budgets, stances, activities)


def _stances(viewer: Viewer, years: list[int], frame: Frame) -> Iterator[StanceFact]:
    seen = Q(is_decided=True, budget__decided_on__isnull=False)
    if viewer.is_known:
        seen |= Q(budget__authority__public_id__in=viewer.draft_authorities)
    else:
        seen &= Q(budget__minutes_approved_on__isnull=False, budget__released_on__isnull=False)
    rows = (
        Stance.objects.filter(seen, budget__year__in=years)
        .order_by()
        .values_list("budget__year", "budget__authority", "focus_area", "kind", "reason", "is_decided")
    )
    for year, body, area, kind, reason, is_decided in rows:
        if area in frame.areas:
            yield StanceFact(year, body, area, StanceKind(kind), reason, is_decided)


def _activities(viewer: Viewer, years: list[int], frame: Frame) -> Iterator[ActivityFact]:
    pairs = Activity.focus_areas.through.objects.filter(activity__budget__year__in=years)
    areas: dict[int, list[int]] = defaultdict(list)
    for activity, area in pairs.values_list("activity", "focusarea"):
        if area in frame.areas:
            areas[activity].append(area)
    columns = (
        *("budget__year", "budget__authority", "pk", "public_id", "title", "is_decided", "public_message"),
        *("status", "ends_on", "next_step", "said_at"),
    )
    rows = activities_seen(viewer).filter(budget__year__in=years).order_by("pk").values_list(*columns)
    for year, body, key, public_id, title, is_decided, message, status, ends_on, next_step, said_at in rows:
        if key in areas:
            shown = shown_as(ActivityStatus(status), ends_on, next_step, viewer.day)
            said = {"message": message, "updated_on": day_in_sweden(said_at)}
            yield ActivityFact(year, body, tuple(sorted(areas[key])), public_id, title, shown, is_decided, **said)


def _handed_over(
    viewer: Viewer, budgets: Iterable[InternalBudget], frame: Frame
) -> Iterator[StanceFact | ActivityFact]:
    """What the latest handed-over edition says, of bodies that have not decided and are not the viewer's own."""
    waiting = {
        budget.pk: budget
        for budget in budgets
        if not budget.is_decided and budget.authority.public_id not in viewer.draft_authorities
    }
    if not waiting:
        return
    editions = BudgetEdition.objects.filter(budget__in=waiting, stage=EditionStage.HANDED_OVER).order_by("number")
    latest = {edition.budget_id: edition for edition in editions}
    for key, edition in latest.items():
        content = BudgetContent.from_json(edition.content)
        for stance in content.stances:
            yield from _stance_said(stance, waiting[key], frame)
        for activity in content.activities:
            for fact in _activity_said(activity, waiting[key], frame, viewer.day):
                yield replace(fact, updated_on=day_in_sweden(edition.frozen_at))


def _stance_said(stance: StanceContent, budget: InternalBudget, frame: Frame) -> Iterator[StanceFact]:
    area = frame.key_of.get(stance.focus_area.public_id)
    if area is not None:
        kind = StanceKind(stance.kind)
        yield StanceFact(budget.year_id, budget.authority_id, area, kind, stance.reason, is_decided=False)


def _activity_said(
    activity: ActivityContent, budget: InternalBudget, frame: Frame, day: dt.date
) -> Iterator[ActivityFact]:
    keys = [frame.key_of[each.public_id] for each in activity.focus_areas if each.public_id in frame.key_of]
    if keys:
        dates = [day_of(step.due_on) for step in activity.steps if step.due_on and not step.done_on]
        next_step = min((date for date in dates if date is not None), default=None)
        shown = shown_as(ActivityStatus(activity.status), day_of(activity.ends_on), next_step, day)
        helped, public_id = tuple(sorted(keys)), activity.public_id
        year, body = budget.year_id, budget.authority_id
        yield ActivityFact(year, body, helped, public_id, activity.title, shown, is_decided=False, has_page=False)
