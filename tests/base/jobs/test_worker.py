"""`run.py manage work` as processes: due jobs are run, a hanging one keeps nobody waiting, and SIGTERM is heeded."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.installation import Environment, own_installation, program, run, start

# Asks for the database though it makes its own, so that the run on the other database has it too.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

PREPARE = """
from django.core.management import call_command
call_command("make_keys")
call_command("migrate", verbosity=0)
"""
# Three jobs beside the installation's own: one that hangs until it is stopped, one that fails, and one that counts.
WORK = """
import datetime as dt, pathlib, sys
from django.core.management import call_command
from fyren.base.jobs import JOBS, JobSpec
every = dt.timedelta(seconds=1)
def hang(turn):
    while True:
        turn.pause(0.05)
def fail(turn):
    raise ValueError
def count(turn):
    with pathlib.Path(sys.argv[1]).open("a") as file:
        file.write("x")
for name, function in (("hang", hang), ("fail", fail), ("count", count)):
    JOBS.register(JobSpec(name=name, title=name, does=name, every=every, run=function))
call_command("work")
"""
ROWS = """
import json
from fyren.base.jobs.models import Job
print(json.dumps({job.name: [job.failures, job.held_by, job.last_problem] for job in Job.objects.all()}))
"""


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[Environment]:
    with own_installation(tmp_path) as found:
        yield found


def test_two_workers(environment: Environment, tmp_path: Path) -> None:
    run(environment, *program(PREPARE))
    counted = tmp_path / "counted"
    workers = [start(environment, *program(WORK), str(counted)) for _ in range(2)]
    _wait_for(lambda: counted.exists() and len(counted.read_text()) >= 2)
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
    ended = [(worker.communicate(timeout=60), worker.returncode) for worker in workers]
    assert [code for _, code in ended] == [0, 0], ended
    told = run(environment, *program(ROWS))
    assert '"hang": [0, "", ""]' in told
    assert '"seal_audit": [0, "", ""]' in told
    assert "ValueError" in told
    assert '"count": [0, "", ""]' in told


def _wait_for(done: Callable[[], bool], seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if done():
            return
        time.sleep(0.1)
    raise TimeoutError
