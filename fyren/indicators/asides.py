"""The indicators that reach an area or a focus area, beside its page: through which link and in whose reading."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fyren.base.charts import swedish_number
from fyren.indicators.content import Via
from fyren.indicators.models import Figure
from fyren.indicators.models.library import OWNERS
from fyren.indicators.queries.contents import EXAMPLE
from fyren.indicators.queries.links import Hung, hanging_on, readings
from fyren.indicators.reach import reached_on
from fyren.indicators.rules import Gender
from fyren.people.viewer import Viewer
from fyren.plan.ports import Beside, BesideRow
from fyren.plan.thread import Kind, Step


def indicators_beside(viewer: Viewer, steps: tuple[Step, ...]) -> Beside:
    """The indicators that hang on what a walk up the red thread meets, with their latest values: 2 queries."""
    reached = reached_on(steps)
    found = hanging_on(reached, readings(viewer)) if reached else []
    shown: dict[int, Hung] = {}
    said: dict[int, list[str]] = defaultdict(list)
    for hung, via in found:
        shown.setdefault(hung.indicator, hung)
        said[hung.indicator].append(_how(via))
    values = _latest({key: hung.unit for key, hung in shown.items()})
    owners = dict(OWNERS)
    rows = tuple(
        BesideRow(
            hung.title,
            reverse("indicator", args=[hung.public_id]),
            values.get(key, ("", False))[0],
            str(owners[hung.owner]),
            tuple(said[key]),
            hung.is_example or values.get(key, ("", False))[1],
        )
        for key, hung in shown.items()
    )
    return Beside(
        _("Indicators that reach here"),
        _("None is the plan's own: each hangs on something above, as the coordinator has read it."),
        rows,
        _("No indicator hangs on what this leads to yet."),
    )


def _how(via: Via) -> str:
    """What an indicator hangs on, in whose reading, and how the thread goes on from there."""
    kinds = {
        Kind.GOAL.value: _("the direction goal"),
        Kind.TARGET_PICTURE.value: _("the target picture"),
        Kind.PROCESS.value: _("the process"),
    }
    words = {
        "kind": kinds[via.kind],
        "on": via.on,
        "day": date_format(dt.date.fromisoformat(via.since)),
        "reason": via.reason,
    }
    if via.on:
        hangs = _("Hangs on %(kind)s “%(on)s” as the coordinator reads it (%(day)s): %(reason)s") % words
    else:
        hangs = _("Hangs on %(kind)s, not entered, as the coordinator reads it (%(day)s): %(reason)s") % words
    return " ".join(part for part in (hangs, via.onward) if part)


def _latest(units: Mapping[int, str]) -> dict[int, tuple[str, bool]]:
    """The own municipality's latest value of each indicator (database key, with its unit), in words, and whether it is
    made up: one query, none for none."""
    if not units:
        return {}
    rows = Figure.objects.filter(
        indicator__in=units, place__is_home=True, gender=Gender.TOTAL.value, value__isnull=False
    ).order_by("year")
    return {
        key: (" ".join(part for part in (swedish_number(value), units[key], f"({year})") if part), source == EXAMPLE)
        for key, year, value, source in rows.values_list("indicator", "year", "value", "source")
        if value is not None
    }
