"""The form on which one says which column of a file about knowledge is which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fyren.base.importing.columns import Column
from fyren.base.importing.forms import ChosenColumns
from fyren.base.importing.reading import Table
from fyren.competence.importing.columns import Known, needed
from fyren.competence.importing.layout import NumbersLayout
from fyren.competence.models import LEVELS, ImportKind
from fyren.people.forms.versioned import VersionedFormMixin
from fyren.plan.forms.notes import date_widgets


class NumbersColumnsForm(VersionedFormMixin, ChosenColumns):
    """What each column is, and what counts for the whole file where no column says it.

    Args:
        known: the units and courses that can be chosen for the whole file.
    """

    def __init__(
        self,
        *args: Any,
        table: Table,
        layout: NumbersLayout,
        kind: ImportKind,
        columns: Sequence[Column],
        known: Known,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, table=table, layout=layout.layout, columns=columns, **kwargs)
        self.kind, self.labels = kind, {column.key: column.label for column in columns}
        for key, field in _whole_fields(kind, known, layout.whole).items():
            self.fields[f"whole_{key}"] = field

    def clean(self) -> dict[str, Any]:
        """What is needed is said, by a column or for the whole file."""
        data = super().clean()
        missing = [
            str(self.labels[key]) for key in needed(self.kind) if key not in self.taken and not data.get(f"whole_{key}")
        ]
        if missing:
            said = ", ".join(missing)
            raise ValidationError(_("Say which column holds this, or what counts for the whole file: %(columns)s.") % {
                "columns": said
            })  # fmt: skip
        return data

    @property
    def said(self) -> NumbersLayout:
        """How the file is to be read."""
        whole = {
            key: _as_cell(value)
            for key in needed(self.kind)
            if key not in self.taken and (value := self.cleaned_data.get(f"whole_{key}"))
        }
        return NumbersLayout(self.chosen_layout, whole, is_settled=True)


def _as_cell(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _whole_fields(kind: ImportKind, known: Known, said: Mapping[str, str]) -> dict[str, forms.Field]:
    """What can be said for the whole file, in words as a cell has them."""
    none: list[tuple[str, Any]] = [("", _("A column says it"))]
    names: dict[str, tuple[Any, list[tuple[str, Any]]]] = {
        "unit": (_("Unit for the whole file"), [(name, name) for name in known.unit_names.values()]),
        "level": (_("Level for the whole file"), list(LEVELS)),
        "course": (_("Course for the whole file"), [(name, name) for name in known.course_names.values()]),
    }
    found: dict[str, forms.Field] = {
        key: forms.ChoiceField(label=label, choices=[*none, *choices], required=False, initial=said.get(key, ""))
        for key, (label, choices) in names.items()
        if key in needed(kind)
    }
    if kind is ImportKind.HEADCOUNTS:
        found["day"] = forms.DateField(
            label=_("Day for the whole file"),
            required=False,
            initial=said.get("day"),
            widget=date_widgets("day")["day"],
            help_text=_("For a file that does not say which day its numbers are of."),
        )
    return found
