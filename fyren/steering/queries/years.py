"""Reads of the phases of the years, and the wheel that they make."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404

from fyren.steering.models import BodySettings, BudgetYear, YearPhase
from fyren.steering.wheel import Span, Wheel, When, draw, when
from fyren.steering.year_template import PhaseKind

NEXT_YEAR_FROM = 9  # the month from which the next year is worked with


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase as the year's list shows it."""

    phase: YearPhase
    when: When


@dataclass(frozen=True, slots=True)
class PhaseGroup:
    """The phases of one kind, in the order of their days; those without days last."""

    label: str
    rows: tuple[PhaseRow, ...]


def phase_of(public_id: str) -> YearPhase:
    """A phase with its year.

    Raises:
        Http404: there is none such.
    """
    phase = YearPhase.objects.select_related("year").filter(public_id=public_id).first()
    if phase is None:
        raise Http404
    return phase


def phases_of(year: BudgetYear, day: dt.date) -> list[PhaseGroup]:
    """A budget year's phases, by kind: one query."""
    found = sorted(year.phases.all(), key=lambda phase: (phase.starts_on is None, phase.starts_on or day))
    rows = [PhaseRow(phase, when(phase.starts_on, phase.ends_on, day)) for phase in found]
    kinds = dict(YearPhase._meta.get_field("kind").flatchoices)
    groups = [
        PhaseGroup(str(kinds[kind.value]), tuple(row for row in rows if row.phase.kind == kind)) for kind in PhaseKind
    ]
    return [group for group in groups if group.rows]


def year_worked_with(day: dt.date) -> int:
    """The year that is worked with on the day, opened or not: this one until September, then the next."""
    return day.year + (day.month >= NEXT_YEAR_FROM)


def wheel_of(calendar_year: int, *, own: int | None, day: dt.date) -> Wheel:
    """The wheel of a calendar year, with what falls in it of every budget year: one query.

    Args:
        own: the budget year that is marked as the page's own.
    """
    first, last = dt.date(calendar_year, 1, 1), dt.date(calendar_year, 12, 31)
    falls_in = Q(starts_on__lte=last, ends_on__gte=first)
    spans = [
        Span(phase.title, phase.starts_on, phase.ends_on, PhaseKind(phase.kind), phase.year.year)
        for phase in YearPhase.objects.filter(falls_in).select_related("year")
        if phase.starts_on is not None and phase.ends_on is not None
    ]
    return draw(spans, year=calendar_year, own=own, day=day)


def calendar_years(year: BudgetYear, groups: list[PhaseGroup]) -> list[int]:
    """The calendar years that a budget year's phases lie in, its own always among them."""
    found = {year.year}
    for group in groups:
        for row in group.rows:
            found |= {day.year for day in (row.phase.starts_on, row.phase.ends_on) if day is not None}
    return sorted(found)


def settings_of(authority_id: int) -> BodySettings | None:
    """How a body has said that it plans; None where it has said nothing."""
    return BodySettings.objects.filter(authority=authority_id).first()
