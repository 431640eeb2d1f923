"""Releasing in the background what begins to count: at a time, or with a newer pack."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.base.jobs import JobProblem, JobSpec, Turn
from fyren.publishing.erasing import sweep
from fyren.publishing.port import PUBLISHERS
from fyren.publishing.releasing import NotPublishable, build, is_due, release

BY_ITSELF = ""  # who released, where nobody did: those who said the time are in the revisions
_SHOWN_FAULTS = 3


def release_due(turn: Turn) -> None:
    """Release for every publisher with something that has begun to count.

    Raises:
        JobProblem: something stands in the way; what is served stays as it was. The others have been released.
    """
    hindered = []
    for publisher in PUBLISHERS:
        turn.go_on()
        sweep(publisher)
        if not is_due(publisher):
            continue
        try:
            release(publisher, BY_ITSELF, built=build(publisher))
        except NotPublishable as problem:
            reasons = " ".join(f"{fault.about or ''}: {fault.why}" for fault in problem.faults[:_SHOWN_FAULTS])
            hindered.append(_("%(publisher)s: %(reasons)s") % {"publisher": publisher.label, "reasons": reasons})
    if hindered:
        raise JobProblem(" ".join(hindered))


RELEASING = JobSpec(
    name="release",
    title=gettext_lazy("Publishing at a time"),
    does=gettext_lazy("Publishes what begins to count: at a time that editors have set, or in a newer national pack."),
    every=dt.timedelta(minutes=1),
    run=release_due,
)
