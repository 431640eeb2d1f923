"""An activity's values as people read them, live ones and those that wait for a decision alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.text import capfirst

from fyren.base.fields import ChoiceSetField
from fyren.steering.models import Activity


def label_of(name: str) -> str:
    """What a field of an activity is called."""
    field: Any = Activity._meta.get_field(name)
    return capfirst(str(field.verbose_name))


def words_of(name: str, value: Any) -> list[str]:
    """A value of the field as lines of text; none when it is empty."""
    field: Any = Activity._meta.get_field(name)
    if value is None or value == "":
        return []
    if isinstance(field, ChoiceSetField):
        return field.labels(value)
    if isinstance(field, models.ManyToManyField):
        return [str(each) for each in value]
    if isinstance(value, dt.date):
        return [date_format(value, "DATE_FORMAT")]
    if isinstance(field, models.PositiveIntegerField):
        return [f"{number_format(value, force_grouping=True)} kr"]
    return [_choice(field.flatchoices, value)]


def _choice(choices: Iterable[tuple[Any, str | Promise]], value: Any) -> str:
    return str({str(key): label for key, label in choices}.get(str(value), value))
