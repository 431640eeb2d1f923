"""Rounds of follow-up as lists and overviews: how far every body has come, as far as the viewer may know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from fyren.people.viewer import Viewer
from fyren.steering.doors import door
from fyren.steering.models import (
    Activity,
    ActivityReport,
    BodyAnalysis,
    BodyReport,
    BudgetYear,
    Round,
    RoundEdition,
    RoundSupplement,
)
from fyren.steering.report_access import can_read_report
from fyren.steering.round_access import can_receive, can_run_rounds
from fyren.steering.round_rules import Deadlines, Lateness, ReportState, RoundState, deadlines, late_with
from fyren.steering.round_template import TEMPLATES, RoundTemplate


def rounds() -> list[Round]:
    """Every round with its year, latest first."""
    return list(Round.objects.select_related("year").order_by("-cut_off_on"))


def round_of(public_id: str) -> Round:
    """A round with its year.

    Raises:
        Http404: there is none such.
    """
    found = Round.objects.select_related("year").filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def report_in(round: Round, public_id: str) -> BodyReport:
    """A report of the round, with its body.

    Raises:
        Http404: there is none such.
    """
    found = round.reports.select_related("authority", "round").filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def to_open(years: Iterable[BudgetYear], opened: Iterable[Round]) -> list[tuple[BudgetYear, list[RoundTemplate]]]:
    """The rounds that can be opened, by year, latest first."""
    taken = {(each.year_id, each.key) for each in opened}
    left = [(year, [each for each in TEMPLATES if (year.pk, each.key) not in taken]) for year in years]
    return [(year, templates) for year, templates in left if templates]


def days_of(report: BodyReport, round: Round) -> Deadlines:
    """The report's days, counted back from the body's own meeting; until that is said, from the executive board's."""
    meeting = report.board_on or round.executive_on
    return deadlines(meeting, papers_before=round.papers_before, sent_before=round.sent_before)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A body in a round's overview.

    Args:
        state: None where the viewer may not know how far it has come.
        done, total: sections marked as done, and sections in all: each decided activity, each focus area that it has
            activities for, and what its board should know.
        url: the report itself, "" where the viewer may not read it.
    """

    report: BodyReport
    days: Deadlines
    state: ReportState | None
    late: Lateness | None
    done: int
    total: int
    url: str
    may_receive: bool

    @property
    def is_decided(self) -> bool:
        """True when the body's own board has decided it."""
        return self.state is ReportState.DECIDED

    @property
    def is_waiting(self) -> bool:
        """True when it is released and nobody has received it."""
        return self.may_receive and self.state is ReportState.RELEASED and self.report.received_at is None


def report_rows(viewer: Viewer, round: Round) -> list[ReportRow]:
    """Every body's report in the round: 4 queries."""
    reports = list(round.reports.select_related("authority"))
    for report in reports:
        report.round = round
    sections = _sections(round, reports)
    return [_row(viewer, round, report, *sections[report.pk]) for report in reports]


def _row(viewer: Viewer, round: Round, report: BodyReport, done: int, total: int) -> ReportRow:
    is_own = report.authority.public_id in viewer.draft_authorities
    may_read = can_read_report(viewer, report)
    knows = is_own or can_run_rounds(viewer) or may_read
    days = days_of(report, round)
    is_open = round.state == RoundState.OPEN
    return ReportRow(
        report=report,
        days=days,
        state=ReportState(report.state) if knows else None,
        late=late_with(ReportState(report.state), days, viewer.day) if knows and is_open else None,
        done=done,
        total=total,
        url=door(viewer, "report", report.public_id) if may_read else "",
        may_receive=can_receive(viewer, report),
    )


def _sections(round: Round, reports: Iterable[BodyReport]) -> dict[int, tuple[int, int]]:
    """Done and total sections by report: 3 queries."""
    asked: dict[int, set[tuple[str, int]]] = defaultdict(set)
    decided = Activity.objects.decided().filter(budget__year=round.year_id).order_by()
    for body, activity, area in decided.values_list("budget__authority", "pk", "focus_areas"):
        asked[body].add(("activity", activity))
        if area is not None:
            asked[body].add(("area", area))
    done: dict[int, int] = defaultdict(int)
    for model in (ActivityReport, BodyAnalysis):
        rows: QuerySet[ActivityReport] | QuerySet[BodyAnalysis] = model.objects.filter(
            report__round=round, is_done=True
        )
        for report in rows.order_by().values_list("report", flat=True):
            done[report] += 1
    return {
        report.pk: (done[report.pk] + report.is_summary_done, 1 + len(asked[report.authority_id])) for report in reports
    }


def late_rows(rows: Iterable[ReportRow]) -> list[ReportRow]:
    """Those that are late."""
    return [row for row in rows if row.late is not None]


def editions_of(round: Round) -> list[RoundEdition]:
    """The round's editions without their content, latest first."""
    return list(round.editions.defer("content"))


def edition_of(round: Round, number: int) -> RoundEdition:
    """One edition.

    Raises:
        Http404: there is none such.
    """
    found = round.editions.filter(number=number).first()
    if found is None:
        raise Http404
    return found


def supplements_of(round: Round) -> list[RoundSupplement]:
    """Figures that came later, latest first."""
    found = RoundSupplement.objects.filter(edition__round=round).select_related("edition").defer("edition__content")
    return list(found.order_by("-made_at"))
