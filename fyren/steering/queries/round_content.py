"""A round's content, read from its rows: what is frozen when it closes, and shown as a preview until then.

Nine queries whatever the size of the round, and one more when a plan has been revised; figures come beside. What a body
has not released is not read at all.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from fyren.base.at_once import read_at_once
from fyren.people.models import BodyKind
from fyren.plan.models import DevelopmentArea, FocusArea, FocusAreaMapping, PlanEdition
from fyren.plan.rules import Stage
from fyren.steering.content import FocusAreaRef, day_text
from fyren.steering.lineage import Lineage
from fyren.steering.models import (
    Activity,
    ActivityReport,
    BodyAnalysis,
    BodyReport,
    PlanAnalysis,
    Proposal,
    ProposalOrigin,
    Round,
    RoundAnswer,
    Stance,
)
from fyren.steering.queries.content import ref
from fyren.steering.queries.round_indicators import indicators_of
from fyren.steering.round_content import (
    ActivityReportContent,
    AnalysisContent,
    AnswerContent,
    AreaContent,
    BodyReportContent,
    DecisionContent,
    PlanContent,
    ProposalContent,
    RoundContent,
    StanceSaid,
)
from fyren.steering.round_rules import ReportState

RELEASED = (ReportState.RELEASED, ReportState.DECIDED)
_RELEASED_BUDGET = Q(
    budget__decided_on__isnull=False,
    budget__minutes_approved_on__isnull=False,
    budget__released_on__isnull=False,
)
_NOTHING = DecisionContent("", "", "", "")


def round_content(round: Round, *, day: dt.date | None = None) -> RoundContent:
    """What the round says.

    Args:
        day: the day it is frozen on; None for a preview, whose `frozen_on` is "".
    """
    return _Reading(round).content(day)


def decisions_of(round: Round) -> dict[str, DecisionContent]:
    """The decisions that stand on the round's reports, by the body's public id: one query."""
    found = round.reports.filter(state=ReportState.DECIDED).select_related("authority")
    return {report.authority.public_id: _decision(report) for report in found}


def _decision(report: BodyReport) -> DecisionContent:
    if not report.is_decided:
        return _NOTHING
    return DecisionContent(report.instance, day_text(report.decided_on), report.section, report.dnr)


@dataclass
class _Answers:
    """A report's answers, by what they are about."""

    activities: dict[int, list[AnswerContent]] = field(default_factory=lambda: defaultdict(list))
    areas: dict[int, list[AnswerContent]] = field(default_factory=lambda: defaultdict(list))
    body: list[AnswerContent] = field(default_factory=list)


def _asked(round: Round) -> dict[str, QuerySet[Any, Any]]:
    """What is read of a round."""
    mappings = FocusAreaMapping.objects.filter(revision__stage=Stage.ADOPTED).exclude(old=None).exclude(new=None)
    is_there = Q(report__round=round, report__state__in=RELEASED)
    next_year = Proposal.objects.filter(origin=ProposalOrigin.ROUND, year__year=round.year.year + 1)
    proposed = ("pk", "to_authority", "to_authority__name", "title", "description", "focus_areas")
    return {
        "scale": round.scale.all(),
        "anchors": _anchors(),
        "lineage": mappings.values_list("old", "new"),
        "plan_analyses": PlanAnalysis.objects.filter(round=round),
        "reports": round.reports.select_related("authority"),
        "answers": RoundAnswer.objects.filter(is_there).exclude(text="").select_related("question"),
        "activities": _activity_reports(round, is_there),
        "analyses": BodyAnalysis.objects.filter(is_there).exclude(text=""),
        "stances": _stances(round),
        "proposals": next_year.order_by("pk").values_list(*proposed),
    }


def _anchors() -> QuerySet[FocusArea]:
    """Every focus area of every adopted edition, in the plans' order."""
    found = FocusArea.objects.filter(development_area__edition__stage=Stage.ADOPTED)
    found = found.select_related("development_area__edition__plan", "development_area__edition__adopted_by")
    order = ("development_area__edition__plan__title", "development_area__position", "position")
    return found.defer("development_area__edition__structure").order_by(*order)


def _activity_reports(round: Round, is_there: Q) -> QuerySet[Any, Any]:
    """What is said of activities: a row for each focus area that one has chosen. `was`: its status in the latest round
    before this one, or that of the activity which it was copied from."""
    same = Q(activity=OuterRef("activity")) | Q(activity=OuterRef("activity__copied_from"))
    earlier = ActivityReport.objects.filter(same, report__round__cut_off_on__lt=round.cut_off_on)
    before = Subquery(earlier.order_by("-report__round__cut_off_on").values("status")[:1])
    columns = (
        *("report", "pk", "activity", "status", "was", "result", "deviation", "measure", "next_step"),
        *("activity__public_id", "activity__title", "activity__unit", "activity__expected_result"),
        *("activity__target_groups", "is_public", "activity__focus_areas"),
    )
    rows: QuerySet[Any, Any] = ActivityReport.objects.filter(is_there)
    rows = rows.annotate(was=Coalesce(before, Value("")), is_public=Exists(_public_activities()))
    return rows.order_by("report", "activity__title", "pk").values(*columns)


