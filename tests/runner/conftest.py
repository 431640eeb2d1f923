"""A checkout of its own for each test that walks the real road."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.runner.checkout import Checkout, Index, serving


@pytest.fixture
def index() -> Iterator[Index]:
    with serving() as index:
        yield index


@pytest.fixture
def checkout(tmp_path: Path, index: Index) -> Checkout:
    home = tmp_path / "fyren"
    home.mkdir()
    return Checkout(home, index)
