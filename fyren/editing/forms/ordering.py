"""The form of an order: hidden keys, so that it can be moved about in without a script and saved once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class OrderForm(forms.Form):
    """In which order some keys stand.

    Args:
        keys: all of them, as they now stand.
    """

    def __init__(self, *args: Any, keys: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = list(keys)
        self.fields["order"] = forms.MultipleChoiceField(
            widget=forms.MultipleHiddenInput,
            choices=[(key, key) for key in keys],
            error_messages=dict.fromkeys(("required", "invalid_choice", "invalid_list"), _CHANGED),
        )

    def clean_order(self) -> list[str]:
        """Every key once.

        Raises:
            ValidationError: what there is to order has changed since the form was opened.
        """
        order: list[str] = self.cleaned_data["order"]
        if sorted(order) != sorted(self.keys):
            raise forms.ValidationError(_CHANGED)
        return order

    @property
    def body(self) -> dict[str, Any]:
        """What the valid form says."""
        return {"order": self.cleaned_data["order"]}


_CHANGED = _("What there is to put in order has changed. Open the page again.")
