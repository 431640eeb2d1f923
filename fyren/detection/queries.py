"""Reads about counts. Numbers are read by `month_rows` and `counts_of`, for who notes, and `content_of`, into fives."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, Prefetch, Q, QuerySet, Sum

from fyren.base.models import holding_on
from fyren.detection.access import check_note
from fyren.detection.counting import WHOLE, Month, Named, Released, months_to_note, released
from fyren.detection.instruments import Instrument, instruments
from fyren.detection.models import (
    CountHandover,
    CountingUnit,
    CountKind,
    CountRelease,
    InstrumentUse,
    MonthCount,
    UnitMember,
    existing_in,
)
from fyren.people.access import KEEPERS
from fyren.people.models import Body
from fyren.people.viewer import Viewer


def units_noted_by(viewer: Viewer) -> QuerySet[CountingUnit]:
    """The units that the viewer notes for today."""
    members = UnitMember.objects.filter(holding_on(viewer.day), user__public_id=viewer.actor)
    return CountingUnit.objects.filter(pk__in=members.values("unit")).select_related("authority")


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month of a unit, for who notes for it: the four numbers in the kinds' order, or none when it is not noted."""

    month: Month
    counts: tuple[int, ...]
    is_open: bool


def month_rows(viewer: Viewer, unit: CountingUnit) -> list[MonthRow]:
    """The unit's months of this year and last year, latest first: 3 queries.

    Raises:
        PermissionDenied: the viewer does not note for the unit.
    """
    check_note(viewer, unit)
    found: dict[Month, dict[str, int]] = defaultdict(dict)
    for row in unit.counts.filter(year__gte=viewer.day.year - 1):
        found[Month(row.year, row.month)][row.kind] = row.count
    closed = set(CountHandover.objects.filter(authority=unit.authority_id).values_list("year", flat=True))
    months = sorted({*months_to_note(viewer.day, unit.valid_from, unit.valid_to), *found}, reverse=True)
    return [
        MonthRow(
            month,
            tuple(found[month].get(kind, 0) for kind in CountKind) if month in found else (),
            month.year not in closed,
        )
        for month in months
    ]


def counts_of(viewer: Viewer, unit: CountingUnit, month: Month) -> dict[CountKind, MonthCount]:
    """What is noted of a month, by kind; empty when nothing is.

    Raises:
        PermissionDenied: the viewer does not note for the unit.
    """
    check_note(viewer, unit)
    return {CountKind(row.kind): row for row in unit.counts.filter(year=month.year, month=month.number)}


def noted_months(authority: Body, year: int) -> dict[CountingUnit, int]:
    """How many months of the year each of the authority's units has noted. Whether a month is noted says nothing of
    its numbers, since noughts are noted too."""
    noted = Count("counts__month", filter=Q(counts__year=year), distinct=True)
    units = CountingUnit.objects.filter(existing_in(year) | Q(counts__year=year), authority=authority)
    return {unit: unit.noted for unit in units.annotate(noted=noted)}


def units_of(authority: Body, day: dt.date) -> QuerySet[CountingUnit]:
    """The authority's units, with who notes for each on the day or later."""
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    members = UnitMember.objects.filter(still).select_related("user")
    return CountingUnit.objects.filter(authority=authority).prefetch_related(Prefetch("members", members))


def content_of(year: int) -> Released:
    """What may be shown of what is handed over of the year: 3 queries."""
    handed = CountHandover.objects.filter(year=year).values("authority")
    units = CountingUnit.objects.filter(existing_in(year) | Q(counts__year=year), authority__in=handed).distinct()
    by_authority: dict[Body, list[Named]] = defaultdict(list)
    for unit in units.select_related("authority"):
        by_authority[unit.authority].append(Named(unit.public_id, unit.name))
    authorities = tuple(Named(body.public_id, body.name, tuple(named)) for body, named in by_authority.items())
    counts: dict[str, dict[str, int]] = {kind.value: {} for kind in CountKind}
    sums = MonthCount.objects.filter(year=year, unit__in=units).values("unit__public_id", "kind").order_by()
    for row in sums.annotate(sum=Sum("count")):
        counts[row["kind"]][row["unit__public_id"]] = row["sum"]
    return released(year, authorities, counts)


@dataclass(frozen=True, slots=True)
class ReleasedRow:
    """A row of a released year: at least so many of each kind, in the kinds' order; 0 is fewer than five.

    `level`: 0 all of the municipality, 1 an authority, 2 a unit.
    """

    name: str
    level: int
    counts: tuple[int, ...]


