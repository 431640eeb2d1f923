"""What is valid of each course in each unit: reckoned from its completions, and kept for the pages that show it all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.jobs import JobSpec, Turn
from fyren.competence.models import EXACT, HASHED, Completion, Course, Standing
from fyren.competence.rules import Done, Valid, month_number, valid_around

AT_ONCE = 2000
Triple = tuple[int, str, int]  # unit, level, course
_KEY = ("unit", "level", "course")
_NUMBERS = ("month", "now", "year_ago", "in_a_year")


def renew_standings(*, courses: Iterable[int] | None = None, units: Iterable[int] | None = None) -> None:
    """Reckon anew what is valid this month. Runs in the transaction of what changed the numbers.

    Args:
        courses, units: keys of those concerned; None for all.
    """
    month = month_number(clock.today())
    completions, standings = Completion.objects.all(), Standing.objects.all()
    if courses is not None:
        completions, standings = completions.filter(course__in=courses), standings.filter(course__in=courses)
    if units is not None:
        completions, standings = completions.filter(unit__in=units), standings.filter(unit__in=units)
    reckoned = valid_by_triple(month, completions)
    rows = (
        Standing(
            unit_id=unit, level=level, course_id=course, month=month,
            now=valid.now, year_ago=valid.year_ago, in_a_year=valid.in_a_year,
        )
        for (unit, level, course), valid in reckoned
    )  # fmt: skip
    standings.delete()
    while batch := list(islice(rows, AT_ONCE)):
        Standing.objects.bulk_create(batch)


def valid_by_triple(month: int, completions: object = None) -> Iterator[tuple[Triple, Valid]]:
    """What is valid around a month, of each unit, level and course with completions: 2 queries, read as it goes."""
    found = Completion.objects.all() if completions is None else completions
    validity = dict(Course.objects.values_list("pk", "valid_months"))
    rows = (
        found.order_by("unit", "course", "level")  # type: ignore[attr-defined]
        .values_list("unit", "level", "course", "month", "number", "source", "until")
        .iterator(chunk_size=AT_ONCE)
    )
    for triple, of_it in groupby(rows, key=lambda row: row[:3]):
        done = [_done(*row[3:]) for row in of_it]
        yield triple, valid_around(done, validity[triple[2]], month)


def _done(month: int, number: int, source: str, until: int) -> Done:
    is_exact = source in EXACT
    return Done(month, number, HASHED if is_exact else source, until or None, is_exact)


def standings_on(day: dt.date) -> dict[Triple, Valid]:
    """What is valid on a day, by unit, level and course. What is kept is of this month: of another it is reckoned."""
    month = month_number(day)
    kept = Standing.objects.filter(month=month)
    if month != month_number(clock.today()) or Standing.objects.exclude(month=month).exists():
        return dict(valid_by_triple(month))
    rows = kept.values_list(*_KEY, *_NUMBERS[1:])
    return {(unit, level, course): Valid(*numbers) for unit, level, course, *numbers in rows}


def _renew_if_new_month(turn: Turn) -> None:
    turn.go_on()
    with transaction.atomic():
        if Standing.objects.exclude(month=month_number(clock.today())).exists():
            renew_standings()


RENEWING = JobSpec(
    name="renew_standings",
    title=_("Knowledge reckoned anew"),
    does=_("When a month begins: reckons which courses are still valid, so that the overview of knowledge is quick."),
    every=dt.timedelta(hours=1),
    run=_renew_if_new_month,
)
