"""Files with hashed identities: what taking one in would do. No person is shown, only how many."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fyren.competence.hashed import Entry, Whereabouts, known_entries, known_people
from fyren.competence.importing.columns import known_at
from fyren.competence.importing.numbers import Summed, read_numbers
from fyren.competence.models import CompetenceImport


@dataclass(frozen=True, slots=True)
class HashedPreview:
    """What a file with completions would do: how many are new, and of how many persons."""

    entries: Mapping[Entry, Whereabouts]
    new: int
    same: int
    people: int
    summed: Summed
    seen: str


@dataclass(frozen=True, slots=True)
class LeavingPreview:
    """What a file with those who are still employed would do: whose hashes would be removed, of how many."""

    gone: frozenset[str]
    known: int
    summed: Summed
    seen: str

    @property
    def is_much(self) -> bool:
        """More than a third would be removed, which mostly means that the file is not whole."""
        return len(self.gone) * 3 > self.known


def hashed_preview(draft: CompetenceImport, day: dt.date) -> HashedPreview:
    """What an open file with hashed completions would do now: 3 queries."""
    found = read_numbers(draft, known_at(draft.authority), day)
    entries = {(person, course, on): (unit, level) for person, unit, level, course, on in found.numbers}
    new = len(entries.keys() - set(known_entries(draft.authority)))
    seen = _digest(f"{entry}{where}{new}" for entry, where in entries.items())
    return HashedPreview(entries, new, len(entries) - new, len({person for person, _c, _d in entries}), found, seen)


def leaving_preview(draft: CompetenceImport, day: dt.date) -> LeavingPreview:
    """What an open file with those who are still employed would do now: 3 queries."""
    found = read_numbers(draft, known_at(draft.authority), day)
    known = known_people(draft.authority)
    gone = frozenset(known - {person for (person,) in found.numbers})
    return LeavingPreview(gone, len(known), found, _digest([*gone, str(len(known)), str(found.faulty)]))


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()[:24]
