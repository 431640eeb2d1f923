"""The sealing as a job: what it does, and what it says when it cannot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine

from fyren.base import clock
from fyren.base.jobs.models import Job
from fyren.base.jobs.running import Outcome, run_job
from fyren.vault.jobs import SEALING
from fyren.vault.models import AuditRow
from fyren.vault.sealing import SEALING_WINDOW

pytestmark = pytest.mark.django_db


def test_everything_is_sealed_in_one_run(add_rows: Callable[[int], list[AuditRow]]) -> None:
    add_rows(3)
    assert run_job(SEALING) is Outcome.DONE
    assert not AuditRow.objects.filter(seal__isnull=True).exists()
    assert SEALING.every < SEALING_WINDOW


def test_a_missing_key_ring_is_told(add_rows: Callable[[int], list[AuditRow]], own_keys: Path) -> None:
    add_rows(1)
    own_keys.unlink()
    assert run_job(SEALING) is Outcome.FAILED
    assert Job.objects.get(name="seal_audit").last_problem.startswith("Nyckelringen saknas")


def test_a_chain_that_was_cut_is_told(sealed: list[AuditRow], add_rows: Callable[[int], list[AuditRow]]) -> None:
    sealed[4].seal.delete()
    sealed[4].delete()
    add_rows(1)
    with time_machine.travel(clock.now() + dt.timedelta(minutes=2)):
        assert run_job(SEALING) is Outcome.FAILED
    assert "inte slutar där den ska" in Job.objects.get(name="seal_audit").last_problem
