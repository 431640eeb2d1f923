"""Numbers written in bulk, inside the acts that take them in: each cell replaced, never added to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db import connection, models

from fyren.competence.models import Completion, Headcount
from fyren.competence.standing import renew_standings

AT_ONCE = 5000
HeadcountCell = tuple[int, str, dt.date]  # unit, level, day
CompletionCell = tuple[int, str, int, int]  # unit, level, course, month


def write_headcounts(numbers: Mapping[HeadcountCell, int]) -> None:
    """Replace the numbers of people that the cells name."""
    rows = ((unit, level, _day(day), number) for (unit, level, day), number in numbers.items())
    _replace(Headcount, ("unit_id", "level", "day"), rows)


def _day(day: dt.date) -> Any:
    return connection.ops.adapt_datefield_value(day)


def write_completions(numbers: Mapping[CompletionCell, int], source: str) -> None:
    """Replace what a source says of the cells, and reckon anew what is valid of their courses in their units."""
    write_cells({(*cell, source, 0): number for cell, number in numbers.items()})
    renew_standings(courses={cell[2] for cell in numbers}, units={cell[0] for cell in numbers})


def write_cells(numbers: Mapping[tuple[int, str, int, int, str, int], int]) -> None:
    """Replace numbers by unit, level, course, month, source and until. Nothing is reckoned anew: the caller does."""
    rows = ((*cell, number) for cell, number in numbers.items())
    _replace(Completion, ("unit_id", "level", "course_id", "month", "source", "until"), rows)


def _replace(model: type[models.Model], key: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Write rows of key and number; where the key is there already, the number is replaced. There may be hundreds of
    thousands, for each of which the ORM would make an object and a piece of SQL."""
    named = [connection.ops.quote_name(name) for name in (*key, "number")]
    sql = (
        f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({', '.join(named)}) "  # noqa: S608 - names only
        f"VALUES ({', '.join(['%s'] * len(named))}) "
        f"ON CONFLICT ({', '.join(named[:-1])}) DO UPDATE SET {named[-1]} = excluded.{named[-1]}"
    )
    waiting = iter(rows)
    with connection.cursor() as cursor:
        while batch := list(islice(waiting, AT_ONCE)):
            cursor.executemany(sql, batch)
