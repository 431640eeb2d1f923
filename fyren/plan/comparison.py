"""Two wordings of a plan side by side: what is the same, reworded, added, removed or moved.

Texts are aligned in three passes: those with the same words, those with the same number, those that are alike.
Every text of both lands in exactly one row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fyren.base.wording import Change, Piece, compared
from fyren.plan.editing import part_key
from fyren.plan.structure import BlockKind, PlanStructure

ALIKE = 0.5  # share of words in common from which two texts are versions of one
ALIKE_WITH_NUMBER = 0.25  # the same printed number makes a weaker likeness enough
_WORDS = re.compile(r"\w+")


class RowKind(StrEnum):
    """What became of a text."""

    SAME = "same"
    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"  # to another place or number; its words may have changed too


class Role(StrEnum):
    """What a text is. Only texts of one role can be versions of each other."""

    TITLE = "title"
    CLOSING = "closing"
    SECTION_TITLE = "section_title"
    PARAGRAPH = "paragraph"
    AREA_TITLE = "area_title"
    AREA_LONG_TITLE = "area_long_title"
    GOAL = "goal"  # a focus area, or an aim without number
    RUNNING = "running"  # a paragraph or lead-in within a development area


@dataclass(frozen=True, slots=True)
class Unit:
    """A text with its path (as `PlanStructure.texts`), its part (`area/3.2`) and its printed number, if any."""

    path: str
    part: str
    role: Role
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A text as it was and as it is; one side is None where it was added or removed."""

    kind: RowKind
    old: Unit | None
    new: Unit | None
    pieces: tuple[Piece, ...]

    @property
    def unit(self) -> Unit:
        """The text as it is, or as it was where it is gone."""
        unit = self.new or self.old
        assert unit is not None  # noqa: S101 - a row has a side
        return unit

    @property
    def is_changed(self) -> bool:
        """True unless both wordings say the same in the same place."""
        return self.kind is not RowKind.SAME

    @property
    def is_reworded(self) -> bool:
        """True when the words differ, wherever they stand."""
        return self.old is not None and self.new is not None and self.old.text != self.new.text


@dataclass(frozen=True, slots=True)
class Summary:
    """How many texts were added, reworded, removed and moved. A moved text is not counted as reworded too."""

    added: int = 0
    reworded: int = 0
    removed: int = 0
    moved: int = 0

    @property
    def is_empty(self) -> bool:
        """True when nothing differs."""
        return not (self.added or self.reworded or self.removed or self.moved)


def units(structure: PlanStructure) -> Iterator[Unit]:
    """Every text of the structure, in the order and with the paths of `PlanStructure.texts`."""
    yield Unit("title", "title", Role.TITLE, "", structure.title)
    for position, section in enumerate(structure.sections):
        key = part_key("section", section.number, position)
        yield Unit(f"{key}/title", key, Role.SECTION_TITLE, section.number, section.title)
        for index, paragraph in enumerate(section.paragraphs, start=1):
            yield Unit(f"{key}/p{index}", key, Role.PARAGRAPH, "", paragraph)
    for position, area in enumerate(structure.development_areas):
        key = part_key("area", area.number, position)
        yield Unit(f"{key}/title", key, Role.AREA_TITLE, area.number, area.title)
        if area.long_title:
            yield Unit(f"{key}/long_title", key, Role.AREA_LONG_TITLE, "", area.long_title)
        for index, block in enumerate(area.blocks, start=1):
            role = Role.GOAL if block.kind in (BlockKind.FOCUS_AREA, BlockKind.AIM) else Role.RUNNING
            yield Unit(f"{key}/b{index}", key, role, block.number, block.text)
    if structure.closing:
        yield Unit("closing", "closing", Role.CLOSING, "", structure.closing)


def compare(old: PlanStructure, new: PlanStructure) -> tuple[Row, ...]:
    """Every text of both wordings, in the order of the new one; what is gone stands where it stood."""
    olds, news = list(units(old)), list(units(new))
    pairs = _aligned(olds, news)
    moved = _moved(olds, news, pairs)
    old_of = {j: i for i, j in pairs.items()}
    gone_after: dict[int, list[int]] = {}
    last = -1  # the place in the new wording after which a removed text is shown
    for i in range(len(olds)):
        if i in pairs:
            last = pairs[i]
        else:
            gone_after.setdefault(last, []).append(i)
    rows = [_removed(olds[i]) for i in gone_after.get(-1, [])]
    for j, unit in enumerate(news):
        rows.append(_kept(olds[old_of[j]], unit, old_of[j] in moved) if j in old_of else _added(unit))
        rows.extend(_removed(olds[i]) for i in gone_after.get(j, []))
    return tuple(rows)


def summarise(rows: Sequence[Row]) -> Summary:
    """The numbers behind the sentence "2 new, 1 changed, 1 removed"."""
    count = Counter(row.kind for row in rows)
    return Summary(count[RowKind.ADDED], count[RowKind.REWORDED], count[RowKind.REMOVED], count[RowKind.MOVED])


