"""Several querysets read in one query: for what is read whole and often, such as the red thread or a round.

Each queryset is a subquery whose rows come back as one JSON array, in its order; it then makes its objects, tuples or
dicts of them as ever. Of columns: text, whole numbers, truth, days, moments and JSON.

It stands on Django's SQL compiler, which is no public part of Django: `tests/base/reading` compares with what each
queryset gives by itself, and is what a new version of Django must pass.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

_FUNCTIONS = {"postgresql": ("json_agg", "json_build_array"), "sqlite": ("json_group_array", "json_array")}
_FROM_JSON: dict[str, Callable[[Any], Any]] = {
    "DateField": dt.date.fromisoformat,
    "DateTimeField": dt.datetime.fromisoformat,
}
# JSON has no such values, or they come back as something else: a float loses its last digit in SQLite.
_NOT_IN_JSON = {"BinaryField", "DecimalField", "DurationField", "FloatField", "TimeField", "UUIDField"}


def read_at_once(**asked: QuerySet[Any, Any]) -> dict[str, list[Any]]:
    """The rows of each queryset by its name: one query, whatever their number; none where all are known to be empty.

    Raises:
        TypeError: a column holds what JSON does not bear, such as a float.
    """
    # The connection itself: what stands for it is asked some hundred times for each queryset.
    connection = connections[DEFAULT_DB_ALIAS]
    parts = {name: _Part(queryset, connection) for name, queryset in asked.items()}
    there = [part for part in parts.values() if part.sql]
    if there:
        selected = ", ".join(f"({part.sql})" for part in there)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {selected}", [param for part in there for param in part.params])
            for part, answer in zip(there, cursor.fetchone(), strict=True):
                part.take(answer)
    return {name: part.rows() for name, part in parts.items()}


class _Part:
    """One of the querysets, asked as a subquery. `sql` is "" where it is known to have no rows."""

    def __init__(self, queryset: QuerySet[Any, Any], connection: BaseDatabaseWrapper) -> None:
        self._connection = connection
        self._queryset = queryset.all()
        self._compiler: Any = self._queryset.query.get_compiler(connection=connection)
        self._answered: list[tuple[Any, ...]] = []
        try:
            inner, self.params = self._compiler.as_sql(with_col_aliases=True)
        except EmptyResultSet:
            self.sql, self.params = "", ()
            return
        self._kinds = [expression.output_field.get_internal_type() for expression, *_rest in self._compiler.select]
        if _NOT_IN_JSON.intersection(self._kinds):
            raise TypeError(f"Not to be read at once: {_NOT_IN_JSON.intersection(self._kinds)}")
        listed = ", ".join(self._column(number) for number in range(len(self._compiler.select)))
        all_rows, one_row = _FUNCTIONS[connection.vendor]
        # Nothing but what Django has made of the queryset; its values go beside, as parameters.
        self.sql = f"SELECT {all_rows}({one_row}({listed})) FROM ({inner}) AS asked"  # noqa: S608

    def _column(self, number: int) -> str:
        """A column by its alias. JSON within JSON goes as text, which its field reads."""
        _expression, _sql, alias = self._compiler.select[number]
        name = str(self._connection.ops.quote_name(alias))
        return (
            f"{name}::text" if self._kinds[number] == "JSONField" and self._connection.vendor == "postgresql" else name
        )

    def take(self, answer: Any) -> None:
        """Take the rows in, as the database's own driver would have given them."""
        rows = json.loads(answer) if isinstance(answer, str) else answer or []
        if self._connection.vendor == "postgresql":
            changes = [(place, _FROM_JSON[kind]) for place, kind in enumerate(self._kinds) if kind in _FROM_JSON]
            for row in rows:
                for place, change in changes:
                    row[place] = None if row[place] is None else change(row[place])
        self._answered = [tuple(row) for row in rows]

    def rows(self) -> list[Any]:
        """What the queryset makes of the rows."""
        if not self.sql:
            return []
        query: Any = self._queryset.query
        self._compiler.execute_sql = lambda *_kind, **_how: [self._answered]
        query.get_compiler = lambda *_using, **_how: self._compiler
        return list(self._queryset)
