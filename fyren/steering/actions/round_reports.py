"""What the coordinator does with a body's report: receives it, or asks to have it completed. Its text is the body's."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.history import save_changes
from fyren.people.viewer import Viewer
from fyren.steering.models import BodyReport
from fyren.steering.round_access import check_receive
from fyren.steering.round_rules import ReportState, may_step
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.REPORT_RECEIVED)
def receive_report(*, report: BodyReport, expected_version: int, by: Viewer) -> BodyReport:
    """Receive a released report. It approves nothing: what the body wrote stands as it is.

    Raises:
        PermissionDenied: `by` is no coordinator, or the report is not released.
        ValidationError: it has been received already.
        Conflict: someone else was first.
    """
    check_receive(by, report)
    if report.received_at is not None:
        raise ValidationError(_("The report has been received already."))
    fields = save_changes(report, changes={"received_at": clock.now()}, expected_version=expected_version, by=by.actor)
    record(Act.REPORT_RECEIVED, by=by.actor, about=report, fields=fields, authority=report.authority.public_id)
    return report


@action(Act.COMPLETION_ASKED)
def ask_completion(*, report: BodyReport, text: str, expected_version: int, by: Viewer) -> BodyReport:
    """Ask the body to complete a released report. It goes back to the body, which sees what is asked and writes itself.

    Raises:
        PermissionDenied: `by` is no coordinator, or the report is not released.
        ValidationError: nothing is asked, or the report is decided.
        Conflict: someone else was first.
    """
    check_receive(by, report)
    if not may_step(ReportState(report.state), ReportState.WRITING):
        raise ValidationError(_("The report is decided. Ask the body to decide anew, outside Fyren."))
    if not text.strip():
        raise ValidationError({"text": _("Say what is to be completed.")})
    changes = {
        "state": ReportState.WRITING.value,
        "completion_asked": text.strip(),
        "received_at": None,
        "released_at": None,
        "released_by": "",
        "sent_at": None,
        "sent_by": "",
    }
    fields = save_changes(report, changes=changes, expected_version=expected_version, by=by.actor)
    record(Act.COMPLETION_ASKED, by=by.actor, about=report, fields=fields, authority=report.authority.public_id)
    return report
