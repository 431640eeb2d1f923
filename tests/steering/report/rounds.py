"""A body's report driven to where a test needs it, through the real actions."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any

from fyren.people.roles import Role
from fyren.people.viewer import Grant, Viewer
from fyren.plan.models import FocusArea
from fyren.steering.actions import body_reports as actions
from fyren.steering.decisions import Decision
from fyren.steering.models import Activity, ActivityReport, BodyReport, JudgementStep, Round, RoundQuestion
from fyren.steering.queries.body_reports import ReportContent, report_content
from fyren.steering.round_rules import ReportState, Scope
from fyren.steering.rules import Instance
from tests.actions.world import World
from tests.steering.course import YearCourse

ANALYSIS = "Fler elever berättar, men vi vet inte hur många som får hjälp."


class RoundCourse:
    """The steps of a body's report in a round; of the board (Björn's) where nothing else is said."""

    def __init__(self, world: World, body: str = "Utbildning", key: str = "interim_august") -> None:
        self.world = world
        self.year = YearCourse(world, body)
        self.body = self.year.body
        self.by = self.year.by
        self.key = key

    @cached_property
    def activity(self) -> Activity:
        """The board's decided activity, for the world's focus area 3.1.1."""
        found = Activity.objects.filter(
            budget__authority=self.body, budget__year=self.year.year, is_decided=True
        ).first()
        return found or self.year.adopted()

    @cached_property
    def round(self) -> Round:
        """An open round of the year, with its scale and no questions."""
        made, is_new = Round.objects.get_or_create(
            year=self.year.year,
            key=self.key,
            defaults={"title": "Delår augusti", "cut_off_on": self.world.day, "opened_by": "someone"},
        )
        if is_new:
            for position, label in enumerate(("God", "Delvis", "Svag"), start=1):
                JudgementStep.objects.create(round=made, label=label, position=position)
        return made

    @cached_property
    def report(self) -> BodyReport:
        """The body's report, being written."""
        return BodyReport.objects.get_or_create(round=self.round, authority=self.body)[0]

    def fresh(self) -> BodyReport:
        """The report as it now stands."""
        return BodyReport.objects.select_related("round__year", "authority").get(pk=self.report.pk)

    def content(self) -> ReportContent:
        """The report with its parts."""
        return report_content(self.fresh())

    def question(self, scope: Scope, text: str = "Vad behöver ni?", required: bool = False) -> RoundQuestion:
        """One more question in the round."""
        return RoundQuestion.objects.create(round=self.round, scope=scope, text=text, is_required=required)

    @property
    def head(self) -> Viewer:
        """The body's head: Inger at the board, somebody else elsewhere."""
        if self.world.head.holds(Role.HEAD, at=self.body.public_id):
            return self.world.head
        return Viewer("head", self.world.day, grants=(Grant(Role.HEAD, self.body.public_id, self.body.name),))

    def tell(self, version: int = 0, answers: Any = None, update: bool = False, **values: Any) -> ActivityReport:
        """Something said of the activity."""
        activity = self.activity
        return actions.save_activity_report(
            report=self.fresh(),
            activity=activity,
            values={"status": "ongoing", "result": "Alla skolor har börjat.", **values},
            answers=answers or {},
            expected_version=version,
            by=self.by,
            update_activity=update,
        )

    def analyse(self, area: FocusArea | None = None, version: int = 0, **values: Any) -> object:
        """The analysis of the activity's focus area."""
        assert self.activity
        return actions.save_analysis(
            report=self.fresh(),
            focus_area=area or self.world.focus_area,
            values={"text": ANALYSIS, **values},
            answers={},
            expected_version=version,
            by=self.by,
        )

    def send(self) -> BodyReport:
        """Sent to the head."""
        report = self.fresh()
        return actions.send_report(report=report, expected_version=report.row_version, by=self.by)

    def release(self) -> BodyReport:
        """Released by the head."""
        report = self.fresh()
        return actions.release_report(report=report, expected_version=report.row_version, by=self.head)

    @property
    def decision(self) -> Decision:
        """The decision, of today."""
        instance = Instance.COMPANY_BOARD if self.report.is_company else Instance.BOARD
        return Decision(instance=instance, on=self.world.day, section="88")

    def decide(self) -> BodyReport:
        """Decided by the own board."""
        report = self.fresh()
        return actions.decide_report(
            report=report, decision=self.decision, expected_version=report.row_version, by=self.by
        )

    def driven_to(self, state: ReportState) -> BodyReport:
        """The report in the state, with its activity told of and its focus area analysed."""
        self.tell()
        self.analyse()
        steps = {ReportState.SENT: self.send, ReportState.RELEASED: self.release, ReportState.DECIDED: self.decide}
        for reached, step in steps.items():
            if state is not ReportState.WRITING and list(ReportState).index(reached) <= list(ReportState).index(state):
                step()
        return self.fresh()

    def another_round(self, days: int, **facts: Any) -> Round:
        """A round with a cut-off date so many days from this one's."""
        on = self.round.cut_off_on + dt.timedelta(days=days)
        values = {"title": "Delår mars", "key": "interim_march", "cut_off_on": on, "opened_by": "someone", **facts}
        return Round.objects.create(year=self.year.year, **values)
