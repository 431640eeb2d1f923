"""Who may do what with counts and instruments. `can_x` answers, `check_x` raises PermissionDenied.

Numbers stay in the unit: who notes for it sees them, and nobody else. The authority's contact, or the coordinator in
her own, keeps the units and says who notes, without seeing what. Outside, only what is released is seen.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from fyren.base.models import holding_on
from fyren.detection.models import CountingUnit, UnitMember
from fyren.people.roles import Role
from fyren.people.viewer import Viewer

RELEASERS = (Role.COORDINATOR,)


def can_note(viewer: Viewer, unit: CountingUnit) -> bool:
    """Who notes for the unit today notes its counts and sees them. No role does by itself."""
    if not viewer.is_known:
        return False
    members = UnitMember.objects.filter(holding_on(viewer.day), unit=unit, user__public_id=viewer.actor)
    return members.exists()


def check_note(viewer: Viewer, unit: CountingUnit) -> None:
    """Raise PermissionDenied unless `can_note`."""
    if not can_note(viewer, unit):
        raise PermissionDenied("note for the unit")


def can_release(viewer: Viewer) -> bool:
    """The coordinator releases what the authorities have handed over."""
    return viewer.holds(*RELEASERS)


def check_release(viewer: Viewer) -> None:
    """Raise PermissionDenied unless `can_release`."""
    if not can_release(viewer):
        raise PermissionDenied("release counts")
