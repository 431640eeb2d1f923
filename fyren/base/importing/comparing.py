"""A file's rows against what is saved: which row is what, what it would change, and what somebody must choose. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from fyren.base.importing.columns import Column
from fyren.base.importing.headers import normalised
from fyren.base.importing.rows import Fault, ReadRow

SKIP, NEW = "skip", "new"
YOURS, SAVED = "yours", "saved"
LIKE_TITLE = 0.75
_MOST_CANDIDATES = 5


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"  # changed here since it was exported: one must choose
    UNSURE = "unsure"  # may be one that is here already: one must choose
    FAULTY = "faulty"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Saved:
    """Something that is saved, as a file's row is compared with it.

    Args:
        values: by column key, each as `Column.settled` gives it.
        external: its id in the body's own system, "" for none.
    """

    public_id: str
    version: int
    title: str
    values: Mapping[str, Any]
    external: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a row would do to one field. `choice`: what was chosen in a conflict, "" as long as nothing is."""

    column: Column
    before: Any
    after: Any
    is_conflict: bool = False
    choice: str = ""

    @property
    def is_done(self) -> bool:
        """True when the file's value is to be saved."""
        return not self.is_conflict or self.choice == YOURS

    @property
    def old(self) -> str:
        """What is saved, in words."""
        return self.column.shown(self.before) if self.before is not None else ""

    @property
    def new(self) -> str:
        """What the file says, in words."""
        return self.column.shown(self.after)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What somebody has said: of rows by number (SKIP, NEW or a public id); of fields in conflict, by number and key
    (YOURS or SAVED); and what was chosen instead of a cell that was not understood."""

    rows: Mapping[int, str] = field(default_factory=dict)
    fields: Mapping[tuple[int, str], str] = field(default_factory=dict)
    cells: Mapping[tuple[int, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row and what becomes of it."""

    row: ReadRow
    verdict: Verdict
    saved: Saved | None = None
    candidates: tuple[Saved, ...] = ()
    changes: tuple[Change, ...] = ()
    held: tuple[Change, ...] = ()  # what a decision binds, and is left as it is
    faults: tuple[Fault, ...] = ()
    same_as: int = 0  # an earlier row of the file that has the same title

    @property
    def waits(self) -> bool:
        """True while somebody must choose before the row can be taken in."""
        return self.verdict in (Verdict.UNSURE, Verdict.FAULTY) or any(
            change.is_conflict and not change.choice for change in self.changes
        )

    @property
    def beside_conflict(self) -> tuple[Change, ...]:
        """What only the file has changed, in a row where something else is to be chosen."""
        if self.verdict is not Verdict.CONFLICT:
            return ()
        return tuple(change for change in self.changes if not change.is_conflict)

    @property
    def is_taken(self) -> bool:
        """True when the row is saved in the import."""
        return self.verdict in (Verdict.NEW, Verdict.CHANGED, Verdict.CONFLICT) and not self.waits


@dataclass(frozen=True, slots=True)
class Match:
    """Which saved one a row is. Nothing is chosen while `is_unsure`."""

    saved: Saved | None = None
    candidates: tuple[Saved, ...] = ()
    is_unsure: bool = False
    same_as: int = 0


def match_rows(
    rows: Sequence[ReadRow], saved: Iterable[Saved], decided: Mapping[int, str], *, title: str, external: str
) -> dict[int, Match]:
    """Which saved one each row is: by id, decision, the own system's id or the very title; else those like it.

    Args:
        title, external: the keys of the columns that hold title and id in the body's own system.
    """
    by_id = {each.public_id: each for each in saved}
    by_external = {each.external: each for each in by_id.values() if each.external}
    named = {row.public_id for row in rows} & by_id.keys()
    free = [each for public_id, each in by_id.items() if public_id not in named]
    found: dict[int, Match] = {}
    seen: dict[str, int] = {}
    for row in rows:
        name = normalised(str(row.values.get(title, "")))
        known = by_id.get(row.public_id) or by_id.get(decided.get(row.number, ""))
        known = known or by_external.get(str(row.values.get(external, "") or ""))
        found[row.number] = Match(known) if known else _by_title(row, name, free, decided, seen.get(name, 0))
        if name:
            seen.setdefault(name, row.number)
    return found


def _by_title(row: ReadRow, name: str, free: Iterable[Saved], decided: Mapping[int, str], earlier: int) -> Match:
    if not name or decided.get(row.number) == NEW:
        return Match()
    scored = [(_likeness(name, normalised(each.title)), each) for each in free]
    like = sorted((pair for pair in scored if pair[0] >= LIKE_TITLE), key=lambda pair: -pair[0])[:_MOST_CANDIDATES]
    candidates = tuple(each for _score, each in like)
    exact = [each for score, each in like if score == 1]
    if len(exact) == 1 and not earlier:
        return Match(exact[0], candidates)
    return Match(None, candidates, is_unsure=bool(candidates) or bool(earlier), same_as=earlier)


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other)
    if matcher.real_quick_ratio() < LIKE_TITLE or matcher.quick_ratio() < LIKE_TITLE:
        return 0.0
    return matcher.ratio()


def compare(
    row: ReadRow,
    saved: Saved | None,
    columns: Mapping[str, Column],
    earlier: Mapping[str, Any],
    chosen: Mapping[tuple[int, str], str],
) -> tuple[Change, ...]:
    """What the row would change.

    A field that only others have changed since the export is left as saved; one that both have changed is a conflict.

    Args:
        saved: None for a new one.
        earlier: for the fields changed since the row was exported, their values then.
        chosen: what was chosen in conflicts.
    """
    changes = []
    for key, yours in row.values.items():
        now = saved.values.get(key) if saved is not None else None
        if key not in columns or yours == now or (now is None and not yours):
            continue
        if key in earlier and earlier[key] == yours:
            continue
        changes.append(Change(columns[key], now, yours, key in earlier, chosen.get((row.number, key), "")))
    return tuple(changes)


def outcome(
    row: ReadRow, match: Match, changes: tuple[Change, ...], faults: Sequence[Fault], decided: Mapping[int, str]
) -> Outcome:
    """The verdict on a row."""
    shared: dict[str, Any] = {
        "saved": match.saved,
        "candidates": match.candidates,
        "changes": changes,
        "faults": tuple(faults),
        "same_as": match.same_as,
    }
    if decided.get(row.number) == SKIP:
        return Outcome(row, Verdict.SKIPPED, **shared)
    if faults:
        return Outcome(row, Verdict.FAULTY, **shared)
    if match.is_unsure:
        return Outcome(row, Verdict.UNSURE, **shared)
    if match.saved is None:
        return Outcome(row, Verdict.NEW, **shared)
    if any(change.is_conflict for change in changes):
        return Outcome(row, Verdict.CONFLICT, **shared)
    return Outcome(row, Verdict.CHANGED if changes else Verdict.SAME, **shared)


def fingerprint(outcomes: Iterable[Outcome]) -> str:
    """A short name for exactly what was shown: what is taken in must be what somebody has read."""
    parts = [
        f"{each.row.number}|{each.verdict}|{each.saved and each.saved.public_id}|{each.saved and each.saved.version}|"
        + "|".join(f"{change.column.key}={change.old}>{change.new}" for change in each.changes)
        for each in outcomes
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]
