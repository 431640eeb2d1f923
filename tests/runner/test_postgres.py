"""The PostgreSQL server of a test run."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from runner import postgres
from runner.console import Failure


def test_it_starts_serves_and_is_gone() -> None:
    with postgres.server(Path(sys.executable)) as address:
        folder = Path(parse_qs(urlsplit(address).query)["host"][0])
        with psycopg.connect(address) as connection:
            row = connection.execute("SELECT lower('ÅÄÖ'), current_setting('server_version_num')::int").fetchone()
        assert folder.stat().st_mode & 0o077 == 0  # nobody else on the machine reaches the socket
    assert row is not None
    assert row[0] == "åäö"
    assert row[1] >= 180000
    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)


def test_it_is_gone_also_when_the_run_fails() -> None:
    def run() -> None:
        with postgres.server(Path(sys.executable)) as address:
            folders.append(Path(parse_qs(urlsplit(address).query)["host"][0]))
            assert folders[0].exists()
            raise RuntimeError

    folders: list[Path] = []
    with pytest.raises(RuntimeError):
        run()
    assert not folders[0].exists()


def test_an_environment_without_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="saknas"), postgres.server(tmp_path / "bin" / "python"):
        pass
