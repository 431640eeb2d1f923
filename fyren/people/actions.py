"""Writes about people, roles and bodies. Each is one transaction with exactly one audit row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.history import save_changes, save_new, save_values
from fyren.base.records import Purpose, Record, records_of
from fyren.people.access import (
    check_administer,
    check_check_log,
    check_end_token,
    check_export_records,
    check_keep,
    check_make_token,
    check_read_audit,
)
from fyren.people.models import (
    ApiToken,
    Body,
    BodyDecision,
    LogCheck,
    LogCheckOutcome,
    RoleAssignment,
    Succession,
    Unit,
    User,
)
from fyren.people.passwords import new_password
from fyren.people.queries import viewer_for
from fyren.people.roles import Role
from fyren.people.tokens import hash_of, new_token
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record
from fyren.vault.models import AuditRow
from fyren.vault.sealing import verify

MOST_DAYS = dt.timedelta(days=366)  # a key that nobody has renewed for a year stops by itself


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
    """Record that a person changed password. A temporary one has then served."""
    User.objects.filter(pk=user.pk).update(password_is_temporary=False)
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

    Someone who may no longer log in is out at once: the next request is nobody's.

    Raises:
        PermissionDenied: `by` is no administrator.
        ValidationError: nobody would be left who can administer.
        Conflict: someone else was first.
    """
    check_administer(by)
    _lock_administrators()
    fields = save_changes(user, changes=changes, expected_version=expected_version, by=by.actor)
    if "is_active" in fields and user.assignments.filter(role=Role.ADMINISTRATOR).exists():
        _keep_an_administrator(by.day)
    record(Act.PERSON_CHANGED, by=by.actor, about=user, fields=fields)
    return user


def _lock_administrators() -> None:
    """Let two administrators who take each other away do so one after the other, not at once."""
    list(RoleAssignment.objects.select_for_update().filter(role=Role.ADMINISTRATOR).order_by("pk"))


def _keep_an_administrator(day: dt.date) -> None:
    """Refuse a change after which nobody can administer."""
    left = RoleAssignment.objects.on(day).filter(role=Role.ADMINISTRATOR, user__is_active=True)
    if not left.exists():
        raise ValidationError(
            _("This is the last administrator. Give somebody else the role first, then come back."),
            code="last_administrator",
        )


