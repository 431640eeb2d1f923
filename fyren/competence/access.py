"""Who may do what with courses and knowledge. `can_x` answers, `check_x` raises PermissionDenied.

Everyone who is logged in reads courses, requirements and how far knowledge reaches: no person is in them.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from fyren.competence.models import Course
from fyren.people.access import can_keep
from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer


def can_require(viewer: Viewer, course: Course, body: Body | None) -> bool:
    """Who keeps the course says who must take it in the own authority; of other bodies, and of all, only a
    coordinator."""
    if not can_keep(viewer, course.authority):
        return False
    return body == course.authority or viewer.holds(Role.COORDINATOR, at=course.authority.public_id)


def check_require(viewer: Viewer, course: Course, body: Body | None) -> None:
    """Raise PermissionDenied unless `can_require`."""
    if not can_require(viewer, course, body):
        raise PermissionDenied("require a course")
