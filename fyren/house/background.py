"""The administrator's page of background work: what runs, when it last did, and what went wrong."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fyren.base import clock
from fyren.base.jobs import JOBS, JobSpec
from fyren.base.jobs.models import Job
from fyren.house.actions import ask_for_job
from fyren.indicators.kolada.job import SYNC_KOLADA
from fyren.indicators.models import KoladaRun, KoladaSegment, RunState
from fyren.people.requests import ViewerRequest

RUNS_SHOWN = 10
STILL_AFTER = dt.timedelta(minutes=5)  # the sealing alone begins three times a minute
# The state of a job: its mark, and how it is said.
UNDER_WAY = ("in_progress", gettext_lazy("Under way"))
ASKED_FOR = ("in_progress", gettext_lazy("Begins within seconds"))
HINDERED = ("not_started", gettext_lazy("Not run here"))
NEVER = ("not_started", gettext_lazy("Not run yet"))
FAILED = ("error", gettext_lazy("Failed"))
DONE = ("done", gettext_lazy("Went well"))
RUN_MARKS = {
    RunState.RUNNING: "in_progress",
    RunState.DONE: "done",
    RunState.STOPPED: "check",
    RunState.FAILED: "error",
}


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job as the page tells of it.

    Args:
        hindrance: why it is not run in this installation; "" when it is.
        failing: how many times in a row it has failed, in words; "" when it has not.
    """

    spec: JobSpec
    job: Job
    interval: str
    mark: str
    state: str | Promise
    hindrance: str
    failing: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """A fetching from Kolada as the page tells of it."""

    run: KoladaRun
    mark: str
    what: str
    done: int
    segments: int

    @property
    def is_done(self) -> bool:
        """Whether there is nothing more to tell of how far it has come."""
        return self.run.state == RunState.DONE


def background_work(request: ViewerRequest) -> HttpResponse:
    """What is done in the background; posted, a job is asked for."""
    if request.method == "POST":
        return _ask(request)
    rows = job_rows()
    context = {"rows": rows, "stands_still": stands_still(rows), "runs": run_rows()}
    return render(request, "house/background.html", context)


def _ask(request: ViewerRequest) -> HttpResponse:
    try:
        ask_for_job(name=request.POST.get("jobb", ""), by=request.viewer)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Asked for. The work begins as soon as the worker sees it."))
    return redirect("background_work")


def job_rows() -> list[JobRow]:
    """Every job, in the order they are wired."""
    held = {job.name: job for job in Job.objects.all()}
    return [_row(spec, held.get(spec.name) or Job(name=spec.name)) for spec in JOBS]


def _row(spec: JobSpec, job: Job) -> JobRow:
    hindrance = spec.hindered()
    mark, state = _state(job, hindrance)
    failing = ngettext("%(count)s time in a row", "%(count)s times in a row", job.failures) % {"count": job.failures}
    return JobRow(spec, job, interval(spec.every), mark, state, hindrance, failing if job.failures else "")


def _state(job: Job, hindrance: str) -> tuple[str, str | Promise]:
    if job.is_under_way:
        return UNDER_WAY
    if hindrance:
        return HINDERED
    if job.asked_for_at:
        return ASKED_FOR
    if job.last_started is None:
        return NEVER
    return FAILED if job.last_problem else DONE


def stands_still(rows: list[JobRow]) -> bool:
    """Whether no worker has done anything for so long that none can be there."""
    started = [row.job.last_started for row in rows if row.job.last_started]
    return not started or clock.now() - max(started) > STILL_AFTER


def run_rows() -> list[RunRow]:
    """The latest fetchings from Kolada, latest first."""
    runs = list(KoladaRun.objects.all()[:RUNS_SHOWN])
    parts = KoladaSegment.objects.filter(run__in=runs).order_by().values_list("run")
    counted = parts.annotate(done=Count("pk", filter=Q(is_done=True)), all=Count("pk"))
    found = {run: (done, of) for run, done, of in counted}
    _tell_the_abandoned(runs)
    return [RunRow(run, RUN_MARKS[RunState(run.state)], _what(run), *found.get(run.pk, (0, 0))) for run in runs]


def _tell_the_abandoned(runs: list[KoladaRun]) -> None:
    """A run whose process was killed still says that it is under way, which it is not when nobody holds the job."""
    held = Job.objects.filter(name=SYNC_KOLADA.name).first()
    if held is None or not held.is_under_way:
        for run in runs:
            run.state = RunState.STOPPED if run.state == RunState.RUNNING else run.state


def _what(run: KoladaRun) -> str:
    return _("Changes and what is new") if run.since else _("Everything")


def interval(every: dt.timedelta) -> str:
    """How often, in words."""
    seconds = int(every.total_seconds())
    if seconds % 604_800 == 0:
        count = seconds // 604_800
        return ngettext("Once a week", "Every %(count)s weeks", count) % {"count": count}
    if seconds % 86_400 == 0:
        count = seconds // 86_400
        return ngettext("Once a day", "Every %(count)s days", count) % {"count": count}
    if seconds % 3600 == 0:
        count = seconds // 3600
        return ngettext("Once an hour", "Every %(count)s hours", count) % {"count": count}
    if seconds % 60 == 0:
        count = seconds // 60
        return ngettext("Once a minute", "Every %(count)s minutes", count) % {"count": count}
    return ngettext("Once a second", "Every %(count)s seconds", seconds) % {"count": seconds}
