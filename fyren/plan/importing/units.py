"""Rows that belong together: a heading, a paragraph, a point of a list, each over one line or many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from fyren.plan.importing import reasons
from fyren.plan.importing.joining import without_soft_hyphens
from fyren.plan.importing.labels import Label
from fyren.plan.importing.rows import Kind, Measures, Row, is_open, is_terminated, starts_lower

_LEAD_IN = re.compile(r"[A-ZÅÄÖ][^.:!?]{0,100}\b(?:ska|skall|vill|kommer|innebär)\b[^.:!?]{0,60}:")
_SCRAP = 12
_SLACK = 0.15
_LOOKED_AT = 1_000  # characters; a unit's shape shows in its beginning


@dataclass(slots=True, eq=False)
class Unit:
    """Rows that are one text. The first row carries mark, kind and level; a lone number's text is on the second."""

    rows: list[Row]
    depth: int = 0  # as a heading; 0 is none
    parent: Unit | None = None
    children: list[Unit] = field(default_factory=list)  # headings and numbered items one step down
    content: list[Unit] = field(default_factory=list)  # text and lists directly below
    is_item: bool = False
    is_area: bool = False
    score: int = 0

    @property
    def head(self) -> Row:
        """The first row."""
        return self.rows[0]

    @property
    def kind(self) -> Kind:
        """What opens the unit."""
        return self.head.kind

    @property
    def text(self) -> str:
        """The beginning of the unit's text, without its mark; for deciding, never for keeping."""
        parts = [self.head.rest]
        size = 0
        for row in self.rows[1:]:
            if size > _LOOKED_AT:
                break
            parts.append(row.text)
            size += len(row.text)
        return without_soft_hyphens(" ".join(parts)[: 2 * _LOOKED_AT])

    @property
    def ends_with_colon(self) -> bool:
        """Whether the text introduces what follows."""
        return self.rows[-1].text.endswith(":")

    @property
    def is_terminated(self) -> bool:
        """Whether the text ends as a sentence does."""
        return is_terminated(self.rows[-1].text)

    def label(self, label: Label) -> None:
        """Label all rows: the first as given, the others as its continuation."""
        first, *others = self.rows
        if first.is_number_only and others and label is not Label.UNRESOLVED:
            first.label = Label.NUMBER
            first, *others = others
        first.label = label
        for row in others:
            row.label = Label.CONTINUATION


def is_lead_in(text: str) -> bool:
    """Whether the text opens with "… kommun ska …:", which introduces aims."""
    return _LEAD_IN.match(text[:300]) is not None


def make_units(rows: Sequence[Row], measures: Measures) -> list[Unit]:
    """Group rows into units; doubtful joins are noted on the row."""
    units: list[Unit] = []
    inner: float | None = None  # the gap between the lines of the latest text here
    before: Row | None = None
    for row in rows:
        if before is None or not _goes_on(units[-1], before, row, measures, inner):
            if row.level or row.kind in (Kind.NUMBERED, Kind.WORD):
                inner = None
            units.append(Unit([row]))
        else:
            if not before.is_number_only and row.gap is not None:
                inner = row.gap
            units[-1].rows.append(row)
        before = row
    return units


def _goes_on(unit: Unit, before: Row, row: Row, measures: Measures, inner: float | None) -> bool:
    if row.goes_on:
        return True
    if row.kind is not Kind.TEXT:
        return False
    if before.is_number_only:
        return True
    if row.level or before.level:
        return _heading_goes_on(before, row)
    if row.line.style:
        return _paragraph_goes_on(before, row)
    if starts_lower(row.text) or not row.text[0].isalnum() or _is_scrap(row):
        return _lower_goes_on(unit, before, row, measures, inner)
    return _upper_goes_on(unit, before, row, measures, inner)


def _is_scrap(row: Row) -> bool:
    """What a wrapped line leaves, such as "2030." alone: too little to be text of its own."""
    return len(row.text) <= _SCRAP and not any(char.isalpha() for char in row.text)


def _heading_goes_on(before: Row, row: Row) -> bool:
    """A heading over two lines has both in the same type, close together. Word's headings are whole already."""
    if row.line.style or before.level != row.level or row.line.page != before.line.page:
        return False
    if row.line.font_size is None or row.gap is None or row.gap > 1.0:
        return False
    return starts_lower(row.text) or is_open(before.text) or not is_terminated(before.text)


def _paragraph_goes_on(before: Row, row: Row) -> bool:
    """Where the reader knows paragraphs, only a sentence cut in two is put together, with a doubt."""
    if row.line.style != "paragraph" or before.line.style != "paragraph" or before.kind is not Kind.TEXT:
        return False
    if not starts_lower(row.text) or is_terminated(before.text):
        return False
    row.doubt(reasons.CONTINUES_LOWER_CASE, Label.CONTINUATION, Label.PARAGRAPH)
    return True


def _lower_goes_on(unit: Unit, before: Row, row: Row, measures: Measures, inner: float | None) -> bool:
    if not is_terminated(before.text):
        return True
    if before.text.endswith(":"):
        return measures.is_wrapped(before, row, unit.kind is not Kind.TEXT)
    if measures.is_wider(row, inner):
        return False
    if row.text[0].isalnum() and not before.text.endswith(";"):
        row.doubt(reasons.CONTINUES_LOWER_CASE, Label.CONTINUATION, Label.PARAGRAPH)
    return True


def _upper_goes_on(unit: Unit, before: Row, row: Row, measures: Measures, inner: float | None) -> bool:
    in_list = unit.kind is not Kind.TEXT
    if is_open(before.text):
        return not measures.is_wider(row, inner)
    if before.text.endswith(":") or is_lead_in(row.text):
        return False
    # Where paragraphs have space between them, a line break without it means less.
    spacing_tells = measures.is_spaced and row.gap is not None
    slack = _SLACK if spacing_tells else 0.0
    if measures.is_wider(row, inner) or not measures.is_wrapped(before, row, in_list, slack):
        return False
    if before is unit.head and unit.kind in (Kind.NUMBERED, Kind.WORD, Kind.LETTER):
        # A heading and the text below it; only an item can go on with a new sentence.
        return unit.text.startswith("Att ") and not is_terminated(before.text)
    if is_terminated(before.text) and (row.line.top is None or not spacing_tells):
        row.doubt(reasons.SAME_PARAGRAPH, Label.CONTINUATION, Label.PARAGRAPH)
    return True
