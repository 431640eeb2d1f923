"""Reads about partners."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from fyren.base.models import holding_on
from fyren.cooperation.models import Agreement, Partner


def partners_with_agreements() -> QuerySet[Partner]:
    """Every partner, with its agreements: 2 queries."""
    agreements = Prefetch("agreements", Agreement.objects.order_by("-valid_to"))
    return Partner.objects.select_related("authority").prefetch_related(agreements)


def partners_at_hand(day: dt.date, chosen: Iterable[Partner] = ()) -> QuerySet[Partner]:
    """The partners that an agreement can be made with on the day, and those chosen already."""
    return Partner.objects.filter(holding_on(day) | Q(pk__in=[each.pk for each in chosen]))
