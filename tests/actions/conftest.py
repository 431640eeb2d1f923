"""Keys of each test's own, since an action may rotate them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytest_django import Settings

from fyren.vault.keys import ring_path


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, settings: Settings, data_directory: Path) -> Path:
    """The run's keys, copied."""
    path = tmp_path / "ring.json"
    shutil.copy(ring_path(), path)
    settings.FYREN_KEYS = str(path)
    return path
