"""The columns of files with values and of files with the council's indicators, as exported and as taken in."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.base.importing.columns import CellFault, Column, choice_column, shortened, text_column
from fyren.base.importing.headers import normalised
from fyren.base.importing.reading import Table
from fyren.indicators.models import ImportKind, Indicator, Place
from fyren.indicators.models.library import DIRECTIONS
from fyren.indicators.models.values import GENDERS
from fyren.indicators.rules import Direction, Gender

MISSING = "missing"  # the file says that there is no value; an empty cell says nothing
_NO_VALUE = {"..", ".", "-", "–", "−", "x", "saknas", "uppgift saknas"}
_YEAR = re.compile(r"(?:19|20)\d{2}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_GENDER_WORDS = {
    "t": Gender.TOTAL, "totalt": Gender.TOTAL, "total": Gender.TOTAL, "alla": Gender.TOTAL, "": Gender.TOTAL,
    "k": Gender.WOMEN, "kvinna": Gender.WOMEN, "kvinnor": Gender.WOMEN, "flickor": Gender.WOMEN,
    "m": Gender.MEN, "man": Gender.MEN, "män": Gender.MEN, "pojkar": Gender.MEN,
}  # fmt: skip


def columns_for(kind: ImportKind) -> tuple[Column, ...]:
    """The columns of a sort of file: at most 2 queries."""
    if kind is ImportKind.COUNCIL_SET:
        return council_columns()
    return figure_columns(Indicator.objects.all(), Place.objects.all())


def figure_columns(indicators: Iterable[Indicator], places: Iterable[Place]) -> tuple[Column, ...]:
    """Of a file with values, a row for each. Values are read as id (indicator, place), number and letter."""
    return (
        _indicator_column(_named((each.code, each.title) for each in indicators)),
        _place_column(_named((each.code, each.name) for each in places)),
        Column("year", gettext_lazy("Year"), _read_year, str, also=("år", "period"), is_required=True, width=8),
        Column(
            "gender",
            gettext_lazy("Gender"),
            _read_gender,
            lambda value: str(dict(GENDERS).get(value, value)),
            also=("kön",),
            choices=tuple(str(words) for _value, words in GENDERS),
            width=10,
        ),
        Column(
            "value",
            gettext_lazy("Value"),
            _read_value,
            written,
            also=("värde", "resultat", "utfall"),
            help=gettext_lazy("An empty cell says nothing. Write .. where the value is missing."),
            width=12,
        ),
    )


def _indicator_column(known: Mapping[str, str]) -> Column:
    return Column(
        "indicator",
        gettext_lazy("Indicator"),
        lambda cell: _looked_up(cell, known, _("is no indicator in the library. Add it there first.")),
        str,
        also=(gettext_lazy("Id"), "kpi", "nyckeltal", "nyckeltals-id", "mått"),
        is_required=True,
        width=14,
    )


def _place_column(known: Mapping[str, str]) -> Column:
    return Column(
        "place",
        gettext_lazy("Place"),
        lambda cell: _looked_up(cell, known, _("is no place that stands here.")) if cell.strip() else "",
        str,
        also=("plats", "kommun", "municipality", "område", "region", "kommunkod"),
        help=gettext_lazy("Name or id. Empty means our own municipality."),
        width=14,
    )


def council_columns() -> tuple[Column, ...]:
    """Of a file with the council's indicators of a year, a row for each, in order."""
    return (
        text_column("code", gettext_lazy("Id"), limit=40, one_line=True, also=("nyckeltals-id",), width=14),
        text_column(
            "title",
            gettext_lazy("Title"),
            limit=300,
            one_line=True,
            also=("nyckeltal", "indikator", "mått"),
            is_required=True,
            width=50,
        ),
        text_column("aim", gettext_lazy("The council's aim"), limit=200, one_line=True, also=("mål", "målvärde")),
        text_column("unit", gettext_lazy("Unit"), limit=60, one_line=True, also=("enhet",)),
        choice_column(
            "direction",
            gettext_lazy("Direction"),
            DIRECTIONS,
            blank=Direction.CONTEXTUAL.value,
            also=("riktning",),
            width=20,
        ),
        text_column("says", gettext_lazy("What it says"), also=("beskrivning",), width=50),
        text_column("says_not", gettext_lazy("What it does not say"), width=50),
        text_column("source", gettext_lazy("Source"), limit=300, one_line=True, also=("källa",), width=30),
    )


def as_rows(table: Table) -> Table:
    """A table with a column for each year made into one with a row for each year; any other as it is."""
    for place, header in enumerate(table.rows[:20]):
        years = {column: cell.strip() for column, cell in enumerate(header) if _YEAR.fullmatch(cell.strip())}
        if len(years) > 1:
            return Table(table.name, (*table.rows[:place], *_turned(table.rows[place:], years)))
    return table


def _turned(rows: Sequence[tuple[str, ...]], years: Mapping[int, str]) -> Iterable[tuple[str, ...]]:
    kept = [column for column in range(len(rows[0])) if column not in years]
    yield (*(rows[0][column] for column in kept), _("Year"), _("Value"))
    for row in rows[1:]:
        cells = [row[column] if column < len(row) else "" for column in range(len(rows[0]))]
        for column, year in years.items():
            if cells[column].strip():
                yield (*(cells[each] for each in kept), year, cells[column])


def written(value: Any) -> object:
    """A value as a cell: a number, and .. where it is missing."""
    if value is None or value == MISSING:
        return ".."
    return float(f"{value:.10g}")


def _named(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Folded id or name to id; a name that two have means neither."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for code, name in pairs:
        word = normalised(name)
        twice |= {word} & found.keys()
        found[word] = code
        found[normalised(code)] = code
    return {word: code for word, code in found.items() if word not in twice or normalised(code) == word}


def _looked_up(cell: str, known: Mapping[str, str], problem: str) -> str:
    found = known.get(normalised(cell))
    if found is None and not cell.strip():
        raise CellFault(_("the cell is empty. Fill it in, or leave the row out."))
    if found is None:
        raise CellFault(f"{_('“%(cell)s”') % {'cell': shortened(cell)}} {problem}")
    return found


def _read_year(cell: str) -> int:
    text = cell.strip().removesuffix("-01-01")
    if not (text.isascii() and text.isdigit() and _FIRST_YEAR <= int(text[:9]) <= _LAST_YEAR):
        raise CellFault(_("“%(cell)s” is no year. Write it as 2026.") % {"cell": shortened(cell)})
    return int(text)


def _read_gender(cell: str) -> str:
    found = _GENDER_WORDS.get(" ".join(cell.split()).casefold())
    if found is None:
        raise CellFault(_("“%(cell)s” is not recognised. Write all, women or men.") % {"cell": shortened(cell)})
    return found.value


def _read_value(cell: str) -> float | str | None:
    text = re.sub(r"[\s\u00a0\u202f]|%$", "", cell).replace("−", "-").casefold()
    if not text:
        return None
    if text in _NO_VALUE or " ".join(cell.split()).casefold() in _NO_VALUE:
        return MISSING
    text = text.replace(".", "").replace(",", ".") if "," in text else text
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise CellFault(_("“%(cell)s” is no number. Write it with digits and a decimal comma.") % {
            "cell": shortened(cell)
        })  # fmt: skip
    return number
