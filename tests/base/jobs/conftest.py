"""Jobs of the test's own, in place of those that are wired."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from fyren.base.jobs import JOBS, JobSpec


@pytest.fixture
def declare(db: None, monkeypatch: pytest.MonkeyPatch) -> Callable[..., JobSpec]:
    """Declares a job; those of the installation are not there."""
    monkeypatch.setattr(JOBS, "_adapters", [])

    def make(name: str = "work", **given: object) -> JobSpec:
        facts = {"title": "Arbete", "does": "Gör något.", "every": dt.timedelta(hours=1), "run": lambda turn: None}
        return JOBS.register(JobSpec(name=name, **(facts | given)))  # type: ignore[arg-type]

    return make
