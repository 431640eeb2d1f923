"""The demo's years and rounds show every state there is, and every text of them is marked as an example."""

from __future__ import annotations

from collections import Counter

import pytest

from fyren.house.demo import load
from fyren.house.demo.indicators import LATE, load_indicators
from fyren.house.demo.rounds import load_rounds
from fyren.house.demo.steering_model import load_steering_model
from fyren.house.demo.year import load_years
from fyren.people.models import Body, User
from fyren.plan.models import Plan
from fyren.steering.models import (
    ActivityReport,
    BodyAnalysis,
    BodyReport,
    PlanAnalysis,
    Proposal,
    Round,
    RoundSupplement,
)
from fyren.steering.queries.round_public import later_figures
from fyren.steering.queries.rounds import late_rows, report_rows
from fyren.steering.round_parts import public_part
from fyren.steering.round_rules import ReportState, RoundState
from tests.house.demo_years import years_look_like_life


@pytest.fixture
def loaded(bodies: dict[str, Body], people: dict[str, User]) -> Plan:
    """The plans and the years, beside the bodies and the cast that every test has."""
    cast = load.viewers(people)
    load.load_plans()
    plan = Plan.objects.get(title=load.REAL_TITLE)
    load_steering_model(plan, by=cast["amira"])
    load_indicators(by=cast["amira"])
    load_years(plan, Plan.objects.exclude(pk=plan.pk).get(), bodies=bodies, cast=cast)
    return plan


@pytest.mark.once
def test_years_and_rounds_show_every_state(loaded: Plan, bodies: dict[str, Body], people: dict[str, User]) -> None:
    """One test, since loading them takes longer than all that is asked of them."""
    years_look_like_life(loaded, bodies, people)
    load_rounds(bodies=bodies, cast=load.viewers(people))
    _rounds_show_every_state(people)
    _every_text_is_an_example()
    _later_figures_stand_beside_the_year_end()


def _rounds_show_every_state(people: dict[str, User]) -> None:
    """Two are closed and one is under way."""
    assert Counter(Round.objects.values_list("state", flat=True)) == {RoundState.CLOSED: 2, RoundState.OPEN: 1}
    under_way = Round.objects.get(state=RoundState.OPEN)
    assert {report.state for report in under_way.reports.all()} == set(ReportState)
    coordinator = load.viewers(people)["amira"]
    rows = report_rows(coordinator, under_way)
    assert late_rows(rows)
    assert any(row.is_waiting for row in rows)
    assert any(row.report.reminded_at for row in rows)
    assert any(row.report.completion_asked for row in rows)
    assert any(0 < row.done < row.total for row in rows)
    for closed in Round.objects.filter(state=RoundState.CLOSED):
        content = closed.editions.latest("number").read()
        states = {body.state for body in content.bodies}
        assert states == {"", "released", "decided"}, "decided, not decided and nothing handed in"
        assert any(body.activities for body in public_part(content).bodies)
        assert all(area.analysis for plan in content.plans for area in plan.areas)
    assert {closed.editions.count() for closed in Round.objects.filter(state=RoundState.CLOSED)} == {1, 2}
    assert Proposal.objects.filter(origin="round").count() == 2


def _later_figures_stand_beside_the_year_end() -> None:
    (supplement,) = RoundSupplement.objects.select_related("edition__round__year")
    edition, last = supplement.edition, supplement.edition.round.year.year
    assert edition.round.key == "annual_report"
    assert supplement.made_at >= edition.frozen_at
    assert supplement.reason.startswith("Exempel:")
    assert {each.code for each in supplement.read()} == LATE
    for each in (*edition.read().indicators, *supplement.read()):
        years = {point.year for series in each.series for point in series.points if point.value is not None}
        is_late = each.code in LATE and each not in supplement.read()
        assert (last in years) is not is_late, each.code
        fetched = {point.fetched_on for series in each.series for point in series.points if point.fetched_on}
        assert max(fetched) <= supplement.made_at.date().isoformat()
    assert later_figures(edition.round, edition) == ()


def _every_text_is_an_example() -> None:
    texts = [
        text
        for row in ActivityReport.objects.values_list("result", "deviation", "measure", "next_step")
        for text in row
    ]
    texts += BodyAnalysis.objects.values_list("text", flat=True)
    texts += PlanAnalysis.objects.values_list("text", flat=True)
    texts += [text for row in BodyReport.objects.values_list("summary", "completion_asked") for text in row]
    said = [text for text in texts if text]
    assert len(said) > 100
    assert [text for text in said if not text.startswith("Exempel:")] == []
