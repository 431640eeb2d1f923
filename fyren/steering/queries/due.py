"""Reads of what waits in the year, for the page "Today". Each is a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Min, Q, QuerySet

from fyren.base import clock
from fyren.people.models import Body, BodyKind, PlanScope
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea, FocusAreaMapping
from fyren.plan.queries.programme import current_editions
from fyren.steering.lineage import Lineage
from fyren.steering.models import (
    Activity,
    BudgetEdition,
    BudgetYear,
    InternalBudget,
    Proposal,
    ProposalState,
    Stance,
    Step,
    YearPhase,
)
from fyren.steering.queries.budgets import bodies_of, budgets_by_body
from fyren.steering.rules import SILENT_AFTER, ActivityStatus, BudgetState

_GOES_ON = (ActivityStatus.NOT_STARTED, ActivityStatus.ONGOING)


@dataclass(frozen=True)
class YearAhead:
    """A budget year that is not over, with its phases by their part of the template."""

    year: BudgetYear
    phases: list[YearPhase]

    @property
    def number(self) -> int:
        """The year."""
        return self.year.year

    def phase(self, *keys: str) -> YearPhase | None:
        """The first of the named phases that the year has, with days."""
        found = {phase.key: phase for phase in self.phases if phase.starts_on is not None}
        return next((found[key] for key in keys if key in found), None)

    def has(self, body: Body) -> bool:
        """True when the body is to answer for the year: an authority that exists then and that the plans address."""
        if body.kind == BodyKind.COUNCIL or body.plan_scope == PlanScope.OUTSIDE or not body.is_authority:
            return False
        begins = body.valid_from is None or body.valid_from <= dt.date(self.number, 12, 31)
        return begins and (body.valid_to is None or body.valid_to >= dt.date(self.number, 1, 1))


def years_ahead(day: dt.date) -> list[YearAhead]:
    """The opened years that are not over, earliest first: 2 queries."""
    found = BudgetYear.objects.filter(year__gte=day.year).order_by("year").prefetch_related("phases")
    return [YearAhead(year, list(year.phases.all())) for year in found]


@dataclass
class OwnWork:
    """What lies with one authority, for those who write for it.

    Args:
        budgets: those that are not closed, by year.
        taken: the focus areas (keys) that each budget has taken its stance on.
        overdue, silent: activities' counts; the budget that the first of them stands in.
    """

    body: Body
    budgets: dict[int, InternalBudget] = field(default_factory=dict)
    taken: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    asked: int = 0
    overdue: int = 0
    overdue_since: dt.date | None = None
    overdue_in: int | None = None
    silent: int = 0
    silent_in: int | None = None

    def budget(self, pk: int | None) -> InternalBudget | None:
        """One of the budgets by its key."""
        return next((each for each in self.budgets.values() if each.pk == pk), None)


def own_work(authorities: Iterable[str]) -> list[OwnWork]:
    """The work of the authorities (public ids), but for what is counted below: 4 queries."""
    works = {body.pk: OwnWork(body) for body in Body.objects.filter(public_id__in=list(authorities))}
    budgets = InternalBudget.objects.filter(authority__in=works).exclude(state=BudgetState.CLOSED)
    for budget in budgets.select_related("authority", "year"):
        works[budget.authority_id].budgets[budget.year.year] = budget
    stances = Stance.objects.filter(budget__in=budgets.filter(state=BudgetState.DRAFT)).order_by()
    for body, pk, area in stances.values_list("budget__authority", "budget", "focus_area"):
        works[body].taken[pk].add(area)
    open_to = Proposal.objects.filter(to_authority__in=works, state=ProposalState.OPEN).order_by()
    for pk, count in open_to.values_list("to_authority").annotate(count=Count("pk")):
        works[pk].asked = count
    return list(works.values())


def count_steps(works: list[OwnWork], day: dt.date) -> None:
    """Put the steps whose day has passed into the work: one query."""
    by_body = {work.body.pk: work for work in works}
    late = Step.objects.filter(
        activity__in=_going_on(by_body).values("pk"), done_on__isnull=True, due_on__lt=day
    ).order_by()
    grouped = late.values_list("activity__budget__authority", "activity__budget").annotate(
        count=Count("pk"), first=Min("due_on")
    )
    for body, budget, count, first in sorted(grouped, key=lambda row: (row[3], row[1])):
        work = by_body[body]
        work.overdue += count
        if work.overdue_in is None:
            work.overdue_in, work.overdue_since = budget, first


def count_silent(works: list[OwnWork], day: dt.date) -> None:
    """Put the activities that nothing has been said of for long into the work: one query."""
    by_body = {work.body.pk: work for work in works}
    heard, _after = clock.day_bounds(day - SILENT_AFTER, day)
    grouped = _going_on(by_body).filter(said_at__lt=heard).order_by().values_list("budget__authority", "budget")
    for body, budget, count in sorted(grouped.annotate(count=Count("pk"))):
        work = by_body[body]
        work.silent += count
        work.silent_in = work.silent_in or budget


def _going_on(authorities: Iterable[int]) -> QuerySet[Activity]:
    """Decided activities that are neither done nor ended, in budgets that are not closed."""
    return (
        Activity.objects.decided()
        .filter(budget__authority__in=list(authorities), status__in=_GOES_ON)
        .exclude(budget__state=BudgetState.CLOSED)
    )


@dataclass(frozen=True, slots=True)
class CurrentArea:
    """A focus area that holds now, and the plan it stands in."""

    pk: int
    public_id: str
    plan: str
    plan_slug: str
    authority: str
    valid_to: dt.date | None

    def holds_in(self, year: int) -> bool:
        """False when its plan's time is over before the year."""
        return self.valid_to is None or self.valid_to >= dt.date(year, 1, 1)


