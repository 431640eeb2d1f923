"""Who may do what with the self-assessment. `can_x` answers, `check_x` raises PermissionDenied."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.reports.models import Assessment

READS_OPEN = (Role.COORDINATOR, Role.CONTACT, Role.DECISION_READER)


def can_assess(viewer: Viewer, authority: Body) -> bool:
    """A coordinator at the authority opens a year's assessment, answers and closes it."""
    return viewer.holds(Role.COORDINATOR, at=authority.public_id)


def check_assess(viewer: Viewer, authority: Body) -> None:
    """Raise PermissionDenied unless `can_assess`."""
    if not can_assess(viewer, authority):
        raise PermissionDenied("assess")


def can_read_assessment(viewer: Viewer, assessment: Assessment) -> bool:
    """A closed one is read by everyone who is logged in; an open one by coordinators, contacts and decision-makers, of
    every body, since what it tells is the whole municipality's."""
    return viewer.holds(*READS_OPEN) if assessment.is_open else viewer.is_known


def check_read_assessment(viewer: Viewer, assessment: Assessment) -> None:
    """Raise PermissionDenied unless `can_read_assessment`."""
    if not can_read_assessment(viewer, assessment):
        raise PermissionDenied("read the assessment")
