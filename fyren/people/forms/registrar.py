"""Forms for taking out an authority's documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base.records import Purpose, Record
from fyren.people.export import PURPOSES


class ExportForm(forms.Form):
    """Which documents are taken out, and what for."""

    purpose = forms.ChoiceField(
        label=_("What are the documents for?"),
        choices=[(purpose.value, PURPOSES[purpose]) for purpose in Purpose],
        widget=forms.RadioSelect,
    )
    documents = forms.MultipleChoiceField(
        label=_("Documents"), error_messages={"required": _("No document is chosen. Tick at least one.")}
    )

    def __init__(self, *args: Any, records: Sequence[Record], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["documents"].choices = [(record.key, record.title) for record in records]  # type: ignore[attr-defined]


class RecordFilter(forms.Form):
    """Which documents are listed."""

    slag = forms.ChoiceField(label=_("Kind"), required=False)
    fran = forms.DateField(label=_("First day"), required=False)
    till = forms.DateField(label=_("Last day"), required=False)

    def __init__(self, *args: Any, records: Sequence[Record], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = sorted({(record.code, str(record.kind)) for record in records}, key=lambda pair: pair[1])
        self.fields["slag"].choices = [("", _("All")), *kinds]  # type: ignore[attr-defined]

    def chosen(self, records: Sequence[Record]) -> list[Record]:
        """Those that match. A document without a date is listed only when no period is asked for."""
        data = self.cleaned_data if self.is_valid() else {}
        first, last = data.get("fran"), data.get("till")
        return [
            record
            for record in records
            if data.get("slag", "") in ("", record.code)
            and (first is None or (record.date is not None and record.date >= first))
            and (last is None or (record.date is not None and record.date <= last))
        ]
