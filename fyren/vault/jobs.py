"""The sealing as a job, often enough that no row waits longer than the window."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fyren.base.jobs import JobProblem, JobSpec, Turn
from fyren.vault.keys import KeyRingError
from fyren.vault.sealing import SEALING_WINDOW, late_findings, seal

_NO_KEYS = _(
    "The key ring is missing, so nothing can be said of the log and nothing can be changed in Fyren. "
    "Ask whoever runs the server to put the key file back."
)

_STANDS_STILL = _(
    "Rows wait that cannot be sealed, since the chain does not end where it should. Open the log's check."
)


def _seal_all(turn: Turn) -> None:
    try:
        while seal():
            turn.go_on()
    except KeyRingError as error:
        raise JobProblem(_NO_KEYS) from error
    if any(late_findings()):
        raise JobProblem(_STANDS_STILL)


SEALING = JobSpec(
    name="seal_audit",
    title=_("Sealing of the audit"),
    does=_("Gives what has been done in Fyren its place in the audit's chain."),
    every=SEALING_WINDOW / 3,
    run=_seal_all,
)
