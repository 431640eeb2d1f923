"""The year wheel, drawn: twelve months round, phases as arcs in two rings, the day as a mark. Pure geometry.

The wheel shows the twelve months of one calendar year, with everything that falls in it, whichever budget year it
belongs to: the autumn in which a year is prepared is then seen where it lies, beside what is followed up meanwhile.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fyren.steering.year_template import PhaseKind

SIZE = 400
CENTRE = SIZE / 2
MONTH_RING = (168.0, 194.0)
RING_EDGE = 166.0
RINGS = {PhaseKind.STEERING: (96.0, 164.0), PhaseKind.DUTY: (52.0, 88.0)}
LEAST_ARC = 5.0  # degrees: what lasts a day is seen too
GAP = 1.5
MOST_LANE = 22.0


class When(StrEnum):
    """Where a phase lies from a day. Values name the words in the templates."""

    UNDATED = "undated"
    PAST = "past"
    NOW = "now"
    COMING = "coming"


def when(starts_on: dt.date | None, ends_on: dt.date | None, day: dt.date) -> When:
    """Where a phase lies from the day; one without days is neither past nor coming."""
    if starts_on is None or ends_on is None:
        return When.UNDATED
    if ends_on < day:
        return When.PAST
    return When.NOW if starts_on <= day else When.COMING


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the drawing, as SVG writes numbers: never with a decimal comma."""

    x: str
    y: str

    @classmethod
    def of(cls, radius: float, degrees: float) -> Place:
        """The point at a distance from the centre, clockwise from the top."""
        turned = math.radians(degrees - 90)
        return cls(f"{CENTRE + radius * math.cos(turned):.2f}", f"{CENTRE + radius * math.sin(turned):.2f}")


@dataclass(frozen=True, slots=True)
class Span:
    """Something with days, to be put on the wheel. `budget_year` is the year it belongs to."""

    title: str
    starts_on: dt.date
    ends_on: dt.date
    kind: PhaseKind
    budget_year: int


@dataclass(frozen=True, slots=True)
class Arc:
    """A span as it is drawn, with the number that its row in the list has.

    Args:
        path: the outline, as SVG writes it.
        at: where its number stands.
        is_own: it belongs to the budget year that the page is about.
    """

    number: int
    span: Span
    path: str
    at: Place
    is_own: bool
    when: When


@dataclass(frozen=True, slots=True)
class Month:
    """A month in the outermost ring: its first day, where its name stands and the line at its beginning."""

    first: dt.date
    at: Place
    line: str


@dataclass(frozen=True, slots=True)
class Wheel:
    """A calendar year drawn. `lamp` is the mark of the day and `hand` the line to it; "" in another year."""

    year: int
    months: tuple[Month, ...]
    arcs: tuple[Arc, ...]
    lamp: Place | None
    hand: str

    @property
    def rings(self) -> tuple[tuple[Arc, ...], tuple[Arc, ...]]:
        """The arcs as the list reads them: the municipality's year, then outside duties."""
        steering, duties = (tuple(arc for arc in self.arcs if arc.span.kind == kind) for kind in RINGS)
        return steering, duties


def draw(spans: Iterable[Span], *, year: int, own: int | None, day: dt.date) -> Wheel:
    """The wheel of a calendar year.

    Args:
        own: the budget year that the page is about; None when it is about no one of them.
        day: the day of the mark.
    """
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    within = sorted(
        (span for span in spans if span.starts_on <= last and span.ends_on >= first),
        key=lambda span: (list(RINGS).index(span.kind), span.starts_on, span.ends_on, span.budget_year, span.title),
    )
    arcs: list[Arc] = []
    for kind, ring in RINGS.items():
        arcs += _ring([span for span in within if span.kind == kind], ring, year, own, day, 1 + len(arcs))
    angle = _angle(day, year)
    return Wheel(
        year,
        tuple(_month(number, year) for number in range(1, 13)),
        tuple(arcs),
        lamp=Place.of(RING_EDGE, angle) if day.year == year else None,
        hand=_line(RINGS[PhaseKind.DUTY][0], RING_EDGE, angle) if day.year == year else "",
    )


def _ring(
    spans: Sequence[Span], ring: tuple[float, float], year: int, own: int | None, day: dt.date, first: int
) -> list[Arc]:
    """The spans of one ring, those that overlap beside each other in lanes; the longest lie outermost."""
    places = [_degrees(span, year) for span in spans]
    lanes: list[list[tuple[float, float]]] = []
    lane_of: dict[int, int] = {}
    for index in sorted(range(len(spans)), key=lambda each: places[each][0] - places[each][1]):
        start, end = places[index]
        is_free = (all(end <= a or b <= start for a, b in lane) for lane in lanes)
        lane_of[index] = next((number for number, free in enumerate(is_free) if free), len(lanes))
        if lane_of[index] == len(lanes):
            lanes.append([])
        lanes[lane_of[index]].append((start, end))
    inner, outer = ring
    width = min(MOST_LANE, (outer - inner) / max(1, len(lanes)))
    arcs = []
    for index, span in enumerate(spans):
        top = outer - lane_of[index] * width
        start, end = places[index]
        at = Place.of(top - width / 2, (start + end) / 2)
        path = _sector(top - width + 1, top - 1, start, end)
        seen = when(span.starts_on, span.ends_on, day)
        arcs.append(Arc(first + index, span, path, at, span.budget_year == own, seen))
    return arcs


def _degrees(span: Span, year: int) -> tuple[float, float]:
    """Where the span begins and ends on the wheel, clockwise from the top, cut at the turns of the year."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    start = _angle(max(span.starts_on, first), year)
    end = _angle(min(span.ends_on, last) + dt.timedelta(days=1), year) - GAP
    if end - start < LEAST_ARC:
        start = min(start, 360 - GAP - LEAST_ARC)
        end = start + LEAST_ARC
    return start, end


def _angle(day: dt.date, year: int) -> float:
    first = dt.date(year, 1, 1)
    return 360 * (day - first).days / (dt.date(year + 1, 1, 1) - first).days


def _month(number: int, year: int) -> Month:
    start = _angle(dt.date(year, number, 1), year)
    end = 360.0 if number == 12 else _angle(dt.date(year, number + 1, 1), year)
    at = Place.of(sum(MONTH_RING) / 2, (start + end) / 2)
    return Month(dt.date(year, number, 1), at, _line(RINGS[PhaseKind.DUTY][0], MONTH_RING[1], start))


def _line(inner: float, outer: float, degrees: float) -> str:
    begins, ends = Place.of(inner, degrees), Place.of(outer, degrees)
    return f"M{begins.x} {begins.y}L{ends.x} {ends.y}"


def _sector(inner: float, outer: float, start: float, end: float) -> str:
    """In halves: where an arc's ends nearly meet, a rounded coordinate would move its centre."""
    middle = (start + end) / 2
    begins, turns = Place.of(outer, start), Place.of(inner, end)
    out = _bow(outer, 1, middle) + _bow(outer, 1, end)
    back = _bow(inner, 0, middle) + _bow(inner, 0, start)
    return f"M{begins.x} {begins.y}{out}L{turns.x} {turns.y}{back}Z"


def _bow(radius: float, sweep: int, degrees: float) -> str:
    to = Place.of(radius, degrees)
    return f"A{radius:g} {radius:g} 0 0 {sweep} {to.x} {to.y}"
