"""Reminders as a job: late reports and silent activities remind by themselves."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.jobs import JobSpec, Turn
from fyren.people.viewer import Viewer
from fyren.steering.actions.reminders import remind_late
from fyren.vault.actions import OPERATOR


def _remind(turn: Turn) -> None:
    remind_late(by=Viewer(actor=OPERATOR, day=clock.today()))


REMINDING = JobSpec(
    name="remind_late",
    title=_("Reminders"),
    does=_("Reminds bodies of late reports and silent activities, never more often than they have chosen."),
    every=dt.timedelta(days=1),
    run=_remind,
)
