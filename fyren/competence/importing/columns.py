"""The columns of files about knowledge, and how each cell is read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from fyren.base.importing.columns import CellFault, Column, day_column, number_column, shortened
from fyren.base.importing.headers import normalised
from fyren.base.importing.rows import WITHHELD
from fyren.competence.hashed import MARK, is_hashed
from fyren.competence.models import LEVELS, MOST_PEOPLE, Course, ImportKind
from fyren.competence.rules import Level, month_day, month_number
from fyren.people.models import Body, Unit

_LEVEL_WORDS = {
    Level.ELECTED: ("förtroendevald", "förtroendevalda", "politiker", "ledamot", "elected"),
    Level.MANAGER: ("chef", "chefer", "ledare", "manager", "managers"),
    Level.OFFICIAL: ("tjänsteperson", "tjänstepersoner", "tjänsteman", "tjänstemän", "official", "officials"),
    Level.FRONT_LINE: (
        "personal", "personal som möter människor", "första linjen", "baspersonal", "front line", "front_line",
    ),
}  # fmt: skip
_MONTH = re.compile(r"(\d{4})[-/. ]?(\d{2})")
_FIRST = dt.date(1990, 1, 1)
_DAY_WORDS = ("datum", "dag", "per datum", "date", "genomförd", "slutförd", "completed")
_NEEDED = {
    ImportKind.COMPLETIONS: ("unit", "level", "course", "month"),
    ImportKind.HEADCOUNTS: ("unit", "level", "number", "day"),
    ImportKind.HASHED: ("person", "unit", "level", "course", "day"),
    ImportKind.PEOPLE: ("person",),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What the names in a file mean: the authority's units, and the courses that there are."""

    units: Mapping[str, int]
    courses: Mapping[str, int]
    unit_names: Mapping[int, str]
    course_names: Mapping[int, str]


def known_at(authority: Body) -> Known:
    """The units and courses that a file of the authority's can name: 2 queries. Units that have ended can be named too,
    for what was completed there."""
    units = list(Unit.objects.filter(authority=authority).order_by("valid_to").values_list("pk", "name"))
    courses = list(Course.objects.values_list("pk", "name", "code"))
    by_name = {normalised(name): pk for pk, name, _code in courses}
    by_code = {normalised(code): pk for pk, _name, code in courses if code}
    return Known(
        {normalised(name): pk for pk, name in units},
        by_code | by_name,
        dict(units),
        {pk: name for pk, name, _code in courses},
    )


def columns_for(kind: ImportKind, known: Known, last: dt.date) -> tuple[Column, ...]:
    """The columns of a sort of file.

    Args:
        last: no day in the file lies after it.
    """
    shared = (_unit_column(known), _level_column())
    if kind is ImportKind.PEOPLE:
        return (_person_column(),)
    if kind is ImportKind.HASHED:
        return (_person_column(), shared[0], _level_column(but=Level.ELECTED), _course_column(known), _day_column(last))
    if kind is ImportKind.HEADCOUNTS:
        return (*shared, _number(is_required=True), _day_column(last))
    return (*shared, _course_column(known), _month_column(last), _number(is_required=False))


def _unit_column(known: Known) -> Column:
    return Column(
        "unit",
        gettext_lazy("Unit"),
        lambda cell: _looked_up(cell, known.units, _("is no unit of yours. Add it first, or write its name.")),
        lambda value: known.unit_names.get(value, ""),
        also=("enhet", "arbetsplats", "avdelning", "organisation", "unit", "department", "enhetsnamn"),
        is_required=True,
    )


def _course_column(known: Known) -> Column:
    return Column(
        "course",
        gettext_lazy("Course"),
        lambda cell: _looked_up(cell, known.courses, _("is no course that stands here. Add it first, or its code.")),
        lambda value: known.course_names.get(value, ""),
        also=("kurs", "utbildning", "kursnamn", "kurskod", "course", "aktivitet"),
        is_required=True,
    )


def level_words() -> dict[str, str]:
    """What a level may be called, folded, to its value."""
    words = {normalised(word): level.value for level, of_it in _LEVEL_WORDS.items() for word in of_it}
    return words | {normalised(str(label)): value for value, label in LEVELS}