def _stances(round: Round) -> QuerySet[Any, Any]:
    """Decided stances of the year, with the body's key."""
    decided = Stance.objects.filter(budget__year=round.year_id, is_decided=True, budget__decided_on__isnull=False)
    rows = decided.annotate(is_public=Case(When(_RELEASED_BUDGET, then=True), default=False))
    return rows.values_list("budget__authority", "focus_area", "kind", "reason", "is_public")


class _Reading:
    """The rows of a round, and what they say."""

    def __init__(self, round: Round) -> None:
        self.round = round
        self.year = round.year.year
        self.found = read_at_once(**_asked(round))
        self.scale = {step.pk: step.label for step in self.found["scale"]}

    def content(self, day: dt.date | None) -> RoundContent:
        rows = self.rows
        indicators, reaching = indicators_of(self.round, rows.values())
        self.reaching = reaching
        return RoundContent(
            municipality=settings.MUNICIPALITY,
            round_id=self.round.public_id,
            key=self.round.key,
            title=self.round.title,
            year=self.year,
            cut_off_on=day_text(self.round.cut_off_on),
            frozen_on=day_text(day),
            is_example=settings.DEMO,
            scale=tuple(self.scale.values()),
            plans=tuple(self.plans()),
            bodies=tuple(self.bodies()),
            indicators=indicators,
        )

    @cached_property
    def anchors(self) -> dict[int, FocusArea]:
        """Every focus area of every adopted edition, by key."""
        return {area.pk: area for area in self.found["anchors"]}

    @cached_property
    def rows(self) -> dict[int, FocusArea]:
        """Those of the editions that the year is looked at through, in the plans' order."""
        above = {area.development_area.edition_id: area.development_area.edition for area in self.anchors.values()}
        editions: dict[int, list[PlanEdition]] = defaultdict(list)
        for edition in above.values():
            editions[edition.plan_id].append(edition)
        holding = {held.pk for each in editions.values() if (held := _holding(each, self.year)) is not None}
        return {pk: area for pk, area in self.anchors.items() if area.development_area.edition_id in holding}

    @cached_property
    def lineage(self) -> Lineage[int]:
        """What focus areas became."""
        return Lineage(self.found["lineage"])

    def stands_under(self, area: int) -> list[str]:
        """Public ids of the rows that a focus area of any edition leads to; its own where it leads nowhere."""
        if area in self.rows:
            return [self.rows[area].public_id]
        if area not in self.anchors:
            return []
        led = [self.rows[each].public_id for each in self.lineage.among(area, self.rows)]
        return led or [self.anchors[area].public_id]

    def plans(self) -> Iterator[PlanContent]:
        """The plans, the largest first, with the coordinator's analyses."""
        analyses = {each.development_area_id: each for each in self.found["plan_analyses"]}
        by_plan: dict[int, dict[int, list[FocusArea]]] = defaultdict(lambda: defaultdict(list))
        for area in self.rows.values():
            by_plan[area.development_area.edition_id][area.development_area_id].append(area)
        for groups in sorted(by_plan.values(), key=lambda each: -len(each)):
            edition = next(iter(groups.values()))[0].development_area.edition
            yield PlanContent(
                public_id=edition.plan.public_id,
                slug=edition.plan.slug,
                title=edition.plan.title,
                edition=edition.number,
                decision=DecisionContent(
                    edition.adopted_by.name if edition.adopted_by else "",
                    day_text(edition.adopted_on),
                    edition.section,
                    edition.dnr,
                ),
                areas=tuple(self.area(group, analyses.get(key)) for key, group in groups.items()),
            )

    def area(self, group: list[FocusArea], analysis: PlanAnalysis | None) -> AreaContent:
        """A development area with its focus areas."""
        above: DevelopmentArea = group[0].development_area
        said = self.analysis(analysis) if analysis is not None and analysis.text else None
        codes = dict.fromkeys(code for area in group for code in self.reaching.get(area.public_id, ()))
        focus_areas = tuple(self.ref(area) for area in group)
        return AreaContent(above.public_id, above.number, above.title, focus_areas, said, tuple(codes))

    def ref(self, area: FocusArea) -> FocusAreaRef:
        """A focus area as it is called now."""
        return ref(area)

    def analysis(self, said: PlanAnalysis | BodyAnalysis, answers: Iterable[AnswerContent] = ()) -> AnalysisContent:
        """An analysis with its judgement in words."""
        label = self.scale.get(said.judgement_id, "") if said.judgement_id else ""
        return AnalysisContent(said.trend, label, said.text, tuple(answers))

    def bodies(self) -> Iterator[BodyReportContent]:
        """Every body that was asked, in order; of what is not released, only that."""
        answers, activities = self.answers(), self.activities()
        stances, analyses, proposals = self.stances(), self.analyses(), self.proposals()
        for report in self.found["reports"]:
            is_there = ReportState(report.state) in RELEASED
            said = answers[report.pk]
            yield BodyReportContent(
                public_id=report.authority.public_id,
                name=report.authority.name,
                is_company=report.authority.kind == BodyKind.COMPANY,
                state=report.state if is_there else "",
                decision=_decision(report),
                summary=report.summary if is_there else "",
                stances=tuple(stances[report.authority_id]),
                activities=tuple(_told(each, said) for each in activities[report.pk]),
                analyses=tuple(
                    (area, self.analysis(each, said.areas[each.focus_area_id]))
                    for each in analyses[report.pk]
                    for area in self.stands_under(each.focus_area_id)
                ),
                proposals=tuple(proposals[report.authority_id]),
                answers=tuple(said.body),
            )

    def answers(self) -> dict[int, _Answers]:
        """Answers to the round's own questions, by report."""
        found: dict[int, _Answers] = defaultdict(_Answers)
        for row in self.found["answers"]:
            said = AnswerContent(row.question.text, row.text)
            mine = found[row.report_id]
            if row.activity_id:
                mine.activities[row.activity_id].append(said)
            elif row.focus_area_id:
                mine.areas[row.focus_area_id].append(said)
            else:
                mine.body.append(said)
        return found

    def activities(self) -> dict[int, list[dict[str, Any]]]:
        """What is said of activities, by report, with the focus areas (public ids) that each stands under."""
        told: dict[int, dict[str, Any]] = {}
        for row in self.found["activities"]:
            kept = told.setdefault(row["pk"], {**row, "areas": []})
            for area in self.stands_under(row["activity__focus_areas"]) if row["activity__focus_areas"] else ():
                kept["areas"] += [area] if area not in kept["areas"] else []
        found: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for each in told.values():
            found[each["report"]].append(each)
        return found

    def analyses(self) -> dict[int, list[BodyAnalysis]]:
        """The bodies' analyses, by report."""
        found: dict[int, list[BodyAnalysis]] = defaultdict(list)
        for row in self.found["analyses"]:
            found[row.report_id].append(row)
        return found

    def stances(self) -> dict[int, list[StanceSaid]]:
        """Decided stances of the year, by the body's key."""
        found: dict[int, list[StanceSaid]] = defaultdict(list)
        for body, area, kind, reason, is_public in self.found["stances"]:
            found[body] += [StanceSaid(each, kind, reason, is_public) for each in self.stands_under(area)]
        return found

    def proposals(self) -> dict[int, list[ProposalContent]]:
        """What the round proposes for next year, by the key of the body that it is proposed to."""
        told: dict[int, tuple[int, str, str, str, list[str]]] = {}
        for pk, body, name, title, description, area in self.found["proposals"]:
            kept = told.setdefault(pk, (body, name, title, description, []))
            kept[4].extend(self.stands_under(area) if area else ())
        found: dict[int, list[ProposalContent]] = defaultdict(list)
        for body, name, title, description, areas in told.values():
            found[body].append(ProposalContent(title, description, tuple(areas), name))
        return found


