"""Reads about routines: how each stands, what a body lacks, and what holds at a unit."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from fyren.base.models import holding_on
from fyren.cooperation.models import Routine, RoutineEdition, RoutineScope
from fyren.cooperation.routines.areas import RoutineArea, area_of, register
from fyren.cooperation.rules import RoutineState, is_area_current, review_by, routine_state
from fyren.people.models import Body, BodyKind, Unit


@dataclass(frozen=True, slots=True)
class RoutineRow:
    """A routine as it stands on a day.

    Args:
        decided_on: of the latest edition, None while there is none.
        review_by: last day on which it counts as current.
    """

    routine: Routine
    state: RoutineState
    decided_on: dt.date | None
    review_by: dt.date | None

    @property
    def holds(self) -> bool:
        """Management has decided it, and it has not ended."""
        return self.state in (RoutineState.CURRENT, RoutineState.REVIEW)


def routine_rows(day: dt.date, routines: QuerySet[Routine] | None = None) -> list[RoutineRow]:
    """The routines as they stand on the day: 1 query."""
    return [as_row(each, day) for each in with_decision(Routine.objects.all() if routines is None else routines, day)]


def with_decision(routines: QuerySet[Routine], day: dt.date) -> QuerySet[Routine]:
    """The routines with the day of each's latest decision up to the day (`decided_on`), body and unit."""
    latest = RoutineEdition.objects.filter(routine=OuterRef("pk"), decided_on__lte=day).order_by("-number")
    found = routines.annotate(decided_on=Subquery(latest.values("decided_on")[:1]))
    return found.select_related("authority", "unit")


def as_row(routine: Routine, day: dt.date) -> RoutineRow:
    """The routine as it stands on the day; it has been read by `with_decision`."""
    decided_on: dt.date | None = routine.decided_on  # type: ignore[attr-defined]
    reviewed_on = routine.reviewed_on if routine.reviewed_on is None or routine.reviewed_on <= day else None
    state = routine_state(decided_on, reviewed_on, routine.ended_on, day)
    return RoutineRow(routine, state, decided_on, review_by(decided_on, reviewed_on))


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area at a body.

    Args:
        applies: whether it concerns the body; None where nobody has said it and there is no routine.
        rows: the routines there are, the body's own first.
        units: how many units the body has.
    """

    area: RoutineArea
    applies: bool | None
    rows: tuple[RoutineRow, ...]
    units: int = 0

    @property
    def is_current(self) -> bool:
        """Everybody there has a current routine: the body's, or each unit its own."""
        whole = next((row.state for row in self.rows if row.routine.unit is None), None)
        of_units = [row.state for row in self.rows if row.routine.unit is not None]
        return is_area_current(whole, of_units, self.units)

    @property
    def is_lacking(self) -> bool:
        """It concerns the body, and no routine is current."""
        return self.applies is True and not self.is_current


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body's areas, each as it stands."""

    body: Body
    areas: tuple[AreaRow, ...]

    @property
    def concerned(self) -> int:
        """How many areas concern it."""
        return sum(1 for each in self.areas if each.applies is True)

    @property
    def current(self) -> int:
        """In how many of them a routine is current."""
        return sum(1 for each in self.areas if each.applies is True and each.is_current)

    @property
    def unsaid(self) -> int:
        """Of how many areas nobody has said whether they concern it."""
        return sum(1 for each in self.areas if each.applies is None)


def body_rows(day: dt.date, bodies: Iterable[Body] | None = None) -> list[BodyRow]:
    """How every board and company stands with its routines: 4 queries, 3 for given bodies. Routines of units that
    are no more say nothing."""
    if bodies is None:
        bodies = Body.objects.authorities().filter(holding_on(day)).exclude(kind=BodyKind.COUNCIL)
    found = list(bodies)
    not_ended = Q(ended_on=None) | Q(ended_on__gt=day)
    workplaces = Unit.objects.on(day).workplaces().filter(authority__in=found)
    there = Q(unit=None) | Q(unit__in=workplaces)
    rows = routine_rows(day, Routine.objects.filter(not_ended, there, authority__in=found))
    scopes = RoutineScope.objects.filter(authority__in=found)
    said = {(scope.authority_id, scope.area): scope.applies for scope in scopes}
    units = Counter(workplaces.values_list("authority", flat=True))
    return [
        _of_body(body, [row for row in rows if row.routine.authority_id == body.pk], said, units[body.pk])
        for body in found
    ]


def _of_body(body: Body, rows: list[RoutineRow], said: dict[tuple[int, str], bool], units: int) -> BodyRow:
    areas = []
    for area in register().areas:
        of_area = tuple(row for row in rows if row.routine.area == area.key)
        applies = True if of_area else said.get((body.pk, area.key))
        own_first = tuple(sorted(of_area, key=lambda row: row.routine.unit is not None))
        areas.append(AreaRow(area, applies, own_first, units))
    return BodyRow(body, tuple(areas))


@dataclass(frozen=True, slots=True)
class Place:
    """Where one works: a unit, or a whole board or company."""

    body: Body
    units: tuple[Unit, ...]


def places(day: dt.date) -> list[Place]:
    """Every body and unit of the day that some routine holds for: 2 queries."""
    bodies = Body.objects.on(day).filter(routines__editions__isnull=False, routines__ended_on=None).distinct()
    units = Unit.objects.on(day).workplaces().filter(authority__in=bodies)
    held: dict[int, list[Unit]] = {}
    for unit in units:
        held.setdefault(unit.authority_id, []).append(unit)
    return [Place(body, tuple(held.get(body.pk, ()))) for body in bodies]


def holding_at(body: Body, unit: Unit | None, day: dt.date) -> list[RoutineRow]:
    """The routines that hold at a unit: its own, and of other areas the body's. Without a unit, the body's own."""
    whose = Q(unit=None) if unit is None else Q(unit=None) | Q(unit=unit)
    rows = [row for row in routine_rows(day, Routine.objects.filter(whose, authority=body)) if row.holds]
    own = {row.routine.area for row in rows if row.routine.unit is not None}
    return [row for row in rows if row.routine.unit is not None or row.routine.area not in own]


def area_title(key: str) -> str:
    """What an area is called; its key where the register has it no more."""
    found = area_of(key)
    return key if found is None else found.title