def _person_column() -> Column:
    def read(cell: str) -> str:
        if not is_hashed(cell):
            raise CellFault(_("the cell holds no identity that was hashed. Name its column Personal identity number."))
        return cell.removeprefix(MARK)

    also = ("personnummer", "personnr", "pnr", "person-id", "anställningsnummer", "anstnr", "employee id")
    return Column("person", gettext_lazy("Personal identity number"), read, str, also=also, is_required=True)


def _level_column(but: Level | None = None) -> Column:
    words, labels = level_words(), dict(LEVELS)
    if but is not None:
        words = {word: value for word, value in words.items() if value != but}
    choices = ", ".join(str(label) for value, label in labels.items() if value != but)
    return Column(
        "level",
        gettext_lazy("Level"),
        lambda cell: _looked_up(cell, words, _("is no level. Write one of: %(levels)s.") % {"levels": choices}),
        lambda value: str(labels.get(value, "")),
        also=("nivå", "roll", "grupp", "personalgrupp", "level", "befattningsgrupp"),
        is_required=True,
    )


def _number(*, is_required: bool) -> Column:
    plain = number_column("number", "")

    def read(cell: str) -> int | None:
        number = plain.read(cell)
        if number is None and is_required:
            raise CellFault(_("the cell is empty. Fill it in, or leave the row out."))
        if number is not None and number > MOST_PEOPLE:
            raise CellFault(_("“%(cell)s” is too many. Write at most five digits.") % {"cell": shortened(cell)})
        return int(number) if number is not None else None

    return Column(
        "number",
        pgettext_lazy("count", "Number"),
        read,
        lambda value: value,
        also=("antal", "antal personer", "antal anställda", "antal genomförda", "count", "number", "headcount"),
        is_required=is_required,
    )


def _day_column(last: dt.date) -> Column:
    plain = day_column("day", "")

    def read(cell: str) -> dt.date:
        day = plain.read(cell)
        if day is None:
            raise CellFault(_("the cell is empty. Fill it in, or leave the row out."))
        return _checked(day, cell, last)

    return Column("day", gettext_lazy("Day"), read, str, also=_DAY_WORDS, is_required=True)


def _month_column(last: dt.date) -> Column:
    plain = day_column("month", "")

    def read(cell: str) -> int:
        found = _MONTH.fullmatch(cell.strip())
        if found and 1 <= int(found[2]) <= 12:
            day: dt.date | None = dt.date(int(found[1]), int(found[2]), 1) if int(found[1]) else None
        else:
            day = plain.read(cell)
        if day is None:
            raise CellFault(_("the cell is empty. Fill it in, or leave the row out."))
        return month_number(_checked(day, cell, last))

    return Column(
        "month",
        gettext_lazy("Completed"),
        read,
        lambda value: f"{month_day(value):%Y-%m}",
        also=(
            "genomförd",
            "genomfört",
            "slutförd",
            "månad",
            "datum",
            "avslutad",
            "completed",
            "date",
            "genomförd datum",
        ),
        is_required=True,
    )


def _checked(day: dt.date, cell: str, last: dt.date) -> dt.date:
    if day > last:
        raise CellFault(_("“%(cell)s” has not come yet.") % {"cell": shortened(cell)})
    if day < _FIRST:
        raise CellFault(_("“%(cell)s” is too long ago.") % {"cell": shortened(cell)})
    return day


def _looked_up(cell: str, known: Mapping[str, Any], problem: str) -> Any:
    if cell == WITHHELD:
        raise CellFault(_("the cell told who somebody is, and has not been kept. Leave the column out."))
    found = known.get(normalised(cell))
    if found is None and not cell.strip():
        raise CellFault(_("the cell is empty. Fill it in, or leave the row out."))
    if found is None:
        raise CellFault(f"{_('“%(cell)s”') % {'cell': shortened(cell)}} {problem}")
    return found


def needed(kind: ImportKind) -> tuple[str, ...]:
    """Keys of the columns that a file must have, or that must be said for the whole of it."""
    return _NEEDED[kind]
