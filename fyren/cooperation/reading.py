"""How many have read a routine. No act and not in the audit: nobody is known to have done it."""

from __future__ import annotations

import datetime as dt

from django.db.models import F, Sum

from fyren.cooperation.models import RoutineEdition, RoutineReading

CEILING = 9_999
"""A month's most for one edition: a robot can fill a count, and no table."""


def count_reading(*, edition: RoutineEdition, day: dt.date) -> bool:
    """Count that one more has read a decided routine; False when the month's ceiling is reached."""
    reading, _made = RoutineReading.objects.get_or_create(edition=edition, month=day.replace(day=1))
    counted = RoutineReading.objects.filter(pk=reading.pk, count__lt=CEILING)
    return bool(counted.update(count=F("count") + 1))


def readings_of(edition: RoutineEdition) -> int:
    """How many times it has been said of an edition that it was read."""
    return int(edition.readings.aggregate(sum=Sum("count"))["sum"] or 0)
