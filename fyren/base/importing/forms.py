"""The form on which one says which column of a file is which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fyren.base.importing.columns import Column, shortened
from fyren.base.importing.headers import normalised
from fyren.base.importing.reading import Table
from fyren.base.importing.rows import WITHHELD, Layout, headers_of

LEAVE_OUT = "-"
PLACE = "place_"


class ChosenColumns(forms.Form):
    """A choice for each column that has a header. What a room further asks is fields of its own.

    Args:
        layout: how the sheet is read so far.
        columns: what a column can be.
    """

    not_remembered: frozenset[str] = frozenset()  # keys that are only understood under our own headers

    def __init__(self, *args: Any, table: Table, layout: Layout, columns: Sequence[Column], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table, self.layout = table, layout
        choices = [(LEAVE_OUT, _("Leave out")), *((column.key, column.label) for column in columns)]
        for place, header in enumerate(headers_of(table, layout)):
            if header.strip():
                self.fields[f"{PLACE}{place}"] = forms.ChoiceField(
                    label=_("A column without a readable name") if header == WITHHELD else header,
                    choices=choices,
                    initial=layout.places.get(place, LEAVE_OUT),
                    help_text=self._examples(place),
                )

    def _examples(self, place: int) -> Any:
        """The first cells under the header, so that one sees what stands there."""
        rows = self.table.rows[self.layout.header + 1 :]
        cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip() not in ("", WITHHELD)]
        found = [gettext("“%(cell)s”") % {"cell": shortened(cell)} for cell in dict.fromkeys(cells[:20])][:2]
        return _("Such as %(cells)s.") % {"cells": ", ".join(found)} if found else _("The column is empty.")

    def clean(self) -> dict[str, Any]:
        """Each field is one column."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        taken: set[str] = set()
        for name, key in data.items():
            if name.startswith(PLACE) and key in taken and key != LEAVE_OUT:
                self.add_error(name, ValidationError(_("Another column is this already.")))
            elif name.startswith(PLACE):
                taken.add(key)
        return data

    @property
    def taken(self) -> set[str]:
        """What the columns of the form have been said to be."""
        return {key for _place, key in self._chosen() if key}

    @property
    def chosen_layout(self) -> Layout:
        """How the sheet is to be read."""
        return Layout(self.layout.header, {place: key for place, key in self._chosen() if key})

    @property
    def names(self) -> dict[str, str]:
        """What is remembered: header to key, "" for one that is left out."""
        headers = headers_of(self.table, self.layout)
        return {
            normalised(headers[place]): key
            for place, key in self._chosen()
            if headers[place] != WITHHELD and key not in self.not_remembered
        }

    def _chosen(self) -> Iterator[tuple[int, str]]:
        """Each column's place and what it was said to be, "" where it is left out."""
        for name, key in self.cleaned_data.items():
            if name.startswith(PLACE):
                yield int(name.removeprefix(PLACE)), "" if key == LEAVE_OUT else key
