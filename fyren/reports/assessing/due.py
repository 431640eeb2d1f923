"""What waits for the coordinator in the year's self-assessment, for the page "Today"."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.due import DueItem
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.reports.models import Assessment

FROM = (3, 1)  # month and day: the national surveys are mostly answered in spring


def assessment_due(viewer: Viewer) -> Iterator[DueItem]:
    """The open assessments of the own authority, from the first of March of their year: 1 query."""
    own = viewer.authorities_as(Role.COORDINATOR)
    if not own:
        return
    for each in Assessment.objects.filter(closed_on=None, authority__public_id__in=own):
        if (viewer.day.year, viewer.day.month, viewer.day.day) < (each.year, *FROM):
            continue
        what = _("Self-assessment %(year)s") % {"year": each.year}
        reason = _("The self-assessment of the year is not finished.")
        yield DueItem(_("Finish"), what, reverse("assessment", args=[each.public_id]), None, reason)
