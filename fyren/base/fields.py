"""Model fields: free text, which the model itself screens however it came, and sets of choices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import FreeTextInput, refuse_personal_numbers
from fyren.base.screening import without_controls

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

    _Text = models.TextField[str | int | Combinable, str]
    _Char = models.CharField[str | int | Combinable, str]
    _Set = models.Field[Iterable[str], tuple[str, ...]]
else:
    _Text, _Char, _Set = models.TextField, models.CharField, models.Field


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


class ChoiceSetField(_Set):
    """Several of a closed list, as a tuple in the list's order; stored as words between spaces in one column.

    One column is the same on both databases, and rows are found with `field__contains=word_of("value")`.
    """

    default_error_messages = {"unknown": _("“%(value)s” is not one of the choices.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", ())
        kwargs.setdefault("max_length", 200)
        super().__init__(*args, **kwargs)

    def get_internal_type(self) -> str:
        """The column of a short text."""
        return "CharField"

    def from_db_value(self, value: str | None, *args: Any) -> tuple[str, ...]:
        """The words as a tuple."""
        return tuple((value or "").split())

    def to_python(self, value: Any) -> tuple[str, ...]:
        """From words or any iterable of values; in the order of the choices, each once."""
        given = set(value.split() if isinstance(value, str) else value or ())
        known = [str(key) for key, _label in self.flatchoices]
        return (*(key for key in known if key in given), *sorted(str(key) for key in given - set(known)))

    def get_prep_value(self, value: Any) -> str:
        """As it is stored, or looked for with `contains`."""
        if isinstance(value, str):
            return value
        return _words(self.to_python(value))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Every value is one of the choices."""
        known = {str(key) for key, _label in self.flatchoices}
        for each in value:
            if each not in known:
                raise ValidationError(self.error_messages["unknown"], code="unknown", params={"value": each})
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def labels(self, value: Iterable[str]) -> list[str]:
        """What the values are called, in the order of the choices."""
        chosen = set(value)
        return [str(label) for key, label in self.flatchoices if key in chosen]

    def formfield(self, **kwargs: Any) -> forms.Field:
        """A check box for each."""
        return forms.MultipleChoiceField(
            choices=self.flatchoices,
            required=not self.blank,
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=kwargs.get("help_text", self.help_text),
            widget=kwargs.get("widget", forms.CheckboxSelectMultiple),
            initial=kwargs.get("initial", self.default),
        )

    def value_from_object(self, obj: models.Model) -> tuple[str, ...]:
        """What a form shows."""
        return tuple(getattr(obj, self.attname))


def word_of(value: str) -> str:
    """What a `ChoiceSetField` column contains when the value is chosen."""
    return f" {value} "


def _words(values: Iterable[str]) -> str:
    joined = " ".join(values)
    return f" {joined} " if joined else ""
