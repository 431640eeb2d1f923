"""Changing an object: validated, against its row version, with one log entry per changed field."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models

from fyren.base.history.models import ChangeEntry

if TYPE_CHECKING:
    from fyren.base.models import VersionedModel

M = TypeVar("M", bound="VersionedModel")


class Conflict(Exception):
    """Raised when the object was changed by someone else since the caller read it.

    `current` is the object as it now stands, so that a page can show yours and theirs side by side.
    """

    def __init__(self, current: VersionedModel) -> None:
        self.current = current
        super().__init__(f"{current._meta.label} {current.public_id} is at version {current.row_version}")


def object_type(obj: models.Model) -> str:
    """The name that the logs use for an object's kind, such as `plan.EditorialNote`."""
    return obj._meta.label


def as_text(value: Any) -> str:
    """A field's value as the log keeps it: related objects by public id, dates in ISO form, nothing as "", what is
    composed as JSON."""
    if value is None:
        return ""
    if isinstance(value, models.Model):
        return str(getattr(value, "public_id", value.pk))
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    if isinstance(value, list | tuple):
        return " ".join(as_text(each) for each in value)
    return str(value)


def owning_authority(obj: models.Model) -> str:
    """The public id of the body that owns the object; "" where the object does not name one."""
    authority = getattr(obj, "authority", None)
    return authority.public_id if authority is not None else ""


def save_new(obj: M, *, by: str) -> M:
    """Validate and insert a new object. Its first version is the row itself; the log begins with the first change.

    Raises:
        django.core.exceptions.ValidationError: the object breaks a rule of its model.
    """
    obj.full_clean()
    obj.save(force_insert=True)
    return obj


def save_values(obj: M, *, values: Mapping[str, Any], expected_version: int, by: str) -> list[str]:
    """Insert an object that is new with these values, or change one that is saved; returns the fields concerned.

    Args:
        values: new values by field name, those of many-to-many fields too.

    Raises:
        Conflict: the row is at another version.
        django.core.exceptions.ValidationError: the values break a rule of the model.
    """
    plural = {field.name for field in obj._meta.many_to_many}
    own = {name: value for name, value in values.items() if name not in plural}
    relations = {name: values[name] for name in values if name in plural}
    if obj.pk is not None:
        fields = save_changes(obj, changes=own, expected_version=expected_version, by=by)
        settled = None if fields else expected_version
        return fields + save_relations(obj, relations=relations, expected_version=settled, by=by)
    for name, value in own.items():
        setattr(obj, name, value)
    save_new(obj, by=by)
    return [*own, *save_relations(obj, relations=relations, expected_version=None, by=by)]


def save_changes(obj: M, *, changes: Mapping[str, Any], expected_version: int, by: str) -> list[str]:
    """Change an object's fields and log each change.

    Args:
        obj: the object as read; it is brought up to date on success.
        changes: new values by field name; those equal to the present ones are left alone.
        expected_version: the row version that the caller's user saw.
        by: opaque id of the actor.

    Returns:
        The names of the fields that changed; empty when nothing did (the version then stays).

    Raises:
        Conflict: the row is at another version.
        django.core.exceptions.ValidationError: the new values break a rule of the model.
    """
    model = type(obj)
    current = model._default_manager.get(pk=obj.pk)
    if current.row_version != expected_version:
        raise Conflict(current)
    before = {name: getattr(current, name) for name in changes}
    changed = [name for name, value in changes.items() if before[name] != value]
    for name in changed:
        setattr(obj, name, changes[name])
    if not changed:
        return []
    obj.row_version = expected_version + 1
    obj.full_clean()
    take_version(obj, expected_version, **{name: getattr(obj, name) for name in changed})
    _log(obj, {name: (before[name], changes[name]) for name in changed}, by=by)
    return changed


