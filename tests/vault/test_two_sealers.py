"""Two sealers at once, each a process of its own on a real database: one chain, nothing lost, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installation import Environment, own_installation, program, run, start

# Asks for the database though it makes its own, so that the run on the other database has it too.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]

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
def environment(tmp_path: Path) -> Iterator[Environment]:
    with own_installation(tmp_path) as found:
        yield found


def test_two_sealers_at_once(environment: Environment) -> None:
    run(environment, *program(PREPARE))
    sealers = [start(environment, *program(SEAL)) for _ in range(2)]
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
    assert run(environment, *program(CHECK)) == f"{ROWS} {ROWS} []\n"
