"""Two sealers at once, each a process of its own on a real database: one chain, nothing lost, nothing twice."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest

# Asks for the database though it makes its own, so that the run on the other database has it too.
pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parent.parent.parent
ROWS = 120

PREPARE = f"""
from django.core.management import call_command
from fyren.vault.acts import Act
from fyren.vault.audit import record
call_command("make_keys")
call_command("migrate", verbosity=0)
for number in range({ROWS}):
    record(Act.LOG_IN_FAILED, by="")
"""
SEAL = """
import sys, time
from fyren.vault.sealing import seal
print("ready", flush=True)
sys.stdin.readline()
for _ in range(30):
    seal(limit=7)
    time.sleep(0.001)
"""
CHECK = """
from fyren.vault.models import AuditRow, AuditSeal
from fyren.vault.sealing import verify
print(AuditRow.objects.count(), AuditSeal.objects.count(), verify())
"""


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A data directory and an empty database of the test's own, on the kind of database that the run is on."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FYREN_")}
    server = os.environ.get("FYREN_DATABASE_URL", "")
    name = f"fyren_sealers_{uuid4().hex[:12]}"
    url = urlunsplit(urlsplit(server)._replace(path=f"/{name}")) if server else ""
    if server:
        _execute(server, f"CREATE DATABASE {name}")
    yield kept | {
        "FYREN_VAR": str(tmp_path / "var"),
        "FYREN_DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "fyren.house.settings",
        "PYTHONPATH": str(ROOT),
    }
    if server:
        _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def _execute(server: str, statement: str) -> None:
    address = urlunsplit(urlsplit(server)._replace(path="/postgres"))
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement.encode())


def _start(environment: dict[str, str], script: str) -> subprocess.Popen[str]:
    program = f"import django\ndjango.setup()\n{script}"
    return subprocess.Popen(
        [sys.executable, "-c", program],
        env=environment,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _run(environment: dict[str, str], script: str) -> str:
    process = _start(environment, script)
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    return output


def test_two_sealers_at_once(environment: dict[str, str]) -> None:
    _run(environment, PREPARE)
    sealers = [_start(environment, SEAL) for _ in range(2)]
    for sealer in sealers:
        assert sealer.stdout is not None
        assert sealer.stdout.readline() == "ready\n"
    ended = []
    for sealer in sealers:
        assert sealer.stdin is not None
        sealer.stdin.write("go\n")
        sealer.stdin.flush()
    for sealer in sealers:
        _, errors = sealer.communicate(timeout=60)
        ended.append((sealer.returncode, errors))
    assert ended == [(0, ""), (0, "")]
    assert _run(environment, CHECK) == f"{ROWS} {ROWS} []\n"