def current_focus_areas(viewer: Viewer) -> list[CurrentArea]:
    """The focus areas of every plan's edition that holds: one query."""
    edition = "development_area__edition"
    path = f"{edition}__plan"
    found = FocusArea.objects.filter(development_area__edition__in=current_editions(viewer).values("pk"))
    rows = found.order_by().values_list(
        "pk",
        "public_id",
        f"{path}__title",
        f"{path}__slug",
        f"{path}__authority__public_id",
        f"{edition}__valid_to",
    )
    return [CurrentArea(*row) for row in rows]


def proposed_to(authorities: Iterable[str]) -> list[InternalBudget]:
    """The budgets that lie with a meeting of the authorities (public ids): one query."""
    found = InternalBudget.objects.filter(state=BudgetState.PROPOSED, authority__public_id__in=list(authorities))
    return list(found.select_related("authority", "year"))


def unanswered(viewer: Viewer, year: BudgetYear, areas: list[CurrentArea]) -> list[CurrentArea]:
    """The areas that no body, as far as the viewer may know, has answered for the year, by a stance or by an activity:
    3 or 4 queries. What was said under an earlier edition of a plan counts for what it became."""
    may_read = Q(budget__decided_on__isnull=False, is_decided=True)
    may_read |= Q(budget__authority__public_id__in=viewer.draft_authorities)
    said = set(Stance.objects.filter(may_read, budget__year=year).values_list("focus_area", flat=True))
    helped = Activity.objects.kept().filter(may_read, budget__year=year).order_by()
    said |= {area for area in helped.values_list("focus_areas", flat=True) if area is not None}
    handed = _handed_over(viewer, year)
    left = [area for area in areas if area.pk not in said and area.public_id not in handed]
    if not left or said <= {area.pk for area in areas}:
        return left
    pairs = FocusAreaMapping.objects.exclude(old=None).exclude(new=None).values_list("old", "new")
    lineage: Lineage[int] = Lineage((old, new) for old, new in pairs if old is not None and new is not None)
    reached = {later for area in said for later in lineage.onwards(area)}
    return [area for area in left if area.pk not in reached]


def _handed_over(viewer: Viewer, year: BudgetYear) -> set[str]:
    """Public ids of the focus areas answered in what was handed over and is not decided yet."""
    if not viewer.holds(Role.COORDINATOR, Role.AUDITOR):
        return set()
    waiting = BudgetEdition.objects.filter(budget__year=year, budget__decided_on__isnull=True)
    found: set[str] = set()
    for outline in waiting.latest_handed_over().values_list("outline", flat=True):
        found |= {area for area, _kind, _reason in outline["stances"]}
        found |= {area for areas, *_rest in outline["activities"] for area in areas}
    return found


@dataclass(frozen=True, slots=True)
class Late:
    """Bodies that should have been heard of by a day that has passed."""

    count: int
    since: dt.date


def late_bodies(viewer: Viewer, ahead: YearAhead) -> Late | None:
    """The bodies that have not decided though the phase of decisions is over, or have not shown anything though the
    phase of stances is: 2 queries, none while neither phase is over."""
    answers, decisions = ahead.phase("stances"), ahead.phase("decisions")
    over = {
        name: phase.ends_on
        for name, phase in (("answers", answers), ("decisions", decisions))
        if phase is not None and phase.ends_on is not None and phase.ends_on < viewer.day
    }
    if not over:
        return None
    budgets = budgets_by_body(viewer, ahead.year)
    count = 0
    for column in bodies_of(ahead.year):
        budget = None if column.is_outside else budgets.get(column.body.pk)
        is_shown = budget is not None and (budget.is_decided or budget.handed_over_at is not None)
        is_settled = budget is not None and budget.is_decided
        count += not column.is_outside and not (is_settled if "decisions" in over else is_shown)
    return Late(count, max(over.values())) if count else None


def past_review(ahead: YearAhead, day: dt.date) -> int:
    """How many of the year's phases that are not over stand on a fact past its review."""
    return sum(
        phase.review_by is not None and phase.review_by < day and (phase.ends_on is None or phase.ends_on >= day)
        for phase in ahead.phases
    )