def _holding(editions: list[PlanEdition], year: int) -> PlanEdition | None:
    """The latest edition adopted by the end of the year; None when the plan's time was over before it."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    in_time = [each for each in editions if each.adopted_on is None or each.adopted_on <= last]
    latest = max(in_time or editions, key=lambda each: each.number)
    return latest if latest.valid_to is None or latest.valid_to >= first else None


def _public_activities() -> Any:
    """Activities that everyone may read: decided, in a released budget, and a company's released by itself."""
    is_released = ~Q(budget__authority__kind=BodyKind.COMPANY) | Q(released_on__isnull=False)
    return Activity.objects.decided().filter(_RELEASED_BUDGET, is_released, pk=OuterRef("activity"))


def _told(row: dict[str, Any], answers: _Answers) -> ActivityReportContent:
    return ActivityReportContent(
        public_id=row["activity__public_id"],
        title=row["activity__title"],
        focus_areas=tuple(row["areas"]),
        status=row["status"],
        was=row["was"],
        unit=row["activity__unit"],
        expected_result=row["activity__expected_result"],
        result=row["result"],
        deviation=row["deviation"],
        measure=row["measure"],
        next_step=row["next_step"],
        target_groups=row["activity__target_groups"],
        is_public=row["is_public"],
        answers=tuple(answers.activities[row["activity"]]),
    )
