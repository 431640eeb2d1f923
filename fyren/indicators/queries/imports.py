"""Reads of imports: files on their way in, and what taking one in would do now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from fyren.base.importing.headers import normalised
from fyren.base.importing.models import TableImportState
from fyren.base.importing.rows import Fault, ReadRow, read_rows
from fyren.indicators.exchange import MISSING, columns_for
from fyren.indicators.figures import NewFigure
from fyren.indicators.import_layout import layout_of
from fyren.indicators.models import Figure, ImportKind, Indicator, Place, ValueImport
from fyren.indicators.rules import Gender


def own_import(public_id: str) -> ValueImport:
    """A file on its way in.

    Raises:
        Http404: there is none such.
    """
    found = ValueImport.objects.select_related("council_set").filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def open_imports(kind: ImportKind) -> QuerySet[ValueImport]:
    """The files of a kind that wait to be taken in or discarded, without their content."""
    return ValueImport.objects.filter(kind=kind, state=TableImportState.OPEN).defer("tables", "decisions")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A row with a value. `before` is None where there was none."""

    number: int
    indicator: Indicator
    place: Place
    year: int
    gender: str
    before: float | None
    after: float | None

    @property
    def figure(self) -> NewFigure:
        """As it is written."""
        return NewFigure(self.indicator.pk, self.place.pk, self.year, self.gender, self.after)


@dataclass(frozen=True)
class FiguresPreview:
    """What taking in a file with values would do now. `silent`: rows that say nothing; `same`: already so."""

    new: list[FigureLine] = field(default_factory=list)
    changed: list[FigureLine] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    same: list[int] = field(default_factory=list)
    silent: list[int] = field(default_factory=list)

    @property
    def taken(self) -> list[FigureLine]:
        """What would be written."""
        return [*self.new, *self.changed]

    @cached_property
    def seen(self) -> str:
        """Names exactly what is shown."""
        lines = (f"{each.number}|{each.figure}|{each.before}" for each in self.taken)
        return _digest([*lines, *map(str, self.faults)])


@dataclass(frozen=True, slots=True)
class SetLine:
    """A row of the council's indicators. `indicator` is None for one that is not in the library yet."""

    number: int
    indicator: Indicator | None
    values: dict[str, Any]


@dataclass(frozen=True)
class SetPreview:
    """What filling a set from a file would do now."""

    lines: list[SetLine] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def new(self) -> list[SetLine]:
        """The indicators that would be added to the library."""
        return [line for line in self.lines if line.indicator is None]

    @cached_property
    def seen(self) -> str:
        """Names exactly what is shown."""
        lines = (f"{each.number}|{each.indicator and each.indicator.pk}|{each.values}" for each in self.lines)
        return _digest([*lines, *map(str, self.faults)])


def figures_preview(draft: ValueImport) -> FiguresPreview:
    """What an open import of values would do now: 6 queries, whatever its rows."""
    layout, preview = layout_of(draft), FiguresPreview()
    indicators = {each.code: each for each in Indicator.objects.all()}
    places = {each.code: each for each in Place.objects.all()}
    home = next((place for place in places.values() if place.is_home), None)
    read: list[FigureLine] = []
    for row in _rows(draft):
        faults = list(row.faults)
        code = row.values.get("indicator") or layout.indicator
        place = places.get(row.values.get("place", "")) or home
        if not faults and (code not in indicators or place is None):
            faults.append(Fault(row.number, _("Indicator"), _("is missing. Say which indicator the file is about.")))
        if faults or place is None:
            preview.faults.extend(faults)
        elif row.values.get("value") is None:
            preview.silent.append(row.number)
        else:
            read.append(_line(row, indicators[code], place))
    _sort_out(_once(read, preview), preview)
    return preview


def _rows(draft: ValueImport) -> Sequence[ReadRow]:
    layout, tables = layout_of(draft), draft.read_tables()
    return list(read_rows(tables[layout.sheet], layout.layout, columns_for(ImportKind(draft.kind)), {}))


def _line(row: ReadRow, indicator: Indicator, place: Place) -> FigureLine:
    value = row.values["value"]
    gender = row.values.get("gender", Gender.TOTAL.value)
    return FigureLine(
        row.number, indicator, place, row.values["year"], gender, None, None if value == MISSING else value
    )


def _once(lines: Iterable[FigureLine], preview: FiguresPreview) -> list[FigureLine]:
    """The lines without those that say again what an earlier row has said."""
    first: dict[Any, FigureLine] = {}
    for line in lines:
        earlier = first.setdefault(line.figure.key, line)
        if earlier is not line:
            reason = _("the same value stands in row %(row)s. Keep one of them.") % {"row": earlier.number}
            preview.faults.append(Fault(line.number, "", reason))
    return list(first.values())


def _sort_out(lines: Sequence[FigureLine], preview: FiguresPreview) -> None:
    """Each line as new, changed or the same, by what is saved."""
    rows = Figure.objects.filter(indicator__in={line.indicator.pk for line in lines})
    saved = {key: value for *key_parts, value in rows.values_list("indicator", "place", "year", "gender", "value")
             for key in [tuple(key_parts)]}  # fmt: skip
    for line in lines:
        key = line.figure.key
        if key not in saved:
            preview.new.append(line)
        elif saved[key] == line.after:
            preview.same.append(line.number)
        else:
            preview.changed.append(
                FigureLine(line.number, line.indicator, line.place, line.year, line.gender, saved[key], line.after)
            )


def set_preview(draft: ValueImport) -> SetPreview:
    """What filling the council's set from an open file would do now. Indicators are known by id, else by title."""
    preview = SetPreview()
    known = list(Indicator.objects.all())
    by_code = {normalised(each.code): each for each in known}
    by_title = {normalised(each.title): each for each in known}
    seen: dict[str, int] = {}
    for row in _rows(draft):
        if row.faults:
            preview.faults.extend(row.faults)
            continue
        code, title = normalised(row.values.get("code") or ""), normalised(row.values["title"])
        found = by_code.get(code) if code else by_title.get(title)
        name = normalised(found.code) if found is not None else code or title
        if name in seen:
            reason = _("the same indicator stands in row %(row)s. Keep one of them.") % {"row": seen[name]}
            preview.faults.append(Fault(row.number, "", reason))
            continue
        seen[name] = row.number
        preview.lines.append(SetLine(row.number, found, dict(row.values)))
    return preview


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
