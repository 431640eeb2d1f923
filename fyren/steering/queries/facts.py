"""What bodies have answered, as far as the viewer may know: light facts that the overviews are made of.

Decided rows of decided budgets; everything at the viewer's own authorities; and for coordinators and auditors the
content of the latest edition handed over by a body that has not decided yet; for the public, where a new decision
awaits its release, what the earlier released edition says in place of what it changes (docs/adr/0011).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q, prefetch_related_objects

from fyren.people.models import BodyKind
from fyren.people.viewer import Viewer
from fyren.steering.content import day_of
from fyren.steering.models import Activity, BudgetEdition, BudgetYear, InternalBudget, Stance
from fyren.steering.queries.activities import activities_seen, with_days_of_steps, with_shown
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


class Alike(NamedTuple):
    """What an overview counts an activity by. `areas`: keys of the framing plan's focus areas that it helps."""

    year: int
    body: int
    areas: tuple[int, ...]
    shown: Shown
    is_decided: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the viewer may know of some years. Budgets by year's and body's key; activities counted, not named."""

    budgets: dict[tuple[int, int], InternalBudget]
    stances: list[StanceFact]
    activities: Counter[Alike]


@dataclass(frozen=True, slots=True)
class StillPublic:
    """An activity as the edition that stays public words it."""

    alike: Alike
    public_id: str
    title: str
    message: str


def facts_of(viewer: Viewer, years: Iterable[BudgetYear], frame: Frame) -> Facts:
    """The years' answers about the plan: 5 queries at most, whatever the number of years and
    activities, and 3 more for the public where a decision awaits its release."""
    keys = [year.pk for year in years]
    budgets = {(each.year_id, each.authority_id): each for each in budgets_seen(viewer).filter(year__in=keys)}
    stances, activities = list(_stances(viewer, keys, frame)), _activities(viewer, budgets.values(), frame)
    for budget, outline in _handed_over(viewer, budgets.values()):
        stances += _stances_said(outline, budget, frame)
        activities += _activities_said(outline, budget, frame, viewer)
    waiting = [] if viewer.is_known else [each for each in budgets.values() if each.public_edition_id is not None]
    if waiting:
        stances += stances_still_public(waiting, frame)
        activities += Counter(each.alike for each in activities_still_public(viewer, waiting, frame))
    return Facts(budgets, stances, activities)


def is_read_as_handed_over(viewer: Viewer, budget: InternalBudget) -> bool:
    """True for what is not decided at another authority: its latest handed-over edition is what may be read."""
    return not budget.is_decided and budget.authority.public_id not in viewer.draft_authorities


def _stances(viewer: Viewer, years: list[int], frame: Frame) -> Iterator[StanceFact]:
    seen = Q(is_decided=True, budget__decided_on__isnull=False)
    if viewer.is_known:
        seen |= Q(budget__authority__public_id__in=viewer.draft_authorities)
    else:
        released = Q(budget__released_on__isnull=False) | Q(budget__public_edition__isnull=False)
        seen &= released & Q(awaits_release=False)
    rows = (
        Stance.objects.filter(seen, budget__year__in=years)
        .order_by()
        .values_list("budget__year", "budget__authority", "focus_area", "kind", "reason", "is_decided")
    )
    for year, body, area, kind, reason, is_decided in rows:
        if area in frame.areas:
            yield StanceFact(year, body, area, StanceKind(kind), reason, is_decided)


def _activities(viewer: Viewer, budgets: Iterable[InternalBudget], frame: Frame) -> Counter[Alike]:
    """The activities of budgets that the viewer knows of, by what they are counted by: 2 queries."""
    held = {budget.pk: budget for budget in budgets}
    pairs = Activity.focus_areas.through.objects.filter(activity__budget__in=held)
    areas: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for activity, area in pairs.values_list("activity", "focusarea"):
        if area in frame.areas:
            areas[activity] += (area,)
    rows = with_shown(activities_seen(viewer), viewer.day).filter(budget__in=held).order_by()
    columns = ("pk", "budget", "shown", "is_decided")
    counted = Counter((areas[key], *said) for key, *said in rows.values_list(*columns) if key in areas)
    return Counter(
        {
            Alike(held[budget].year_id, held[budget].authority_id, helped, Shown(shown), is_decided): count
            for (helped, budget, shown, is_decided), count in counted.items()
        }
    )


def _handed_over(
    viewer: Viewer, budgets: Iterable[InternalBudget]
) -> Iterator[tuple[InternalBudget, Mapping[str, Any]]]:
    """The outline of the latest handed-over edition, of bodies that have not decided and are not the viewer's own."""
    waiting = {budget.pk: budget for budget in budgets if is_read_as_handed_over(viewer, budget)}
    if waiting:
        editions = BudgetEdition.objects.filter(budget__in=waiting).latest_handed_over()
        for key, outline in editions.order_by("budget").values_list("budget", "outline"):
            yield waiting[key], outline


