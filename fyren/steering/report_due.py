"""What waits in the rounds of follow-up for a body's contact, head, registrar and decision-makers, for "Today"."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.base.due import DueItem
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.steering import report_access as access
from fyren.steering.doors import door
from fyren.steering.models import BodyReport
from fyren.steering.queries.body_reports import deadlines_of, open_reports
from fyren.steering.round_rules import Deadlines, ReportState


def reports_due(viewer: Viewer) -> Iterator[DueItem]:
    """What waits for the viewer in the reports of her own bodies: one query."""
    if not viewer.draft_authorities:
        return
    for report in open_reports(viewer):
        for item in _of(viewer, report, deadlines_of(report)):
            if item.url:
                yield item


def _of(viewer: Viewer, report: BodyReport, days: Deadlines) -> Iterator[DueItem]:
    name = f"{report.round.title} {report.round.year}, {report.authority.name}"
    here = door(viewer, "report", report.public_id)
    if access.can_write_report(viewer, report):
        yield from _to_write(viewer, report, days, name)
    elif access.can_release_report(viewer, report):
        reason = _("The contact has sent the report to you.")
        yield DueItem(_("Release"), name, here, days.papers_on, reason)
    elif access.can_decide_report(viewer, report):
        reason = _("It is released. Enter the board's decision when it has been made.")
        yield DueItem(_("Enter the decision"), name, here, days.board_on, reason)
    elif report.state == ReportState.RELEASED and viewer.holds(Role.DECISION_READER, at=report.authority.public_id):
        yield DueItem(_("Read"), name, here, days.board_on, _("The report lies with the meeting."))


def _to_write(viewer: Viewer, report: BodyReport, days: Deadlines, name: str) -> Iterator[DueItem]:
    here = door(viewer, "report", report.public_id)
    if report.returned_because:
        reason = _("The head has given the report back.")
    elif report.completion_asked:
        reason = _("The coordinator asks you to complete the report.")
    elif days.board_on is None:
        reason = _("Say when your board meets, so that the days can be counted back.")
    else:
        reason = _("It is to be sent to the head.")
    yield DueItem(_("Write"), name, here, days.due_on, reason)
