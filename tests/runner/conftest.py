"""A checkout of its own for each test that walks the real road."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.runner.checkout import Checkout, Index, serving


@pytest.fixture
def index() -> Iterator[Index]:
    with serving() as index:
        yield index


@pytest.fixture
def bare(tmp_path: Path, index: Index) -> Checkout:
    """As a new user has it: nothing made yet."""
    home = tmp_path / "fyren"
    home.mkdir()
    return Checkout(home, index)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment of the stand-ins, made once by the real road; nothing in it hangs on where it lies."""
    home = tmp_path_factory.mktemp("made") / "fyren"
    home.mkdir()
    with serving() as index:
        checkout = Checkout(home, index)
        assert checkout.run("manage", "help").returncode == 0
    return checkout.var / "env"


@pytest.fixture
def checkout(bare: Checkout, made: Path) -> Checkout:
    """With its environment already there."""
    shutil.copytree(made, bare.var / "env", symlinks=True)
    return bare
