"""Who may do what at the editors' desk. `can_x` answers, `check_x` raises PermissionDenied.

The guide is the municipality's, not an authority's: an editor writes, previews, publishes and puts back all of it. Who
tells of a fault is nobody: that page is open to everyone and asks for no log-in.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from fyren.people.roles import Role
from fyren.people.viewer import Viewer


def can_edit(viewer: Viewer) -> bool:
    """Editors keep the guide."""
    return viewer.holds(Role.EDITOR)


def check_edit(viewer: Viewer) -> None:
    """Raise PermissionDenied unless `can_edit`."""
    if not can_edit(viewer):
        raise PermissionDenied("keep the guide")


def can_approve(viewer: Viewer, last_author: str) -> bool:
    """An editor enters that somebody qualified has approved a language, unless the language's newest text is her own.

    Args:
        last_author: opaque id of who saved the language's newest text; "" where it is the national pack's.
    """
    return can_edit(viewer) and viewer.actor != last_author


def check_approve(viewer: Viewer, last_author: str) -> None:
    """Raise PermissionDenied unless `can_approve`."""
    if not can_approve(viewer, last_author):
        raise PermissionDenied("approve a language")
