"""Reads about bodies, persons and roles."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db import models

from fyren.base import clock
from fyren.people.models import NOT_AUTHORITIES, Body, BodyQuerySet, RoleAssignment, User
from fyren.people.roles import Role
from fyren.people.viewer import Grant, Viewer


def viewer_for(user: Any, day: dt.date | None = None) -> Viewer:
    """The viewer of a logged-in person: the roles held on the day (default today), each at its authority."""
    day = day or clock.today()
    held = RoleAssignment.objects.on(day).filter(user=user).order_by("id").values_list("role", *_UPWARDS)
    grants = (_grant(role, columns) for role, *columns in held)
    return Viewer(actor=user.public_id, day=day, name=user.name, grants=tuple(dict.fromkeys(grants)))


# A body and what it belongs to, two steps up, by plain columns: every request of a person asks for this.
_UPWARDS = [
    f"{where}__{column}"
    for where in ("body", "body__parent", "body__parent__parent")
    for column in ("public_id", "name", "kind")
]


def _grant(role: str, columns: list[str]) -> Grant:
    """The grant at the nearest authority upwards; see `Body.authority`."""
    for public_id, name, kind in zip(columns[::3], columns[1::3], columns[2::3], strict=True):
        if public_id and kind not in NOT_AUTHORITIES:
            return Grant(Role(role), public_id, name)
    raise ValueError(f"{columns[1]} belongs to no authority")


def bodies_on(day: dt.date) -> BodyQuerySet:
    """Every body that exists on the day, with what it belongs to, in the order of the organisation."""
    return Body.objects.on(day).select_related("parent")


def people_names(actors: set[str]) -> dict[str, str]:
    """Names by opaque id, for pages that show who did something to those who may know."""
    return dict(User.objects.filter(public_id__in=actors).values_list("public_id", "name"))


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person and the roles held on a day."""

    user: User
    roles: tuple[RoleAssignment, ...]

    @classmethod
    def of(cls, user: User, day: dt.date) -> PersonRow:
        """From a person of `people_found`, whose roles are already read."""
        return cls(user, tuple(each for each in user.assignments.all() if each.holds_on(day)))


def people_found(
    *, text: str = "", role: str = "", body: Body | None = None, active: bool | None = None, day: dt.date
) -> models.QuerySet[User]:
    """People by name or address, by a role held on the day, by the body it is held at, and by whether they may log
    in; with all their roles, in two queries."""
    found = User.objects.prefetch_related(
        models.Prefetch("assignments", RoleAssignment.objects.select_related("body").order_by("role", "id"))
    )
    if text:
        found = found.filter(models.Q(name__icontains=text) | models.Q(email__icontains=text))
    if role or body is not None:
        held = RoleAssignment.objects.on(day)
        held = held.filter(role=role) if role else held
        held = held.filter(body=body) if body is not None else held
        found = found.filter(pk__in=held.values("user"))
    if active is not None:
        found = found.filter(is_active=active)
    return found.order_by("name", "id")


def holders_of_roles(day: dt.date) -> dict[Role, list[RoleAssignment]]:
    """Who holds each role on the day, among those who may log in."""
    held: dict[Role, list[RoleAssignment]] = defaultdict(list)
    for assignment in RoleAssignment.objects.on(day).filter(user__is_active=True).select_related("user", "body"):
        held[Role(assignment.role)].append(assignment)
    return held
