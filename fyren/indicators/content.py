"""What is told of an indicator: by its page, by a frozen round and by every report, through these same shapes.

Plain values only (days in ISO form, "" where there is none), so that a frozen edition can keep them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a year. None is missing, never nought.

    Args:
        year: the year that the value describes.
        low, high: the bounds of its uncertainty, where the source gives any.
        fetched_on: when it came here.
    """

    year: int
    value: float | None
    low: float | None
    high: float | None
    fetched_on: str


@dataclass(frozen=True, slots=True)
class Series:
    """A place's values for one gender, by year. `place_kind` and `gender` by their stored values."""

    place: str
    place_code: str
    place_kind: str
    is_home: bool
    gender: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Via:
    """How an indicator reaches something: what it hangs on, in whose reading and why.

    Args:
        kind: "riktningsmal", "malbild" or "process", as on the red thread.
        on: the wording of what it hangs on; "" where that is not entered.
        since: when the reading was made.
        onward: how the red thread goes on from there, in words.
    """

    kind: str
    on: str
    reason: str
    since: str
    onward: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorContent:
    """An indicator with its values and what must be said beside them. Choices by their stored values.

    Args:
        aim: what the council wrote as its aim for the year; "" shows as "ej ifylld".
        council: in which decision of the council it stands; "" for context and own figures.
        stamp: whether the fact is current: "current", "due", "past" or "unverified".
    """

    public_id: str
    code: str
    title: str
    says: str
    says_not: str
    owner: str
    unit: str
    by_gender: bool
    direction: str
    source: str
    licence: str
    checked_on: str
    review_by: str
    stamp: str
    rhythm: str
    is_example: bool
    aim: str
    council: str
    via: tuple[Via, ...]
    series: tuple[Series, ...]