def likeness(a: str, b: str) -> float:
    """The share (0–1) of the two texts' words that both have, counted with repetition."""
    return _likeness(_bag(a), _bag(b))


def _bag(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in _WORDS.findall(text))


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 1.0


def _aligned(olds: Sequence[Unit], news: Sequence[Unit]) -> dict[int, int]:
    """Which old text became which new one, by position."""
    pairs: dict[int, int] = {}
    _pair_equal(olds, news, pairs)
    _pair_alike(olds, news, pairs)
    return pairs


def _pair_equal(olds: Sequence[Unit], news: Sequence[Unit], pairs: dict[int, int]) -> None:
    """Pair texts with the same words: first in the same place, then with the same number, then in order."""

    def keys(unit: Unit) -> tuple[tuple[str, ...], ...]:
        same = (unit.role, unit.text)
        return ((*same, unit.path, unit.number), (*same, unit.part, unit.number), (*same, unit.number), same)

    taken = set(pairs.values())
    for level in range(4):
        waiting: dict[tuple[str, ...], list[int]] = {}
        for j, unit in enumerate(news):
            if j not in taken:
                waiting.setdefault(keys(unit)[level], []).append(j)
        for i, unit in enumerate(olds):
            found = waiting.get(keys(unit)[level])
            if i not in pairs and found:
                pairs[i] = found.pop(0)
                taken.add(pairs[i])


def _pair_alike(olds: Sequence[Unit], news: Sequence[Unit], pairs: dict[int, int]) -> None:
    """Pair what is left, the likest first."""
    taken = set(pairs.values())
    left = [(i, olds[i], _bag(olds[i].text)) for i in range(len(olds)) if i not in pairs]
    free = [(j, news[j], _bag(news[j].text)) for j in range(len(news)) if j not in taken]
    scored = [
        (score, i, j) for i, old, a in left for j, new, b in free if (score := _score(old, new, _likeness(a, b))) > 0
    ]
    for _how_well, i, j in sorted(scored, key=lambda found: (-found[0], abs(found[1] - found[2]), found[1:])):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _score(old: Unit, new: Unit, alike: float) -> float:
    """How well two texts go together; 0 when they are not versions of each other."""
    if old.role is not new.role:
        return 0.0
    if old.role in (Role.TITLE, Role.CLOSING):
        return 2.0
    same_place = old.number == new.number if (old.number or new.number) else old.part == new.part
    if same_place and old.role in (Role.SECTION_TITLE, Role.AREA_TITLE, Role.AREA_LONG_TITLE):
        return 1.0 + alike
    if alike >= ALIKE or (same_place and alike >= ALIKE_WITH_NUMBER):
        return alike + (0.25 if same_place else 0.0)
    return 0.0


def _moved(olds: Sequence[Unit], news: Sequence[Unit], pairs: dict[int, int]) -> set[int]:
    """The old texts that now stand in another part, under another number or in another order."""
    became = {olds[i].part: news[j].part for i, j in pairs.items() if olds[i].role in _HEADS}
    elsewhere = {
        i
        for i, j in pairs.items()
        if olds[i].number != news[j].number or became.get(olds[i].part, olds[i].part) != news[j].part
    }
    staying = [(i, j) for i, j in sorted(pairs.items()) if i not in elsewhere]
    in_order = _longest_rising([j for _, j in staying])
    return elsewhere | {i for i, j in staying if j not in in_order}


_HEADS = frozenset({Role.SECTION_TITLE, Role.AREA_TITLE, Role.TITLE, Role.CLOSING})


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The longest rising run through the numbers (each different): what kept its order."""
    best: list[tuple[int, int]] = []  # the longest run ending here, and the place before
    for here, number in enumerate(numbers):
        before = [(best[k][0], k) for k in range(here) if numbers[k] < number]
        length, origin = max(before, key=lambda found: (found[0], found[1]), default=(0, -1))
        best.append((length + 1, origin))
    chosen: set[int] = set()
    at = max(range(len(best)), key=lambda k: best[k][0], default=-1)
    while at >= 0:
        chosen.add(numbers[at])
        at = best[at][1]
    return chosen


def _added(unit: Unit) -> Row:
    return Row(RowKind.ADDED, None, unit, (Piece(Change.ADDED, unit.text),))


def _removed(unit: Unit) -> Row:
    return Row(RowKind.REMOVED, unit, None, (Piece(Change.REMOVED, unit.text),))


def _kept(old: Unit, new: Unit, has_moved: bool) -> Row:
    if old.text == new.text:
        kind = RowKind.MOVED if has_moved else RowKind.SAME
        return Row(kind, old, new, (Piece(Change.SAME, new.text),))
    kind = RowKind.MOVED if has_moved else RowKind.REWORDED
    return Row(kind, old, new, tuple(compared(old.text, new.text)))
