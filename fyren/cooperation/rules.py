"""When an agreement must be renewed and followed up, and when a routine is current: pure decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateutil.relativedelta import relativedelta

FOLLOW_UP_MONTHS = 24
"""So long an agreement counts as followed up, according to Socialstyrelsen, Öppna jämförelser 2024 (12 before)."""


class State(StrEnum):
    """Where an agreement stands on a day."""

    COMING = "coming"  # has not begun to hold
    HOLDS = "holds"
    RENEW = "renew"  # holds, and its renewal must have begun
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Terms:
    """How long an agreement holds, and how early one must act.

    Args:
        valid_to: last day, None: until further notice.
        notice_months: by how many months notice must be given before the last day; 0 where none is needed.
        renewal_months: how many months it takes to renew, to buy or to decide anew.
        is_renewed: another agreement follows it.
    """

    valid_from: dt.date | None
    valid_to: dt.date | None
    notice_months: int
    renewal_months: int
    is_renewed: bool = False


def choose_by(terms: Terms) -> dt.date | None:
    """The last day on which the municipality still chooses freely: the last day for notice, or else the last day that
    the agreement holds. None where it has no end."""
    if terms.valid_to is None:
        return None
    return months_before(terms.valid_to, terms.notice_months)


def begin_by(terms: Terms) -> dt.date | None:
    """The day on which the renewal must have begun, counted back from `choose_by`. None where there is no end."""
    last = choose_by(terms)
    return None if last is None else months_before(last, terms.renewal_months)


LAPSED_MONTHS = 12
"""So long an agreement that ended without another is asked for. Ours: after a year it is no longer in use."""


def has_lapsed(terms: Terms, day: dt.date) -> bool:
    """Whether the agreement ended within the last year, and no other follows it."""
    if terms.valid_to is None or terms.is_renewed or day <= terms.valid_to:
        return False
    last: dt.date = terms.valid_to + relativedelta(months=LAPSED_MONTHS)
    return day <= last


def state_of(terms: Terms, day: dt.date) -> State:
    """Where the agreement stands on the day. One that another follows needs no renewal."""
    if terms.valid_from is not None and day < terms.valid_from:
        return State.COMING
    if terms.valid_to is not None and terms.valid_to < day:
        return State.ENDED
    begin = begin_by(terms)
    if begin is not None and begin <= day and not terms.is_renewed:
        return State.RENEW
    return State.HOLDS


def follow_up_by(followed_up_on: dt.date | None, begun: dt.date | None) -> dt.date | None:
    """The last day to follow up: 24 months after it was last done, or after the agreement began to hold. None where
    neither day is known."""
    last = followed_up_on or begun
    return None if last is None else last + relativedelta(months=FOLLOW_UP_MONTHS)


def months_before(day: dt.date, months: int) -> dt.date:
    """The day so many calendar months earlier; the month's last day where it is shorter, and for a month's last day."""
    is_last = (day + dt.timedelta(days=1)).day == 1
    earlier: dt.date = day - relativedelta(months=months)
    return earlier + relativedelta(day=31) if is_last else earlier


PERMIT_MONTHS = 12
"""So often a partner's permit is looked up, where the authority says nothing else. Our own routine: no rule that we
know of says how often."""


def permit_by(checked_on: dt.date | None, months: int) -> dt.date | None:
    """The last day to check a permit again; None where it never was, and then it waits already."""
    return None if checked_on is None else checked_on + relativedelta(months=months)


REVIEW_MONTHS = 12
"""So long a routine counts as current after management decided or reviewed it, as Kolada U21558 asks."""


class RoutineState(StrEnum):
    """Where a routine stands on a day."""

    DRAFT = "draft"  # nobody in management has decided it
    CURRENT = "current"
    REVIEW = "review"  # decided, and not reviewed within 12 months
    ENDED = "ended"


def review_by(decided_on: dt.date | None, reviewed_on: dt.date | None) -> dt.date | None:
    """The last day on which the routine counts as current; None for one that is not decided."""
    if decided_on is None:
        return None
    last: dt.date = max(decided_on, reviewed_on or decided_on) + relativedelta(months=REVIEW_MONTHS)
    return last


def routine_state(
    decided_on: dt.date | None, reviewed_on: dt.date | None, ended_on: dt.date | None, day: dt.date
) -> RoutineState:
    """Where a routine stands on the day."""
    if ended_on is not None and ended_on <= day:
        return RoutineState.ENDED
    last = review_by(decided_on, reviewed_on)
    if last is None:
        return RoutineState.DRAFT
    return RoutineState.CURRENT if day <= last else RoutineState.REVIEW


def is_area_current(whole: RoutineState | None, of_units: Sequence[RoutineState], units: int) -> bool:
    """Whether everybody at a body has a current routine in an area.

    A unit follows its own routine where it has one that is decided, and otherwise the body's.

    Args:
        whole: how the body's own stands, None where there is none.
        of_units: how those of its units stand.
        units: how many units the body has.
    """
    decided = [state for state in of_units if state in (RoutineState.CURRENT, RoutineState.REVIEW)]
    if RoutineState.REVIEW in decided:
        return False
    return whole is RoutineState.CURRENT or (units > 0 and len(decided) >= units)
