"""The page that two people's changes to one object meet on: what to show, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils.functional import Promise

from fyren.base.models import VersionedModel

CHOICE = "choose_"
SAVED = "saved"


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One field that differs: its label, what the person wrote and what is saved, as people read it."""

    name: str
    label: str | Promise
    yours: str
    saved: str


def conflict_rows(form: forms.BaseForm, current: VersionedModel) -> list[ConflictRow]:
    """The fields of a valid form over the object that differ from what is saved. Hidden ones are nobody's to choose."""
    rows = []
    for name, field in form.fields.items():
        if field.widget.is_hidden or not hasattr(current, name) or name not in form.cleaned_data:
            continue
        yours, saved = form.cleaned_data[name], getattr(current, name)
        if yours != saved:
            rows.append(ConflictRow(name, field.label or name, _words(field, yours), _words(field, saved)))
    return rows


def settled(data: QueryDict, current: VersionedModel) -> QueryDict:
    """What was posted from the conflict page, with the saved value in each field where it was chosen.

    Only fields that the posted form itself has are looked at, so nobody can name another.
    """
    chosen = data.copy()
    for key in list(data):
        name = key.removeprefix(CHOICE)
        if key.startswith(CHOICE) and data[key] == SAVED and name in data and hasattr(current, name):
            chosen[name] = _posted(current, name)
    return chosen


def _words(field: forms.Field, value: Any) -> str:
    """A value as people read it: the label of a choice, a related object's name."""
    if value is None:
        return ""
    choices = dict(getattr(field, "choices", []) or []) if isinstance(field, forms.ChoiceField) else {}
    return str(choices.get(value, value))


def _posted(current: VersionedModel, name: str) -> str:
    """A saved value as a form would post it."""
    value = model_to_dict(current, fields=[name]).get(name)
    return "" if value is None else str(value)
