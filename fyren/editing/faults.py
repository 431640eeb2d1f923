"""Faults told by the public, counted. No act and not in the audit: nobody is known to have done it."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import F

from fyren.editing.models import FaultCount, FaultKind

CEILING = 50
"""A day's most for one service, kind and language: a robot can fill a count, and no table."""


def count_fault(*, service: str, language: str, kind: FaultKind, day: dt.date) -> bool:
    """Count one more; False when the day's ceiling is reached.

    Args:
        service, language: known to the guide; whoever calls has seen to that, so that no word of a person's is kept.
    """
    about = {"service": service, "language": language, "kind": kind, "day": day}
    if not FaultCount.objects.filter(**about).exists():
        try:
            with transaction.atomic():
                FaultCount.objects.create(**about)
        except IntegrityError:  # somebody else told of the same at the same moment
            pass
    return bool(FaultCount.objects.filter(**about, count__lt=CEILING).update(count=F("count") + 1))
