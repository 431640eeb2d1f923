"""Reads about bodies, persons and roles."""

from __future__ import annotations

import datetime as dt
from typing import Any

from fyren.base import clock
from fyren.people.models import Body, BodyQuerySet, RoleAssignment, User
from fyren.people.roles import Role
from fyren.people.viewer import Grant, Viewer


def viewer_for(user: Any, day: dt.date | None = None) -> Viewer:
    """The viewer of a logged-in person: the roles held on the day (default today), each at its authority."""
    day = day or clock.today()
    assignments = RoleAssignment.objects.on(day).filter(user=user).select_related("body__parent__parent").order_by("id")
    grants = (_grant(assignment) for assignment in assignments)
    return Viewer(actor=user.public_id, day=day, name=user.name, grants=tuple(dict.fromkeys(grants)))


def _grant(assignment: RoleAssignment) -> Grant:
    authority = assignment.authority
    return Grant(Role(assignment.role), authority.public_id, authority.name)


def bodies_on(day: dt.date) -> BodyQuerySet:
    """Every body that exists on the day, with what it belongs to, in the order of the organisation."""
    return Body.objects.on(day).select_related("parent")


def people_names(actors: set[str]) -> dict[str, str]:
    """Names by opaque id, for pages that show who did something to those who may know."""
    return dict(User.objects.filter(public_id__in=actors).values_list("public_id", "name"))
