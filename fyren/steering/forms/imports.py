"""Forms of taking a body's file in: choosing it, saying its columns, deciding its rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from fyren.base.importing.columns import CellFault, Column
from fyren.base.importing.comparing import NEW, SAVED, SKIP, YOURS, Decisions
from fyren.base.importing.forms import PLACE, ChosenColumns
from fyren.base.importing.reading import Table
from fyren.base.importing.rows import ID, VERSION
from fyren.people.forms.versioned import VersionedFormMixin
from fyren.steering.import_layout import Layouts
from fyren.steering.queries.imports import Preview

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class ColumnsForm(VersionedFormMixin, ChosenColumns):
    """What each column of the file is."""

    not_remembered = frozenset({ID, VERSION})

    focus_area = forms.ChoiceField(
        label=_("Focus area for new rows"),
        required=False,
        help_text=_("For a file that has no column with focus areas."),
    )

    def __init__(
        self,
        *args: Any,
        table: Table,
        layouts: Layouts,
        columns: Sequence[Column],
        areas: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, table=table, layout=layouts.activities, columns=columns, **kwargs)
        self.layouts = layouts
        focus_area: Any = self.fields["focus_area"]
        focus_area.choices = [("", _("None")), *areas.items()]
        focus_area.initial = layouts.focus_area
        self.order_fields([*(name for name in self.fields if name.startswith(PLACE)), "focus_area", "row_version"])

    def clean(self) -> dict[str, Any]:
        """There is a title."""
        data = super().clean()
        if "title" not in self.taken:
            raise ValidationError(_("Say which column holds the activity's title."))
        return data

    @property
    def said(self) -> Layouts:
        """How the file is to be read."""
        return Layouts(
            sheet=self.layouts.sheet,
            activities=self.chosen_layout,
            steps_sheet=self.layouts.steps_sheet,
            steps=self.layouts.steps,
            focus_area=self.cleaned_data.get("focus_area", ""),
            is_settled=True,
        )


class ReportColumnsForm(ColumnsForm):
    """What each column of a file with a report is: its rows are known activities, whose focus areas are known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, areas={}, **kwargs)
        del self.fields["focus_area"]


def decisions_in(data: QueryDict, preview: Preview) -> Decisions:
    """What was chosen on the page; what was not offered there is passed by."""
    rows: dict[int, str] = {}
    fields: dict[tuple[int, str], str] = {}
    cells: dict[tuple[int, str], str] = {}
    for each in preview.outcomes:
        number = each.row.number
        offered = {SKIP, NEW, *(saved.public_id for saved in each.candidates)}
        chosen = str(data.get(f"row-{number}", ""))
        if chosen in offered:
            rows[number] = chosen
        for change in each.changes:
            side = str(data.get(f"field-{number}-{change.column.key}", ""))
            if side in (YOURS, SAVED):
                fields[number, change.column.key] = side
        for key in {*(fault.key for fault in each.faults), *each.row.cells} & preview.columns.keys():
            said = str(data.get(f"cell-{number}-{key}", ""))
            if said and _is_offered(said, preview.columns[key]):
                cells[number, key] = said
    return Decisions(rows, fields, cells)


def _is_offered(said: str, column: Column) -> bool:
    """True for one of the options, or a day; no text that anybody writes is kept in a draft this way."""
    if said not in column.options and not (column.is_day and _DAY.fullmatch(said)):
        return False
    try:
        column.read(said)
    except CellFault:
        return False
    return True
