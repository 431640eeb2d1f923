"""Who may do what with decisions of meetings. `can_x` answers, `check_x` raises PermissionDenied.

Everyone who is logged in reads whom the municipality works together with and what came of it: it is no secret, and no
person is named. Who keeps an authority's registers is `fyren.people.access.can_keep`.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from fyren.cooperation.models import MeetingDecision
from fyren.people.access import can_keep
from fyren.people.viewer import Viewer


def can_settle(viewer: Viewer, decision: MeetingDecision) -> bool:
    """Those who keep the council, and those of the board or company that was to do it, say that it is done."""
    does = decision.body is not None and can_keep(viewer, decision.body)
    return does or can_keep(viewer, decision.authority)


def check_settle(viewer: Viewer, decision: MeetingDecision) -> None:
    """Raise PermissionDenied unless `can_settle`."""
    if not can_settle(viewer, decision):
        raise PermissionDenied("settle the decision")
