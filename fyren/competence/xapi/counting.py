"""Statements counted: each cell that one waits in is summed anew, so that counting twice changes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.jobs import JobSpec, Turn
from fyren.competence.counts import CompletionCell, write_completions
from fyren.competence.models import XAPI, Statement, VoidedAhead

AT_ONCE = 5000
# How long a statement may come after the one that voids it. One of a verb that counts nothing never comes.
AHEAD = dt.timedelta(days=90)
CELL = ("place__unit", "place__level", "activity__course", "month")


def placed(statements: QuerySet[Statement] | None = None) -> QuerySet[Statement]:
    """Statements of which course, unit and level are known; among the given, or all."""
    found = Statement.objects.all() if statements is None else statements
    return found.filter(activity__course__isnull=False, place__unit__isnull=False).exclude(place__level="")


def count_waiting() -> int:
    """Count the first of the statements that wait; returns how many there were."""
    with transaction.atomic():
        _take_back_overtaken()
        waiting = dict(_cells(placed().filter(is_counted=False).order_by("pk")[:AT_ONCE]))
        recount(waiting.values())
        Statement.objects.filter(pk__in=waiting).update(is_counted=True)
    return len(waiting)


def _take_back_overtaken() -> None:
    """Take back what has arrived after it was voided. Here, and not when it arrives, since the two may be received at
    the same moment, and neither then knows of the other."""
    same = Statement.objects.filter(source=OuterRef("source"), statement_id=OuterRef("statement_id"))
    for ahead in VoidedAhead.objects.filter(Exists(same)):
        arrived = Statement.objects.filter(source=ahead.source_id, statement_id=ahead.statement_id)
        arrived.update(is_voided=True, is_counted=False)
        ahead.delete()
    VoidedAhead.objects.filter(received_on__lt=clock.today() - AHEAD).delete()


def _cells(statements: QuerySet[Statement]) -> Iterable[tuple[int, CompletionCell]]:
    return ((pk, tuple(cell)) for pk, *cell in statements.values_list("pk", *CELL))


def cells_of(statements: QuerySet[Statement]) -> set[CompletionCell]:
    """The cells that statements are counted in."""
    return set(statements.order_by().values_list(*CELL).distinct())


def recount(cells: Iterable[CompletionCell]) -> None:
    """Sum the cells anew, and what is valid after them. A step inside what changed them.

    Of an attempt the first statement counts that has not been taken back: completed and passed are one.
    """
    wanted = set(cells)
    if not wanted:
        return
    units, _levels, courses, months = (set(each) for each in zip(*wanted, strict=True))
    first = Statement.objects.filter(source=OuterRef("source"), attempt=OuterRef("attempt"), is_voided=False)
    again = Q(Exists(first.exclude(attempt="").filter(pk__lt=OuterRef("pk"))))
    counting = placed().filter(~again, is_voided=False, place__unit__in=units, activity__course__in=courses)
    sums = counting.filter(month__in=months).order_by().values_list(*CELL).annotate(number=Count("pk"))
    found = {(unit, level, course, month): number for unit, level, course, month, number in sums}
    write_completions({cell: found.get(cell, 0) for cell in wanted}, XAPI)


def _count(turn: Turn) -> None:
    turn.go_on()
    while count_waiting():
        turn.go_on()


COUNTING = JobSpec(
    name="count_statements",
    title=_("Statements from learning platforms counted"),
    does=_("Adds what learning platforms have told to the numbers of completed courses."),
    every=dt.timedelta(minutes=1),
    run=_count,
)
