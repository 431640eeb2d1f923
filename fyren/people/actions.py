"""Writes about people, roles and bodies. Each is one transaction with exactly one audit row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import save_changes, save_new
from fyren.people.access import check_administer
from fyren.people.models import Body, BodyDecision, RoleAssignment, Succession, User
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.LOGGED_IN)
def note_login(*, user: User, by: str) -> None:
    """Record that a person logged in."""
    record(Act.LOGGED_IN, by=by, about=user)


@action(Act.LOG_IN_FAILED)
def note_failed_login(*, by: str) -> None:
    """Record a refused log-in. What was typed is not kept: it may be a password in the wrong field."""
    record(Act.LOG_IN_FAILED, by=by)


@action(Act.LOGGED_OUT)
def note_logout(*, user: User, by: str) -> None:
    """Record that a person logged out."""
    record(Act.LOGGED_OUT, by=by, about=user)


@action(Act.PASSWORD_CHANGED)
def note_password_change(*, user: User, by: str) -> None:
    """Record that a person changed password."""
    record(Act.PASSWORD_CHANGED, by=by, about=user)


@action(Act.PERSON_ADDED)
def add_person(*, email: str, name: str, password: str | None, by: Viewer) -> User:
    """Add a person who may log in.

    Raises:
        PermissionDenied: `by` is no administrator.
        ValidationError: the e-mail address is taken or not an address.
    """
    check_administer(by)
    user = User(email=email.strip().lower(), name=name.strip())
    user.set_password(password)
    save_new(user, by=by.actor)
    record(Act.PERSON_ADDED, by=by.actor, about=user)
    return user


@action(Act.PERSON_CHANGED)
def change_person(*, user: User, changes: Mapping[str, Any], expected_version: int, by: Viewer) -> User:
    """Change a person's name, e-mail address or whether the person may log in.

    Raises:
        PermissionDenied: `by` is no administrator.
        Conflict: someone else was first.
    """
    check_administer(by)
    fields = save_changes(user, changes=changes, expected_version=expected_version, by=by.actor)
    record(Act.PERSON_CHANGED, by=by.actor, about=user, fields=fields)
    return user


@action(Act.ROLE_GIVEN)
def give_role(
    *,
    user: User,
    role: Role,
    body: Body,
    valid_from: dt.date | None,
    valid_to: dt.date | None = None,
    by: Viewer,
) -> RoleAssignment:
    """Give a person a role at a body for a period.

    Raises:
        PermissionDenied: `by` is no administrator.
        ValidationError: the period is turned round, or the same role is already held there then.
    """
    check_administer(by)
    assignment = RoleAssignment(user=user, role=role, body=body, valid_from=valid_from, valid_to=valid_to)
    _refuse_twice(assignment)
    save_new(assignment, by=by.actor)
    record(Act.ROLE_GIVEN, by=by.actor, about=assignment)
    return assignment


def _refuse_twice(assignment: RoleAssignment) -> None:
    same = RoleAssignment.objects.filter(user=assignment.user, role=assignment.role, body=assignment.body)
    start, end = assignment.valid_from or dt.date.min, assignment.valid_to or dt.date.max
    for other in same:
        if (other.valid_from or dt.date.min) <= end and start <= (other.valid_to or dt.date.max):
            raise ValidationError(_("The person already holds this role there in that period."))


@action(Act.ROLE_ENDED)
def end_role(*, assignment: RoleAssignment, expected_version: int, by: Viewer) -> RoleAssignment:
    """End a role: the last day becomes yesterday, so that the rights are gone at once.

    Raises:
        PermissionDenied: `by` is no administrator.
        Conflict: someone else was first.
    """
    check_administer(by)
    last_day = by.day - dt.timedelta(days=1)
    fields = save_changes(assignment, changes={"valid_to": last_day}, expected_version=expected_version, by=by.actor)
    record(Act.ROLE_ENDED, by=by.actor, about=assignment, fields=fields)
    return assignment


@action(Act.BODY_ADDED)
def add_body(*, values: Mapping[str, Any], by: Viewer) -> Body:
    """Add a body.

    Raises:
        PermissionDenied: `by` is no administrator.
        ValidationError: the body breaks a rule of the organisation.
    """
    check_administer(by)
    body = save_new(Body(**values), by=by.actor)
    record(Act.BODY_ADDED, by=by.actor, about=body)
    return body


@action(Act.BODY_CHANGED)
def change_body(*, body: Body, changes: Mapping[str, Any], expected_version: int, by: Viewer) -> Body:
    """Correct a body's facts. A new name after a decision is a successor instead.

    Raises:
        PermissionDenied: `by` is no administrator.
        Conflict: someone else was first.
    """
    check_administer(by)
    fields = save_changes(body, changes=changes, expected_version=expected_version, by=by.actor)
    record(Act.BODY_CHANGED, by=by.actor, about=body, fields=fields)
    return body


@action(Act.BODY_SUCCEEDED)
def succeed_body(
    *, body: Body, successor: Body, on: dt.date, note: str = "", expected_version: int, by: Viewer
) -> Succession:
    """Let another body follow this one: it ends the day before, and everything it did stays its own.

    Called once for each successor of a split, and once for each predecessor of a merger.

    Raises:
        PermissionDenied: `by` is no administrator.
        ValidationError: the day lies before the body began, or it would succeed itself.
        Conflict: someone else was first.
    """
    check_administer(by)
    succession = Succession(predecessor=body, successor=successor, on=on, note=note)
    succession.full_clean()
    succession.save()
    last_day = on - dt.timedelta(days=1)
    fields = save_changes(body, changes={"valid_to": last_day}, expected_version=expected_version, by=by.actor)
    record(Act.BODY_SUCCEEDED, by=by.actor, about=body, fields=fields)
    return succession


@action(Act.BODY_DECISION_ADDED)
def add_body_decision(*, values: Mapping[str, Any], by: Viewer) -> BodyDecision:
    """Enter a company's owner directive, or a body's own decision to apply a plan.

    Raises:
        PermissionDenied: `by` is no administrator.
    """
    check_administer(by)
    decision = save_new(BodyDecision(**values), by=by.actor)
    record(Act.BODY_DECISION_ADDED, by=by.actor, about=decision)
    return decision