def _stances_said(outline: Mapping[str, Any], budget: InternalBudget, frame: Frame) -> Iterator[StanceFact]:
    year, body = budget.year_id, budget.authority_id
    for area, kind, reason in outline["stances"]:
        if area in frame.key_of:
            yield StanceFact(year, body, frame.key_of[area], StanceKind(kind), reason, is_decided=False)


def _activities_said(
    outline: Mapping[str, Any], budget: InternalBudget, frame: Frame, viewer: Viewer
) -> Counter[Alike]:
    held: Counter[Alike] = Counter()
    year, body, key_of = budget.year_id, budget.authority_id, frame.key_of
    alike = Counter((tuple(areas), *said) for areas, *said in outline["activities"])
    for (areas, status, ends_on, next_step), count in alike.items():
        keys = tuple(key_of[area] for area in areas if area in key_of)
        if keys:
            shown = shown_as(ActivityStatus(status), day_of(ends_on), day_of(next_step), viewer.day)
            held[Alike(year, body, keys, shown, is_decided=False)] += count
    return held


def stances_still_public(waiting: list[InternalBudget], frame: Frame) -> Iterator[StanceFact]:
    """What the public goes on reading of an earlier decision, in place of the stances that a later one changed, which
    awaits its release: 2 queries."""
    prefetch_related_objects(waiting, "public_edition")
    changed = Stance.objects.filter(budget__in=waiting, awaits_release=True)
    of_areas = set(changed.values_list("budget", "focus_area__public_id"))
    for budget in waiting:
        for stance in budget.public_edition.read().stances if budget.public_edition else ():
            area = frame.key_of.get(stance.focus_area.public_id)
            if area is not None and (budget.pk, stance.focus_area.public_id) in of_areas:
                kind, year, body = StanceKind(stance.kind), budget.year_id, budget.authority_id
                yield StanceFact(year, body, area, kind, stance.reason, is_decided=True)


def activities_still_public(viewer: Viewer, waiting: list[InternalBudget], frame: Frame) -> Iterator[StillPublic]:
    """The same of activities: 2 queries.

    Words and days are the edition's; how far it has come is said as it is now. A company's is not shown so: its new
    words await a secrecy check of their own.
    """
    prefetch_related_objects(waiting, "public_edition")
    rows = Activity.objects.decided().filter(budget__in=waiting, awaits_release=True)
    shown = rows.exclude(budget__authority__kind=BodyKind.COMPANY)
    live: dict[str, Any] = {row.public_id: row for row in with_days_of_steps(shown, viewer.day)}
    for budget in waiting:
        for activity in budget.public_edition.read().activities if budget.public_edition else ():
            row = live.get(activity.public_id)
            areas = tuple(
                frame.key_of[each.public_id] for each in activity.focus_areas if each.public_id in frame.key_of
            )
            if row is not None and areas:
                state = shown_as(ActivityStatus(row.status), day_of(activity.ends_on), row.next_step, viewer.day)
                alike = Alike(budget.year_id, budget.authority_id, areas, state, is_decided=True)
                yield StillPublic(alike, activity.public_id, activity.title, row.public_message)
