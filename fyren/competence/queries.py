"""What the pages about courses and knowledge show."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add

from django.db.models import Prefetch, QuerySet

from fyren.competence.coverage import Cell, Coverage, Shown, coverage_on, of_level, shown_groups
from fyren.competence.models import LEVELS, Audience, Course, Headcount, Outreach, Requirement
from fyren.competence.rules import Level, Share, Valid
from fyren.people.models import Body, Unit


@dataclass(frozen=True, slots=True)
class LevelCell:
    """What stands in one row under a level. `shown` is None where there is nobody, or they are shown with others."""

    level: Level
    label: str
    shown: Shown | None = None
    is_together: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A body or a unit with its cells."""

    name: str
    public_id: str
    cells: tuple[LevelCell, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Those of a level that are shown together because each is small."""

    level: Level
    label: str
    names: tuple[str, ...]
    shown: Shown


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of bodies or units by level, the small ones together, and all of them.

    Args:
        total: the sum of what is shown; a level of which nothing may be shown has none.
    """

    levels: tuple[tuple[Level, str], ...]
    rows: tuple[Row, ...]
    together: tuple[Together, ...]
    total: tuple[LevelCell, ...]
    is_capped: bool

    @property
    def is_empty(self) -> bool:
        """Nobody is known of at all."""
        return not self.rows

    @property
    def is_unrequired(self) -> bool:
        """Nothing is required of anybody who may be shown."""
        return all(cell.shown is None or not cell.shown.share.places for cell in self.total)


def named_levels() -> tuple[tuple[Level, str], ...]:
    """The levels and what they are called."""
    return tuple((Level(value), str(label)) for value, label in LEVELS)


def matrix_on(day: dt.date) -> Matrix:
    """Bodies by level: 6 queries, whatever there is."""
    coverage = coverage_on(day)
    shares, before = coverage.by_body(), coverage.before_by_body()
    bodies = Body.objects.in_bulk({body for body, _level in shares})
    ordered = sorted(bodies.values(), key=lambda body: (body.position, body.name))
    shown = {level: shown_groups(of_level(shares, level), of_level(before, level)) for level, _label in named_levels()}
    names = [(body.pk, body.name, body.public_id) for body in ordered]
    return _matrix(names, shown, {(key, Level(level)) for key, level in shares})


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course in a body, by level: how many hold it, of how many; None where the level may not be shown."""

    course: Course
    cells: tuple[tuple[str, Valid | None, int], ...]


@dataclass(frozen=True, slots=True)
class BodyPage:
    """A body's units by level, and its courses.

    Args:
        with_others: levels that are shown together with other bodies', since they are few here.
    """

    matrix: Matrix
    courses: tuple[CourseRow, ...]
    with_others: tuple[str, ...]


def body_page(body: Body, day: dt.date) -> BodyPage:
    """What the page about a body's knowledge shows: 7 queries."""
    coverage = coverage_on(day)
    by_body = coverage.by_body()
    alone = {level: _stands_alone(by_body, body.pk, level) for level, _label in named_levels()}

    def is_here(unit: int) -> bool:
        return coverage.bodies[unit] == body.pk

    shown = {
        level: shown_groups(of_level(coverage.shares, level, is_here), of_level(coverage.before, level, is_here))
        if alone[level]
        else []
        for level, _label in named_levels()
    }
    units = Unit.objects.filter(authority=body)
    names = [(unit.pk, unit.name, "") for unit in units]
    there = {(unit, Level(level)) for unit, level in coverage.shares if is_here(unit) and alone[Level(level)]}
    with_others = [label for level, label in named_levels() if not alone[level] and (body.pk, level) in by_body]
    return BodyPage(_matrix(names, shown, there), _courses(coverage, is_here, alone), tuple(with_others))


def _stands_alone(by_body: Mapping[Cell, Share], body: int, level: Level) -> bool:
    groups = shown_groups(of_level(by_body, level), {})
    return any(each.members == {body} for each in groups)


def _matrix(
    names: Iterable[tuple[int, str, str]], shown: Mapping[Level, list[Shown]], there: set[tuple[int, Level]]
) -> Matrix:
    alone = {
        (next(iter(each.members)), level): each for level, of in shown.items() for each in of if not each.is_merged
    }
    names = [each for each in names if any((each[0], level) in there for level in shown)]
    called = {key: name for key, name, _public_id in names}
    levels = named_levels()
    rows = [
        Row(
            name,
            public_id,
            tuple(
                LevelCell(level, label, alone.get((key, level)), (key, level) in there and (key, level) not in alone)
                for level, label in levels
            ),
        )
        for key, name, public_id in names
    ]
    together = [
        Together(level, label, tuple(sorted(called[key] for key in each.members)), each)
        for level, label in levels
        for each in shown[level]
        if each.is_merged
    ]
    total = tuple(
        LevelCell(level, label, reduce(add, shown[level]) if shown[level] else None) for level, label in levels
    )
    is_capped = any(each.share.is_capped for of in shown.values() for each in of)
    return Matrix(levels, tuple(rows), tuple(together), total, is_capped)


def _courses(coverage: Coverage, is_here: object, alone: Mapping[Level, bool]) -> tuple[CourseRow, ...]:
    """How many hold each course that is required, by level, at most as many as they are."""
    held: dict[tuple[int, str], Valid] = defaultdict(Valid)
    people: dict[tuple[int, str], int] = defaultdict(int)
    for (unit, level), of_courses in coverage.courses.items():
        if not is_here(unit) or not alone[Level(level)]:  # type: ignore[operator]
            continue
        number = coverage.shares[unit, level].people
        for course, valid in of_courses.items():
            held[course, level] = held[course, level].plus(Valid(*(min(each, number) for each in valid)))
            people[course, level] += number
    courses = Course.objects.in_bulk({course for course, _level in held})
    return tuple(
        CourseRow(
            course,
            tuple(
                (label, held.get((course.pk, level)), people.get((course.pk, level), 0))
                for level, label in named_levels()
            ),
        )
        for course in sorted(courses.values(), key=lambda course: course.name)
    )


def courses_with_requirements() -> QuerySet[Course]:
    """Every course, with of whom it is required: 3 queries."""
    required = Prefetch("requirements", Requirement.objects.select_related("body").prefetch_related("units"))
    return Course.objects.select_related("authority").prefetch_related(required)


@dataclass(frozen=True, slots=True)
class UnitPeople:
    """How many people a unit has by level, and when that was last said."""

    unit: Unit
    numbers: tuple[tuple[str, int | None], ...]
    said_on: dt.date | None


def people_of(units: QuerySet[Unit], day: dt.date) -> list[UnitPeople]:
    """How many people each of the units has on a day: 2 queries."""
    found = list(units.select_related("authority"))
    said: dict[int, dict[str, tuple[dt.date, int]]] = defaultdict(dict)
    counted = Headcount.objects.filter(unit__in=found, day__lte=day).order_by("day")
    for unit, level, on, number in counted.values_list("unit", "level", "day", "number"):
        said[unit][level] = on, number
    return [
        UnitPeople(
            unit,
            tuple((label, said[unit.pk].get(level, (None, None))[1]) for level, label in named_levels()),
            max((on for on, _number in said[unit.pk].values()), default=None),
        )
        for unit in found
    ]


@dataclass(frozen=True, slots=True)
class OutreachSum:
    """How often something was done for an audience, or with an organisation, in a year, and how many it reached.

    Args:
        unknown: how many of the times nobody knows whom it reached.
    """

    label: str
    times: int
    reached: int
    unknown: int


@dataclass(frozen=True, slots=True)
class OutreachYear:
    """A year's outreach. `nobody`: audiences that nothing was done for."""

    done: tuple[Outreach, ...]
    sums: tuple[OutreachSum, ...]
    partners: tuple[OutreachSum, ...]
    nobody: tuple[str, ...]


def outreach_years() -> list[int]:
    """The years with outreach, the latest first: 1 query."""
    return [day.year for day in Outreach.objects.dates("held_on", "year", order="DESC")]


def outreach_of_year(year: int) -> OutreachYear:
    """What was done in a year, with its sums by audience and by whom it was done with: 1 query."""
    done = tuple(Outreach.objects.filter(held_on__year=year).select_related("authority"))
    by_audience: dict[str, list[int | None]] = defaultdict(list)
    by_partner: dict[str, list[int | None]] = defaultdict(list)
    for each in done:
        by_audience[each.audience].append(each.reach)
        if each.with_whom:
            by_partner[each.with_whom].append(each.reach)
    return OutreachYear(
        done,
        tuple(_sum(str(label), by_audience[value]) for value, label in Audience.choices if value in by_audience),
        tuple(_sum(name, by_partner[name]) for name in sorted(by_partner)),
        tuple(str(label) for value, label in Audience.choices if value not in by_audience),
    )


def _sum(label: str, reached: list[int | None]) -> OutreachSum:
    return OutreachSum(label, len(reached), sum(number or 0 for number in reached), reached.count(None))
