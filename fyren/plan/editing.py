"""Changes to a plan's wording, each giving a new structure. Nothing is renumbered unless asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from fyren.plan.structure import Block, BlockKind, DevelopmentArea, PlanStructure, Section

GOALS = frozenset({BlockKind.FOCUS_AREA, BlockKind.AIM})
_TRAILING_NUMBER = re.compile(r"\d+(?=\D*$)")
_TRAILING_LETTER = re.compile(r"[a-zA-Z](?=[^a-zA-Z]*$)")


class Fault(StrEnum):
    """Why a change cannot be made; pages put it in words."""

    NO_SUCH_PLACE = "no_such_place"
    EMPTY_TEXT = "empty_text"
    NOT_REMOVABLE = "not_removable"
    AT_THE_EDGE = "at_the_edge"
    LAST_ONE = "last_one"
    WRONG_KIND = "wrong_kind"


class CannotEdit(Exception):
    """Raised when a change does not fit the wording: the place is gone, the text is empty, the kind is wrong."""

    def __init__(self, fault: Fault, path: str) -> None:
        self.fault = fault
        self.path = path
        super().__init__(f"{fault} at {path!r}")


@dataclass(frozen=True, slots=True)
class _Place:
    """A path taken apart: the room ("section", "area", "title", "closing"), which one of them, and what in it."""

    room: str
    index: int = -1
    leaf: str = ""
    item: int = -1


def part_key(room: str, number: str, position: int) -> str:
    """The path of a whole section or area, such as `area/3.2`; by position (from 0) where it has no number."""
    return f"{room}/{number or f'u{position + 1}'}"


def _place(structure: PlanStructure, path: str) -> _Place:
    """Find the place that a path of `PlanStructure.texts` names; a path without leaf names the whole part.

    Raises:
        CannotEdit: there is no such place.
    """
    if path == "title" or (path == "closing" and structure.closing):
        return _Place(path)
    room = path.partition("/")[0]
    parts: tuple[Section | DevelopmentArea, ...] = ()
    if room in ("section", "area"):
        parts = structure.sections if room == "section" else structure.development_areas
    for index, part in enumerate(parts):
        key = part_key(room, part.number, index)
        if path == key:
            return _Place(room, index)
        if path.startswith(f"{key}/"):
            place = _leaf(part, _Place(room, index, path.removeprefix(f"{key}/")))
            if place:
                return place
    raise CannotEdit(Fault.NO_SUCH_PLACE, path)


def _leaf(part: Section | DevelopmentArea, place: _Place) -> _Place | None:
    if place.leaf == "title" or (place.leaf == "long_title" and isinstance(part, DevelopmentArea) and part.long_title):
        return place
    letter, number = place.leaf[:1], place.leaf[1:]
    items = part.paragraphs if isinstance(part, Section) else part.blocks
    wanted = "p" if isinstance(part, Section) else "b"
    if letter == wanted and number.isdecimal() and 1 <= int(number) <= len(items):
        return replace(place, leaf=letter, item=int(number) - 1)
    return None


def tidy(text: str) -> str:
    """One paragraph: runs of white space and line breaks become single spaces."""
    return " ".join(text.split())


def tidy_paragraphs(text: str) -> str:
    """Several paragraphs: each tidied, with one empty line between."""
    paragraphs = (tidy(paragraph) for paragraph in re.split(r"\n\s*\n", text.replace("\r\n", "\n")))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _wanted(text: str, path: str) -> str:
    tidied = tidy_paragraphs(text) if path == "closing" else tidy(text)
    if not tidied:
        raise CannotEdit(Fault.EMPTY_TEXT, path)
    return tidied


def replace_text(structure: PlanStructure, path: str, text: str) -> PlanStructure:
    """The structure with other words at a path. A text that differs only in white space changes nothing.

    Raises:
        CannotEdit: there is no such place, or no text.
    """
    place = _place(structure, path)
    present = dict(structure.texts()).get(path, "")
    if present.split() == text.split() and path != "closing":
        return structure
    wanted = _wanted(text, path)
    if place.room in ("title", "closing"):
        changed = replace(structure, **{place.room: wanted})  # type: ignore[arg-type]
    elif place.item >= 0:
        changed = _with_item(structure, place, wanted)
    elif place.leaf:
        changed = _with_part(structure, place, **{place.leaf: wanted})
    else:
        raise CannotEdit(Fault.NO_SUCH_PLACE, path)
    return _without_gone_mentions(structure, changed)


def _with_item(structure: PlanStructure, place: _Place, text: str) -> PlanStructure:
    if place.room == "section":
        paragraphs = list(structure.sections[place.index].paragraphs)
        paragraphs[place.item] = text
        return _with_part(structure, place, paragraphs=tuple(paragraphs))
    blocks = list(structure.development_areas[place.index].blocks)
    blocks[place.item] = replace(blocks[place.item], text=text)
    return _with_part(structure, place, blocks=tuple(blocks))


def _with_part(structure: PlanStructure, place: _Place, **values: object) -> PlanStructure:
    """The structure with one section or area changed."""
    if place.room == "section":
        sections = list(structure.sections)
        sections[place.index] = replace(sections[place.index], **values)  # type: ignore[arg-type]
        return replace(structure, sections=tuple(sections))
    areas = list(structure.development_areas)
    areas[place.index] = replace(areas[place.index], **values)  # type: ignore[arg-type]
    return replace(structure, development_areas=tuple(areas))


def add_paragraph(structure: PlanStructure, section_path: str, text: str, *, after: int) -> PlanStructure:
    """A paragraph more in a section, after the one with that number (0: first).

    Raises:
        CannotEdit: there is no such section or paragraph, or no text.
    """
    place, wanted = _place(structure, section_path), _wanted(text, section_path)
    if place.room != "section" or place.leaf:
        raise CannotEdit(Fault.WRONG_KIND, section_path)
    paragraphs = structure.sections[place.index].paragraphs
    if not 0 <= after <= len(paragraphs):
        raise CannotEdit(Fault.NO_SUCH_PLACE, f"{section_path}/p{after}")
    return _with_part(structure, place, paragraphs=(*paragraphs[:after], wanted, *paragraphs[after:]))


def add_block(
    structure: PlanStructure, area_path: str, kind: BlockKind, text: str, *, after: int | None = None
) -> PlanStructure:
    """A block more in a development area, after the one with that number (None: last, 0: first).

    A focus area gets the next free number of its area, so that no other changes its number.

    Raises:
        CannotEdit: there is no such area or block, or no text.
    """
    place, wanted = _place(structure, area_path), _wanted(text, area_path)
    if place.room != "area" or place.leaf:
        raise CannotEdit(Fault.WRONG_KIND, area_path)
    area = structure.development_areas[place.index]
    at = len(area.blocks) if after is None else after
    if not 0 <= at <= len(area.blocks):
        raise CannotEdit(Fault.NO_SUCH_PLACE, f"{area_path}/b{at}")
    number = next_number(area) if kind is BlockKind.FOCUS_AREA else ""
    blocks = (*area.blocks[:at], Block(kind, wanted, number), *area.blocks[at:])
    return _with_part(structure, place, blocks=blocks)


def next_number(area: DevelopmentArea) -> str:
    """The number after the area's highest, in the area's own way of numbering; the first is `<area>.1`."""
    numbers = [block.number for block in area.focus_areas if block.number]
    if not numbers:
        return f"{area.number}.1" if area.number else "1"
    return _counted(max(numbers, key=_rank), 1)


def _rank(number: str) -> tuple[int, str]:
    found = _TRAILING_NUMBER.search(number)
    return (int(found[0]) if found else 0, number)


def _counted(number: str, step: int) -> str:
    """The number `step` further on: 3.1.3 → 3.1.4, b → c."""
    digits = _TRAILING_NUMBER.search(number)
    if digits:
        return f"{number[: digits.start()]}{int(digits[0]) + step}{number[digits.end() :]}"
    letter = _TRAILING_LETTER.search(number)
    if letter and letter[0] not in "zZ":
        return f"{number[: letter.start()]}{chr(ord(letter[0]) + step)}{number[letter.end() :]}"
    return f"{number}.{step}"


def remove(structure: PlanStructure, path: str) -> PlanStructure:
    """The structure without a paragraph, a block or the closing text.

    Raises:
        CannotEdit: there is no such place, it is a heading, or it is the only paragraph of its section.
    """
    place = _place(structure, path)
    if place.room == "closing":
        changed = replace(structure, closing="")
    elif place.item < 0:
        raise CannotEdit(Fault.NOT_REMOVABLE, path)
    elif place.room == "section":
        paragraphs = structure.sections[place.index].paragraphs
        if len(paragraphs) == 1:
            raise CannotEdit(Fault.LAST_ONE, path)
        changed = _with_part(structure, place, paragraphs=_without(paragraphs, place.item))
    else:
        blocks = structure.development_areas[place.index].blocks
        changed = _with_part(structure, place, blocks=_without(blocks, place.item))
    return _without_gone_mentions(structure, changed)


def _without(items: tuple[object, ...], index: int) -> tuple[object, ...]:
    return items[:index] + items[index + 1 :]


def move(structure: PlanStructure, path: str, steps: int) -> PlanStructure:
    """The structure with a paragraph or block moved among its own, down when `steps` is positive.

    Raises:
        CannotEdit: there is no such place, it cannot be moved, or it would leave its part.
    """
    place = _place(structure, path)
    if place.item < 0:
        raise CannotEdit(Fault.WRONG_KIND, path)
    is_section = place.room == "section"
    part: Section | DevelopmentArea = (structure.sections if is_section else structure.development_areas)[place.index]
    items: list[object] = list(part.paragraphs if isinstance(part, Section) else part.blocks)
    target = place.item + steps
    if not 0 <= target < len(items):
        raise CannotEdit(Fault.AT_THE_EDGE, path)
    items.insert(target, items.pop(place.item))
    return _with_part(structure, place, **{"paragraphs" if is_section else "blocks": tuple(items)})


def move_to_area(structure: PlanStructure, path: str, area_path: str) -> PlanStructure:
    """The structure with a focus area or aim moved last into another area, where it gets the next free number.

    Raises:
        CannotEdit: there is no such place or area, it is neither, or it stands there already.
    """
    place, target = _place(structure, path), _place(structure, area_path)
    if place.room != "area" or place.item < 0 or target.room != "area" or target.leaf:
        raise CannotEdit(Fault.WRONG_KIND, path)
    block = structure.development_areas[place.index].blocks[place.item]
    if block.kind not in GOALS:
        raise CannotEdit(Fault.WRONG_KIND, path)
    if place.index == target.index:
        raise CannotEdit(Fault.AT_THE_EDGE, path)
    return add_block(remove(structure, path), area_path, block.kind, block.text)


def renumber(structure: PlanStructure, area_path: str) -> PlanStructure:
    """The structure with an area's focus areas numbered in their order, in the area's own way of numbering.

    Raises:
        CannotEdit: there is no such area.
    """
    place = _place(structure, area_path)
    if place.room != "area" or place.leaf:
        raise CannotEdit(Fault.WRONG_KIND, area_path)
    area = structure.development_areas[place.index]
    numbers = [block.number for block in area.focus_areas if block.number]
    if not numbers:
        return structure
    count, blocks = 0, []
    for block in area.blocks:
        if block.kind is BlockKind.FOCUS_AREA:
            block = replace(block, number=_numbered(numbers[0], count))
            count += 1
        blocks.append(block)
    return _with_part(structure, place, blocks=tuple(blocks))


def _numbered(pattern: str, position: int) -> str:
    """The number at a position (from 0) in the way of numbering that `pattern` shows."""
    if _TRAILING_NUMBER.search(pattern):
        return _TRAILING_NUMBER.sub(str(position + 1), pattern)
    first = _TRAILING_LETTER.sub(lambda letter: "a" if letter[0].islower() else "A", pattern)
    return _counted(first, position) if position else first


def _without_gone_mentions(before: PlanStructure, after: PlanStructure) -> PlanStructure:
    """Drop the names that the wording quoted before and quotes no more."""
    old, new = (tidy(" ".join(text for _, text in s.texts())).casefold() for s in (before, after))

    def still(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if tidy(name).casefold() in new or tidy(name).casefold() not in old)

    return replace(
        after,
        target_pictures=still(after.target_pictures),
        challenges=still(after.challenges),
        contributors=still(after.contributors),
        related_plans=still(after.related_plans),
    )
