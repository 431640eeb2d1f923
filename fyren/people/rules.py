"""Pure decisions about people and bodies: what a succession amounts to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    """What happened to bodies on a day."""

    RENAMED = "renamed"  # one goes on as a new one
    ABSORBED = "absorbed"  # one goes up in another that was there already
    MERGED = "merged"  # several become a new one
    SPLIT = "split"  # one becomes several


@dataclass(frozen=True, slots=True)
class Step:
    """One body follows another on a day; `is_new` when the successor begins on that very day."""

    predecessor: str
    successor: str
    on: dt.date
    is_new: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What one or several steps of the same day amount to."""

    change: Change
    on: dt.date
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    notes: tuple[str, ...] = ()


def events(steps: Iterable[Step]) -> list[Event]:
    """The steps as people would tell them, in order of time."""
    told: list[Event] = []
    merging: dict[tuple[str, dt.date], list[Step]] = defaultdict(list)
    for (_predecessor, on), leaving in _grouped(steps, "predecessor").items():
        if len(leaving) > 1:
            told.append(_event(Change.SPLIT, on, leaving))
        elif leaving[0].is_new:
            merging[leaving[0].successor, on].append(leaving[0])
        else:
            told.append(_event(Change.ABSORBED, on, leaving))
    for (_successor, on), joining in merging.items():
        told.append(_event(Change.MERGED if len(joining) > 1 else Change.RENAMED, on, joining))
    return sorted(told, key=lambda event: (event.on, event.predecessors))


def _grouped(steps: Iterable[Step], side: str) -> dict[tuple[str, dt.date], list[Step]]:
    groups: dict[tuple[str, dt.date], list[Step]] = defaultdict(list)
    for step in steps:
        groups[getattr(step, side), step.on].append(step)
    return groups


def _event(change: Change, on: dt.date, steps: list[Step]) -> Event:
    return Event(
        change,
        on,
        predecessors=tuple(dict.fromkeys(step.predecessor for step in steps)),
        successors=tuple(dict.fromkeys(step.successor for step in steps)),
        notes=tuple(dict.fromkeys(step.note for step in steps if step.note)),
    )
