"""Pure decisions about the year: the states of an internal budget, what may change when, what an activity looks like.

State diagram: docs/generated/budget-states.md, written from `TRANSITIONS`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class BudgetState(StrEnum):
    """Where an internal budget stands. Values are stored."""

    DRAFT = "draft"
    PROPOSED = "proposed"  # the appendix is frozen for the meeting's papers
    ADOPTED = "adopted"
    AMENDING = "amending"  # adopted, and a new decision is being prepared beside it
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Transition:
    """A step of an internal budget."""

    source: BudgetState
    to: BudgetState


TRANSITIONS = (
    Transition(BudgetState.DRAFT, BudgetState.PROPOSED),
    Transition(BudgetState.PROPOSED, BudgetState.DRAFT),  # taken back before it was decided
    Transition(BudgetState.PROPOSED, BudgetState.ADOPTED),
    Transition(BudgetState.ADOPTED, BudgetState.AMENDING),
    Transition(BudgetState.AMENDING, BudgetState.ADOPTED),  # given up: what was decided stands
    Transition(BudgetState.AMENDING, BudgetState.PROPOSED),
    Transition(BudgetState.PROPOSED, BudgetState.AMENDING),  # a proposed change taken back
    Transition(BudgetState.ADOPTED, BudgetState.CLOSED),
)


def may_follow(state: BudgetState, to: BudgetState, *, is_decided: bool) -> bool:
    """True when `to` may follow `state`.

    Args:
        is_decided: the budget has been adopted once. A proposal is taken back to where it came from: a first one to
            the draft, a change to the change.
    """
    if state is BudgetState.PROPOSED and to in (BudgetState.DRAFT, BudgetState.AMENDING):
        return (to is BudgetState.AMENDING) is is_decided
    return Transition(state, to) in TRANSITIONS


# While a proposal lies with the meeting its words stand still, as they do once decided.
EDITABLE_STATES = frozenset({BudgetState.DRAFT, BudgetState.AMENDING})
DECIDED_STATES = frozenset({BudgetState.ADOPTED, BudgetState.AMENDING, BudgetState.CLOSED})


class Instance(StrEnum):
    """Who decided. Values are stored."""

    BOARD = "board"
    COMMITTEE = "committee"
    COMPANY_BOARD = "company_board"
    DELEGATION = "delegation"  # reported to the board afterwards, on a day that is kept


class StanceKind(StrEnum):
    """What a body says of a focus area for a year. Values are stored."""

    PRIORITISED = "prioritised"
    CORE = "core"  # done within the ordinary mission
    NOT_THIS_YEAR = "not_this_year"  # a decision with its reason, never a gap
    NOT_CONCERNED = "not_concerned"


class ActivityStatus(StrEnum):
    """How far an activity has come, as its body says. Values are stored. "Late" is seen from the dates."""

    NOT_STARTED = "not_started"
    ONGOING = "ongoing"
    DONE = "done"
    CANCELLED = "cancelled"


class Shown(StrEnum):
    """How an activity is shown: its status, or late. Values name the tag's shape in the templates."""

    NOT_STARTED = "not-started"
    ONGOING = "ongoing"
    DONE = "done"
    LATE = "late"
    CANCELLED = "cancelled"


_OVER = frozenset({ActivityStatus.DONE, ActivityStatus.CANCELLED})
# The worst first: what a cell of the matrix shows when its activities differ.
WORST_FIRST = (Shown.LATE, Shown.NOT_STARTED, Shown.ONGOING, Shown.CANCELLED, Shown.DONE)


def shown_as(status: ActivityStatus, ends_on: dt.date | None, next_step: dt.date | None, day: dt.date) -> Shown:
    """An activity's status as a reader meets it on the day.

    Args:
        ends_on: its last day, if it has one.
        next_step: the earliest day of a step that is not done, if there is one.
    """
    overdue = any(limit is not None and limit < day for limit in (ends_on, next_step))
    if status not in _OVER and overdue:
        return Shown.LATE
    return Shown(status.value.replace("_", "-"))


def worst(shown: Iterable[Shown]) -> Shown | None:
    """The one that most needs somebody's eyes; None of none."""
    found = set(shown)
    return next((each for each in WORST_FIRST if each in found), None)


# What an activity says of itself, and what it further has. Focus areas, goals, pictures and steps are other rows.
DESCRIBING_FIELDS = (
    "title",
    "description",
    "origin",
    "origin_section",
    "financing",
    "amount",
    "perspectives",
    "knowledge",
    "unit",
    "role",
    "partners",
    "target_groups",
    "expected_result",
)
ACTIVITY_FIELDS = (
    *DESCRIBING_FIELDS,
    "starts_on",
    "ends_on",
    "status",
    "ended_because",
    "public_message",
    "external_id",
)

# What a decision binds: changed by a new one only. A body may choose others (`BodySettings.decided_fields`).
DECIDABLE_FIELDS = (
    "title",
    "focus_areas",
    "expected_result",
    "starts_on",
    "ends_on",
    "description",
    "financing",
    "amount",
)
DECIDED_BY_DEFAULT = ("title", "focus_areas", "expected_result", "starts_on", "ends_on")
SILENT_AFTER = dt.timedelta(days=182)


class Quality(StrEnum):
    """Something that an activity lacks. Values name the sentence in the templates."""

    NO_UNIT = "no_unit"
    NO_RESULT = "no_result"
    NO_STEP_AHEAD = "no_step_ahead"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class QualityFacts:
    """What the quality of an activity is judged by. `next_step` is the first undone step from `day` on."""

    unit: str
    expected_result: str
    status: ActivityStatus
    next_step: dt.date | None
    said_on: dt.date


def quality_points(facts: QualityFacts, day: dt.date) -> tuple[Quality, ...]:
    """What is to be mended, in order. What is done or cancelled needs neither a next step nor news."""
    lacks = {
        Quality.NO_UNIT: not facts.unit.strip(),
        Quality.NO_RESULT: not facts.expected_result.strip(),
        Quality.NO_STEP_AHEAD: facts.status not in _OVER and (facts.next_step is None or facts.next_step < day),
        Quality.SILENT: facts.status not in _OVER and day - facts.said_on > SILENT_AFTER,
    }
    return tuple(point for point, is_lacking in lacks.items() if is_lacking)


class LeadingSystem(StrEnum):
    """Where a body plans its year. Values are stored."""

    FYREN = "fyren"
    OWN = "own"  # Fyren then never asks for the same text twice: rows come from the body's own file
