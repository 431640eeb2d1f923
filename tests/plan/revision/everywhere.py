"""Where in the database some words stand: every column of every table is looked through."""

from __future__ import annotations

import json
from typing import Any

from django.apps import apps


def places_of(words: str) -> set[str]:
    """The columns that hold the words, such as `plan.PlanEdition.structure`, whatever their case."""
    wanted = words.casefold()
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        for value in model._base_manager.values_list(field.name, flat=True)
        if wanted in _text(value)
    }


def _text(value: Any) -> str:
    """As people would read it: JSON without its escapes."""
    plain = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
    return plain.casefold()
