"""The demo's rounds of follow-up, through the same actions as people use: last year's August and year-end, closed,
the latter with figures that came later, and one of this year under way. Times are then set back to when things would
have happened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from fyren.base import clock
from fyren.house.demo import round_story as story
from fyren.house.demo.cast import somebody_as
from fyren.house.demo.indicators import IN_TIME, LATE, take_in_values
from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea
from fyren.steering.actions import body_reports, proposals, round_reports, rounds, years
from fyren.steering.actions.body_reports import save_activity_report, save_analysis, save_summary
from fyren.steering.actions.plan_analyses import save_plan_analysis
from fyren.steering.actions.reminders import remind
from fyren.steering.decisions import Decision
from fyren.steering.models import (
    BodyReport,
    BodySettings,
    BudgetYear,
    ProposalOrigin,
    Round,
    RoundEdition,
    RoundSupplement,
)
from fyren.steering.queries.body_reports import report_content
from fyren.steering.queries.plan_analyses import analysis_of, analysis_rows
from fyren.steering.queries.round_public import later_figures
from fyren.steering.report_parts import Part
from fyren.steering.round_rules import ReportState, Scope
from fyren.steering.round_template import TEMPLATES
from fyren.steering.rules import Instance


def load_rounds(*, bodies: dict[str, Body], cast: dict[str, Viewer]) -> None:
    """Two closed rounds and one under way. The budget years are there."""
    _Rounds(bodies, cast).load()


class _Rounds:
    """The loading. Texts are dealt out in turn."""

    def __init__(self, bodies: dict[str, Body], cast: dict[str, Viewer]) -> None:
        self.today = clock.today()
        self.bodies = bodies
        self.amira = cast["amira"]
        self.turn = count()

    def load(self) -> None:
        """Everything, in the order in which it would have happened."""
        last, this, coming = (BudgetYear.objects.get(year=self.today.year + offset) for offset in (-1, 0, 1))
        august = self.closed(last, "interim_august", story.LAST_AUGUST, dt.date(last.year, 10, 20))
        self.correct(august)
        of_last = range(last.year, last.year + 1)
        take_in_values(of_last, IN_TIME, on=dt.date(this.year, 1, 20), by=self.amira)
        year_end = self.closed(last, "annual_report", story.LAST_YEAR_END, dt.date(this.year, 2, 20))
        take_in_values(of_last, LATE, on=dt.date(this.year, 5, 18), by=self.amira)
        self.supplement(year_end, dt.date(this.year, 5, 19))
        for short_name, address in story.FALLBACK.items():
            self.fall_back(self.bodies[short_name], address)
        self.under_way(this, coming)

    def closed(self, year: BudgetYear, key: str, states: dict[str, ReportState], day: dt.date) -> Round:
        """A round in which each body came as far as it did, closed on the day."""
        day = min(day, self.today)
        opened = rounds.open_round(year=year, key=key, values=self.meetings(day), by=self.amira)
        for short_name, state in states.items():
            report = opened.reports.get(authority=self.bodies[short_name])
            self.write(report, is_final=key == "annual_report")
            self.drive(report, state, day - dt.timedelta(days=25))
        for row, text in zip(analysis_rows(self.amira, opened), self.dealt(story.PLAN_ANALYSES), strict=False):
            self.analyse(opened, row.area.public_id, text)
        opened.refresh_from_db()
        by = replace(self.amira, day=day)
        edition = rounds.close_round(round=opened, expected_version=opened.row_version, by=by)
        closed_at, _after = clock.day_bounds(day, day)
        Round.objects.filter(pk=opened.pk).update(closed_at=closed_at)
        RoundEdition.objects.filter(pk=edition.pk).update(frozen_at=closed_at)
        return opened

    def meetings(self, day: dt.date) -> dict[str, Any]:
        """When the executive board and the council met about it."""
        return {"executive_on": day + dt.timedelta(days=10), "council_on": day + dt.timedelta(days=24)}

    def correct(self, round: Round) -> None:
        """A sentence had fallen out of the first analysis."""
        round.refresh_from_db()
        latest = round.editions.latest("number").read()
        area = next(area for plan in latest.plans for area in plan.areas if area.analysis is not None)
        text = (area.analysis.text if area.analysis is not None else "") + story.ADDED
        day = min(dt.date(self.today.year - 1, 11, 3), self.today)
        edition = rounds.correct_round(
            round=round,
            analyses={area.public_id: text},
            reason=story.CORRECTION,
            expected_version=round.row_version,
            by=replace(self.amira, day=day),
        )
        frozen_at, _after = clock.day_bounds(day, day)
        RoundEdition.objects.filter(pk=edition.pk).update(frozen_at=frozen_at)

    def supplement(self, round: Round, day: dt.date) -> None:
        """Figures that came when the round was closed, beside its edition."""
        day = min(day, self.today)
        figures = later_figures(round, round.editions.latest("number"))
        by = replace(self.amira, day=day)
        made = rounds.supplement_round(round=round, indicators=figures, reason=story.SUPPLEMENT, by=by)
        RoundSupplement.objects.filter(pk=made.pk).update(made_at=clock.day_bounds(day, day)[0])

    def dealt(self, texts: tuple[Any, ...]) -> Iterator[Any]:
        """The texts over and over."""
        while True:
            yield from texts

    def by(self, report: BodyReport, role: Role) -> Viewer:
        """Somebody without a log-in who held the role at the body before the demo began."""
        return somebody_as(role, report.authority, self.today)

    def write(self, report: BodyReport, *, parts: int | None = None, is_final: bool = False) -> None:
        """The report's parts, all or the first few."""
        by = self.by(report, Role.CONTACT)
        scale = list(report.round.scale.all())
        for part in report_content(report).parts[:parts]:
            common: dict[str, Any] = {"answers": {}, "expected_version": part.version, "by": by}
            if part.scope is Scope.BODY:
                values = {"summary": story.SUMMARY, "is_summary_done": True}
                save_summary(report=report, values=values, **common)
            elif part.scope is Scope.FOCUS_AREA:
                trend, step, text = story.ANALYSES[next(self.turn) % len(story.ANALYSES)]
                values = {"trend": trend.value, "judgement": scale[step], "text": text, "is_done": True}
                save_analysis(report=report, focus_area=part.about, values=values, **common)  # type: ignore[arg-type]
            else:
                values = self.told(part, is_final=is_final)
                save_activity_report(report=report, activity=part.about, values=values, **common)  # type: ignore[arg-type]

    def told(self, part: Part, *, is_final: bool) -> dict[str, Any]:
        """What is said of an activity; what was done by the year's end was under way in August."""
        place = next(self.turn)
        status = str(getattr(part.about, "status", ""))
        if status == "done" and not is_final and part.row.report.round.year.year < self.today.year:  # type: ignore[union-attr]
            status = "ongoing"
        results = story.RESULTS[status]
        deviation, measure = story.DEVIATIONS[place % len(story.DEVIATIONS)] if place % 4 == 0 else ("", "")
        return {
            "status": status,
            "result": results[place % len(results)],
            "deviation": deviation,
            "measure": measure,
            "next_step": "" if status in ("done", "cancelled") else story.NEXT,
            "is_done": True,
        }

    def drive(self, report: BodyReport, state: ReportState, meeting: dt.date) -> BodyReport:
        """Sent, released and decided as far as the state says; the body's own meeting is on the day."""
        contact, head = self.by(report, Role.CONTACT), self.by(report, Role.HEAD)

        def step(act: Any, **values: Any) -> None:
            report.refresh_from_db()
            act(report=report, expected_version=report.row_version, **values)

        step(body_reports.date_report, board_on=meeting, by=contact)
        if state is not ReportState.WRITING:
            step(body_reports.send_report, by=contact)
        if state in (ReportState.RELEASED, ReportState.DECIDED):
            step(body_reports.release_report, by=head)
        if state is ReportState.DECIDED:
            instance = story.INSTANCES.get(report.authority.short_name, Instance.BOARD)
            decision = Decision(
                instance=instance, on=min(meeting, self.today), section=str(40 + report.pk), dnr=f"EX-{report.pk:03}"
            )
            step(body_reports.decide_report, decision=decision, by=contact)
        sent_at, _after = clock.day_bounds(meeting - dt.timedelta(days=15), meeting)
        kept = BodyReport.objects.filter(pk=report.pk)
        kept.exclude(sent_at=None).update(sent_at=sent_at)
        kept.exclude(released_at=None).update(released_at=sent_at + dt.timedelta(days=4))
        report.refresh_from_db()
        return report

    def analyse(self, round: Round, area_id: str, told: Any, *, is_done: bool = True) -> None:
        """The plan's analysis of an area."""
        trend, step, text = told
        blank = analysis_of(self.amira, round.public_id, area_id)
        values = {"trend": trend.value, "judgement": round.scale.all()[step], "text": text, "is_done": is_done}
        save_plan_analysis(analysis=blank, values=values, expected_version=blank.row_version, by=self.amira)

    def under_way(self, year: BudgetYear, coming: BudgetYear) -> None:
        """The latest round of this year whose cut-off has passed; the first one early in the year."""
        past = [each for each in TEMPLATES if each.cut_off_on(year.year) < self.today]
        key = (past or TEMPLATES)[-1 if past else 0].key
        values = self.meetings(self.today + dt.timedelta(days=20))
        opened = rounds.open_round(year=year, key=key, values=values, by=self.amira)
        for now in story.UNDER_WAY:
            self.now(opened.reports.select_related("round__year").get(authority=self.bodies[now.body]), now)
        first, second, *_rest = analysis_rows(self.amira, opened)
        self.analyse(opened, first.area.public_id, story.PLAN_ANALYSES[0])
        trend, step, _text = story.PLAN_ANALYSES[1]
        self.analyse(opened, second.area.public_id, (trend, step, story.DRAFT_ANALYSIS), is_done=False)
        remind(round=opened, by=self.amira)
        reminded = BodyReport.objects.exclude(reminded_at=None)
        reminded.update(reminded_at=clock.now() - dt.timedelta(days=2))
        for short_name, title, numbers in story.PROPOSALS:
            self.propose(coming, self.bodies[short_name], title, numbers)

    def now(self, report: BodyReport, now: story.Now) -> None:
        """A body in the round that is under way."""
        meeting = self.today + dt.timedelta(days=now.meeting)
        self.write(report, parts=now.parts)
        state = ReportState.RELEASED if now.asked else now.state
        self.drive(report, state, meeting)
        version = report.row_version
        if now.asked:
            round_reports.ask_completion(report=report, text=now.asked, expected_version=version, by=self.amira)
        elif now.is_received:
            round_reports.receive_report(report=report, expected_version=version, by=self.amira)

    def fall_back(self, body: Body, address: str) -> None:
        """Where reminders go when there is no contact."""
        kept = BodySettings.objects.filter(authority=body).first()
        years.save_settings(
            authority=body,
            values={"fallback_email": address, "reminder_days": 5},
            expected_version=kept.row_version if kept else 1,
            by=somebody_as(Role.CONTACT, body, self.today),
        )

    def propose(self, year: BudgetYear, to: Body, title: str, numbers: tuple[str, ...]) -> None:
        """From the round to the body's inbox."""
        areas = FocusArea.objects.filter(
            number__in=numbers, development_area__edition__plan__authority=self.bodies["KS"]
        ).filter(development_area__edition__plan__slug="plan-mot-vald")
        proposals.send_proposal(
            year=year,
            to=to,
            sender=self.bodies["KS"],
            title=f"{title} (exempel)",
            description="",
            focus_areas=list(areas),
            origin=ProposalOrigin.ROUND,
            by=self.amira,
        )
