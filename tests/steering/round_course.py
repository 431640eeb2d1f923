"""A round driven to where a test needs it: a decided activity, its report in a state, and the plan's analysis."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any

from fyren.base import clock
from fyren.people.models import Body
from fyren.steering.actions.plan_analyses import save_plan_analysis
from fyren.steering.actions.rounds import close_round, correct_round, open_round
from fyren.steering.models import (
    Activity,
    ActivityReport,
    BodyAnalysis,
    BodyReport,
    PlanAnalysis,
    Round,
    RoundEdition,
)
from fyren.steering.queries.plan_analyses import analysis_of
from fyren.steering.round_rules import ReportState
from fyren.steering.rules import BudgetState
from tests.actions.world import World
from tests.steering.course import YearCourse

FACTS: dict[str, Any] = {"instance": "board", "section": "31", "dnr": ""}


class RoundCourse:
    """A round of this year, and a body's report in it; the board's (Björn's) where nothing else is said."""

    def __init__(self, world: World, body: str = "Utbildning", key: str = "interim_august") -> None:
        self.world = world
        self.key = key
        self.year = YearCourse(world, body)

    @property
    def body(self) -> Body:
        """Whose report it is."""
        return self.year.body

    @cached_property
    def round(self) -> Round:
        """The round, opened."""
        found = Round.objects.filter(year=self.year.year, key=self.key).first()
        return found or open_round(year=self.year.year, key=self.key, by=self.world.coordinator)

    @cached_property
    def activity(self) -> Activity:
        """An activity that the body has decided."""
        self.year.driven_to(BudgetState.ADOPTED)
        return self.year.budget.activities.get()

    @property
    def report(self) -> BodyReport:
        """The body's report as it now stands."""
        return self.round.reports.select_related("authority", "round").get(authority=self.body)

    def written(self, state: ReportState = ReportState.RELEASED) -> BodyReport:
        """The report with words of its own, in the state."""
        report, activity = self.report, self.activity
        ActivityReport.objects.get_or_create(
            report=report,
            activity=activity,
            defaults={"status": "ongoing", "result": "Hälften har fått frågan.", "is_done": True},
        )
        BodyAnalysis.objects.get_or_create(
            report=report,
            focus_area=self.world.focus_area,
            defaults={"trend": "better", "text": "Det går framåt.", "is_done": True},
        )
        facts = {**FACTS, "decided_on": self.world.day} if state is ReportState.DECIDED else {}
        stamps = {"released_at": clock.now()} if state in (ReportState.RELEASED, ReportState.DECIDED) else {}
        BodyReport.objects.filter(pk=report.pk).update(state=state, summary="Läs det här.", **facts, **stamps)
        return self.report

    def late(self) -> BodyReport:
        """The report of a body whose meeting was yesterday, and that has not sent anything."""
        BodyReport.objects.filter(pk=self.report.pk).update(board_on=self.world.day - dt.timedelta(days=1))
        return self.report

    def analysis(self, text: str = "Planen når fram.") -> PlanAnalysis:
        """The plan's analysis of the world's development area, written by the coordinator."""
        blank = analysis_of(self.world.coordinator, self.round.public_id, self.world.area.public_id)
        values = {"trend": "better", "text": text, "is_done": True}
        return save_plan_analysis(
            analysis=blank, values=values, expected_version=blank.row_version, by=self.world.coordinator
        )

    def close(self) -> RoundEdition:
        """The round closed."""
        self.round.refresh_from_db()
        return close_round(round=self.round, expected_version=self.round.row_version, by=self.world.coordinator)

    def correct(self, text: str = "Planen når inte fram.") -> RoundEdition:
        """The closed round made anew with another analysis of the world's development area."""
        texts = {self.world.area.public_id: text}
        self.round.refresh_from_db()
        version, by = self.round.row_version, self.world.coordinator
        return correct_round(round=self.round, analyses=texts, reason="Fel siffra.", expected_version=version, by=by)
