"""Partners and bodies to choose among: those of the day, and those that are chosen already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from fyren.base.models import holding_on
from fyren.cooperation.models import Partner
from fyren.cooperation.queries.partners import partners_at_hand
from fyren.people.models import Body, BodyKind


def partners_beside(field: Any, day: dt.date, chosen: Iterable[Partner]) -> None:
    """Let a field offer the day's partners, and the chosen ones."""
    field.queryset = partners_at_hand(day, chosen)


def bodies_beside(field: Any, day: dt.date, chosen: Iterable[Body], *, without: Body | None = None) -> None:
    """Let a field offer the day's boards and companies, and the chosen ones; never the council, whose plan it is.

    Args:
        without: one to leave out.
    """
    at_hand = Q(pk__in=[each.pk for each in chosen]) | holding_on(day) & ~Q(kind=BodyKind.COUNCIL)
    found = Body.objects.authorities().filter(at_hand)
    field.queryset = found if without is None else found.exclude(pk=without.pk)
