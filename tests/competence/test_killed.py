"""The server is killed in the middle of what a learning platform posts: what was acknowledged is there."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.competence.told import statement
from tests.installation import ROOT, Environment, own_installation, program, run

# Asks for the database though it makes its own, so that the run on the other database has it too.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ENOUGH = 60  # requests that are acknowledged before the server is killed
EACH = 3  # statements in a request
PREPARE = """
from django.core.management import call_command
call_command("make_keys")
call_command("migrate", verbosity=0)
from fyren.competence.models import LearningSource
from fyren.people.models import Body
from fyren.people.tokens import hash_of
body = Body.objects.create(name="Nämnden", short_name="N", kind="board")
source = LearningSource.objects.create(authority=body, name="Plattformen", token_hash=hash_of("nyckel"))
print(source.public_id)
"""
KEPT = """
from fyren.competence.models import Statement
print(*Statement.objects.values_list("statement_id", flat=True))
"""


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[Environment]:
    with own_installation(tmp_path) as found:
        yield found


class _Posting(threading.Thread):
    """Posts until the server is gone."""

    def __init__(self, port: int, name: str) -> None:
        super().__init__(daemon=True)
        self.port, self.name_to_log_in = port, name
        self.acknowledged: list[str] = []
        self.sent: list[str] = []

    def run(self) -> None:
        import base64

        key = base64.b64encode(f"{self.name_to_log_in}:nyckel".encode()).decode()
        headers = {
            "Authorization": f"Basic {key}",
            "X-Experience-API-Version": "1.0.3",
            "Content-Type": "application/json",
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            while True:
                batch = [statement() for _ in range(EACH)]
                self.sent += [each["id"] for each in batch]
                connection.request("POST", "/xapi/statements", json.dumps(batch), headers)
                answer = connection.getresponse()
                told = json.loads(answer.read())
                assert answer.status == 200, told
                self.acknowledged += told
        except (OSError, http.client.HTTPException):
            pass  # the server is gone


def _serve(environment: Environment) -> tuple[subprocess.Popen[bytes], int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", "127.0.0.1"]
    server = subprocess.Popen(
        [*command, "--port", str(port), "fyren.house.wsgi:application"],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    for _ in range(400):
        assert server.poll() is None, "the server stopped"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server, port
        time.sleep(0.05)
    raise TimeoutError


def test_what_was_acknowledged_is_there(environment: Environment) -> None:
    name = run(environment, *program(PREPARE)).split()[-1]
    server, port = _serve(environment)
    try:
        threads = [_Posting(port, name) for _ in range(3)]
        for thread in threads:
            thread.start()
        while sum(len(thread.acknowledged) for thread in threads) < ENOUGH * EACH:
            assert any(thread.is_alive() for thread in threads)
            time.sleep(0.01)
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait(timeout=20)
    for thread in threads:
        thread.join(timeout=30)
    acknowledged = {each for thread in threads for each in thread.acknowledged}
    sent = {each for thread in threads for each in thread.sent}
    kept = set(run(environment, *program(KEPT)).split())
    assert len(acknowledged) >= ENOUGH * EACH
    assert acknowledged <= kept <= sent
