"""Forms of taking a body's file in: choosing it, saying its columns, deciding its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fyren.base.documents import Problem, UnreadableDocument
from fyren.base.forms import refuse_personal_numbers
from fyren.base.importing.columns import CellFault, Column, shortened
from fyren.base.importing.comparing import NEW, SAVED, SKIP, YOURS, Decisions
from fyren.base.importing.headers import normalised
from fyren.base.importing.reading import Table, read_file
from fyren.base.importing.rows import ID, VERSION, WITHHELD, Layout
from fyren.base.importing.words import PROBLEMS, UPLOAD_LIMIT, problem_error
from fyren.people.forms.versioned import VersionedFormMixin
from fyren.plan.intake import clean_name
from fyren.steering.import_layout import Layouts, headers_of
from fyren.steering.queries.imports import Preview

LEAVE_OUT = "-"
PLACE = "place_"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class TableFileForm(forms.Form):
    """A spreadsheet file, read while the form is validated: what cannot be read is an error at its field."""

    document = forms.FileField(
        label=_("File"),
        help_text=_("Excel (.xlsx) or CSV, at most 20 MB: one that you took out here, or your own."),
        error_messages={
            "required": _("Choose the file that holds the activities."),
            "empty": PROBLEMS[Problem.EMPTY],
            "invalid": _("No file came along. Choose the file again."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv", "data-upload": True}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tables: list[Table] = []
        self.file_name = ""
        self.fields["document"].widget.attrs |= {
            "data-limit": UPLOAD_LIMIT,
            "data-too-large": str(PROBLEMS[Problem.TOO_LARGE]),
        }

    def clean_document(self) -> TemporaryUploadedFile:
        """Read the file in a child process."""
        document: TemporaryUploadedFile = self.cleaned_data["document"]
        self.file_name = clean_name(document.name or "")
        refuse_personal_numbers(self.file_name)
        try:
            self.tables = read_file(document.temporary_file_path())
        except UnreadableDocument as error:
            raise problem_error(error.code) from error
        return document

    def refuse_size(self) -> None:
        """Say that the file was too large to be taken in at all."""
        self.full_clean()
        self.errors.clear()
        self.add_error("document", problem_error(Problem.TOO_LARGE))


class ColumnsForm(VersionedFormMixin, forms.Form):
    """What each column of the file is."""

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
        super().__init__(*args, **kwargs)
        self.table, self.layouts = table, layouts
        choices = [(LEAVE_OUT, _("Leave out")), *((column.key, column.label) for column in columns)]
        for place, header in enumerate(headers_of(table, layouts.activities)):
            if header.strip():
                self.fields[f"{PLACE}{place}"] = forms.ChoiceField(
                    label=_("A column without a readable name") if header == WITHHELD else header,
                    choices=choices,
                    initial=layouts.activities.places.get(place, LEAVE_OUT),
                    help_text=self._examples(place),
                )
        focus_area: Any = self.fields["focus_area"]
        focus_area.choices = [("", _("None")), *areas.items()]
        focus_area.initial = layouts.focus_area
        self.order_fields([*(name for name in self.fields if name.startswith(PLACE)), "focus_area", "row_version"])

    def _examples(self, place: int) -> Any:
        """The first cells under the header, so that one sees what stands there."""
        rows = self.table.rows[self.layouts.activities.header + 1 :]
        cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip() not in ("", WITHHELD)]
        found = [gettext("“%(cell)s”") % {"cell": shortened(cell)} for cell in dict.fromkeys(cells[:20])][:2]
        return _("Such as %(cells)s.") % {"cells": ", ".join(found)} if found else _("The column is empty.")

    def clean(self) -> dict[str, Any]:
        """Each field is one column, and there is a title."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        taken: set[str] = set()
        for name, key in data.items():
            if name.startswith(PLACE) and key in taken and key != LEAVE_OUT:
                self.add_error(name, ValidationError(_("Another column is this already.")))
            elif name.startswith(PLACE):
                taken.add(key)
        if "title" not in taken:
            raise ValidationError(_("Say which column holds the activity's title."))
        return data

    @property
    def places(self) -> dict[int, str]:
        """Place to key, for the columns that are taken in."""
        return {place: key for place, key in self._chosen() if key}

    @property
    def names(self) -> dict[str, str]:
        """What is remembered: header to key. Id and version are ours, and are not remembered for other headers."""
        headers = headers_of(self.table, self.layouts.activities)
        return {
            normalised(headers[place]): key
            for place, key in self._chosen()
            if headers[place] != WITHHELD and key not in (ID, VERSION)
        }

    def _chosen(self) -> Iterator[tuple[int, str]]:
        """Each column's place and what it was said to be, "" where it is left out."""
        for name, key in self.cleaned_data.items():
            if name.startswith(PLACE):
                yield int(name.removeprefix(PLACE)), "" if key == LEAVE_OUT else key

    @property
    def said(self) -> Layouts:
        """How the file is to be read."""
        return Layouts(
            sheet=self.layouts.sheet,
            activities=Layout(self.layouts.activities.header, self.places),
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


class DiscardForm(VersionedFormMixin, forms.Form):
    """Nothing but the version that was seen."""


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
