"""Forms over free text: they refuse personal identity numbers and ask about contact details."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from fyren.base.screening import Finding, Kind, masked, screen, without_controls

WARNING = _(
    "Do not write anything by which a person can be recognised, and nothing about where a protected home is. "
    "Fyren keeps no information about individuals."
)
KIND_NAMES = {
    Kind.PHONE: _("telephone number"),
    Kind.EMAIL: _("e-mail address"),
    Kind.STREET_ADDRESS: _("street address"),
}
CONFIRM = "confirm_contact_details"


def refuse_personal_numbers(text: str) -> None:
    """Refuse a text that holds a personal identity number.

    Raises:
        ValidationError: one for each number, with its line and its two first digits only.
    """
    errors = [_personal_number_error(finding) for finding in screen(text).personal_numbers]
    if errors:
        raise ValidationError(errors)


def _personal_number_error(finding: Finding) -> ValidationError:
    return ValidationError(
        _(
            "The text contains a personal identity number (line %(line)s: %(masked)s). Remove it: Fyren "
            "keeps no information about individuals. If it is another kind of number, write it in smaller "
            "groups, such as 070-123 45 67."
        ),
        code="personal_identity_number",
        params={"line": finding.line, "masked": masked(finding.text)},
    )


class FreeTextInput(forms.CharField):
    """A form field for free text. Its form takes `ScreenedFormMixin`, which asks about contact details."""

    default_validators = [refuse_personal_numbers]

    def __init__(self, *, multiline: bool = True, **kwargs: Any) -> None:
        self.multiline = multiline
        if multiline:
            kwargs.setdefault("widget", forms.Textarea)
            kwargs["help_text"] = _with_warning(kwargs.get("help_text", ""))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """The text without control characters, its line ends as the database keeps them."""
        text = without_controls(str(value), one_line=not self.multiline) if value is not None else value
        return super().to_python(text) or ""


def _with_warning(help_text: Any) -> Any:
    return lazystr(_Joined(help_text, WARNING)) if help_text else WARNING


class _Joined:
    """Two translatable texts after each other, translated when shown."""

    def __init__(self, *parts: Any) -> None:
        self.parts = parts

    def __str__(self) -> str:
        return " ".join(str(part) for part in self.parts)


# The mixin stands before Form or ModelForm in the bases; type checkers need to know what it stands on.
if TYPE_CHECKING:
    _Base = forms.BaseForm
else:
    _Base = object


class ScreenedFormMixin(_Base):
    """Asks, once, whether contact details in a form's free text belong to a function or to a person.

    Put it first among the bases of any form or model form with free text. When such details are found, the
    form is not valid; it says for each field what was found, and a checkbox `confirm_contact_details` appears
    (`form.confirmation` in a template that lists its fields by hand). The tick holds for exactly what was
    shown, so details written after it are asked about again; those that the edited object already has are
    not.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contact_findings: dict[str, list[Finding]] = {}
        self._kept_before = dict(self._stored_texts())

    @property
    def free_text_names(self) -> list[str]:
        """The names of the form's free-text fields."""
        return [name for name, field in self.fields.items() if isinstance(field, FreeTextInput)]

    @property
    def confirmation(self) -> BoundField | None:
        """The checkbox to show, or None when there is nothing to ask."""
        return self[CONFIRM] if CONFIRM in self.fields else None

    def clean(self) -> dict[str, Any]:
        """Screen every free text that is otherwise in order."""
        cleaned = super().clean()
        data: dict[str, Any] = self.cleaned_data if cleaned is None else cleaned
        self.contact_findings = {
            name: found for name in self.free_text_names if (found := self._new_details(name, data.get(name)))
        }
        if self.contact_findings:
            self._ask(answered=self._is_confirmed())
        return data

    def _new_details(self, name: str, text: Any) -> list[Finding]:
        if not isinstance(text, str):
            return []
        known = self._kept_before.get(name, frozenset())
        return [finding for finding in screen(text).contact_details if finding.text not in known]

    def _stored_texts(self) -> Iterator[tuple[str, frozenset[str]]]:
        """The contact details that the edited object already has, by field: somebody confirmed them once."""
        instance = getattr(self, "instance", None)
        if instance is None or instance.pk is None:
            return
        for name in self.free_text_names:
            text = getattr(instance, name, "")
            if isinstance(text, str):
                yield name, frozenset(finding.text for finding in screen(text).contact_details)

    def _is_confirmed(self) -> bool:
        return bool(self.data.get(self.add_prefix(CONFIRM)) == _fingerprint(self.contact_findings))

    def _ask(self, *, answered: bool) -> None:
        """Show the checkbox (ticked when answered, so that an error elsewhere does not ask twice)."""
        self.fields[CONFIRM] = forms.BooleanField(
            label=_("The details belong to a function, not to a person"),
            required=False,
            widget=forms.CheckboxInput(
                attrs={"value": _fingerprint(self.contact_findings)}, check_test=lambda value: answered
            ),
        )
        if answered:
            return
        for name, findings in self.contact_findings.items():
            self.add_error(name, contact_details_error(findings))


def contact_details_error(findings: Iterable[Finding]) -> ValidationError:
    """The question to the writer: what was found, and what to do."""
    found = _Listed(findings)
    return ValidationError(
        _(
            "The text seems to contain: %(found)s. Remove it if it belongs to a person. If it belongs to a "
            "function, such as a switchboard, tick the box “The details belong to a function, not to a "
            "person” and save again."
        ),
        code="contact_details",
        params={"found": found},
    )


class _Listed:
    """Findings as text, in the reader's language: "telephone number 0470-410 00, e-mail address a@b.se"."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = list(findings)

    def __str__(self) -> str:
        return ", ".join(f"{KIND_NAMES[finding.kind]} {finding.text}" for finding in self.findings)


def _fingerprint(findings: Mapping[str, Iterable[Finding]]) -> str:
    """A short name for exactly these details, so that a tick cannot cover others."""
    listed = sorted(f"{name}\0{finding.text}" for name, found in findings.items() for finding in found)
    return hashlib.sha256("\0".join(listed).encode()).hexdigest()[:16]
