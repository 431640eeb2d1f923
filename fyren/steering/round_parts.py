"""A round's content made into another: corrected, or only what everyone may read. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from fyren.steering.round_content import (
    AnalysisContent,
    AreaContent,
    BodyReportContent,
    DecisionContent,
    PlanContent,
    RoundContent,
)
from fyren.steering.round_rules import ReportState


def with_analyses(content: RoundContent, texts: Mapping[str, str]) -> RoundContent:
    """The same, with other texts of the plan's analyses (by the development area's public id)."""

    def changed(area: AreaContent) -> AreaContent:
        if area.public_id not in texts:
            return area
        kept = area.analysis or AnalysisContent("", "", "")
        return replace(area, analysis=replace(kept, text=texts[area.public_id]))

    plans = tuple(replace(plan, areas=tuple(changed(area) for area in plan.areas)) for plan in content.plans)
    return replace(content, plans=plans)


def with_decisions(content: RoundContent, decisions: Mapping[str, DecisionContent]) -> RoundContent:
    """The same, with decisions made or completed since on reports that were handed over (by the body's public id)."""

    def changed(body: BodyReportContent) -> BodyReportContent:
        if not body.state or body.public_id not in decisions:
            return body
        return replace(body, state=ReportState.DECIDED.value, decision=decisions[body.public_id])

    return replace(content, bodies=tuple(changed(body) for body in content.bodies))


def public_part(content: RoundContent, decided: Collection[str] = ()) -> RoundContent:
    """What everyone may read.

    Of the plan's own analyses, only those of the development areas (public ids) that are `decided`, with the report
    that they stand in (`queries/round_decided`).

    Of bodies, only what their own boards have decided; of that, only activities and stances that are public. Of the
    others the name stands, and that nothing is decided. Answers to the round's own questions are between the bodies and
    the coordinator. What a company writes is not public by default: of a company there are the activities that it has
    released by themselves, and no other text.
    """
    plans = tuple(
        replace(
            plan,
            areas=tuple(area if area.public_id in decided else replace(area, analysis=None) for area in plan.areas),
        )
        for plan in content.plans
    )
    return replace(content, plans=plans, bodies=tuple(public_body(body) for body in content.bodies))


def public_body(body: BodyReportContent) -> BodyReportContent:
    """What everyone may read of a body's report, see `public_part`."""
    analyses = tuple((area, replace(said, answers=())) for area, said in body.analyses)
    activities = tuple(replace(each, answers=()) for each in body.activities if each.is_public)
    if body.is_decided:
        return replace(
            body,
            summary="" if body.is_company else body.summary,
            stances=tuple(stance for stance in body.stances if stance.is_public),
            activities=activities,
            analyses=() if body.is_company else analyses,
            proposals=(),
            answers=(),
        )
    return replace(
        body,
        state="",
        decision=DecisionContent("", "", "", ""),
        summary="",
        stances=(),
        activities=(),
        analyses=(),
        proposals=(),
        answers=(),
    )


def plan_of(content: RoundContent, slug: str) -> PlanContent | None:
    """The plan of the address, else the first; None when no plan was followed up."""
    return next((plan for plan in content.plans if plan.slug == slug), next(iter(content.plans), None))
