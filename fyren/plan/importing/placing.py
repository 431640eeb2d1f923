"""Labels for units once the outline is known: headings, focus areas, aims, lead-ins, long titles, the closing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fyren.plan.importing import reasons
from fyren.plan.importing.labels import Label
from fyren.plan.importing.likeness import likeness
from fyren.plan.importing.outline import LISTS, candidates, is_plain_area
from fyren.plan.importing.result import Doubt
from fyren.plan.importing.rows import Kind, Row
from fyren.plan.importing.units import Unit, is_lead_in

_AIM_ON_SAME_LINE = re.compile(r":\s{1,20}(?=Att\s)")
_LONGEST_LEAD_IN = 150
_LIKE = 0.34
_ITEM_CHOICES = (Label.AIM, Label.FOCUS_AREA, Label.LIST_ITEM, Label.PARAGRAPH)


def place(units: Sequence[Unit]) -> None:
    """Label every row of every unit, once `build_outline` has decided what each is."""
    areas = [unit for unit in units if unit.is_area]
    for unit in units:
        _label_plainly(unit)
    counted = next((unit for unit in units if unit.head.line.auto_number), None)
    if counted is not None:  # once is enough: all are counted alike
        counted.head.doubt(reasons.COUNTED_NUMBER, counted.head.label or Label.PARAGRAPH)
    for area in areas:
        _label_area(area)
    for parent in dict.fromkeys(id(area.parent) for area in areas):
        own = [area for area in areas if id(area.parent) == parent]
        _label_long_titles(own)
    if areas:
        _label_closing(areas[-1], units)


def _label_plainly(unit: Unit) -> None:
    """The label that needs no knowledge of areas."""
    if unit.depth and not unit.is_item:
        unit.label(Label.AREA_HEADING if unit.is_area else Label.SECTION_HEADING)
        row = _text_row(unit)
        row.numbered = unit.head.mark is not None
        other = (Label.AREA_HEADING, Label.SECTION_HEADING, Label.PARAGRAPH)
        if unit.is_area and not is_plain_area(unit):
            row.doubt(reasons.AREA_GUESS, *other)
        if unit.head.mark is None and unit.head.level == 0:
            row.doubt(reasons.HEADING_GUESS, *other)
    elif unit.kind in LISTS or unit.kind is Kind.LETTER:
        unit.label(Label.LIST_ITEM)
    elif unit.is_item and unit.head.mark is None:
        _label_aim(unit)
    elif unit.is_item:
        unit.label(Label.FOCUS_AREA)
    else:
        unit.label(Label.PARAGRAPH)


def _text_row(unit: Unit) -> Row:
    return unit.rows[1] if unit.head.is_number_only and len(unit.rows) > 1 else unit.head


def _label_area(area: Unit) -> None:
    """Everything below an area's heading, in order: what introduces, what is aimed at, what follows."""
    has_numbered = any(child.is_item for child in area.children)
    chosen = {id(item) for item in candidates(area)}
    content = list(area.content)
    for child in area.children:
        content.extend((child, *child.content))
    for position, unit in enumerate(content):
        following = content[position + 1] if position + 1 < len(content) else None
        previous = content[position - 1] if position else None
        if unit.is_item:
            continue
        if unit.kind in LISTS or unit.kind is Kind.LETTER:
            _label_point(unit, id(unit) in chosen, has_numbered, previous)
        elif _split_aim(unit) or (unit.ends_with_colon and _is_aim(following)):
            unit.head.label = Label.LEAD_IN
        elif unit.text.startswith("Att ") and previous is not None and _introduces_aim(previous):
            _label_aim(unit)


def _label_point(unit: Unit, is_chosen: bool, has_numbered: bool, previous: Unit | None) -> None:
    """A point of a list: a focus area when it has a number, an aim when it has none, unless it only explains."""
    explains = previous is not None and not previous.is_item and previous.ends_with_colon
    explains = explains and previous is not None and not is_lead_in(previous.text)
    if not is_chosen and not unit.text.startswith("Att "):
        return
    if has_numbered and (explains or not unit.text.startswith("Att ")):
        return
    if unit.kind is Kind.BULLET:
        _label_aim(unit)
    else:
        unit.label(Label.FOCUS_AREA)


def _label_aim(unit: Unit) -> None:
    unit.label(Label.AIM)
    unit.head.doubt(reasons.AIM_WITHOUT_NUMBER, *_ITEM_CHOICES)


def _is_aim(unit: Unit | None) -> bool:
    return unit is not None and (unit.is_item or unit.kind is not Kind.TEXT or unit.text.startswith("Att "))


def _introduces_aim(unit: Unit) -> bool:
    row = unit.rows[-1]
    return row.label in (Label.LEAD_IN, Label.AIM) or unit.head.label is Label.AIM or row.cut is not None


def _split_aim(unit: Unit) -> bool:
    """Cut "Växjö kommun ska arbeta för: Att tidigt …" in two: the aim has its own row in every matrix."""
    before = 0
    for row in unit.rows[:3]:
        match = _AIM_ON_SAME_LINE.search(row.line.text[: 2 * _LONGEST_LEAD_IN])
        if match is None:
            before += len(row.text)
            continue
        if before + match.start() > _LONGEST_LEAD_IN:
            return False
        row.cut, row.cut_label = match.end(), Label.AIM
        aim = " ".join(row.line.text[match.end() :].split())
        doubt = Doubt(row.line.number, aim, reasons.AIM_WITHOUT_NUMBER, _ITEM_CHOICES, match.end())
        row.doubts.append(doubt)
        return True
    return False


def _label_long_titles(areas: Sequence[Unit]) -> None:
    """In the overview above the areas: short texts after a colon, one for each area, in the areas' own words."""
    parent = areas[0].parent
    if parent is None:
        return
    run: list[Unit] = []
    after_colon = False
    for unit in parent.content:
        if unit.ends_with_colon:
            after_colon, run = True, []
        elif after_colon and not unit.text.endswith((".", "!", "?")):
            run.append(unit)
        elif run:
            break
    alike = [unit for unit in run if any(likeness(unit.text, area.text) >= _LIKE for area in areas[:50])]
    if len(run) == len(areas) and len(alike) * 2 >= len(run):
        alike = run
    for unit in alike:
        unit.label(Label.LONG_TITLE)


def _label_closing(area: Unit, units: Sequence[Unit]) -> None:
    """Text after the last focus area closes the plan, unless chapters follow or items have text of their own."""
    items = [child for child in area.children if child.is_item]
    content = items[-1].content if items else area.content
    last_heading = next((unit for unit in reversed(units) if unit.depth and not unit.is_item), None)
    first = next((i for i, unit in reversed(list(enumerate(content))) if unit.kind is not Kind.TEXT), -1) + 1
    if not items and first == 0 and not any(unit.head.label is Label.AIM for unit in content):
        return
    tail = [unit for unit in content[first:] if unit.head.label is Label.PARAGRAPH]
    explained = sum(1 for item in items[:-1] if item.content)
    for unit in tail:
        if last_heading is not area or explained * 2 > len(items):
            unit.head.doubt(reasons.TEXT_AFTER_ITEMS, Label.PARAGRAPH, Label.CLOSING, Label.CONTINUATION)
        else:
            unit.label(Label.CLOSING)
            unit.head.doubt(reasons.CLOSING_GUESS, Label.CLOSING, Label.PARAGRAPH, Label.CONTINUATION)
