"""Faults told by the public are settled."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from fyren.editing.access import check_edit
from fyren.editing.models import FaultCount
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.GUIDE_FAULTS_SETTLED)
def settle_faults(*, service: str, kind: str, by: Viewer) -> int:
    """Say that the faults of a kind that have been told about a service are dealt with; returns how many they were.

    Raises:
        PermissionDenied: `by` is no editor.
        ValidationError: there are none that wait.
    """
    check_edit(by)
    waiting = FaultCount.objects.filter(service=service, kind=kind, count__gt=F("settled"))
    rows = list(waiting)
    if not rows:
        raise ValidationError(_("No such faults wait. Somebody else may have settled them."))
    for row in rows:  # what is told while this runs is not settled by it
        FaultCount.objects.filter(pk=row.pk).update(settled=row.count)
    record(Act.GUIDE_FAULTS_SETTLED, by=by.actor, about=rows[0])
    return sum(row.count - row.settled for row in rows)
