"""Forms of taking a file in: saying its columns, and throwing it away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fyren.base.importing.columns import Column
from fyren.base.importing.forms import ChosenColumns
from fyren.base.importing.reading import Table
from fyren.indicators.import_layout import NEEDED, ValueLayout
from fyren.indicators.models import ImportKind
from fyren.people.forms.versioned import VersionedFormMixin


class ValueColumnsForm(VersionedFormMixin, ChosenColumns):
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
        super().__init__(*args, table=table, layout=layout.layout, columns=columns, **kwargs)
        self.values, self.kind = layout, kind
        self.labels = {column.key: column.label for column in columns}
        if kind is ImportKind.FIGURES:
            self.fields["indicator"] = forms.ChoiceField(
                label=_("Indicator for the whole file"),
                choices=[("", _("None")), *((code, f"{code} {title}") for code, title in indicators)],
                initial=layout.indicator,
                required=False,
                help_text=_("For a file that has no column with indicators."),
            )

    def clean(self) -> dict[str, Any]:
        """What is needed is there."""
        data = super().clean()
        missing = [str(self.labels[key]) for key in NEEDED[self.kind] if key not in self.taken]
        if missing:
            raise ValidationError(_("Say which column holds this: %(columns)s.") % {"columns": ", ".join(missing)})
        if self.kind is ImportKind.FIGURES and "indicator" not in self.taken and not data.get("indicator"):
            raise ValidationError(_("Say which indicator the file is about, or which column holds it."))
        return data

    @property
    def said(self) -> ValueLayout:
        """How the file is to be read."""
        indicator = self.cleaned_data.get("indicator", "")
        return ValueLayout(self.values.sheet, self.chosen_layout, indicator, is_settled=True)