@action(Act.PASSWORD_SET)
def set_temporary_password(*, user: User, by: Viewer) -> str:
    """Give a person a new random password, returned once and kept nowhere. Open sessions of the person end.

    It serves for nothing but choosing an own password.

    Raises:
        PermissionDenied: `by` is no administrator.
    """
    check_administer(by)
    password = new_password()
    user.set_password(password)
    user.password_is_temporary = True
    user.save(update_fields=["password", "password_is_temporary"])
    record(Act.PASSWORD_SET, by=by.actor, about=user)
    return password


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
def end_role(
    *, assignment: RoleAssignment, last_day: dt.date | None = None, expected_version: int, by: Viewer
) -> RoleAssignment:
    """End a role. Without a last day it becomes yesterday, so that the rights are gone at once.

    Raises:
        PermissionDenied: `by` is no administrator.
        ValidationError: the role ends earlier already, or nobody would be left who can administer.
        Conflict: someone else was first.
    """
    check_administer(by)
    _lock_administrators()
    last_day = last_day or by.day - dt.timedelta(days=1)
    if assignment.valid_to is not None and assignment.valid_to < last_day:
        raise ValidationError({"last_day": _("The role already ends before that day. Choose an earlier one.")})
    fields = save_changes(assignment, changes={"valid_to": last_day}, expected_version=expected_version, by=by.actor)
    if assignment.role == Role.ADMINISTRATOR:
        _keep_an_administrator(max(by.day, last_day + dt.timedelta(days=1)))
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
        ValidationError: the day lies before the body began, the successor does not exist that day, or it would
            succeed itself.
        Conflict: someone else was first.
    """
    check_administer(by)
    if not successor.holds_on(on):
        raise ValidationError({"successor": _("The successor does not exist on that day. Choose another day.")})
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


@action(Act.BODY_DECISION_CHANGED)
def change_body_decision(
    *, decision: BodyDecision, changes: Mapping[str, Any], expected_version: int, by: Viewer
) -> BodyDecision:
    """Correct what was entered about a decision.

    Raises:
        PermissionDenied: `by` is no administrator.
        Conflict: someone else was first.
    """
    check_administer(by)
    fields = save_changes(decision, changes=changes, expected_version=expected_version, by=by.actor)
    record(Act.BODY_DECISION_CHANGED, by=by.actor, about=decision, fields=fields)
    return decision


@action(Act.UNIT_SAVED)
def save_unit(*, unit: Unit, values: Mapping[str, Any], expected_version: int, by: Viewer) -> Unit:
    """Add a unit, or change what is said of it.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: the unit breaks a rule of its model.
        Conflict: someone else was first.
    """
    check_keep(by, unit.authority)
    fields = save_values(unit, values=values, expected_version=expected_version, by=by.actor)
    record(Act.UNIT_SAVED, by=by.actor, about=unit, fields=fields)
    return unit


@action(Act.LOG_CHECKED)
def note_log_check(
    *, first_day: dt.date, last_day: dt.date, outcome: LogCheckOutcome, note: str = "", by: Viewer
) -> LogCheck:
    """Note that the audit of a period has been checked, with what the chain's verification says right now.

    Raises:
        PermissionDenied: `by` is no auditor.
        ValidationError: the period is turned round.
    """
    check_check_log(by)
    start, end = clock.day_bounds(first_day, last_day)
    check = LogCheck(first_day=first_day, last_day=last_day, outcome=outcome, note=note, checked_by=by.actor)
    check.rows = AuditRow.objects.filter(at__gte=start, at__lt=end).count()
    check.findings = [[finding.problem.value, finding.at] for finding in verify()]
    save_new(check, by=by.actor)
    record(Act.LOG_CHECKED, by=by.actor, about=check)
    return check


@action(Act.LOG_EXPORTED)
def note_log_export(*, by: Viewer) -> None:
    """Record that the audit was taken out as a file.

    Raises:
        PermissionDenied: `by` may not read the audit.
    """
    check_read_audit(by)
    record(Act.LOG_EXPORTED, by=by.actor)


@action(Act.RECORDS_EXPORTED)
def export_records(*, authority: Body, keys: Collection[str], purpose: Purpose, by: Viewer) -> list[Record]:
    """Take out an authority's documents. Returns the chosen ones that the authority has, in order.

    Raises:
        PermissionDenied: `by` is no registrar of the authority.
        ValidationError: none of the chosen documents is there.
    """
    check_export_records(by, authority)
    chosen = [found for found in records_of(authority.public_id) if found.key in keys]
    if not chosen:
        raise ValidationError(_("No document is chosen. Tick at least one."))
    kinds = {found.code for found in chosen}
    record(Act.RECORDS_EXPORTED, by=by.actor, about=authority, fields=[purpose.value, *sorted(kinds)])
    return chosen


@action(Act.TOKEN_MADE)
def make_token(
    *, user: User, name: str, role: Role, body: Body, expires_on: dt.date, by: Viewer
) -> tuple[ApiToken, str]:
    """Make a key to the API for a role that the person holds. The key itself is returned once and kept nowhere.

    Raises:
        PermissionDenied: `by` is neither the person nor an administrator.
        ValidationError: the person does not hold the role there, or the last day is past or more than a year ahead.
    """
    check_make_token(by, user)
    held = viewer_for(user, by.day)
    if not held.holds(role, at=body.authority.public_id):
        raise ValidationError({"role": _("The person does not hold that role today.")})
    if not by.day <= expires_on <= by.day + MOST_DAYS:
        raise ValidationError({"expires_on": _("Choose a day from today to a year ahead.")})
    key = new_token()
    token = ApiToken(user=user, name=name, role=role, body=body, expires_on=expires_on, made_by=by.actor)
    token.token_hash = hash_of(key)
    token.full_clean()
    token.save(force_insert=True)
    record(Act.TOKEN_MADE, by=by.actor, about=token)
    return token, key


@action(Act.TOKEN_ENDED)
def end_token(*, token: ApiToken, expected_version: int, by: Viewer) -> ApiToken:
    """End a key. It stops working at once.

    Raises:
        PermissionDenied: `by` is neither its holder nor an administrator.
        Conflict: someone else was first.
    """
    check_end_token(by, token)
    fields = save_changes(token, changes={"ended_on": by.day}, expected_version=expected_version, by=by.actor)
    record(Act.TOKEN_ENDED, by=by.actor, about=token, fields=fields)
    return token
