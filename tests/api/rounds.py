"""A closed round's content, made by hand: what four bodies had said when it was frozen."""

from __future__ import annotations

from fyren.people.models import Body
from fyren.reports.models import AdoptedReport
from fyren.steering.content import FocusAreaRef
from fyren.steering.models import Round, RoundEdition
from fyren.steering.round_content import (
    ActivityReportContent,
    AnalysisContent,
    AreaContent,
    BodyReportContent,
    DecisionContent,
    PlanContent,
    RoundContent,
)
from tests.actions.world import World


def report_of(body: Body, area: str, *, state: str, is_company: bool = False) -> BodyReportContent:
    """A body's report with an activity that is public and one that is not, and an analysis."""
    decision = (
        DecisionContent("board", "2026-02-10", "14", "") if state == "decided" else DecisionContent("", "", "", "")
    )
    activities = tuple(
        ActivityReportContent(
            public_id=f"akt{body.pk}{open_}",
            title=f"{'Öppen' if open_ else 'Inre'} aktivitet hos {body.short_name}",
            focus_areas=(area,),
            status="done",
            was="",
            unit="Enheten",
            expected_result="Alla får frågan.",
            result="Alla har fått frågan.",
            deviation="",
            measure="",
            next_step="",
            target_groups=(),
            is_public=open_,
        )
        for open_ in (True, False)
    )
    analysis = AnalysisContent("better", "God", f"Analys från {body.short_name}")
    return BodyReportContent(
        public_id=body.public_id,
        name=body.name,
        is_company=is_company,
        state=state,
        decision=decision,
        summary="Det här bör nämnden veta.",
        stances=(),
        activities=activities,
        analyses=((area, analysis),),
        proposals=(),
    )


def plan_of(world: World) -> PlanContent:
    """The world's plan as it was followed up."""
    reference = FocusAreaRef(world.focus_area.public_id, "3.1.1", world.focus_area.text, world.plan.title)
    analysis = AnalysisContent("same", "God", "Planen når fram.")
    area = AreaContent(world.area.public_id, "3.1", "Förebygga", (reference,), analysis, ())
    decision = DecisionContent("council", "2024-05-21", "", "")
    return PlanContent(world.plan.public_id, world.plan.slug, world.plan.title, 1, decision, (area,))


def content_of(world: World, held: Round) -> RoundContent:
    """The board and the company decided, Arbete och välfärd only released, Omsorg being written."""
    area = world.focus_area.public_id
    return RoundContent(
        municipality="Växjö kommun",
        round_id=held.public_id,
        key=held.key,
        title=held.title,
        year=held.year.year,
        cut_off_on=held.cut_off_on.isoformat(),
        frozen_on=world.day.isoformat(),
        is_example=True,
        scale=("God", "Svag"),
        plans=(plan_of(world),),
        bodies=(
            report_of(world.bodies["Utbildning"], area, state="decided"),
            report_of(world.bodies["Vidingehem"], area, state="decided", is_company=True),
            report_of(world.bodies["Arbete och välfärd"], area, state="released"),
            report_of(world.bodies["Omsorg"], area, state="writing"),
        ),
        indicators=(),
    )


def decide_report(edition: RoundEdition, world: World, *, are_minutes_approved: bool = True) -> AdoptedReport:
    """The council's decision on the plan's report, as far as its facts go."""
    return AdoptedReport.objects.create(
        edition=edition,
        plan=world.plan,
        authority=world.plan.authority,
        decided_by=world.council,
        decided_on=world.day,
        section="88",
        minutes_approved_on=world.day if are_minutes_approved else None,
    )
