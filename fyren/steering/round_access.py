"""Who may do what in a round of follow-up. `can_x` answers, `check_x` raises PermissionDenied.

The coordinator asks, receives and compiles. She never changes or approves another body's text: what is written in a
report is its body's alone, and she reads it once it is released.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.steering.models import BodyReport, PlanAnalysis
from fyren.steering.round_rules import ReportState, RoundState

_HANDED_OVER = frozenset({ReportState.RELEASED, ReportState.DECIDED})


def _require(allowed: bool, what: str) -> None:
    if not allowed:
        raise PermissionDenied(what)


def can_run_rounds(viewer: Viewer) -> bool:
    """A coordinator opens rounds, keeps them, reminds and freezes them."""
    return viewer.holds(Role.COORDINATOR)


def check_run_rounds(viewer: Viewer) -> None:
    """Raise PermissionDenied unless `can_run_rounds`."""
    _require(can_run_rounds(viewer), "run rounds of follow-up")


def can_receive(viewer: Viewer, report: BodyReport) -> bool:
    """A coordinator receives what is released or decided, or asks for completion of what is not decided, while the
    round is open. Her own body's report too."""
    is_open = report.round.state == RoundState.OPEN
    return can_run_rounds(viewer) and is_open and ReportState(report.state) in _HANDED_OVER


def check_receive(viewer: Viewer, report: BodyReport) -> None:
    """Raise PermissionDenied unless `can_receive`."""
    _require(can_receive(viewer, report), "receive the report")


def can_analyse(viewer: Viewer, analysis: PlanAnalysis) -> bool:
    """A coordinator at the plan's own authority writes the plan's analysis, while the round is open."""
    is_open = analysis.round.state == RoundState.OPEN
    return is_open and viewer.holds(Role.COORDINATOR, at=analysis.authority.public_id)


def check_analyse(viewer: Viewer, analysis: PlanAnalysis) -> None:
    """Raise PermissionDenied unless `can_analyse`."""
    _require(can_analyse(viewer, analysis), "analyse the plan")
