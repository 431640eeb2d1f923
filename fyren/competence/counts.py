"""Numbers written in bulk, inside the acts that take them in: each cell replaced, never added to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from django.db import models

from fyren.competence.models import Completion, Headcount
from fyren.competence.standing import renew_standings

AT_ONCE = 2000
HeadcountCell = tuple[int, str, dt.date]  # unit, level, day
CompletionCell = tuple[int, str, int, int]  # unit, level, course, month


def write_headcounts(numbers: Mapping[HeadcountCell, int]) -> None:
    """Replace the numbers of people that the cells name."""
    rows = (
        Headcount(unit_id=unit, level=level, day=day, number=number) for (unit, level, day), number in numbers.items()
    )
    _replace(Headcount, rows, ("unit", "level", "day"))


def write_completions(numbers: Mapping[CompletionCell, int], source: str) -> None:
    """Replace what a source says of the cells, and reckon anew what is valid of their courses in their units."""
    rows = (
        Completion(unit_id=unit, level=level, course_id=course, month=month, number=number, source=source)
        for (unit, level, course, month), number in numbers.items()
    )
    _replace(Completion, rows, ("unit", "course", "level", "month", "source", "until"))
    renew_standings(courses={cell[2] for cell in numbers}, units={cell[0] for cell in numbers})


def _replace(model: type[models.Model], rows: Iterable[Any], key: tuple[str, ...]) -> None:
    waiting = iter(rows)
    while batch := list(islice(waiting, AT_ONCE)):
        model._default_manager.bulk_create(
            batch, update_conflicts=True, update_fields=["number"], unique_fields=list(key)
        )
