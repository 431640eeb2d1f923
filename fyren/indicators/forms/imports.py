"""Forms of taking a file in: saying its columns, and throwing it away."""

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
from fyren.base.importing.rows import WITHHELD, Layout
from fyren.indicators.import_layout import NEEDED, ValueLayout, headers_of
from fyren.indicators.models import ImportKind
from fyren.people.forms.versioned import VersionedFormMixin

LEAVE_OUT = "-"
PLACE = "place_"


class ValueColumnsForm(VersionedFormMixin, forms.Form):
    """What each column of the file is; for values also which indicator they are of, where no column says.

    Args:
        indicators: what can be chosen for the whole file: id and title.
    """

    def __init__(
        self,
        *args: Any,
        table: Table,
        layout: ValueLayout,
        kind: ImportKind,
        columns: Sequence[Column],
        indicators: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.table, self.layout, self.kind = table, layout, kind
        self.labels = {column.key: column.label for column in columns}
        choices = [(LEAVE_OUT, _("Leave out")), *self.labels.items()]
        for place, header in enumerate(headers_of(table, layout.layout)):
            if header.strip():
                self.fields[f"{PLACE}{place}"] = forms.ChoiceField(
                    label=_("A column without a readable name") if header == WITHHELD else header,
                    choices=choices,
                    initial=layout.layout.places.get(place, LEAVE_OUT),
                    help_text=self._examples(place),
                )
        if kind is ImportKind.FIGURES:
            self.fields["indicator"] = forms.ChoiceField(
                label=_("Indicator for the whole file"),
                choices=[("", _("None")), *((code, f"{code} {title}") for code, title in indicators)],
                initial=layout.indicator,
                required=False,
                help_text=_("For a file that has no column with indicators."),
            )

    def _examples(self, place: int) -> Any:
        """The first cells under the header, so that one sees what stands there."""
        rows = self.table.rows[self.layout.layout.header + 1 :]
        cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip() not in ("", WITHHELD)]
        found = [gettext("“%(cell)s”") % {"cell": shortened(cell)} for cell in dict.fromkeys(cells[:20])][:2]
        return _("Such as %(cells)s.") % {"cells": ", ".join(found)} if found else _("The column is empty.")

    def clean(self) -> dict[str, Any]:
        """Each field is one column, and what is needed is there."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        taken: set[str] = set()
        for name, key in data.items():
            if name.startswith(PLACE) and key in taken and key != LEAVE_OUT:
                self.add_error(name, ValidationError(_("Another column is this already.")))
            elif name.startswith(PLACE):
                taken.add(key)
        missing = [str(self.labels[key]) for key in NEEDED[self.kind] if key not in taken]
        if missing:
            raise ValidationError(_("Say which column holds this: %(columns)s.") % {"columns": ", ".join(missing)})
        if self.kind is ImportKind.FIGURES and "indicator" not in taken and not data.get("indicator"):
            raise ValidationError(_("Say which indicator the file is about, or which column holds it."))
        return data

    @property
    def names(self) -> dict[str, str]:
        """What is remembered: header to key, "" for one that is left out."""
        headers = headers_of(self.table, self.layout.layout)
        return {normalised(headers[place]): key for place, key in self._chosen() if headers[place] != WITHHELD}

    @property
    def said(self) -> ValueLayout:
        """How the file is to be read."""
        places = {place: key for place, key in self._chosen() if key}
        layout = Layout(self.layout.layout.header, places)
        return ValueLayout(self.layout.sheet, layout, self.cleaned_data.get("indicator", ""), is_settled=True)

    def _chosen(self) -> Iterator[tuple[int, str]]:
        for name, key in self.cleaned_data.items():
            if name.startswith(PLACE):
                yield int(name.removeprefix(PLACE)), "" if key == LEAVE_OUT else key


class DiscardForm(VersionedFormMixin, forms.Form):
    """Nothing but the version that was seen."""
