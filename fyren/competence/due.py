"""What waits for those who keep the numbers, for the page "Today"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.clock import day_in_sweden
from fyren.base.due import DueItem
from fyren.base.importing.models import TableImportState
from fyren.base.models import holding_on
from fyren.competence.models import CompetenceImport, HashedOptIn, Headcount, ImportKind, LearningSource, Statement
from fyren.people.access import KEEPERS
from fyren.people.models import Body, Unit
from fyren.people.viewer import Viewer

FRESH = relativedelta(years=1)
SOON = dt.timedelta(days=30)
STILL_EMPLOYED = relativedelta(months=6)
"""So often hashes are compared with who is still employed: ours, where the employer's decision says no other."""


def competence_due(viewer: Viewer) -> Iterator[DueItem]:
    """Numbers of people, and of completed courses, that are older than a year, and what learning platforms told that
    cannot be counted, of the own authorities that have units: 1 query."""
    own = viewer.authorities_as(*KEEPERS)
    for body in counted_bodies(own, viewer.day) if own else ():
        yield from _people(body, viewer.day)
        yield from _still_employed(body, viewer.day)
        yield from _completions(body, viewer.day)
        yield from _unplaced(body)


def counted_bodies(authorities: Collection[str], day: dt.date) -> QuerySet[Body]:
    """Those of the authorities that have units, with when people and courses were last told of: 1 query."""
    counted = Headcount.objects.filter(unit__authority=OuterRef("pk")).order_by("-day").values("day")
    taken = CompetenceImport.objects.filter(
        authority=OuterRef("pk"), kind=ImportKind.COMPLETIONS, state=TableImportState.DONE
    )
    silent = Exists(_waiting(source=OuterRef("pk"))) & ~Exists(
        Statement.objects.filter(source=OuterRef("pk"), is_counted=True, received_on__gt=day - FRESH)
    )
    told = LearningSource.objects.filter(authority=OuterRef("pk"), last_used_on__isnull=False).exclude(silent)
    decided = HashedOptIn.objects.filter(holding_on(day), authority=OuterRef("pk"))
    compared = CompetenceImport.objects.filter(
        authority=OuterRef("pk"), kind=ImportKind.PEOPLE, state=TableImportState.DONE
    )
    with_units = Body.objects.filter(Exists(Unit.objects.filter(authority=OuterRef("pk"))))
    return with_units.filter(public_id__in=authorities).annotate(
        counted=Subquery(counted[:1]),
        read=Subquery(taken.order_by("-created_at").values("created_at")[:1]),
        told=Subquery(told.order_by("-last_used_on").values("last_used_on")[:1]),
        hashed_since=Subquery(decided.values("decided_on")[:1]),
        compared=Subquery(compared.order_by("-created_at").values("created_at")[:1]),
        has_unplaced=Exists(_waiting(source__authority=OuterRef("pk"))),
    )


def _waiting(**of: OuterRef) -> QuerySet[Statement]:
    """Statements that wait until somebody says which course, unit or level they mean."""
    unknown = Q(activity__course=None) | Q(place__unit=None) | Q(place__level="")
    return Statement.objects.filter(unknown, is_counted=False, is_voided=False, **of)


def people_by(body: Body) -> dt.date | None:
    """When the numbers of people are a year old; None where nobody has said any. Of `counted_bodies`."""
    counted: dt.date | None = getattr(body, "counted", None)
    return None if counted is None else counted + FRESH


def completions_by(body: Body) -> dt.date | None:
    """When the completions are a year old; None where none were ever taken in. Of `counted_bodies`."""
    read, told = (getattr(body, name, None) for name in ("read", "told"))
    days = [each for each in (day_in_sweden(read) if read else None, told) if each is not None]
    return max(days) + FRESH if days else None


def _people(body: Body, day: dt.date) -> Iterator[DueItem]:
    due = people_by(body)
    if due is None or due - SOON <= day:
        reason = _("How many people the units have is said once a year, so that coverage is of those who are there.")
        yield DueItem(_("Update"), _("People in the units"), reverse("staff", args=[body.public_id]), due, reason)


def _still_employed(body: Body, day: dt.date) -> Iterator[DueItem]:
    """Hashes of those who have left go when a file says who is still employed."""
    since, compared = getattr(body, "hashed_since", None), getattr(body, "compared", None)
    if since is None:
        return
    due = (day_in_sweden(compared) if compared else since) + STILL_EMPLOYED
    if due - SOON <= day:
        reason = _("Hashes of those who have left are to be removed.")
        address = reverse("competence_import_new", args=["anstallda", body.public_id])
        yield DueItem(_("Read in"), _("Who is still employed"), address, due, reason)


def _completions(body: Body, day: dt.date) -> Iterator[DueItem]:
    """Nothing waits where a learning platform tells by itself, and what it tells is counted."""
    due, counted = completions_by(body), getattr(body, "counted", None)
    if counted is not None and (due is None or due - SOON <= day):
        reason = _("Completed courses were last taken in more than eleven months ago, or never.")
        address = reverse("competence_import_new", args=["genomforda", body.public_id])
        yield DueItem(_("Read in"), _("Completed courses"), address, due, reason)


def _unplaced(body: Body) -> Iterator[DueItem]:
    if getattr(body, "has_unplaced", False):
        reason = _("They say a course, a unit or a level that is not known here, and are not counted until it is.")
        address = reverse("learning_sources", args=[body.public_id])
        yield DueItem(_("Place them"), _("Completed courses from learning platforms"), address, None, reason)
