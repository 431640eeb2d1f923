"""What the change log still says of objects that are no longer there."""

from __future__ import annotations

from collections.abc import Collection

from django.apps import apps
from django.db.models import JSONField

from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.history.models import ChangeEntry


def texts_of_removed(authorities: Collection[str]) -> list[ChangeEntry]:
    """The entries that hold free text of a removed object of one of the authorities (public ids), latest first; also
    composed values, which may hold some.

    An object that is removed is gone from its own page, so that nobody would find its text again to blank it.
    """
    holding = ChangeEntry.objects.filter(authority__in=authorities, blanked_reason="").exclude(old="", new="")
    found: list[ChangeEntry] = []
    for name in holding.order_by("object_type").values_list("object_type", flat=True).distinct():
        model = apps.get_model(name)
        fields = [
            f.name for f in model._meta.concrete_fields if isinstance(f, FreeTextField | FreeCharField | JSONField)
        ]
        there = model._default_manager.values("public_id")
        found += holding.filter(object_type=name, field__in=fields).exclude(object_id__in=there)
    return sorted(found, key=lambda entry: (entry.at, entry.pk), reverse=True)
