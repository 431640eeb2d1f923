"""The read API's activities and decided follow-up: without a key what everyone may see, with one what its role may."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.http import HttpRequest
from ninja import Query, Router

from fyren.base.api import Day, Filters, Name, Out, Page, Year, page_of
from fyren.people.requests import viewer_of
from fyren.steering.addresses import activity_address
from fyren.steering.content import day_of
from fyren.steering.queries.outwards import (
    ActivityGiven,
    AnalysisGiven,
    ReportGiven,
    activities_given,
    analyses_given,
    reports_given,
)
from fyren.steering.round_content import ActivityReportContent, AnalysisContent, DecisionContent
from fyren.steering.rules import Shown

router = Router(tags=["year"])


class AreaRef(Out):
    """A focus area that is referred to."""

    id: str
    number: str
    plan: str


class BodyRef(Out):
    """A body that is referred to."""

    id: str
    name: str


class ActivityOut(Out):
    """An activity in a body's internal budget or business plan. `isDecided` is false only where a token lets one
    read what is handed over or drafted."""

    id: str
    title: str
    year: int
    body: BodyRef
    focus_areas: list[AreaRef]
    status: Shown
    is_decided: bool
    message: str
    decided_on: dt.date | None
    section: str
    dnr: str
    updated_on: dt.date | None
    url: str | None


class DecisionOut(Out):
    """The decision on a report; null until it is made."""

    decided_on: dt.date | None
    section: str
    dnr: str


class ActivityReportOut(Out):
    """What a body says of an activity."""

    id: str
    title: str
    focus_areas: list[str]
    status: str
    result: str
    deviation: str
    measure: str
    next_step: str


class AnalysisOut(Out):
    """A body's analysis of a focus area."""

    focus_area: str
    trend: str
    judgement: str
    text: str


class ReportOut(Out):
    """A body's report in a closed round, as the round was frozen."""

    round: str
    title: str
    year: int
    cut_off_on: dt.date | None
    edition: int
    frozen_on: dt.date | None
    body: BodyRef
    is_decided: bool
    decision: DecisionOut | None
    activities: list[ActivityReportOut]
    analyses: list[AnalysisOut]
    is_example: bool


class PlanAnalysisOut(Out):
    """The plan's own analysis of a development area in a closed round, written by its coordinator. `decision` is on the
    report that it stands in, with `decidedBy`; null until it is made."""

    round: str
    title: str
    year: int
    cut_off_on: dt.date | None
    edition: int
    frozen_on: dt.date | None
    plan: str
    area: str
    number: str
    area_title: str
    focus_areas: list[str]
    trend: str
    judgement: str
    text: str
    is_decided: bool
    decided_by: str
    decision: DecisionOut | None
    is_example: bool


class ActivityFilters(Filters):
    """Which activities. `body`, `focusArea` and `plan` by id; a plan also by its address."""

    year: Year | None = None
    body: Name | None = None
    focus_area: Name | None = None
    plan: Name | None = None
    status: Shown | None = None
    updated_since: Day | None = None


class ReportFilters(Filters):
    """Which reports. `body`, `focusArea` and `plan` by id; a plan also by its address."""

    year: Year | None = None
    body: Name | None = None
    focus_area: Name | None = None
    plan: Name | None = None
    updated_since: Day | None = None


class PlanAnalysisFilters(Filters):
    """Which analyses. `focusArea` and `plan` by id; a plan also by its address."""

    year: Year | None = None
    focus_area: Name | None = None
    plan: Name | None = None
    updated_since: Day | None = None


@router.get("/activities", response=Page[ActivityOut], by_alias=True, url_name="api_activities")
def activities(request: HttpRequest, asked: Query[ActivityFilters]) -> object:
    """Adopted and released activities."""
    found = [each for each in activities_given(viewer_of(request), asked.year) if _is_asked(each, asked)]
    return page_of(request, found, asked, lambda each: activity_out(request, each))


@router.get("/follow-up", response=Page[ReportOut], by_alias=True, url_name="api_follow_up")
def follow_up(request: HttpRequest, asked: Query[ReportFilters]) -> object:
    """Decided follow-up of closed rounds, body by body."""
    found = [each for each in reports_given(viewer_of(request), asked.year) if _report_is_asked(each, asked)]
    wanted = {asked.focus_area} if asked.focus_area else None
    return page_of(request, found, asked, lambda each: report_out(each, wanted))


@router.get("/plan-analyses", response=Page[PlanAnalysisOut], by_alias=True, url_name="api_plan_analyses")
def plan_analyses(request: HttpRequest, asked: Query[PlanAnalysisFilters]) -> object:
    """The plans' own analyses in closed rounds, of reports that are decided."""
    found = [each for each in analyses_given(viewer_of(request), asked.year) if _analysis_is_asked(each, asked)]
    return page_of(request, found, asked, plan_analysis_out)


