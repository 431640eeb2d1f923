"""What waits for the coordinator in the year's self-assessment, for the page "Today"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.due import DueItem
from fyren.base.occasions import Occasion
from fyren.people.models import RoleAssignment
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.reports.models import Assessment

FROM = (3, 1)  # month and day: the national surveys are mostly answered in spring


def begins_on(year: int) -> dt.date:
    """The day from which a year's assessment waits."""
    return dt.date(year, *FROM)


def assessment_occasions(authority: str) -> Iterator[Occasion]:
    """Where the coordinator's role is held: the day from which this year's assessment waits, unless it is closed, and
    next year's: 2 queries."""
    held = RoleAssignment.objects.on(clock.today()).filter(role=Role.COORDINATOR, body__public_id=authority).first()
    if held is None:
        return
    this = clock.today().year
    closed = set(Assessment.objects.filter(closed_on__isnull=False, year__gte=this).values_list("year", flat=True))
    for year in (this, this + 1):
        if year not in closed:
            day, title = begins_on(year), _("Begin the self-assessment %(year)s") % {"year": year}
            yield Occasion(f"self-assessment-{year}", title, day, day, held.created_at)


def assessment_due(viewer: Viewer) -> Iterator[DueItem]:
    """The open assessments of the own authority, from the first of March of their year, and the year's when nobody has
    begun it: 1 query."""
    own = viewer.authorities_as(Role.COORDINATOR)
    if not own:
        return
    year = viewer.day.year
    kept_open = Q(closed_on=None, authority__public_id__in=own)
    found = list(Assessment.objects.filter(kept_open | Q(year=year)).select_related("authority"))
    if all(each.year != year for each in found) and viewer.day >= begins_on(year):
        reason = _("The national questions are mostly asked in spring, and nobody has begun the year's answers.")
        what = _("Self-assessment %(year)s") % {"year": year}
        yield DueItem(_("Begin"), what, reverse("assessment_new", args=[min(own)]), None, reason)
    for each in found:
        if not each.is_open or each.authority.public_id not in own or viewer.day < begins_on(each.year):
            continue
        what = _("Self-assessment %(year)s") % {"year": each.year}
        reason = _("The self-assessment of the year is not finished.")
        yield DueItem(_("Finish"), what, reverse("assessment", args=[each.public_id]), None, reason)
