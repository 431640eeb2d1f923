"""What has changed since the year before. Pure."""

from __future__ import annotations

from enum import StrEnum

from fyren.reports.assessment.answers import RANK, Said
from fyren.reports.assessment.content import Row


class Change(StrEnum):
    """How an answer stands against the one of the year before."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NEW = "new"  # the question had no answer then, or was put otherwise
    GONE = "gone"  # it had one then, and has none now
    NONE = "none"  # it has none, and had none


def change_of(now: Row, before: Row | None) -> Change:
    """How the answer has changed. Every answer is better the greater it is."""
    was = _rank(before) if before is not None and before.kind == now.kind else None
    is_now = _rank(now)
    if is_now is None:
        return Change.NONE if was is None else Change.GONE
    if was is None:
        return Change.NEW
    if is_now == was:
        return Change.SAME
    return Change.BETTER if is_now > was else Change.WORSE


def _rank(row: Row) -> float | None:
    return float(RANK[Said(row.said)]) if row.said else row.number
