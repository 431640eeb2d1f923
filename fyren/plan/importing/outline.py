"""The tree of headings, and which of them are development areas with focus areas below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from fyren.plan.importing.marks import AREA_WORDS, ITEM_WORDS
from fyren.plan.importing.rows import Kind
from fyren.plan.importing.units import Unit, is_lead_in
from fyren.plan.importing.vocabulary import names_areas, names_other

_MOST = 2 / 3
_ENOUGH = 3  # points; an area needs at least this
_FEWEST_SISTERS = 2
_PLAIN = 4  # points from which an area needs no doubt
_LONGEST_GUESS = 90
LISTS = frozenset({Kind.BULLET, Kind.LISTED})


def build_outline(units: Sequence[Unit]) -> Unit:
    """Put the units in a tree under a root without rows' meaning, decide items and areas, and return the root."""
    _guess_headings(units)
    _demote_bare_numbers(units)
    root = Unit(rows=[])
    _place(root, units)
    _flatten_zones(root)
    for parent in [root, *_headings(root)]:
        _decide_items(parent)
    for heading in reversed(list(_headings(root))):
        _decide_area(heading)
    _add_sisters(root)
    _guess_lettered(root)
    return root


def _headings(root: Unit) -> list[Unit]:
    """All headings below the root, in the order of the document."""
    found: list[Unit] = []
    waiting = list(reversed(root.children))
    while waiting:
        unit = waiting.pop()
        found.append(unit)
        waiting.extend(reversed(unit.children))
    return found


def _guess_headings(units: Sequence[Unit]) -> None:
    """In a document whose chapters have neither numbers nor styles, short lines for themselves are headings."""
    if any(unit.head.level or unit.kind is Kind.NUMBERED for unit in units):
        return
    for unit, following in pairwise(units):
        followed = following.kind in LISTS or following.is_terminated or names_areas(unit.text)
        if followed and _looks_like_heading(unit):
            unit.depth = 1


def _looks_like_heading(unit: Unit) -> bool:
    text = unit.text
    short = unit.kind is Kind.TEXT and len(unit.rows) == 1 and len(text) <= _LONGEST_GUESS
    return short and text[:1].isupper() and not unit.is_terminated


def _demote_bare_numbers(units: Sequence[Unit]) -> None:
    """Sentences numbered 1, 2, 3 with nothing below are a list, not chapters."""
    numbered = [unit for unit in units if unit.kind is Kind.NUMBERED]
    if not numbered or any(unit.head.mark and len(unit.head.mark.parts) > 1 for unit in numbered):
        return
    if any(unit.head.level for unit in numbered):
        return
    sentences = sum(1 for unit in numbered if unit.is_terminated)
    if sentences > _MOST * len(numbered):
        for unit in numbered:
            unit.head.kind = Kind.LISTED


def _place(root: Unit, units: Sequence[Unit]) -> None:
    stack = [root]
    for unit in units:
        depth = unit.depth or _depth(unit, stack)
        if depth == 0:
            stack[-1].content.append(unit)
            unit.parent = stack[-1]
            continue
        while stack[-1].depth >= depth:
            stack.pop()
        unit.depth, unit.parent = depth, stack[-1]
        stack[-1].children.append(unit)
        stack.append(unit)


def _depth(unit: Unit, stack: Sequence[Unit]) -> int:
    """How deep a heading is, 1 the highest; 0 for what is no heading."""
    mark = unit.head.mark
    if unit.kind is Kind.NUMBERED and mark is not None:
        return max(len(mark.parts) * 10, unit.head.level * 10 if unit.head.level else 0)
    if unit.kind is Kind.WORD and mark is not None:
        return _depth_of_word(unit, stack)
    if unit.head.level:
        return unit.head.level * 10
    if unit.kind is Kind.LETTER and mark is not None and mark.number.isupper():
        return _below(stack, lambda other: other.kind is Kind.LETTER, 5)
    return 0


def _depth_of_word(unit: Unit, stack: Sequence[Unit]) -> int:
    mark = unit.head.mark
    assert mark is not None  # noqa: S101 - a word is a mark
    if unit.head.level:
        return unit.head.level * 10
    if mark.word in ITEM_WORDS or (mark.word in AREA_WORDS and len(mark.parts) > 1):
        return _below(stack, _is_item_word, 3)
    if mark.word in AREA_WORDS:
        return _below(stack, lambda other: other.kind is Kind.WORD, 5)
    return 10


def _is_item_word(unit: Unit) -> bool:
    mark = unit.head.mark
    return unit.kind is Kind.WORD and mark is not None and (mark.word in ITEM_WORDS or len(mark.parts) > 1)


def _below(stack: Sequence[Unit], is_alike: Callable[[Unit], bool], step: int) -> int:
    """A depth just below the nearest heading of another kind."""
    for other in reversed(stack):
        if other.rows and is_alike(other):
            continue
        return other.depth + step
    return step


