"""An order that is told by numbers: a field for each of what is put in order, so that it works without a script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class NumberedInput(forms.Widget):
    """A number for each key, with what it is called. The first has the id that a list of errors leads to."""

    template_name = "editing/widgets/numbered.html"
    use_fieldset = True

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs)
        self.labels: Mapping[str, str] = {}

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """With `rows`. The value is keys in order, or what was typed for each."""
        context = super().get_context(name, value, attrs)
        typed = value if isinstance(value, Mapping) else {key: place for place, key in enumerate(value or (), start=1)}
        first = context["widget"]["attrs"].get("id") or f"id_{name}"
        rows = [
            {
                "name": _name(name, key),
                "id": f"{first}_{place}" if place else first,
                "label": label,
                "number": typed.get(key, ""),
            }
            for place, (key, label) in enumerate(self.labels.items())
        ]
        return {**context, "rows": rows}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        """What was typed for each key, nothing left out but what is empty."""
        typed = {key: str(data.get(_name(name, key), "")).strip() for key in self.labels}
        return {key: number for key, number in typed.items() if number}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether none of the fields was sent."""
        return not any(_name(name, key) in data for key in self.labels)

    def id_for_label(self, id_: str) -> str:
        """The first field's."""
        return id_


def _name(name: str, key: str) -> str:
    return f"{name}-{key}"


class NumberedField(forms.Field):
    """Keys in the order of their numbers; those without a number are not among them."""

    widget = NumberedInput

    def name_each(self, labels: Mapping[str, str]) -> None:
        """Say what there is to put in order: what each is called, by key."""
        self.labels = labels
        numbered: Any = self.widget
        numbered.labels = labels

    def clean(self, value: Any) -> list[str]:
        """The keys.

        Raises:
            ValidationError: something else than a number was written, or two have the same.
        """
        places: dict[int, str] = {}
        for key, typed in value.items():
            if not (typed.isascii() and typed.isdigit()):
                raise ValidationError(_("“%(field)s”: write a whole number, or nothing.") % {"field": self.labels[key]})
            other = places.setdefault(int(typed), key)
            if other != key:
                both = {"one": self.labels[other], "other": self.labels[key]}
                raise ValidationError(_("“%(one)s” and “%(other)s” have the same number.") % both)
        return [places[number] for number in sorted(places)]
