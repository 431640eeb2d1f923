"""Which units count, and who notes for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from fyren.base.history import save_changes, save_new, save_values
from fyren.detection.models import CountingUnit, UnitMember
from fyren.people.access import check_keep
from fyren.people.models import User
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.COUNTING_UNIT_SAVED)
def save_unit(*, unit: CountingUnit, values: Mapping[str, Any], expected_version: int, by: Viewer) -> CountingUnit:
    """Add a unit to its authority, or give it another name or beginning.

    Raises:
        PermissionDenied: `by` does not keep the units of the authority.
        ValidationError: the unit breaks a rule of its model.
        Conflict: someone else was first.
    """
    check_keep(by, unit.authority)
    fields = save_values(unit, values=values, expected_version=expected_version, by=by.actor)
    record(Act.COUNTING_UNIT_SAVED, by=by.actor, about=unit, fields=fields)
    return unit


@action(Act.COUNTING_UNIT_ENDED)
def end_unit(*, unit: CountingUnit, last_day: dt.date, expected_version: int, by: Viewer) -> CountingUnit:
    """Let a unit stop counting after a day. What it has counted stays, and who notes may still finish its months.

    Raises:
        PermissionDenied: `by` does not keep the units of the authority.
        ValidationError: the day lies before the unit began.
        Conflict: someone else was first.
    """
    check_keep(by, unit.authority)
    fields = save_changes(unit, changes={"valid_to": last_day}, expected_version=expected_version, by=by.actor)
    record(Act.COUNTING_UNIT_ENDED, by=by.actor, about=unit, fields=fields)
    return unit


@action(Act.UNIT_MEMBER_GIVEN)
def give_member(*, unit: CountingUnit, user: User, by: Viewer) -> UnitMember:
    """Let a person note for a unit from today, and see its numbers.

    Raises:
        PermissionDenied: `by` does not keep the units of the authority.
        ValidationError: it is whoever chooses, who shall not see the numbers; the person may not log in, or notes
            for the unit already.
    """
    check_keep(by, unit.authority)
    if user.public_id == by.actor:
        raise ValidationError(
            {"user": _("You cannot choose yourself: whoever chooses does not see the numbers. Choose somebody else.")}
        )
    if not user.is_active:
        raise ValidationError({"user": _("The person may not log in. Choose somebody else.")})
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=by.day)
    if unit.members.filter(still, user=user).exists():
        raise ValidationError({"user": _("The person notes for the unit already.")})
    member = save_new(UnitMember(unit=unit, user=user, valid_from=by.day), by=by.actor)
    record(Act.UNIT_MEMBER_GIVEN, by=by.actor, about=member)
    return member


@action(Act.UNIT_MEMBER_ENDED)
def end_member(*, member: UnitMember, expected_version: int, by: Viewer) -> UnitMember:
    """Let somebody note no more for a unit. The last day becomes yesterday, so that the right is gone at once.

    Raises:
        PermissionDenied: `by` does not keep the units of the authority.
        Conflict: someone else was first.
    """
    check_keep(by, member.unit.authority)
    yesterday = by.day - dt.timedelta(days=1)
    fields = save_changes(member, changes={"valid_to": yesterday}, expected_version=expected_version, by=by.actor)
    record(Act.UNIT_MEMBER_ENDED, by=by.actor, about=member, fields=fields)
    return member