def _flatten_zones(root: Unit) -> None:
    """Where all headings look alike, those after "Prioriterade områden" are its areas until another chapter starts."""
    if any(child.children for child in root.children):
        return
    zone: Unit | None = None
    kept: list[Unit] = []
    for child in root.children:
        own_number = child.kind in (Kind.NUMBERED, Kind.WORD, Kind.LETTER)
        if own_number or names_other(child.text):
            zone = None
        elif names_areas(child.text):
            zone = child
        elif zone is not None:
            zone.children.append(child)
            child.parent = zone
            continue
        kept.append(child)
    root.children = kept


def _decide_items(parent: Unit) -> None:
    """Leaves are focus areas rather than headings when they read as aims, or are what a chapter of areas holds."""
    leaves = parent.children
    if not leaves or not parent.rows or any(child.children for child in leaves):
        return
    words = [child for child in leaves if _is_item_word(child)]
    if words:
        for child in words:
            child.is_item = True
    elif _hold_areas(_above(parent)) and not any(_is_usual_heading(child.text) for child in leaves):
        for child in leaves:
            child.is_item = len(leaves) > 1 or child.kind is Kind.NUMBERED
    elif all(child.kind is Kind.NUMBERED for child in leaves) and _read_as_items(parent, leaves):
        for child in leaves:
            child.is_item = True


def _read_as_items(parent: Unit, leaves: Sequence[Unit]) -> bool:
    if _share_of_aims(leaves) >= 0.5:
        return True
    if any(child.head.level for child in leaves):
        return False
    introduced = bool(parent.content) and parent.content[-1].ends_with_colon
    bare = sum(1 for child in leaves if not child.content) / len(leaves)
    return introduced or (bare >= _MOST and _hold_areas([parent, *_above(parent)]) and parent.depth >= 10)


def _hold_areas(headings: Sequence[Unit]) -> bool:
    return any(names_areas(heading.text) for heading in headings)


def _is_usual_heading(text: str) -> bool:
    """Whether the text is a sub-heading that comes again in every area, such as "Mål" or "Bakgrund"."""
    return names_other(text) or names_areas(text) or len(text.split()) == 1


def _share_of_aims(units: Sequence[Unit]) -> float:
    return sum(1 for unit in units if unit.text.startswith(("Att ", "att "))) / len(units) if units else 0.0


def _above(unit: Unit) -> list[Unit]:
    """The headings above the unit, nearest first."""
    found: list[Unit] = []
    parent = unit.parent
    while parent is not None and parent.rows:
        found.append(parent)
        parent = parent.parent
    return found


def candidates(heading: Unit) -> list[Unit]:
    """What could be focus areas or aims right below a heading."""
    lists = [unit for unit in heading.content if unit.kind in LISTS or unit.kind is Kind.LETTER]
    return [child for child in heading.children if child.is_item] or lists


def _decide_area(heading: Unit) -> None:
    if heading.is_item or any(child.is_area or not child.is_item for child in heading.children):
        return
    has_word = _has_area_word(heading)
    items = candidates(heading)
    if not items and not has_word:
        return
    if names_other(heading.text) and not has_word and not any(item.is_item for item in items):
        return
    heading.score = _score(heading, items, has_word)
    heading.is_area = heading.score >= _ENOUGH


def _has_area_word(heading: Unit) -> bool:
    mark = heading.head.mark
    return heading.kind is Kind.WORD and mark is not None and mark.word in AREA_WORDS


def _score(heading: Unit, items: Sequence[Unit], has_word: bool) -> int:
    score = _PLAIN if has_word else 0
    if _hold_areas(_above(heading)):
        score += 3
    elif names_areas(heading.text):
        score += 1
    if any(item.is_item for item in items):
        score += 2
    if items and _share_of_aims(items) >= 0.5:
        score += 2
    if any(is_lead_in(unit.text) for unit in heading.content):
        score += 1
    if heading.kind is Kind.LETTER:
        score += 1
    return score


def _add_sisters(root: Unit) -> None:
    """In a chapter of areas, a heading with nothing but text is an area too: the plan has just not filled it yet."""
    for parent in _headings(root):
        if not names_areas(parent.text) or parent.is_area:
            continue
        plain = [child for child in parent.children if not child.children and not names_other(child.text)]
        first = next((i for i, child in enumerate(parent.children) if child.is_area), None)
        if first is None and len(plain) < _FEWEST_SISTERS:
            continue
        later = set(map(id, parent.children[first or 0 :]))
        for child in plain:
            if id(child) in later and not child.is_item:
                child.is_area = True


def _guess_lettered(root: Unit) -> None:
    """Where no heading says that it is an area, lettered sisters that all hold points are guessed to be."""
    headings = list(_headings(root))
    if any(heading.is_area for heading in headings):
        return
    lettered = [heading for heading in headings if heading.kind is Kind.LETTER and not heading.is_item]
    if len(lettered) >= _FEWEST_SISTERS and all(candidates(heading) for heading in lettered):
        for heading in lettered:
            heading.is_area, heading.score = True, _ENOUGH


def is_plain_area(heading: Unit) -> bool:
    """Whether the signs of an area are so many that nobody need look."""
    return heading.score >= _PLAIN
