"""Councils and networks, their meetings and what those decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from fyren.base.history import save_changes, save_values
from fyren.cooperation.access import check_settle
from fyren.cooperation.models import Council, Meeting, MeetingDecision
from fyren.cooperation.search import refresh_found
from fyren.people.access import check_keep
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.COUNCIL_SAVED)
def save_council(*, council: Council, values: Mapping[str, Any], expected_version: int, by: Viewer) -> Council:
    """Enter a council or network, or change what is said of it.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: it breaks a rule of its model.
        Conflict: someone else was first.
    """
    check_keep(by, council.authority)
    fields = save_values(council, values=values, expected_version=expected_version, by=by.actor)
    refresh_found(council)
    record(Act.COUNCIL_SAVED, by=by.actor, about=council, fields=fields)
    return council


@action(Act.MEETING_SAVED)
def save_meeting(*, meeting: Meeting, values: Mapping[str, Any], expected_version: int, by: Viewer) -> Meeting:
    """Call a meeting, or change what is said of it.

    Raises:
        PermissionDenied: `by` does not keep the council.
        ValidationError: it breaks a rule of its model.
        Conflict: someone else was first.
    """
    check_keep(by, meeting.authority)
    fields = save_values(meeting, values=values, expected_version=expected_version, by=by.actor)
    record(Act.MEETING_SAVED, by=by.actor, about=meeting, fields=fields)
    return meeting


@action(Act.MEETING_DECISION_SAVED)
def save_meeting_decision(
    *, decision: MeetingDecision, values: Mapping[str, Any], expected_version: int, by: Viewer
) -> MeetingDecision:
    """Enter what a meeting decided, or correct it.

    Raises:
        PermissionDenied: `by` does not keep the council.
        ValidationError: it breaks a rule of its model.
        Conflict: someone else was first.
    """
    check_keep(by, decision.authority)
    fields = save_values(decision, values=values, expected_version=expected_version, by=by.actor)
    record(Act.MEETING_DECISION_SAVED, by=by.actor, about=decision, fields=fields)
    return decision


@action(Act.MEETING_DECISION_SETTLED)
def settle_meeting_decision(
    *, decision: MeetingDecision, done_on: dt.date | None, expected_version: int, by: Viewer
) -> MeetingDecision:
    """Say that what was decided is done, or that it is not.

    Args:
        done_on: the day, None: it is not done after all.

    Raises:
        PermissionDenied: `by` keeps neither the council nor the registers of the body that was to do it.
        ValidationError: the day has not come.
        Conflict: someone else was first.
    """
    check_settle(by, decision)
    changes = {"done_on": done_on}
    fields = save_changes(decision, changes=changes, expected_version=expected_version, by=by.actor)
    record(Act.MEETING_DECISION_SETTLED, by=by.actor, about=decision, fields=fields)
    return decision
