"""Pure decisions about a round of follow-up: its states, who takes a report onwards, and when it is due.

State diagram: docs/generated/report-states.md, written from `REPORT_STEPS`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class RoundState(StrEnum):
    """Where a round stands. Values are stored."""

    OPEN = "open"
    CLOSED = "closed"  # frozen; a correction is a new edition


class ReportState(StrEnum):
    """Where a body's report stands. Values are stored."""

    WRITING = "writing"
    SENT = "sent"  # by the contact, to the head of administration or managing director
    RELEASED = "released"  # by the head, to the body's own board and to the coordinator
    DECIDED = "decided"  # by the body's own board


@dataclass(frozen=True, slots=True)
class ReportStep:
    """A step of a report."""

    source: ReportState
    to: ReportState


REPORT_STEPS = (
    ReportStep(ReportState.WRITING, ReportState.SENT),
    ReportStep(ReportState.SENT, ReportState.WRITING),  # given back by the head
    ReportStep(ReportState.SENT, ReportState.RELEASED),
    ReportStep(
        ReportState.RELEASED, ReportState.WRITING
    ),  # the coordinator asked for completion, or the body took it back
    ReportStep(ReportState.RELEASED, ReportState.DECIDED),
)


def may_step(state: ReportState, to: ReportState) -> bool:
    """True when `to` may follow `state`."""
    return ReportStep(state, to) in REPORT_STEPS


class Trend(StrEnum):
    """How something moves, in the default scale. Values are stored."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Scope(StrEnum):
    """What a question is asked about. Values are stored."""

    ACTIVITY = "activity"
    FOCUS_AREA = "focus_area"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Deadlines:
    """A body's days in a round, counted back from its own meeting. None where nobody has said when that is.

    Args:
        due_on: the contact sends the report.
        papers_on: the papers of the board's meeting go out.
        board_on: the board's own meeting.
    """

    due_on: dt.date | None
    papers_on: dt.date | None
    board_on: dt.date | None


def deadlines(board_on: dt.date | None, *, papers_before: int, sent_before: int) -> Deadlines:
    """A body's days.

    Args:
        papers_before: days between the papers and the meeting.
        sent_before: days between the contact's sending and the papers, for the head to read and release.
    """
    if board_on is None:
        return Deadlines(None, None, None)
    papers_on = board_on - dt.timedelta(days=papers_before)
    return Deadlines(papers_on - dt.timedelta(days=sent_before), papers_on, board_on)


class Lateness(StrEnum):
    """What a report should have come to. Values name the sentence in the templates."""

    NOT_SENT = "not_sent"
    NOT_RELEASED = "not_released"
    NOT_DECIDED = "not_decided"


def late_with(state: ReportState, days: Deadlines, day: dt.date) -> Lateness | None:
    """What the report is late with on the day; None when nothing is, or nobody has said when it is due."""
    limits = {
        ReportState.WRITING: (days.due_on, Lateness.NOT_SENT),
        ReportState.SENT: (days.papers_on, Lateness.NOT_RELEASED),
        ReportState.RELEASED: (days.board_on, Lateness.NOT_DECIDED),
    }
    limit, what = limits.get(state, (None, None))
    return what if limit is not None and limit < day else None
