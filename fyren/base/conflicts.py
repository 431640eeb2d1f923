"""The page that two people's changes to one object meet on: what to show, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.db.models import QuerySet
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
        yours, saved = form.cleaned_data[name], current.as_edited(name)
        if _comparable(yours) != _comparable(saved):
            rows.append(ConflictRow(name, field.label or name, _words(field, yours), _words(field, saved)))
    return rows


def settled(data: QueryDict, current: VersionedModel) -> QueryDict:
    """What was posted from the conflict page, with the saved value in each field where it was chosen.

    Only fields that the posted form itself has are looked at, so nobody can name another. One that holds several
    values posts nothing when it is empty, so those are known by the object.
    """
    chosen = data.copy()
    for key in list(data):
        name = key.removeprefix(CHOICE)
        if not key.startswith(CHOICE) or data[key] != SAVED or not hasattr(current, name):
            continue
        value = current.as_edited(name)
        if _is_several(value):
            chosen.setlist(name, [_posted(each) for each in value])
        elif name in data:
            chosen[name] = _posted(value)
    return chosen


def _is_several(value: Any) -> bool:
    return isinstance(value, list | tuple | set | QuerySet)


def _comparable(value: Any) -> Any:
    """Several values are the same in whatever order they come."""
    return set(value) if _is_several(value) else value


def _words(field: forms.Field, value: Any) -> str:
    """A value as people read it: the label of a choice, a related object's name; of several, one on each line."""
    if value is None:
        return ""
    if _is_several(value):
        return "\n".join(_words(field, each) for each in value)
    if isinstance(value, models.Model):
        label_of = getattr(field, "label_from_instance", str)
        return str(label_of(value))
    return str(_labels(field).get(value, value))


def _labels(field: forms.Field) -> dict[Any, Any]:
    """What the values of a field with choices are called, those in groups too."""
    if not isinstance(field, forms.ChoiceField) or isinstance(field, forms.ModelChoiceField):
        return {}
    found: dict[Any, Any] = {}
    choices: Any = field.choices
    for key, label in choices:
        found |= dict(label) if isinstance(label, list | tuple) else {key: label}
    return found


def _posted(value: Any) -> str:
    """A saved value as a form would post it."""
    return "" if value is None else str(getattr(value, "pk", value))