def save_marks(obj: M, *, marks: Mapping[str, Any], expected_version: int, by: str) -> None:
    """As `save_changes`, for what is not written by hand but follows from the act itself, such as a state and a moment:
    no rule of the model but the database's own is asked. 2 queries.

    Args:
        obj: the object as read, at the version that is expected.

    Raises:
        Conflict: the row is at another version.
    """
    before = {name: getattr(obj, name) for name in marks}
    take_version(obj, expected_version, **marks)
    for name, value in marks.items():
        setattr(obj, name, value)
    _log(obj, {name: (before[name], value) for name, value in marks.items()}, by=by)


def save_relations(
    obj: M, *, relations: Mapping[str, Iterable[models.Model]], expected_version: int | None, by: str
) -> list[str]:
    """Change what an object points at in its many-to-many fields, and log each change by public ids.

    Args:
        relations: new members by field name; those equal to the present ones are left alone.
        expected_version: the row version that the caller's user saw; None where `save_changes` or `save_new` in the
            same transaction has settled it, and the version stays.

    Returns:
        The names of the fields that changed.

    Raises:
        Conflict: the row is at another version.
    """
    pairs: dict[str, tuple[Any, Any]] = {}
    for name, members in relations.items():
        before, after = list(getattr(obj, name).all()), list(members)
        if {each.pk for each in before} != {each.pk for each in after}:
            pairs[name] = (before, after)
    if pairs and expected_version is not None:
        take_version(obj, expected_version)
    for name, (_before, after) in pairs.items():
        getattr(obj, name).set(after)
    _log(obj, pairs, by=by)
    return list(pairs)


def take_version(obj: VersionedModel, expected: int, **values: Any) -> None:
    """Write the values and count the row version up, if it still is the expected one. Logs nothing.

    On its own for what is part of an object without being a field of it, and for values that no log shall keep.

    Raises:
        Conflict: the row is at another version.
    """
    rows = type(obj)._default_manager.filter(pk=obj.pk, row_version=expected)
    if not rows.update(**values, row_version=expected + 1):
        raise Conflict(type(obj)._default_manager.get(pk=obj.pk))
    obj.row_version = expected + 1


def log_texts(obj: VersionedModel, pairs: Mapping[str, tuple[str, str]], *, by: str) -> None:
    """Log changes inside a composed value, such as a plan's wording, by path: old and new text."""
    _log(obj, pairs, by=by)


def log_blanked(obj: VersionedModel, fields: Iterable[str], *, authority: str, reason: str, by: str) -> None:
    """Log that texts were blanked: where, by whom, when and why, and nothing of what they said.

    Args:
        obj: may be one that has been removed, and of which only public id and version are known.
        authority: public id of the body that owns the texts.
    """
    _log(obj, dict.fromkeys(fields, ("", "")), by=by, reason=reason, authority=authority)


def _log(
    obj: VersionedModel,
    pairs: Mapping[str, tuple[Any, Any]],
    *,
    by: str,
    reason: str = "",
    authority: str | None = None,
) -> None:
    ChangeEntry.objects.bulk_create(
        ChangeEntry(
            actor=by,
            object_type=object_type(obj),
            object_id=obj.public_id,
            authority=owning_authority(obj) if authority is None else authority,
            field=name,
            old=as_text(old),
            new=as_text(new),
            row_version=obj.row_version,
            blanked_reason=reason,
        )
        for name, (old, new) in pairs.items()
    )


def blank_text(obj: VersionedModel, field: str, *, reason: str) -> int:
    """Blank a field's text in every logged version, keeping row, who and when.

    Returns how many entries were blanked.
    """
    return blank_entries(
        ChangeEntry.objects.filter(object_type=object_type(obj), object_id=obj.public_id, field=field), reason=reason
    )


def blank_entries(entries: models.QuerySet[ChangeEntry], *, reason: str) -> int:
    """Blank the texts of log entries, keeping who and when. One that was blanked before keeps its own reason.

    Returns how many entries were blanked.
    """
    return entries.filter(blanked_reason="").update(old="", new="", blanked_reason=reason)
