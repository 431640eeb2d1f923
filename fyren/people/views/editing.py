"""One way of editing an object: form, row version, conflict page, history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fyren.base.conflicts import conflict_rows, settled
from fyren.base.fields import ChoiceSetField
from fyren.base.history import Conflict
from fyren.base.history.changes import object_type
from fyren.base.models import ChangeEntry, VersionedModel
from fyren.people.forms.versioned import refuse
from fyren.people.queries import people_names
from fyren.people.requests import ViewerRequest

Save = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Editing:
    """A page on which something is written.

    Args:
        save: takes the valid form and does the action.
        done: where to go when it is done.
        message: what to say there; "" when that page says it itself.
        context: what the template further needs.
    """

    save: Save
    done: str | Callable[[Any], str]
    message: Any
    template: str = "people/form.html"
    context: Mapping[str, Any] = field(default_factory=dict)


def add(request: ViewerRequest, form: forms.BaseForm, editing: Editing) -> HttpResponse:
    """Show the form; when it is posted and valid, do the action and go on."""
    if form.is_bound and form.is_valid():
        try:
            made = editing.save(form)
        except ValidationError as error:
            refuse(form, error)
        else:
            if editing.message:
                messages.success(request, editing.message)
            return redirect(editing.done(made) if callable(editing.done) else editing.done)
    return render(request, editing.template, {**editing.context, "form": form})


def change(
    request: ViewerRequest,
    obj: VersionedModel,
    make_form: Callable[..., forms.BaseForm],
    editing: Editing,
) -> HttpResponse:
    """As `add`, over an object: when someone else was first, yours and theirs are shown to choose from.

    `make_form` takes the posted data or None, and `expected`, the row version shown. It is given the object as saved
    and must not write into it.
    """
    if request.method != "POST":
        return render(request, editing.template, {**editing.context, "form": make_form(None, expected=obj.row_version)})
    form = make_form(settled(request.POST, obj), expected=obj.row_version)
    try:
        return add(request, form, editing)
    except Conflict as conflict:
        return _both(request, form, conflict.current, editing)


def _both(request: ViewerRequest, form: forms.BaseForm, current: VersionedModel, editing: Editing) -> HttpResponse:
    who, at = last_change(current)
    context = {
        **editing.context,
        "form": form,
        "rows": conflict_rows(form, current),
        "who": who,
        "at": at,
        "version": current.row_version,
    }
    return render(request, "people/conflict.html", context, status=409)


def last_change(obj: VersionedModel) -> tuple[str, dt.datetime]:
    """Who changed the object last, and when; "" and when it was made, if nobody has."""
    entry = ChangeEntry.objects.filter(object_type=object_type(obj), object_id=obj.public_id).first()
    if entry is None:
        return "", obj.created_at
    return people_names({entry.actor}).get(entry.actor, ""), entry.at


def history_of(obj: VersionedModel, *also: VersionedModel, actors: Iterable[str] = ()) -> dict[str, Any]:
    """What the component `history` takes: entries with values as people read them, names of persons and of fields.

    Args:
        actors: others, whose names are wanted too.
    """
    kinds = {object_type(each): type(each) for each in (obj, *also)}
    ids = [each.public_id for each in (obj, *also)]
    entries = list(ChangeEntry.objects.filter(object_type__in=list(kinds), object_id__in=ids))
    labels = {f.name: f.verbose_name for kind in kinds.values() for f in _logged(kind)}
    _make_readable(entries, kinds)
    return {"entries": entries, "names": people_names({*actors, *(entry.actor for entry in entries)}), "labels": labels}


def _logged(kind: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [*kind._meta.concrete_fields, *kind._meta.many_to_many]


def _make_readable(entries: Iterable[ChangeEntry], kinds: Mapping[str, type[models.Model]]) -> None:
    """Put labels of choices and names of related objects in place of what the log keeps. Nothing is saved."""
    fields = {name: {f.name: f for f in _logged(kind)} for name, kind in kinds.items()}
    named: dict[models.Field[Any, Any], dict[str, str]] = {}
    for entry in entries:
        found = fields[entry.object_type].get(entry.field)
        if found is None:
            continue
        if found not in named:
            of_field = [each for each in entries if each.field == entry.field]
            named[found] = _names_for(found, {text for each in of_field for text in (each.old, each.new)})
        entry.old, entry.new = (_worded(found, named[found], text) for text in (entry.old, entry.new))


def _worded(found: models.Field[Any, Any], names: Mapping[str, str], text: str) -> str:
    """A logged value as people read it; of several, one on each line."""
    if isinstance(found, ChoiceSetField | models.ManyToManyField):
        return "\n".join(names.get(each, each) for each in text.split())
    return names.get(text, text)


def _names_for(found: models.Field[Any, Any], texts: Iterable[str]) -> dict[str, str]:
    """What a field's stored values are called: a choice's label, a related object's name, yes or no."""
    related = found.related_model
    if isinstance(found, models.ForeignKey | models.ManyToManyField) and not isinstance(related, str):
        ids = {public_id for text in texts for public_id in text.split()}
        rows: Iterable[Any] = related._default_manager.filter(public_id__in=ids)  # type: ignore[union-attr]
        return {row.public_id: str(row) for row in rows}
    if isinstance(found, models.BooleanField):
        return {"True": _("Yes"), "False": _("No")}
    return {str(value): str(label) for value, label in found.flatchoices}
