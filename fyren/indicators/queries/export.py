"""An indicator's values as rows of a file."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _

from fyren.indicators.exchange import figure_columns, written
from fyren.indicators.models import Figure, Indicator
from fyren.indicators.queries.contents import EXAMPLE


@dataclass(frozen=True, slots=True)
class Exported:
    """A file's rows. `notes` say that the values are made up, if so, what they are and where they come from."""

    title: str
    notes: list[str]
    header: list[str]
    rows: list[list[object]]
    widths: list[int]
    is_example: bool

    @property
    def note(self) -> str:
        """The notes as one line."""
        return ". ".join(part for part in self.notes if part)


def exported(indicator: Indicator) -> Exported:
    """The indicator's values and those of its uncertainty, for every place: 1 query."""
    ids = [indicator.pk, *([indicator.uncertainty_id] if indicator.uncertainty_id else [])]
    figures = (
        Figure.objects.filter(indicator__in=ids)
        .order_by(F("place__is_home").desc(), "place__position", "place__name", "indicator__code", "year", "gender")
        .values_list("indicator__code", "place__name", "year", "gender", "value", "source")
    )
    columns = figure_columns([], [])
    gender = next(column for column in columns if column.key == "gender")
    rows: list[list[object]] = []
    is_example = indicator.is_example
    for code, place, year, who, value, source in figures:
        rows.append([code, place, year, gender.write(who), written(value)])
        is_example = is_example or source == EXAMPLE
    header, widths = [str(column.label) for column in columns], [column.width for column in columns]
    return Exported(indicator.title, _notes(indicator, is_example), header, rows, widths, is_example)


def _notes(indicator: Indicator, is_example: bool) -> list[str]:
    return [
        _("Example data: the values are made up") if is_example else "",
        str(indicator),
        indicator.unit,
        _("Source: %(source)s") % {"source": indicator.source} if indicator.source else "",
        _("Licence: %(licence)s") % {"licence": indicator.licence} if indicator.licence else "",
    ]
