"""Jobs: when they are due, what is kept of a run, and that one never stops another."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest
import time_machine

from fyren.base.jobs import JobProblem, JobSpec, Stopped, Turn
from fyren.base.jobs.models import Job
from fyren.base.jobs.running import LEASE, Outcome, due_jobs, enrol, run_job

pytestmark = pytest.mark.django_db

Declare = Callable[..., JobSpec]
START = dt.datetime(2026, 11, 24, 8, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def clock(db: None):
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def names() -> list[str]:
    enrol()
    return [spec.name for spec in due_jobs()]


def fail(turn: Turn) -> None:
    raise JobProblem("Det gick inte.")


def test_a_job_is_due_at_once_and_then_after_its_interval(declare: Declare, clock) -> None:
    spec = declare()
    assert names() == ["work"]
    clock.shift(5)
    assert run_job(spec) is Outcome.DONE
    job = Job.objects.get(name="work")
    now = START + dt.timedelta(seconds=5)
    assert (job.last_started, job.last_ended, job.next_run) == (now, now, now + HOUR)
    assert names() == []
    clock.shift(HOUR)
    assert names() == ["work"]


def test_what_is_asked_for_is_due_and_then_done(declare: Declare, clock) -> None:
    run_job(declare())
    Job.objects.update(asked_for_at=START)
    assert names() == ["work"]
    run_job(due_jobs()[0])
    assert Job.objects.get().asked_for_at is None
    assert names() == []


def test_what_is_asked_for_while_it_runs_is_done_once_more(declare: Declare, clock) -> None:
    spec = declare(run=lambda turn: Job.objects.update(asked_for_at=START + HOUR))
    run_job(spec)
    assert names() == ["work"]


def test_what_hinders_a_job_keeps_it_from_being_due(declare: Declare) -> None:
    declare("hindered", hindered=lambda: "Ingen adress.")
    declare("free")
    assert names() == ["free"]


def test_a_failing_job_waits_longer_each_time(declare: Declare, clock) -> None:
    spec, waited = declare(run=fail, every=dt.timedelta(days=7)), []
    for _ in range(7):
        assert run_job(spec) is Outcome.FAILED
        job = Job.objects.get()
        waited.append((job.next_run - START).total_seconds() / 60)
        clock.move_to(START)
    assert waited == [1, 4, 16, 64, 256, 1024, 1440]
    assert (job.failures, job.last_problem) == (7, "Det gick inte.")
    run_job(spec, run=lambda turn: None)
    job = Job.objects.get()
    assert (job.failures, job.last_problem) == (0, "")


def test_a_failing_job_never_waits_longer_than_its_interval(declare: Declare, clock) -> None:
    run_job(declare(run=fail, every=dt.timedelta(seconds=20)))
    assert Job.objects.get().next_run == START + dt.timedelta(seconds=20)


def test_a_failing_job_does_not_stop_the_others(declare: Declare) -> None:
    done: list[str] = []
    declare("bad", run=lambda turn: 1 / 0)
    declare("good", run=lambda turn: done.append("good"))
    enrol()
    for spec in due_jobs():
        run_job(spec)
    assert done == ["good"]
    assert Job.objects.get(name="bad").last_problem == "Ett oväntat fel (ZeroDivisionError). Serverns logg säger mer."


def test_two_workers_never_run_the_same(declare: Declare) -> None:
    met: list[Outcome] = []
    spec = declare(run=lambda turn: met.append(run_job(spec)))
    assert run_job(spec) is Outcome.DONE
    assert met == [Outcome.TAKEN]
    assert run_job(spec, run=lambda turn: None) is Outcome.DONE


def held_by(holder: str, until: dt.datetime) -> None:
    enrol()
    Job.objects.update(held_by=holder, held_until=until)


def test_a_lease_that_has_run_out_is_taken_over(declare: Declare, clock) -> None:
    spec = declare()
    held_by("another machine:1:x", START + LEASE)
    assert names() == []
    assert run_job(spec) is Outcome.TAKEN
    clock.shift(LEASE + dt.timedelta(seconds=1))
    assert names() == ["work"]
    assert run_job(spec) is Outcome.DONE


def test_the_lease_of_a_dead_process_here_is_taken_over_at_once(declare: Declare, clock) -> None:
    spec = declare()
    host = os.uname().nodename
    held_by(f"{host}:{os.getpid()}:x", START + LEASE)
    assert run_job(spec) is Outcome.TAKEN
    held_by(f"{host}:{_dead_process()}:x", START + LEASE)
    assert run_job(spec) is Outcome.DONE


def _dead_process() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_a_job_goes_on_by_renewing_its_lease(declare: Declare, clock) -> None:
    seen: list[dt.datetime | None] = []

    def slowly(turn: Turn) -> None:
        for _ in range(2):
            clock.shift(60)
            turn.go_on()
            seen.append(Job.objects.get().held_until)

    run_job(declare(run=slowly))
    minute = dt.timedelta(minutes=1)
    assert seen == [START + minute + LEASE, START + 2 * minute + LEASE]


def test_a_job_that_was_taken_over_ends_and_leaves_the_row_alone(declare: Declare, clock) -> None:
    def taken_over(turn: Turn) -> None:
        Job.objects.update(held_by="another machine:1:x")
        turn.go_on()
        raise AssertionError("it went on")

    assert run_job(declare(run=taken_over)) is Outcome.STOPPED
    job = Job.objects.get()
    assert (job.held_by, job.last_ended) == ("another machine:1:x", None)


def test_a_stopped_job_goes_on_at_once_next_time(declare: Declare, clock) -> None:
    stop = threading.Event()

    def until_stopped(turn: Turn) -> None:
        turn.go_on()
        stop.set()
        turn.pause(3600)

    assert run_job(declare(run=until_stopped), stop) is Outcome.STOPPED
    job = Job.objects.get()
    assert (job.failures, job.next_run, job.held_until) == (0, START, None)
    assert names() == ["work"]


def test_what_was_done_for_a_day_is_not_done_again_for_it(declare: Declare, clock) -> None:
    done: list[dt.datetime] = []
    spec = declare(run=lambda turn: done.append(START), key=lambda now: now.date().isoformat())
    run_job(spec)
    run_job(spec)
    assert len(done) == 1
    clock.shift(24 * HOUR)
    run_job(spec)
    assert len(done) == 2


def test_what_failed_for_a_day_is_tried_again_for_it(declare: Declare, clock) -> None:
    spec = declare(run=fail, key=lambda now: now.date().isoformat())
    done: list[int] = []
    run_job(spec)
    run_job(spec, run=lambda turn: done.append(1))
    assert done == [1]


def test_stopped_is_no_fault(declare: Declare) -> None:
    def stop(turn: Turn) -> None:
        raise Stopped

    assert run_job(declare(run=stop)) is Outcome.STOPPED
    assert Job.objects.get().last_problem == ""
