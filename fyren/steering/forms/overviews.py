"""What the matrix, the comparison and the public page are narrowed to: the list's own filters, by the same names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from fyren.steering.forms.listing import ALL
from fyren.steering.queries.budgets import Column
from fyren.steering.queries.frame import Frame
from fyren.steering.queries.matrix import Only

_CHOICES = ("namnd", "omrade")


def asked_for(params: Mapping[str, Any]) -> Only:
    """What the address asks for, whether or not there is such a thing."""
    return Only(area=params.get("omrade", ""), body=params.get("namnd", ""))


class OverviewFilter(forms.Form):
    """Which body's answers are shown, and about which development area.

    Args:
        columns: the bodies to choose from.
        frame: the plan whose areas there are to choose from; None where only bodies are.
    """

    namnd = forms.ChoiceField(label=_("Board or company"), required=False)
    omrade = forms.ChoiceField(label=_("Development area"), required=False)

    def __init__(self, params: QueryDict, *, columns: Iterable[Column], frame: Frame | None = None) -> None:
        super().__init__(params)
        self._set("namnd", [(column.body.public_id, column.body.name) for column in columns])
        if frame is None:
            del self.fields["omrade"]
        else:
            self._set("omrade", [(area.public_id, str(area)) for area, _inside in frame.groups])

    def _set(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [ALL, *choices]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[str]:
        """What was chosen, in words; a choice that cannot be read is none, and says so beside the field."""
        self.is_valid()
        names = {name: dict(field.choices) for name, field in self.fields.items()}  # type: ignore[attr-defined]
        return [str(names[name][value]) for name, value in self.cleaned_data.items() if value]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What else the address says, which another choice leaves as it is."""
        return [(name, value) for name, value in self.data.items() if name not in _CHOICES]