def _is_asked(each: ActivityGiven, asked: ActivityFilters) -> bool:
    plans = [area.development_area.edition.plan for area in each.areas]
    updated = each.fact.updated_on
    return (
        asked.body in (None, each.body.public_id)
        and asked.focus_area in (None, *(area.public_id for area in each.areas))
        and asked.plan in (None, *(plan.public_id for plan in plans), *(plan.slug for plan in plans))
        and asked.status in (None, each.fact.shown)
        and (asked.updated_since is None or updated is None or updated >= asked.updated_since)
    )


def activity_out(request: HttpRequest, each: ActivityGiven) -> ActivityOut:
    """An activity as it is told of."""
    fact, decision = each.fact, each.decision
    address = activity_address(fact.public_id) if fact.has_page else ""
    return ActivityOut(
        id=fact.public_id,
        title=fact.title,
        year=each.year,
        body=BodyRef(id=each.body.public_id, name=each.body.name),
        focus_areas=[
            AreaRef(id=area.public_id, number=area.number, plan=area.development_area.edition.plan.public_id)
            for area in each.areas
        ],
        status=fact.shown,
        is_decided=fact.is_decided,
        message=fact.message,
        decided_on=decision.decided_on if fact.is_decided else None,
        section=decision.section if fact.is_decided else "",
        dnr=decision.dnr if fact.is_decided else "",
        updated_on=fact.updated_on,
        url=request.build_absolute_uri(address) if address else None,
    )


def _report_is_asked(each: ReportGiven, asked: ReportFilters) -> bool:
    plans = [plan for plan in each.round.plans if asked.plan in (plan.public_id, plan.slug)]
    frozen = day_of(each.round.frozen_on[:10])
    return (
        asked.body in (None, each.report.public_id)
        and (asked.focus_area is None or _says_of(each, {asked.focus_area}))
        and (
            asked.plan is None
            or _says_of(each, [one.public_id for p in plans for a in p.areas for one in a.focus_areas])
        )
        and (asked.updated_since is None or frozen is None or frozen >= asked.updated_since)
    )


def _says_of(each: ReportGiven, areas: Iterable[str]) -> bool:
    """True when the report says something of one of the focus areas."""
    said = {key for key, _analysis in each.report.analyses}
    said.update(area for activity in each.report.activities for area in activity.focus_areas)
    return not said.isdisjoint(areas)


def _analysis_is_asked(each: AnalysisGiven, asked: PlanAnalysisFilters) -> bool:
    frozen = day_of(each.round.frozen_on[:10])
    return (
        asked.plan in (None, each.plan.public_id, each.plan.slug)
        and asked.focus_area in (None, *(ref.public_id for ref in each.area.focus_areas))
        and (asked.updated_since is None or frozen is None or frozen >= asked.updated_since)
    )


def plan_analysis_out(each: AnalysisGiven) -> PlanAnalysisOut:
    """An analysis as it is told of."""
    told, area, said, decision = each.round, each.area, each.analysis, each.decision
    return PlanAnalysisOut(
        round=told.round_id,
        title=told.title,
        year=told.year,
        cut_off_on=day_of(told.cut_off_on),
        edition=each.edition.number,
        frozen_on=day_of(told.frozen_on[:10]),
        plan=each.plan.public_id,
        area=area.public_id,
        number=area.number,
        area_title=area.title,
        focus_areas=[ref.public_id for ref in area.focus_areas],
        trend=said.trend,
        judgement=said.judgement,
        text=said.text,
        is_decided=decision is not None,
        decided_by=decision.instance if decision is not None else "",
        decision=_decision(decision) if decision is not None else None,
        is_example=told.is_example,
    )


def _decision(made: DecisionContent) -> DecisionOut:
    return DecisionOut(decided_on=day_of(made.decided_on), section=made.section, dnr=made.dnr)


def report_out(each: ReportGiven, wanted: set[str] | None = None) -> ReportOut:
    """A report as it is told of; with `wanted`, only what it says of those focus areas."""
    report, told = each.report, each.round
    return ReportOut(
        round=told.round_id,
        title=told.title,
        year=told.year,
        cut_off_on=day_of(told.cut_off_on),
        edition=each.edition.number,
        frozen_on=day_of(told.frozen_on[:10]),
        body=BodyRef(id=report.public_id, name=report.name),
        is_decided=report.is_decided,
        decision=_decision(report.decision) if report.is_decided else None,
        activities=[
            _activity_report(one) for one in report.activities if wanted is None or wanted & set(one.focus_areas)
        ],
        analyses=[_analysis(key, one) for key, one in report.analyses if wanted is None or key in wanted],
        is_example=told.is_example,
    )


def _activity_report(one: ActivityReportContent) -> ActivityReportOut:
    return ActivityReportOut(
        id=one.public_id,
        title=one.title,
        focus_areas=list(one.focus_areas),
        status=one.status,
        result=one.result,
        deviation=one.deviation,
        measure=one.measure,
        next_step=one.next_step,
    )


def _analysis(key: str, one: AnalysisContent) -> AnalysisOut:
    return AnalysisOut(focus_area=key, trend=one.trend, judgement=one.judgement, text=one.text)
