"""Model fields for free text: the model itself refuses personal identity numbers, however the text came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from fyren.base.forms import FreeTextInput, refuse_personal_numbers
from fyren.base.screening import without_controls

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

    _Text = models.TextField[str | int | Combinable, str]
    _Char = models.CharField[str | int | Combinable, str]
else:
    _Text, _Char = models.TextField, models.CharField


def _fit_to_store(value: Any, *, one_line: bool) -> Any:
    """The value as the database may have it. What skips validation (bulk_create, update) is refused here."""
    if not isinstance(value, str):
        return value
    text = without_controls(value, one_line=one_line)
    refuse_personal_numbers(text)
    return text


class FreeTextField(_Text):
    """A text of several lines.

    Validation and saving raise `ValidationError` for a personal identity number; control characters are
    dropped. Forms over it take `ScreenedFormMixin`, which asks about contact details.
    """

    default_validators = [refuse_personal_numbers]

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Drop control characters before the validators look."""
        return super().clean(_stripped(value, one_line=False), model_instance)

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """Refuse at the last door what was never validated."""
        return super().get_db_prep_save(_fit_to_store(value, one_line=False), connection)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """A textarea with the warning in its help text."""
        return super().formfield(**{"form_class": FreeTextInput, **kwargs})


class FreeCharField(_Char):
    """A text of one line, such as a title. As `FreeTextField`; line ends become spaces."""

    default_validators = [refuse_personal_numbers]

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Drop control characters before the validators look."""
        return super().clean(_stripped(value, one_line=True), model_instance)

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """Refuse at the last door what was never validated."""
        return super().get_db_prep_save(_fit_to_store(value, one_line=True), connection)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """A one-line input."""
        return super().formfield(**{"form_class": FreeTextInput, "multiline": False, **kwargs})


def _stripped(value: Any, *, one_line: bool) -> Any:
    return without_controls(value, one_line=one_line) if isinstance(value, str) else value
