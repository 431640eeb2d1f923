"""Which jobs are due, and how one is run: by one worker at a time, its outcome kept."""

from __future__ import annotations

import datetime as dt
import logging
import os
import secrets
import socket
import threading
from collections.abc import Callable
from enum import StrEnum

from django.db.models import F, Q
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.jobs import JOBS, JobProblem, JobSpec, Stopped, Turn
from fyren.base.jobs.models import Job

logger = logging.getLogger(__name__)

LEASE = dt.timedelta(minutes=3)  # a job says oftener than this that it goes on
FIRST_RETRY = dt.timedelta(minutes=1)
LONGEST_RETRY = dt.timedelta(days=1)


class Outcome(StrEnum):
    """How a run ended."""

    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    TAKEN = "taken"  # another worker runs it, so it was not run here


def due_jobs() -> list[JobSpec]:
    """The jobs to run now: those whose time has come and those asked for, when nobody runs them and nothing hinders."""
    now = clock.now()
    waiting = Job.objects.filter(Q(next_run__lte=now) | Q(asked_for_at__isnull=False)).exclude(_held(now))
    names = set(waiting.values_list("name", flat=True))
    return [spec for spec in JOBS if spec.name in names and not spec.hindered()]


def enrol() -> None:
    """Give every job its row."""
    known = set(Job.objects.values_list("name", flat=True))
    Job.objects.bulk_create([Job(name=spec.name) for spec in JOBS if spec.name not in known], ignore_conflicts=True)


def run_job(
    spec: JobSpec, stop: threading.Event | None = None, *, run: Callable[[Turn], object] | None = None
) -> Outcome:
    """Run a job, whether due or not, unless somebody else runs it. Its fault is kept in its row and raised to nobody.

    Args:
        stop: set when the job is to end and go on another time.
        run: does the work in place of the job's own function: the same job with other wishes.
    """
    enrol()
    holder = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
    if not _claim(spec, holder):
        return Outcome.TAKEN
    key = spec.key(clock.now()) if spec.key else ""
    if key and Job.objects.filter(name=spec.name, last_key=key).exists():
        _end(spec, holder, Outcome.DONE)
        return Outcome.DONE
    outcome, problem = _outcome(spec, run or spec.run, _Lease(spec.name, holder, stop or threading.Event()))
    _end(spec, holder, outcome, problem=problem, key=key)
    return outcome


def _outcome(spec: JobSpec, run: Callable[[Turn], object], turn: Turn) -> tuple[Outcome, str]:
    try:
        run(turn)
    except Stopped:
        return Outcome.STOPPED, ""
    except JobProblem as problem:
        return Outcome.FAILED, str(problem)
    except Exception as error:
        logger.exception("The job %s failed", spec.name)
        words = _("An unexpected fault (%(kind)s). The server's log says more.") % {"kind": type(error).__name__}
        return Outcome.FAILED, words
    return Outcome.DONE, ""


class _Lease:
    """A job's turn, held in its row."""

    def __init__(self, name: str, holder: str, stop: threading.Event) -> None:
        self._held = Job.objects.filter(name=name, held_by=holder)
        self._stop = stop

    def go_on(self) -> None:
        """Hold on for some minutes more."""
        if self._stop.is_set() or not self._held.update(held_until=clock.now() + LEASE):
            raise Stopped

    def pause(self, seconds: float) -> None:
        """Wait, but no longer than until one is to stop."""
        self.go_on()
        if self._stop.wait(seconds):
            raise Stopped


def _held(now: dt.datetime) -> Q:
    return Q(held_until__isnull=False, held_until__gte=now)


def _claim(spec: JobSpec, holder: str) -> bool:
    """Take the job unless somebody holds it: one UPDATE, so that only one of two workers can."""
    now = clock.now()
    mine = Job.objects.filter(name=spec.name)
    free = mine.exclude(_held(now))
    dead = [each for each in mine.filter(_held(now)).values_list("held_by", flat=True) if _is_dead(each)]
    claimed = {"held_by": holder, "held_until": now + LEASE, "last_started": now, "last_ended": None}
    return bool(free.update(**claimed) or (dead and mine.filter(held_by__in=dead).update(**claimed)))


def _is_dead(holder: str) -> bool:
    """Whether the holder was a process on this machine that is there no more. Of other machines we know nothing."""
    host, _colon, rest = holder.partition(":")
    number = rest.partition(":")[0]
    if host != socket.gethostname() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False


def _end(spec: JobSpec, holder: str, outcome: Outcome, *, problem: str = "", key: str = "") -> None:
    """Keep what became of it, and let go."""
    now = clock.now()
    held = Job.objects.filter(name=spec.name, held_by=holder)
    job = held.first()
    if job is None:
        return  # taken over: the one that did keeps what became of it
    failures = job.failures + 1 if outcome is Outcome.FAILED else 0
    held.filter(asked_for_at__lte=F("last_started")).update(asked_for_at=None)
    held.update(
        last_ended=now,
        last_problem=problem[:300],
        failures=min(failures, 9999),
        next_run=_next_run(spec, outcome, failures, started=job.last_started or now, ended=now),
        held_by="",
        held_until=None,
        **({"last_key": key} if key and outcome is Outcome.DONE else {}),
    )


def _next_run(
    spec: JobSpec, outcome: Outcome, failures: int, *, started: dt.datetime, ended: dt.datetime
) -> dt.datetime:
    """An interval from its beginning; after a failure after a pause that grows; what was stopped goes on at once."""
    if outcome is Outcome.STOPPED:
        return ended
    if outcome is Outcome.FAILED:
        grown: dt.timedelta = FIRST_RETRY * 4 ** min(failures - 1, 8)
        return ended + min(grown, LONGEST_RETRY, spec.every)
    return max(started + spec.every, ended)
