"""Background work: jobs declared in code, what became of them in a table, and a worker that goes through those due.

A room declares a `JobSpec`; `fyren/house/wiring.py` registers it with the port `JOBS`. Two workers never run the same
job at once: who runs it holds a lease, which is renewed as the work goes on and may be taken over when it has run out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise

from fyren.base.registry import Port


class JobProblem(Exception):
    """Raised by a job that could not do its work. Its text is a sentence for the administrator."""


class Stopped(Exception):
    """Raised inside a job that is to end now and go on another time: its worker stops, or another has taken over."""


class Turn(Protocol):
    """What a job is given while it runs."""

    def go_on(self) -> None:
        """Say that the work goes on; a job that takes more than seconds says so again and again.

        Raises:
            Stopped: it is to end now.
        """

    def pause(self, seconds: float) -> None:
        """Wait, and say that the work goes on.

        Raises:
            Stopped: it is to end now.
        """


def _nothing() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class JobSpec:
    """A job.

    Args:
        name: how the table and the log call it; never changed.
        title: what it is called by people.
        does: what it does, in a sentence.
        every: from the beginning of one run to the next.
        run: does it. May be run again at any time, also after having been killed halfway.
        hindered: why it is not run in this installation, in a sentence; "" when it is.
        key: what a run is for, such as a day: a run for what is already done does nothing, also when asked for.
    """

    name: str
    title: str | Promise
    does: str | Promise
    every: dt.timedelta
    run: Callable[[Turn], object]
    hindered: Callable[[], str] = _nothing
    key: Callable[[dt.datetime], str] | None = None


JOBS: Port[JobSpec] = Port("jobs")


def job_named(name: str) -> JobSpec | None:
    """The job of that name; None when there is none."""
    return next((spec for spec in JOBS if spec.name == name), None)
