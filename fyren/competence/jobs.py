"""What the room does by itself: hashes go when the employer's decision has ended."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.jobs import JobSpec, Turn
from fyren.competence.actions.hashed import purge_ended_hashes
from fyren.competence.hashed import opt_in_of
from fyren.competence.models import HashedCompletion
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.vault.actions import OPERATOR


def _purge(turn: Turn) -> None:
    by = Viewer(actor=OPERATOR, day=clock.today())
    for authority in Body.objects.filter(Exists(HashedCompletion.objects.filter(authority=OuterRef("pk")))):
        turn.go_on()
        if opt_in_of(authority, by.day) is None:
            purge_ended_hashes(authority=authority, by=by)


PURGING = JobSpec(
    name="purge_hashes",
    title=_("Hashes that may not be kept"),
    does=_("Removes the hashed identities of employers whose decision has ended."),
    every=dt.timedelta(days=1),
    run=_purge,
)
