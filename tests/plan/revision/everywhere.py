"""Where in the database some words stand: every column of every table is looked through."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models


def places_of(words: str) -> set[str]:
    """The columns that hold the words, such as `plan.PlanEdition.structure`, whatever their case."""
    wanted = words.casefold()
    return {place for model in apps.get_models() for place in _places_in(model, wanted)}


def _places_in(model: type[models.Model], wanted: str) -> Iterator[str]:
    """Each table is read once, with all its columns."""
    names = [field.name for field in model._meta.concrete_fields]
    for row in model._base_manager.values_list(*names):
        for name, value in zip(names, row, strict=True):
            if wanted in _text(value):
                yield f"{model._meta.label}.{name}"


def _text(value: Any) -> str:
    """As people would read it: JSON without its escapes."""
    plain = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
    return plain.casefold()
