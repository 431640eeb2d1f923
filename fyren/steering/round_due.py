"""What waits for the coordinator in rounds of follow-up, for the page "Today"."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.base.due import DueItem
from fyren.people.viewer import Viewer
from fyren.steering.doors import door
from fyren.steering.models import BodyReport, Round
from fyren.steering.queries.plan_analyses import analysis_rows
from fyren.steering.queries.rounds import days_of
from fyren.steering.round_access import can_run_rounds
from fyren.steering.round_rules import ReportState, RoundState, late_with


def rounds_due(viewer: Viewer) -> Iterator[DueItem]:
    """Reports to receive, analyses to write once the cut-off has passed, and late bodies: 4 queries a round."""
    if not can_run_rounds(viewer):
        return
    for round in Round.objects.filter(state=RoundState.OPEN).select_related("year").order_by("cut_off_on"):
        reports = list(round.reports.all())
        url = door(viewer, "round", round.public_id)
        yield from _to_receive(round, reports, url)
        if round.cut_off_on < viewer.day:
            yield from _to_analyse(viewer, round, url)
        yield from _late(viewer, round, reports, url)


def _to_receive(round: Round, reports: list[BodyReport], url: str) -> Iterator[DueItem]:
    count = sum(report.state == ReportState.RELEASED and report.received_at is None for report in reports)
    if count:
        reason = ngettext(
            "%(count)s report is released and waits for you.", "%(count)s reports are released and wait for you.", count
        ) % {"count": count}
        yield DueItem(_("Receive"), str(round), f"{url}?visa=att-ta-emot", None, reason)


def _to_analyse(viewer: Viewer, round: Round, url: str) -> Iterator[DueItem]:
    left = [row for row in analysis_rows(viewer, round) if not row.is_done]
    if left:
        reason = ngettext(
            "The analysis of %(count)s development area is not done.",
            "The analyses of %(count)s development areas are not done.",
            len(left),
        ) % {"count": len(left)}
        address = door(viewer, "plan_analysis", round.public_id, left[0].area.public_id) or url
        yield DueItem(_("Write"), str(round), address, round.executive_on, reason)


def _late(viewer: Viewer, round: Round, reports: list[BodyReport], url: str) -> Iterator[DueItem]:
    late = [report for report in reports if late_with(ReportState(report.state), days_of(report, round), viewer.day)]
    if late:
        reason = ngettext("%(count)s body is late.", "%(count)s bodies are late.", len(late)) % {"count": len(late)}
        yield DueItem(_("Remind"), str(round), f"{url}?visa=sena", None, reason, is_watched=True)
