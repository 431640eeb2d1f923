"""What waits for those who count, for the page "Today"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fyren.base.due import DueItem
from fyren.detection.counting import Month, month_of, months_to_note
from fyren.detection.models import CountHandover
from fyren.detection.queries import left_to_hand_over, units_noted_by
from fyren.people.viewer import Viewer

FEBRUARY = 2


def counting_due(viewer: Viewer) -> Iterator[DueItem]:
    """A month that nobody has noted, for who notes; and from February a year that is not handed over, for the
    contact, until it is released without it."""
    yield from _to_note(viewer)
    if viewer.day.month >= FEBRUARY:
        yield from _to_hand_over(viewer)


def _to_note(viewer: Viewer) -> Iterator[DueItem]:
    last = month_of(viewer.day).before
    for unit in units_noted_by(viewer):
        if last not in months_to_note(viewer.day, unit.valid_from, unit.valid_to):
            continue
        if unit.counts.filter(year=last.year, month=last.number).exists():
            continue
        if CountHandover.objects.filter(authority=unit.authority_id, year=last.year).exists():
            continue
        reason = _("Nothing is noted for %(month)s.") % {"month": month_name(last)}
        yield DueItem(
            _("Note down"), unit.name, reverse("unit_note", args=[unit.public_id, last.year, last.number]), None, reason
        )


def _to_hand_over(viewer: Viewer) -> Iterator[DueItem]:
    year = viewer.day.year - 1
    for body in left_to_hand_over(viewer, year):
        what = _("Counts of %(year)s, %(body)s") % {"year": year, "body": body}
        url = reverse("count_hand_over", args=[body.public_id, year])
        last_day = dt.date(viewer.day.year, FEBRUARY + 1, 1) - dt.timedelta(days=1)
        yield DueItem(_("Hand over"), what, url, last_day, _("The year has ended and is not handed over."))


def month_name(month: Month) -> str:
    """A month as people read it: "oktober 2026"."""
    return date_format(month.first, "F Y")
