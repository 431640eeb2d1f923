"""What is given out to other systems: activities and decided follow-up, as far as the viewer may know.

Without a token that is exactly what the public page "Vad görs" shows (docs/adr/0013).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea
from fyren.steering.models import BudgetYear, InternalBudget, RoundEdition
from fyren.steering.queries.budgets import bodies_of
from fyren.steering.queries.facts import ActivityFact, facts_of
from fyren.steering.queries.frame import Frame, plans_to_choose
from fyren.steering.round_content import BodyReportContent, RoundContent
from fyren.steering.round_rules import ReportState


@dataclass(frozen=True, slots=True)
class ActivityGiven:
    """An activity with its body, the year, the decision and the focus areas that it helps."""

    fact: ActivityFact
    year: int
    body: Body
    budget: InternalBudget
    areas: tuple[FocusArea, ...]


@dataclass(frozen=True, slots=True)
class ReportGiven:
    """A body's report in a closed round, without what the viewer may not know."""

    edition: RoundEdition
    round: RoundContent
    report: BodyReportContent


def activities_given(viewer: Viewer, year: int | None = None) -> list[ActivityGiven]:
    """The activities that serve an adopted plan, latest year first: a constant number of queries beside one a year."""
    frame = _whole_frame(viewer)
    years = [each for each in BudgetYear.objects.all() if year is None or each.year == year]
    if frame is None or not years:
        return []
    facts = facts_of(viewer, years, frame)
    given = []
    for each in years:
        bodies = {column.body.pk: column.body for column in bodies_of(each)}
        for fact in facts.activities:
            budget = facts.budgets.get((each.pk, fact.body))
            if fact.year == each.pk and fact.body in bodies and budget is not None:
                areas = tuple(frame.areas[key] for key in fact.areas)
                given.append(ActivityGiven(fact, each.year, bodies[fact.body], budget, areas))
    return sorted(given, key=lambda one: (-one.year, one.body.position, one.fact.title, one.fact.public_id))


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
    found = RoundEdition.objects.select_related("round__year").order_by("-round__cut_off_on", "round__pk", "number")
    if year is not None:
        found = found.filter(round__year__year=year)
    latest = {edition.round_id: edition for edition in found}
    return [given for edition in latest.values() for given in _reports_of(viewer, edition)]


def _reports_of(viewer: Viewer, edition: RoundEdition) -> Iterator[ReportGiven]:
    content = edition.read()
    for report in content.bodies:
        if report.is_decided or _may_read_undecided(viewer, report):
            yield ReportGiven(edition, content, report if viewer.is_known else _in_the_open(report))


def _may_read_undecided(viewer: Viewer, report: BodyReportContent) -> bool:
    """The own body's, at any stage; others' once released to coordinator and auditor."""
    if not report.state:
        return False
    if report.public_id in viewer.draft_authorities:
        return True
    return report.state == ReportState.RELEASED and viewer.holds(Role.COORDINATOR, Role.AUDITOR)


def _in_the_open(report: BodyReportContent) -> BodyReportContent:
    """What everyone may know of a decided report: public activities, and a board's own analyses.

    A company's texts are public only where it has released the activity itself.
    """
    activities = tuple(replace(each, answers=()) for each in report.activities if each.is_public)
    analyses = () if report.is_company else report.analyses
    return replace(report, summary="", activities=activities, analyses=analyses, stances=(), proposals=(), answers=())
