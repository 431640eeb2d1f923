"""Who may do what with a body's report in a round. `can_x` answers, `check_x` raises PermissionDenied.

A report is written by the body's contact, released by its head, and decided by its own board. The coordinator and the
auditors read it once it is released; everyone who is logged in, once it is decided. Nobody of another body changes it.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.steering.access import can_write_for
from fyren.steering.models import BodyReport
from fyren.steering.round_rules import ReportState, RoundState

_HANDED_OVER = (ReportState.RELEASED, ReportState.DECIDED)


def _require(allowed: bool, what: str) -> None:
    if not allowed:
        raise PermissionDenied(what)


def _is_open(report: BodyReport, *states: ReportState) -> bool:
    return report.round.state == RoundState.OPEN and report.state in states


def _keeps_decisions(viewer: Viewer, report: BodyReport) -> bool:
    at = report.authority.public_id
    return can_write_for(viewer, at) or viewer.holds(Role.REGISTRAR, at=at)


def can_read_own_report(viewer: Viewer, report: BodyReport) -> bool:
    """Those who read the own body's drafts, the head among them."""
    return report.authority.public_id in viewer.draft_authorities


def can_read_report(viewer: Viewer, report: BodyReport) -> bool:
    """The own body always; coordinators and auditors once it is released; everyone logged in once it is decided."""
    if can_read_own_report(viewer, report):
        return True
    if report.state in _HANDED_OVER and viewer.holds(Role.COORDINATOR, Role.AUDITOR):
        return True
    return report.is_decided and viewer.is_known


def check_read_report(viewer: Viewer, report: BodyReport) -> None:
    """Raise PermissionDenied unless `can_read_report`."""
    _require(can_read_report(viewer, report), "read the report")


def can_write_report(viewer: Viewer, report: BodyReport) -> bool:
    """The body's contact, or a coordinator at her own authority, while it is being written and the round is open."""
    return _is_open(report, ReportState.WRITING) and can_write_for(viewer, report.authority.public_id)


def check_write_report(viewer: Viewer, report: BodyReport) -> None:
    """Raise PermissionDenied unless `can_write_report`."""
    _require(can_write_report(viewer, report), "write the report")


def can_date_report(viewer: Viewer, report: BodyReport) -> bool:
    """Those who write it say when the own board meets, until it has decided."""
    is_ahead = _is_open(report, ReportState.WRITING, ReportState.SENT, ReportState.RELEASED)
    return is_ahead and can_write_for(viewer, report.authority.public_id)


def check_date_report(viewer: Viewer, report: BodyReport) -> None:
    """Raise PermissionDenied unless `can_date_report`."""
    _require(can_date_report(viewer, report), "say when the board meets")


def can_release_report(viewer: Viewer, report: BodyReport) -> bool:
    """The body's head, once it is sent: releases it, or gives it back."""
    return _is_open(report, ReportState.SENT) and viewer.holds(Role.HEAD, at=report.authority.public_id)


def check_release_report(viewer: Viewer, report: BodyReport) -> None:
    """Raise PermissionDenied unless `can_release_report`."""
    _require(can_release_report(viewer, report), "release the report")


def can_take_back_report(viewer: Viewer, report: BodyReport) -> bool:
    """Contact or head, while it lies with the head or the board and is not decided."""
    at = report.authority.public_id
    is_ours = can_write_for(viewer, at) or viewer.holds(Role.HEAD, at=at)
    return _is_open(report, ReportState.SENT, ReportState.RELEASED) and is_ours


def check_take_back_report(viewer: Viewer, report: BodyReport) -> None:
    """Raise PermissionDenied unless `can_take_back_report`."""
    _require(can_take_back_report(viewer, report), "take the report back")


def can_decide_report(viewer: Viewer, report: BodyReport) -> bool:
    """Contact or registrar of the body enters its own board's decision, once the head has released the report; also
    when the round has been closed meanwhile, for the board meets when it meets, and decides what was frozen."""
    return report.state == ReportState.RELEASED and _keeps_decisions(viewer, report)


def check_decide_report(viewer: Viewer, report: BodyReport) -> None:
    """Raise PermissionDenied unless `can_decide_report`."""
    _require(can_decide_report(viewer, report), "enter the decision on the report")


def can_complete_decision(viewer: Viewer, report: BodyReport) -> bool:
    """Contact or registrar of the body completes what is known of the decision, whether the round is open or not."""
    return report.state == ReportState.DECIDED and _keeps_decisions(viewer, report)


def check_complete_decision(viewer: Viewer, report: BodyReport) -> None:
    """Raise PermissionDenied unless `can_complete_decision`."""
    _require(can_complete_decision(viewer, report), "complete the decision on the report")
