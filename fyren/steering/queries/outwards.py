"""What is given out to other systems: activities and decided follow-up, as far as the viewer may know.

Without a token that is exactly what the public page "Vad görs" shows (docs/adr/0013).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db.models import Count

from fyren.base.clock import day_in_sweden
from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea, Plan
from fyren.steering.content import BudgetContent
from fyren.steering.models import Activity, BudgetEdition, InternalBudget, RoundEdition
from fyren.steering.queries.activities import activities_seen, with_shown
from fyren.steering.queries.budgets import budgets_seen
from fyren.steering.queries.facts import activities_still_public, is_read_as_handed_over
from fyren.steering.queries.frame import Frame, plans_to_choose
from fyren.steering.queries.round_decided import decided_analyses
from fyren.steering.queries.told import Told, told_as_frozen
from fyren.steering.round_content import (
    AnalysisContent,
    AreaContent,
    BodyReportContent,
    DecisionContent,
    PlanContent,
    RoundContent,
)
from fyren.steering.round_parts import public_body
from fyren.steering.round_rules import ReportState
from fyren.steering.rules import ActivityStatus, Shown


@dataclass(frozen=True, slots=True)
class ActivityGiven:
    """An activity with its body, the year, the decision that its words stand in and the focus areas that it helps."""

    fact: Told
    year: int
    body: Body
    decision: InternalBudget | BudgetEdition
    areas: tuple[FocusArea, ...]


@dataclass(frozen=True, slots=True)
class ReportGiven:
    """A body's report in a closed round, without what the viewer may not know."""

    edition: RoundEdition
    round: RoundContent
    report: BodyReportContent


@dataclass(frozen=True, slots=True)
class AnalysisGiven:
    """The plan's own analysis of a development area in a closed round.

    Args:
        decision: on the report that it stands in; None until it is made.
    """

    edition: RoundEdition
    round: RoundContent
    plan: PlanContent
    area: AreaContent
    analysis: AnalysisContent
    decision: DecisionContent | None


def activities_given(viewer: Viewer, year: int | None = None) -> list[ActivityGiven]:
    """The activities that serve an adopted plan, latest year first: 7 queries at most, however many there are."""
    frame = _whole_frame(viewer)
    if frame is None:
        return []
    budgets = budgets_seen(viewer) if year is None else budgets_seen(viewer).filter(year__year=year)
    held = {budget.pk: budget for budget in budgets}
    given = [*_live(viewer, held, frame), *_handed_over(viewer, held, frame), *_still_public(viewer, held, frame)]
    return sorted(given, key=lambda one: (-one.year, one.body.position, one.fact.title, one.fact.public_id))


def decided_by_focus_area(plan: Plan, year: int) -> dict[str, int] | None:
    """How many of a year's decided activities serve each of the plan's focus areas, by number, the cancelled ones left
    out: 2 queries; None where no body has decided its year."""
    if not InternalBudget.objects.decided().filter(year__year=year).exists():
        return None
    served = (
        Activity.objects.decided()
        .exclude(status=ActivityStatus.CANCELLED)
        .filter(
            budget__year__year=year,
            budget__decided_on__isnull=False,
            focus_areas__development_area__edition__plan=plan,
        )
    )
    counted = served.order_by().values_list("focus_areas__number").annotate(count=Count("pk", distinct=True))
    return dict(counted)


def _given(fact: Told, budget: InternalBudget, areas: Iterable[FocusArea], viewer: Viewer) -> ActivityGiven:
    decision = budget if viewer.is_known else budget.public_decision
    return ActivityGiven(fact, budget.year.year, budget.authority, decision, tuple(areas))


def _live(viewer: Viewer, held: Mapping[int, InternalBudget], frame: Frame) -> Iterator[ActivityGiven]:
    pairs = Activity.focus_areas.through.objects.filter(activity__budget__in=held)
    areas: dict[int, list[FocusArea]] = defaultdict(list)
    for activity, area in pairs.order_by("focusarea").values_list("activity", "focusarea"):
        if area in frame.areas:
            areas[activity].append(frame.areas[area])
    columns = ("pk", "budget", "public_id", "title", "shown", "is_decided", "public_message", "said_at")
    seen = with_shown(activities_seen(viewer), viewer.day)
    rows = seen.filter(budget__in=held).order_by().values_list(*columns)
    for key, budget, public_id, title, shown, is_decided, message, said_at in rows:
        if key in areas:
            body, updated = held[budget].authority_id, day_in_sweden(said_at)
            fact = Told(body, public_id, title, Shown(shown), is_decided, message, updated_on=updated)
            yield _given(fact, held[budget], areas[key], viewer)


