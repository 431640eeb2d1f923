"""Fields that read telephone numbers and opening hours as people write them, and keep what was understood only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fyren.editing.hours import NotUnderstood, read_hours, read_other_days
from fyren.editing.phones import NotANumber, read_number, shown_number


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number: as it is kept, and as people read it."""

    kept: str = ""
    shown: str = ""


class PhoneField(forms.Field):
    """A telephone number as people write it."""

    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})

    def to_python(self, value: Any) -> Number:
        """The number. A Swedish number is shown as it was typed, since its owner groups it so.

        Raises:
            ValidationError: it is no number.
        """
        typed = " ".join(str(value or "").split())
        if not typed:
            return Number()
        try:
            kept = read_number(typed)
        except NotANumber as error:
            raise ValidationError(
                _("“%(typed)s” is no telephone number. Write it with its area code, such as 0470-410 00."),
                params={"typed": typed[:40]},
            ) from error
        return Number(kept, typed if typed.startswith("0") else shown_number(kept))

    def validate(self, value: Any) -> None:
        """A required number is there."""
        if self.required and not value.kept:
            raise ValidationError(self.error_messages["required"], code="required")


class RowsField(forms.Field):
    """Lines that are read into rows.

    Args:
        read: from a text to rows; raises NotUnderstood.
        example: what is said to who wrote a line that cannot be read.
    """

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, *, read: Callable[[str], Any], example: str, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.read, self.example = read, example

    def to_python(self, value: Any) -> Any:
        """The rows.

        Raises:
            ValidationError: a line cannot be read.
        """
        try:
            return self.read(str(value or ""))
        except NotUnderstood as error:
            raise ValidationError(
                _("Line %(line)s, “%(text)s”, cannot be read. Write like this: %(example)s"),
                params={"line": error.line, "text": error.text[:60], "example": self.example},
            ) from error


def web_address(**kwargs: Any) -> forms.URLField:
    """A web address; without a scheme it is a secure one."""
    return forms.URLField(max_length=300, assume_scheme="https", **kwargs)


def hours_field() -> RowsField:
    """When a service answers; nothing when it is not known."""
    return RowsField(
        read=read_hours,
        example="mån–fre 8–16",
        label=_("Opening hours"),
        help_text=_(
            "One line for each: mån–fre 8–16, lör 10–14 ej helgdagar, alla dagar dygnet runt. "
            "Leave it empty when you do not know."
        ),
    )


def other_days_field() -> RowsField:
    """Days that differ."""
    return RowsField(
        read=read_other_days,
        example="2026-12-24 stängt",
        label=_("Days that differ"),
        help_text=_("One line for each: 2026-12-24 stängt, 2026-12-31 10–14."),
    )
