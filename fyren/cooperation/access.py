"""Who may do what with partners and agreements. `can_x` answers, `check_x` raises PermissionDenied.

Everyone who is logged in reads them: whom the municipality works together with is no secret, and no person is named.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer

KEEPERS = (Role.CONTACT, Role.COORDINATOR)


def can_keep(viewer: Viewer, authority: Body) -> bool:
    """The authority's own contact, and where the coordinator's role is held the coordinator, keeps its partners and
    agreements. Nobody writes in another authority's."""
    return viewer.holds(*KEEPERS, at=authority.public_id)


def check_keep(viewer: Viewer, authority: Body) -> None:
    """Raise PermissionDenied unless `can_keep`."""
    if not can_keep(viewer, authority):
        raise PermissionDenied("keep partners and agreements")
