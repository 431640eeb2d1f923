"""Who may do what with counts and instruments. `can_x` answers, `check_x` raises PermissionDenied.

Numbers stay in the unit: who notes for it sees them, and nobody else. The authority's contact, or the coordinator in
her own, keeps the units and says who notes, without seeing what. Outside, only what is released is seen.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from fyren.base.models import holding_on
from fyren.detection.models import CountingUnit, UnitMember
from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer

KEEPERS = (Role.CONTACT, Role.COORDINATOR)
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


def can_keep_units(viewer: Viewer, authority: Body) -> bool:
    """The authority's own contact, and where the coordinator's role is held the coordinator, keeps its units, says who
    notes and hands over its years. Nobody does so for another authority."""
    return viewer.holds(*KEEPERS, at=authority.public_id)


def check_keep_units(viewer: Viewer, authority: Body) -> None:
    """Raise PermissionDenied unless `can_keep_units`."""
    if not can_keep_units(viewer, authority):
        raise PermissionDenied("keep the units")


def can_release(viewer: Viewer) -> bool:
    """The coordinator releases what the authorities have handed over."""
    return viewer.holds(*RELEASERS)


def check_release(viewer: Viewer) -> None:
    """Raise PermissionDenied unless `can_release`."""
    if not can_release(viewer):
        raise PermissionDenied("release counts")


def can_keep_instruments(viewer: Viewer, authority: Body) -> bool:
    """Those who keep the authority's units say which instruments it uses. Everyone who is logged in reads it."""
    return viewer.holds(*KEEPERS, at=authority.public_id)


def check_keep_instruments(viewer: Viewer, authority: Body) -> None:
    """Raise PermissionDenied unless `can_keep_instruments`."""
    if not can_keep_instruments(viewer, authority):
        raise PermissionDenied("keep the instruments")