def released_rows(content: Released) -> list[ReleasedRow]:
    """What is shown of a year: the whole first, then each authority with its units."""
    found = [ReleasedRow("", 0, _shown(content, WHOLE))]
    for authority in content.authorities:
        found.append(ReleasedRow(authority.name, 1, _shown(content, authority.key)))
        found += [ReleasedRow(unit.name, 2, _shown(content, unit.key)) for unit in authority.parts]
    return found


def _shown(content: Released, key: str) -> tuple[int, ...]:
    return tuple(content.shown[kind][key] for kind in CountKind)


def released_years() -> list[int]:
    """The years that are released, latest first."""
    return list(CountRelease.objects.values_list("year", flat=True))


@dataclass(frozen=True, slots=True)
class HandingOver:
    """Who of those with units in a year has handed it over, and who has not."""

    year: int
    done: tuple[Body, ...]
    missing: tuple[Body, ...]


def handing_over(year: int) -> HandingOver:
    """How far the year has come: 2 queries."""
    counting = CountingUnit.objects.filter(existing_in(year) | Q(counts__year=year)).values("authority")
    handed = set(CountHandover.objects.filter(year=year).values_list("authority", flat=True))
    bodies = list(Body.objects.filter(Q(pk__in=counting) | Q(pk__in=handed)))
    return HandingOver(
        year,
        done=tuple(body for body in bodies if body.pk in handed),
        missing=tuple(body for body in bodies if body.pk not in handed),
    )


@dataclass(frozen=True, slots=True)
class KeptAuthority:
    """An authority whose units the viewer keeps, and its years that have ended: each with whether it is handed over."""

    body: Body
    units: tuple[CountingUnit, ...]
    years: tuple[tuple[int, bool], ...]


def kept_authorities(viewer: Viewer) -> list[KeptAuthority]:
    """The authorities whose units the viewer keeps: 2 queries and 2 more for each."""
    held = viewer.authorities_as(*KEEPERS)
    return [_kept(body, viewer.day) for body in Body.objects.filter(public_id__in=held)] if held else []


def left_to_hand_over(viewer: Viewer, year: int) -> QuerySet[Body]:
    """The authorities whose units the viewer keeps, that counted in the year and have not handed it over; none once the
    year is released: 1 query, none for those who keep no units."""
    held = viewer.authorities_as(*KEEPERS)
    counted = CountingUnit.objects.filter(existing_in(year)).values("authority")
    handed = CountHandover.objects.filter(year=year).values("authority")
    left = Body.objects.filter(~Exists(CountRelease.objects.filter(year=year)), public_id__in=held, pk__in=counted)
    return left.exclude(pk__in=handed) if held else Body.objects.none()


def _kept(body: Body, day: dt.date) -> KeptAuthority:
    handed = set(CountHandover.objects.filter(authority=body).values_list("year", flat=True))
    last = day.year - 1
    has_units = CountingUnit.objects.filter(existing_in(last), authority=body).exists()
    years = sorted({*handed, *([last] if has_units else [])}, reverse=True)
    return KeptAuthority(body, tuple(units_of(body, day)), tuple((year, year in handed) for year in years))


def years_to_release(day: dt.date) -> list[HandingOver]:
    """The years that have ended and are not released, where some authority counts: last year and what was left."""
    handed = set(CountHandover.objects.values_list("year", flat=True))
    years = sorted({day.year - 1, *handed} - set(released_years()), reverse=True)
    return [found for found in map(handing_over, years) if found.done or found.missing]


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """An instrument with where it is in use; those that have ended are apart."""

    instrument: Instrument
    uses: tuple[InstrumentUse, ...]
    ended: tuple[InstrumentUse, ...]


def instrument_rows(day: dt.date) -> list[InstrumentRow]:
    """Every instrument of the register, with its uses: 1 query."""
    by_key: dict[str, list[InstrumentUse]] = defaultdict(list)
    for use in InstrumentUse.objects.select_related("authority"):
        by_key[use.instrument].append(use)
    return [
        InstrumentRow(each, _those(by_key[each.key], day, ended=False), _those(by_key[each.key], day, ended=True))
        for each in instruments()
    ]


def _those(uses: Iterable[InstrumentUse], day: dt.date, *, ended: bool) -> tuple[InstrumentUse, ...]:
    return tuple(use for use in uses if (use.valid_to is not None and use.valid_to < day) is ended)
