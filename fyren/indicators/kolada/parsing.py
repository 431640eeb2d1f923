"""Kolada's answers as plain values. Knows version 3's names and those of version 2 that still turn up."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from fyren.indicators.rules import Gender

T = TypeVar("T")
LONGEST_ADDRESS = 1000  # as long as the table keeps
GENDERS = frozenset(str(gender) for gender in Gender)


class WrongShape(Exception):
    """Raised when an answer is JSON, but not of the shape that Kolada has."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value. None is a missing one, never nought; a removed one is missing too, and says so."""

    indicator: str
    place: str
    year: int
    gender: str
    value: float | None
    status: str
    is_removed: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page of values and the address of the next one, "" on the last."""

    values: tuple[Value, ...]
    next_address: str


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality ("K") or a region ("L"), by Kolada's id."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group of municipalities as it is now: members change with the years."""

    code: str
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kpi:
    """What Kolada says of an indicator."""

    code: str
    title: str
    description: str
    by_gender: bool
    published_next: str


def page_of(answer: object) -> Page:
    """A page of values.

    Raises:
        WrongShape: it is something else.
    """
    return Page(tuple(value for row in _rows(answer) for value in _values(row)), next_of(answer))


def next_of(answer: object) -> str:
    """The address of the next page: `next_url` in version 3, `next_page` in version 2, "" on the last.

    Raises:
        WrongShape: the answer is no object, or the address is none.
    """
    found = _object(answer)
    address = _text(found.get("next_url") or found.get("next_page") or "")
    if len(address) > LONGEST_ADDRESS:
        raise WrongShape("an address that is too long")
    return address


def municipalities_of(answer: object) -> list[Municipality]:
    """Municipalities and regions.

    Raises:
        WrongShape: it is something else.
    """
    return [Municipality(_code(row["id"]), _text(row["title"]), _text(row["type"])) for row in _known(answer, "type")]


def groups_of(answer: object) -> list[Group]:
    """Groups with their members, each given as an id or as an object with one.

    Raises:
        WrongShape: it is something else.
    """
    return [Group(_code(row["id"]), _text(row["title"]), _members(row["members"])) for row in _known(answer, "members")]


def kpis_of(answer: object) -> list[Kpi]:
    """What is said of indicators.

    Raises:
        WrongShape: it is something else.
    """
    return [
        Kpi(
            code=_code(row["id"]),
            title=_text(row["title"]),
            description=_text(row.get("description") or ""),
            by_gender=_flag(row.get("is_divided_by_gender")),
            published_next=_text(row.get("publication_date") or ""),
        )
        for row in _known(answer)
    ]


def _members(found: object) -> tuple[str, ...]:
    if not isinstance(found, list):
        raise WrongShape("members is no list")
    return tuple(_code(each.get("member_id") or each.get("id") if isinstance(each, dict) else each) for each in found)


def _known(answer: object, *names: str) -> Iterator[Mapping[str, Any]]:
    """Rows that have an id, a title and what else is named."""
    for row in _rows(answer):
        missing = [name for name in ("id", "title", *names) if name not in row]
        if missing:
            raise WrongShape(f"a row without {missing[0]}")
        yield row


def _values(row: Mapping[str, Any]) -> Iterator[Value]:
    """A row's values, one for each gender."""
    try:
        indicator, place, year = row["kpi"], row["municipality"], row["period"]
        found = row["values"]
    except KeyError as error:
        raise WrongShape(f"a row without {error.args[0]}") from error
    if not isinstance(found, list):
        raise WrongShape("values is no list")
    head = (_code(indicator), _code(place), _year(year))
    row_is_removed = _removed(row)
    for each in found:
        is_removed = row_is_removed or _removed(_object(each))
        value = None if is_removed else _number(each.get("value"))
        yield Value(*head, _gender(each.get("gender")), value, _text(each.get("status") or ""), is_removed)


def _rows(answer: object) -> Iterator[Mapping[str, Any]]:
    found = _object(answer)
    rows = found.get("values", found.get("results"))
    if not isinstance(rows, list):
        raise WrongShape("no list of values")
    yield from map(_object, rows)


def _object(found: object) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise WrongShape("no object")
    return found


def _removed(found: Mapping[str, Any]) -> bool:
    """`isdeleted` in version 3, `is_deleted` in version 2."""
    return _flag(found.get("isdeleted")) or _flag(found.get("is_deleted"))


def _flag(found: object) -> bool:
    return found is True or found == 1 or (isinstance(found, str) and found.lower() == "true")


def _number(found: object) -> float | None:
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise WrongShape("a value that is no number")
    number = _converted(float, found)
    return number if math.isfinite(number) else None


def _year(found: object) -> int:
    year = _converted(int, found) if isinstance(found, int | str) and not isinstance(found, bool) else 0
    if not 1900 <= year <= 2200:
        raise WrongShape("a period that is no year")
    return year


def _converted(kind: Callable[[Any], T], found: object) -> T:
    try:
        return kind(found)
    except (OverflowError, ValueError) as error:
        raise WrongShape(f"no {kind.__name__}") from error


def _gender(found: object) -> str:
    if not isinstance(found, str) or found not in GENDERS:
        raise WrongShape("a gender that we do not know")
    return found


def _code(found: object) -> str:
    if not isinstance(found, str) or not found or len(found) > 40:
        raise WrongShape("an id that is none")
    return found


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise WrongShape("a text that is none")
    return found