def _handed_over(viewer: Viewer, held: Mapping[int, InternalBudget], frame: Frame) -> Iterator[ActivityGiven]:
    """What bodies that have not decided handed over last, to those who read that."""
    waiting = [budget for budget in held.values() if is_read_as_handed_over(viewer, budget)]
    for edition in BudgetEdition.objects.filter(budget__in=waiting).latest_handed_over() if waiting else ():
        budget, updated = held[edition.budget_id], day_in_sweden(edition.frozen_at)
        for activity in BudgetContent.from_json(edition.content).activities:
            keys = [frame.key_of[each.public_id] for each in activity.focus_areas if each.public_id in frame.key_of]
            if keys:
                fact = replace(told_as_frozen(activity, budget, viewer), updated_on=updated)
                yield _given(fact, budget, (frame.areas[key] for key in keys), viewer)


def _still_public(viewer: Viewer, held: Mapping[int, InternalBudget], frame: Frame) -> Iterator[ActivityGiven]:
    """What an earlier decision says while a later one awaits its release, to the public."""
    waiting = [] if viewer.is_known else [each for each in held.values() if each.public_edition_id is not None]
    by_body = {(each.year_id, each.authority_id): each for each in waiting}
    for kept in activities_still_public(viewer, waiting, frame) if waiting else ():
        alike, budget = kept.alike, by_body[kept.alike.year, kept.alike.body]
        fact = Told(
            alike.body, kept.public_id, kept.title, alike.shown, is_decided=True, message=kept.message, has_page=False
        )
        yield _given(fact, budget, (frame.areas[key] for key in alike.areas), viewer)


def _whole_frame(viewer: Viewer) -> Frame | None:
    """One frame with the focus areas of every adopted plan: what serves several is then found once."""
    choices = plans_to_choose(viewer)
    if not choices:
        return None
    areas = (
        FocusArea.objects.filter(development_area__edition__in=[one.pk for each in choices for one in each.editions])
        .select_related("development_area__edition__plan")
        .order_by("development_area__edition", "development_area__position", "position")
    )
    return Frame(choices[0].plan, choices[0].editions[-1], {area.pk: area for area in areas})


def reports_given(viewer: Viewer, year: int | None = None) -> list[ReportGiven]:
    """What bodies have reported in closed rounds, latest round first, from the rounds' latest editions: one query."""
    return [given for edition in _latest_editions(year) for given in _reports_of(viewer, edition)]


def _latest_editions(year: int | None) -> Iterable[RoundEdition]:
    found = RoundEdition.objects.select_related("round__year").order_by("-round__cut_off_on", "round__pk", "number")
    if year is not None:
        found = found.filter(round__year__year=year)
    return {edition.round_id: edition for edition in found}.values()


def _reports_of(viewer: Viewer, edition: RoundEdition) -> Iterator[ReportGiven]:
    content = edition.read()
    for report in content.bodies:
        if report.is_decided or _may_read_undecided(viewer, report):
            yield ReportGiven(edition, content, report if viewer.is_known else public_body(report))


def analyses_given(viewer: Viewer, year: int | None = None) -> list[AnalysisGiven]:
    """The plans' own analyses in closed rounds, latest round first, from the latest editions: at most 3 queries.

    Everyone reads those of a report that is decided and whose minutes are approved; who is known, from the decision on;
    coordinators and auditors, those that are not decided too.
    """
    read = [(edition, edition.read()) for edition in _latest_editions(year)]
    decided = decided_analyses(read, to_everyone=not viewer.is_known)
    reads_all = viewer.holds(Role.COORDINATOR, Role.AUDITOR)
    return [
        AnalysisGiven(edition, content, plan, area, area.analysis, decision)
        for edition, content in read
        for plan in content.plans
        for area in plan.areas
        if area.analysis is not None
        and ((decision := decided.get(edition.round_id, {}).get(area.public_id)) is not None or reads_all)
    ]


def _may_read_undecided(viewer: Viewer, report: BodyReportContent) -> bool:
    """The own body's, at any stage; others' once released to coordinator and auditor."""
    if not report.state:
        return False
    if report.public_id in viewer.draft_authorities:
        return True
    return report.state == ReportState.RELEASED and viewer.holds(Role.COORDINATOR, Role.AUDITOR)
