"""A key ring and a head file for each test, and an audit with rows of several kinds, sealed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import Settings

from fyren.people.models import Body
from fyren.vault.acts import Act
from fyren.vault.audit import record
from fyren.vault.keys import ring_path
from fyren.vault.models import AuditRow
from fyren.vault.sealing import seal


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, settings: Settings, data_directory: Path) -> Path:
    """The run's keys, copied: what a test does to them, and to the head beside them, stays with the test."""
    path = tmp_path / "ring.json"
    shutil.copy(ring_path(), path)
    settings.FYREN_KEYS = str(path)
    return path


@pytest.fixture
def add_rows(bodies: dict[str, Body]) -> Callable[[int], list[AuditRow]]:
    """Records so many rows about a body."""

    def add(count: int) -> list[AuditRow]:
        fields = ["name", "source"]
        return [record(Act.BODY_CHANGED, by="actor", about=bodies["KS"], fields=fields) for _ in range(count)]

    return add


@pytest.fixture
def sealed(add_rows: Callable[[int], list[AuditRow]]) -> list[AuditRow]:
    """Five rows, the last ones of a sealed audit."""
    rows = add_rows(5)
    seal()
    return rows


@pytest.fixture
def committing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test commits: what an act leaves until then is done at once instead."""
    monkeypatch.setattr(transaction, "on_commit", lambda wanted: wanted())
