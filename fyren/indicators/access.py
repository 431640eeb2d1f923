"""Who may do what with indicators. `can_x` answers, `check_x` raises PermissionDenied.

What is measured is public, and everyone reads it. The coordinator keeps the library; nobody owns the figures but their
source, so no value is typed here by hand.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from fyren.people.roles import Role
from fyren.people.viewer import Viewer

KEEPERS = (Role.COORDINATOR,)


def can_keep_indicators(viewer: Viewer) -> bool:
    """A coordinator keeps the library and the council's sets, says what an indicator hangs on, and takes values in."""
    return viewer.holds(*KEEPERS)


def check_keep_indicators(viewer: Viewer) -> None:
    """Raise PermissionDenied unless `can_keep_indicators`."""
    if not can_keep_indicators(viewer):
        raise PermissionDenied("keep the indicators")


def can_load_library(viewer: Viewer) -> bool:
    """A coordinator, or the administrator who sets the installation up."""
    return viewer.holds(*KEEPERS, Role.ADMINISTRATOR)


def check_load_library(viewer: Viewer) -> None:
    """Raise PermissionDenied unless `can_load_library`."""
    if not can_load_library(viewer):
        raise PermissionDenied("load the indicator library")
