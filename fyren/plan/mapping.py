"""What became of each focus area in a new wording: a suggestion to start from, and what the pairs then mean.

A mapping is a set of pairs (old, new). A side that is None says that the other ends or is new. Kinds are never stated,
only derived from the pairs, so a mapping cannot say two things.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fyren.plan.comparison import ALIKE, ALIKE_WITH_NUMBER, likeness

NUMBER_BONUS = 0.25
CONTAINED = 0.6  # share of a text's words found in another from which it may be a piece of it
_LONG_WORDS = re.compile(r"\w{4,}")
_STEM = 6  # letters; enough for "upptäcka" and "upptäckt" to meet


class Kind(StrEnum):
    """What became of a focus area. Values are stored (`fyren.plan.models.MappingKind`)."""

    SAME = "same"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    ENDED = "ended"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Goal:
    """A focus area or un-numbered aim: its key, unique within its edition, its number ("" if none) and its words."""

    key: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An old focus area and what it became, by key."""

    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A pair with how sure the suggestion is (0–1)."""

    pair: Pair
    confidence: float


class FaultKind(StrEnum):
    """What is wrong with a mapping."""

    UNKNOWN = "unknown"  # a key that is in neither wording
    OLD_MISSING = "old_missing"
    NEW_MISSING = "new_missing"
    CONTRADICTION = "contradiction"  # said to end (or to be new) and to go on
    EMPTY_PAIR = "empty_pair"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and with which focus area."""

    kind: FaultKind
    key: str


def suggest(old: Sequence[Goal], new: Sequence[Goal]) -> tuple[Suggestion, ...]:
    """A mapping that accounts for every old and new focus area, by number and likeness of wording."""
    chosen = _one_to_one(old, new)
    taken = {pair.new for pair in chosen}
    for goal in new:
        if goal.key not in taken:
            pair, confidence = _piece_of(goal, old)
            chosen[Pair(pair, goal.key)] = confidence
    accounted = {pair.old for pair in chosen}
    for goal in old:
        if goal.key not in accounted:
            pair, confidence = _piece_of(goal, new)
            chosen[Pair(goal.key, pair)] = confidence
            if pair is not None:
                chosen.pop(Pair(None, pair), None)
    return _in_order([Suggestion(pair, confidence) for pair, confidence in chosen.items()], old, new)


def _one_to_one(old: Sequence[Goal], new: Sequence[Goal]) -> dict[Pair, float]:
    """The likest pairs first, none used twice."""
    scored = [
        (score, i, j) for i, a in enumerate(old) for j, b in enumerate(new) if (score := _score(a, b)) is not None
    ]
    chosen: dict[Pair, float] = {}
    used_old: set[int] = set()
    used_new: set[int] = set()
    for score, i, j in sorted(scored, key=lambda found: (-found[0], found[1], found[2])):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            chosen[Pair(old[i].key, new[j].key)] = min(score, 1.0)
    return chosen


def _score(a: Goal, b: Goal) -> float | None:
    """How surely b is a version of a; above 1 only to put equal numbers first among equal words. None: it is not."""
    alike = likeness(a.text, b.text)
    same_number = bool(a.number) and a.number == b.number
    if alike < (ALIKE_WITH_NUMBER if same_number else ALIKE):
        return None
    return alike + (NUMBER_BONUS if same_number else 0.0)


def _piece_of(goal: Goal, others: Sequence[Goal]) -> tuple[str | None, float]:
    """The one among the others whose words hold most of this one's, and how sure; None when none holds enough."""
    best = max(others, key=lambda other: _contained(goal.text, other.text), default=None)
    share = _contained(goal.text, best.text) if best else 0.0
    if best is not None and share >= CONTAINED:
        return best.key, round(share * 0.8, 2)
    return None, round(1.0 - share, 2)


def _contained(text: str, other: str) -> float:
    words = _stems(text)
    return len(words & _stems(other)) / len(words) if words else 0.0


def _stems(text: str) -> set[str]:
    return {word.casefold()[:_STEM] for word in _LONG_WORDS.findall(text)}


def _in_order(found: list[Suggestion], old: Sequence[Goal], new: Sequence[Goal]) -> tuple[Suggestion, ...]:
    """In the order of the old wording; what is new stands last, in the order of the new."""
    olds: dict[str | None, int] = {goal.key: index for index, goal in enumerate(old)}
    news: dict[str | None, int] = {goal.key: index for index, goal in enumerate(new)}
    last = len(old) + len(new)
    return tuple(sorted(found, key=lambda s: (olds.get(s.pair.old, last), news.get(s.pair.new, last))))


def faults(pairs: Iterable[Pair], old: Iterable[str], new: Iterable[str]) -> tuple[Fault, ...]:
    """Everything that keeps the pairs from being a mapping of these old keys to these new ones; () when nothing."""
    pairs, olds, news = list(pairs), list(old), list(new)
    found: list[Fault] = []
    if any(pair.old is None and pair.new is None for pair in pairs):
        found.append(Fault(FaultKind.EMPTY_PAIR, ""))
    named_old = Counter(pair.old for pair in pairs if pair.old is not None)
    named_new = Counter(pair.new for pair in pairs if pair.new is not None)
    unknown = (set(named_old) - set(olds)) | (set(named_new) - set(news))
    found += [Fault(FaultKind.UNKNOWN, key) for key in sorted(unknown)]
    found += [Fault(FaultKind.OLD_MISSING, key) for key in olds if key not in named_old]
    found += [Fault(FaultKind.NEW_MISSING, key) for key in news if key not in named_new]
    distinct = set(pairs) - {Pair(None, None)}
    for pair in sorted(distinct, key=lambda pair: (pair.old or "", pair.new or "")):
        if pair.new is None and any(other.old == pair.old and other.new is not None for other in distinct):
            found.append(Fault(FaultKind.CONTRADICTION, pair.old or ""))
        elif pair.old is None and any(other.new == pair.new and other.old is not None for other in distinct):
            found.append(Fault(FaultKind.CONTRADICTION, pair.new or ""))
    return tuple(found)


def kinds(pairs: Iterable[Pair], old: Mapping[str, Goal], new: Mapping[str, Goal]) -> dict[Pair, Kind]:
    """The kind of each pair. A pair both of a split and of a merger counts as merged.

    Args:
        old, new: the focus areas by key; every key of the pairs is there.
    """
    pairs = set(pairs)
    onward = Counter(pair.old for pair in pairs if pair.new is not None)
    origins = Counter(pair.new for pair in pairs if pair.old is not None)
    return {pair: _kind(pair, onward, origins, old, new) for pair in pairs}


def _kind(
    pair: Pair,
    onward: Counter[str | None],
    origins: Counter[str | None],
    old: Mapping[str, Goal],
    new: Mapping[str, Goal],
) -> Kind:
    if pair.old is None:
        return Kind.NEW
    if pair.new is None:
        return Kind.ENDED
    if origins[pair.new] > 1:
        return Kind.MERGED
    if onward[pair.old] > 1:
        return Kind.SPLIT
    return Kind.SAME if old[pair.old].text == new[pair.new].text else Kind.REWORDED
