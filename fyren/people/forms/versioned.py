"""What every form over an editable object has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

if TYPE_CHECKING:
    AnyModelForm = forms.ModelForm[Any]
    _Base = forms.BaseForm
else:
    AnyModelForm = forms.ModelForm  # the real class takes no type argument
    _Base = object

_LARGEST = 2**31 - 1  # what the column holds


class VersionedFormMixin(_Base):
    """Carries the row version that its user saw. Stands before Form or ModelForm in the bases.

    Args:
        expected: the version that is shown; a posted form carries its own.
    """

    def __init__(self, *args: Any, expected: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["row_version"] = forms.IntegerField(
            widget=forms.HiddenInput, initial=expected, min_value=1, max_value=_LARGEST
        )

    @property
    def version(self) -> int:
        """The row version that the person saw, of a valid form."""
        return int(self.cleaned_data["row_version"])


def values_of(form: AnyModelForm) -> dict[str, Any]:
    """The model's own values in a valid form, by field name."""
    return {name: form.cleaned_data[name] for name in form._meta.fields or ()}


def refuse(form: forms.BaseForm, error: ValidationError) -> None:
    """Show what an action would not do: beside the field it is about, or above the form when the form lacks it."""
    found: Mapping[str, list[ValidationError]] = (
        error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    )
    for name, errors in found.items():
        form.add_error(name if name in form.fields else None, ValidationError(errors))
